import { describe, expect, it } from 'vitest';
import { makeCohort } from '../builders/centres.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);

const SIGN_UP = 'mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { accessToken refreshToken userErrors { code field } } }';
const JOIN = 'mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { enrolment { id confirmedAt } userErrors { code field } } }';
const codeFor = async (email: string, cohort: { id: string; centre: { coordinator: Person } }): Promise<string> =>
  (await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { results { code } userErrors { code } } }', { input: { cohortId: cohort.id, learners: [{ email, name: 'x' }] } }, cohort.centre.coordinator)).inviteLearners.results[0].code;
const person = (email: string, invitationCode: string) => ({ input: { email, password: PASSWORD, name: 'x', language: 'EN', ...TERMS, invitationCode } });

describe('an invitation into a cohort', () => {
  it('of somebody else makes no account, and is not spent', async () => {
    const cohort = await makeCohort(world);
    const invitationCode = await codeFor('invited@test.example', cohort);
    expect((await world.get(SIGN_UP, person('thief@test.example', invitationCode))).signUpGraduate).toEqual({ accessToken: null, refreshToken: null, userErrors: [{ code: 'INVITATION_FOR_ANOTHER', field: 'email' }] });
    const thief = await makeGraduate(world);
    expect((await world.get(JOIN, { input: { invitationCode } }, thief)).joinCohort).toEqual({ enrolment: null, userErrors: [{ code: 'INVITATION_FOR_ANOTHER', field: 'email' }] });
    expect(await sql("select id from accounts where email = 'thief@test.example'")).toEqual([]);
    expect((await world.get(SIGN_UP, person('invited@test.example', invitationCode))).signUpGraduate.userErrors).toEqual([]);
  });

  it('used by five at once makes one account and one enrolment', async () => {
    const cohort = await makeCohort(world);
    const invitationCode = await codeFor('many@test.example', cohort);
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.get(SIGN_UP, person('many@test.example', invitationCode))));
    expect(answers.map(({ signUpGraduate }) => signUpGraduate.userErrors[0]?.code ?? 'WORKED').toSorted()).toEqual(['EMAIL_TAKEN', 'EMAIL_TAKEN', 'EMAIL_TAKEN', 'EMAIL_TAKEN', 'WORKED']);
    expect(await sql(`select id from enrolments where cohort_id = '${cohort.cohortId}'`)).toHaveLength(1);
    const again = await makeCohort(world);
    const second = await codeFor('many@test.example', again);
    const many = world.signedIn('', '', answers.find(({ signUpGraduate }) => signUpGraduate.accessToken)!.signUpGraduate.accessToken, ['GRADUATE']);
    const joined = await Promise.all(Array.from({ length: 5 }, () => world.get(JOIN, { input: { invitationCode: second } }, many)));
    expect(joined.filter(({ joinCohort }) => joinCohort.enrolment).map(({ joinCohort }) => joinCohort.userErrors)).toEqual([[]]);
    expect(joined.filter(({ joinCohort }) => !joinCohort.enrolment).map(({ joinCohort }) => joinCohort.userErrors[0].code)).toEqual(Array.from({ length: 4 }, () => 'INVITATION_INVALID'));
  });
});

describe('a role', () => {
  it('that is left over after a membership opens nothing, and neither does one that was only asked for', async () => {
    const employer = await makeEmployer(world);
    const offer = await makeOffer(world, { employer, draft: true });
    const open = await makeOffer(world, { employer });
    await makeGraduate(world, { findable: ['LOCAL'], skills: [{ skill: 'react' }] });
    const SEEN = 'query ($offer: ID!, $open: ID!, $employer: ID!) { offer: node(id: $offer) { id } open: node(id: $open) { ... on JobOffer { candidates { totalCount } applicationCount } } employer: node(id: $employer) { ... on Employer { registration { registrationNumber } members { totalCount } offers(filter: { states: [DRAFT] }) { totalCount } } } }';
    const seen = (as: Person) => world.get(SEEN, { offer: offer.id, open: open.id, employer: employer.id }, as);
    const nothing = (own: number) => ({ offer: null, open: { candidates: null, applicationCount: null }, employer: { registration: null, members: { totalCount: own }, offers: { totalCount: 0 } } });
    expect((await seen(employer.owner)).open.candidates.totalCount).toBe(1);
    const joining = await world.person('Joining', 'COORDINATOR');
    await world.get('mutation ($id: ID!) { joinEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: employer.id }, joining);
    expect((await world.get('{ viewer { roles } }', {}, joining)).viewer.roles).toContain('RECRUITER');
    expect(await seen(joining)).toEqual(nothing(1));
    await sql(`update employer_members set granted_at = now() where account_id = '${joining.accountId}'`);
    expect((await seen(joining)).offer).not.toBe(null);
    await sql(`update employer_members set ended_at = now() where account_id = '${joining.accountId}'`);
    expect(await seen(joining)).toEqual(nothing(0));
    await sql(`update accounts set suspended_at = now() where id = '${joining.accountId}'`);
    expect((await world.ask('{ viewer { roles } }', {}, joining)).status).toBe(401);
  });
});

import { describe, expect, it } from 'vitest';
import { toGlobalId, uuidOf } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { accountOf, confirmAddress, lettersTo } from '../builders/accounts.ts';
import { makeRecruiter } from '../builders/applications.ts';
import { makeCohort } from '../builders/centres.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { type MadeGraduate, makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);

const unconfirm = (person: Person): Promise<unknown> => sql(`update accounts set email_confirmed_at = null where id = '${person.accountId}'`);
const confirmAgain = (person: Person): Promise<unknown> => sql(`update accounts set email_confirmed_at = now() where id = '${person.accountId}'`);

const RECRUITER = 'mutation ($input: SignUpRecruiterInput!) { signUpRecruiter(input: $input) { accessToken userErrors { code field } } }';
let people = 0;
async function signUpRecruiter(more: object): Promise<{ person: Person; employerId: string; memberId: string }> {
  people += 1;
  const email = `recruiter.${people}@test.example`;
  const { signUpRecruiter: answer } = await world.get(RECRUITER, { input: { email, password: PASSWORD, name: 'Salma', language: 'EN', ...TERMS, ...more } });
  expect(answer.userErrors).toEqual([]);
  const person = world.signedIn((await accountOf(world, email)).id, email, answer.accessToken, ['RECRUITER']);
  const [{ id, employer }] = (await world.get('{ viewer { memberships { id employer { id } } } }', {}, person)).viewer.memberships;
  return { person, employerId: employer.id, memberId: id };
}

describe('a graduate whose e-mail is not confirmed', () => {
  const found = (graduate: MadeGraduate) => graduateRankingIndex.documents(world.context(), [graduate.graduateId]);

  it('is no candidate of an employer and in no index, and is both once it is', async () => {
    const employer = await makeEmployer(world);
    const offer = await makeOffer(world, { employer });
    const graduate = await makeGraduate(world, { findable: ['LOCAL'], skills: [{ skill: 'react', level: 'ADVANCED' }] });
    const candidates = async () => (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 5) { totalCount nodes { candidate { id } } } } } }', { id: offer.id }, employer.owner)).node.candidates.totalCount as number;
    expect([await candidates(), (await found(graduate)).length]).toEqual([1, 1]);
    await unconfirm(graduate);
    expect([await candidates(), (await found(graduate)).length]).toEqual([0, 0]);
    await confirmAgain(graduate);
    expect([await candidates(), (await found(graduate)).length]).toEqual([1, 1]);
  });

  it('is marked for the index when the link is opened', async () => {
    const cohort = await makeCohort(world);
    const email = 'marked@test.example';
    await world.get('mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { userErrors { code } } }', { input: { email, password: PASSWORD, name: 'Marked', language: 'EN', cohortId: cohort.id, ...TERMS } });
    const [{ id }] = await sql(`select g.id from graduates g join accounts a on a.id = g.account_id where a.email = '${email}'`);
    await sql('delete from search_changes');
    await confirmAddress(world, email);
    expect((await sql("select document_id from search_changes where index_name = 'graduates'")).map((row) => row.document_id)).toEqual([id]);
  });

  it('claims nothing of a centre: the claim is neither listed nor to be confirmed before the e-mail is', async () => {
    const graduate = await makeGraduate(world, { confirmed: false });
    const { coordinator } = graduate.cohort.centre;
    const listed = async () => (await world.get('query ($cohort: ID!, $graduate: ID!) { cohort: node(id: $cohort) { ... on Cohort { enrolments(first: 5) { totalCount } } } graduate: node(id: $graduate) { id } }', { cohort: graduate.cohort.id, graduate: graduate.id }, coordinator));
    const confirm = async () => (await world.get('mutation ($id: ID!) { confirmEnrolment(input: { enrolmentId: $id }) { userErrors { code field } } }', { id: toGlobalId('Enrolment', graduate.enrolmentId) }, coordinator)).confirmEnrolment.userErrors;
    await unconfirm(graduate);
    expect(await listed()).toEqual({ cohort: { enrolments: { totalCount: 0 } }, graduate: null });
    expect(await confirm()).toEqual([{ code: 'NOT_FOUND', field: 'enrolmentId' }]);
    await confirmAgain(graduate);
    expect((await listed()).cohort.enrolments.totalCount).toBe(1);
    expect(await confirm()).toEqual([]);
  });

  it('is invited by a centre like anybody, so that an invitation tells of no claim', async () => {
    const graduate = await makeGraduate(world, { confirmed: false });
    const invite = async () => (await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { results { outcome } userErrors { code } } }', { input: { cohortId: graduate.cohort.id, learners: [{ email: graduate.email, name: 'x' }], renew: true } }, graduate.cohort.centre.coordinator)).inviteLearners.results[0].outcome as string;
    await unconfirm(graduate);
    expect(await invite()).toBe('INVITED');
    await confirmAgain(graduate);
    expect(await invite()).toBe('ALREADY_ENROLLED');
  });

  it('whom the centre itself wrote in is shown to the centre', async () => {
    const graduate = await makeGraduate(world);
    await unconfirm(graduate);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: graduate.id }, graduate.cohort.centre.coordinator);
    expect(node.name).toBe(graduate.name);
  });

  it('applies to nothing', async () => {
    const recruiter = await makeRecruiter(world);
    const { id } = await makeOffer(world, { employer: recruiter.employer });
    const graduate = await makeGraduate(world);
    const apply = async () => (await world.get('mutation ($id: ID!) { submitApplication(input: { offerId: $id }) { application { id } userErrors { code field } } }', { id }, graduate)).submitApplication;
    await unconfirm(graduate);
    expect(await apply()).toEqual({ application: null, userErrors: [{ code: 'EMAIL_NOT_CONFIRMED', field: null }] });
    expect(await sql(`select id from disclosures where graduate_id = '${graduate.graduateId}'`)).toEqual([]);
    await confirmAgain(graduate);
    expect((await apply()).userErrors).toEqual([]);
  });

  it('is appointed to no centre: the address is answered like one that nobody has', async () => {
    const cohort = await makeCohort(world);
    const { centre } = cohort;
    const squatter = await world.person('Squatter', 'RECRUITER');
    await unconfirm(squatter);
    const appoint = async (email: string) => (await world.get('mutation ($input: AppointStaffInput!) { appointStaff(input: $input) { staffMember { id } userErrors { code field message } } }', { input: { centreId: centre.id, email, kind: 'TRAINER' } }, centre.coordinator)).appointStaff;
    expect(await appoint(squatter.email)).toEqual(await appoint('nobody@test.example'));
    expect((await appoint(squatter.email)).userErrors[0].code).toBe('UNKNOWN_ACCOUNT');
  });
});

describe('a recruiter whose e-mail is not confirmed', () => {
  const FOUND = { found: { name: 'Rif Logiciel', kind: 'COMPANY', placeCode: 'MA-OUJ', registrationKind: 'ICE', registrationNumber: '001512572000078' } };

  it('founds an employer that is not verified, and publishes nothing', async () => {
    const { person, employerId } = await signUpRecruiter(FOUND);
    const administrator = await administratorOf(world);
    const verify = async () => (await world.get('mutation ($id: ID!) { verifyEmployer(input: { employerId: $id }) { userErrors { code field } } }', { id: employerId }, administrator)).verifyEmployer.userErrors;
    expect(await verify()).toEqual([{ code: 'EMAIL_NOT_CONFIRMED', field: 'employerId' }]);
    const ask = await world.get('mutation ($id: ID!) { askVerification(input: { employerId: $id }) { userErrors { code } } }', { id: employerId }, person);
    expect(ask.askVerification.userErrors).toEqual([{ code: 'EMAIL_NOT_CONFIRMED' }]);
    const { id } = await makeOffer(world, { employer: { employerId: uuidOf('Employer', employerId), id: employerId, name: 'Rif Logiciel', owner: person }, draft: true });
    const publish = async () => (await world.get('mutation ($id: ID!) { publishOffer(input: { offerId: $id }) { offer { state } userErrors { code field } } }', { id }, person)).publishOffer;
    expect(await publish()).toEqual({ offer: null, userErrors: [{ code: 'EMAIL_NOT_CONFIRMED', field: null }] });
    await confirmAddress(world, person.email);
    expect(await verify()).toEqual([]);
    expect(await publish()).toEqual({ offer: { state: 'PUBLISHED' }, userErrors: [] });
  });

  it('who asks to join is not shown to the owners before, and they are told once it is', async () => {
    const employer = await makeEmployer(world);
    const { person, memberId } = await signUpRecruiter({ joinEmployerId: employer.id });
    const members = async () => (await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { members(first: 5) { totalCount } } } }', { id: employer.id }, employer.owner)).node.members.totalCount as number;
    const grant = async () => (await world.get('mutation ($id: ID!) { grantMembership(input: { memberId: $id }) { userErrors { code field } } }', { id: memberId }, employer.owner)).grantMembership.userErrors;
    expect(await members()).toBe(1);
    expect(await grant()).toEqual([{ code: 'NOT_FOUND', field: 'memberId' }]);
    const told = async () => (await lettersTo(world, employer.owner.email)).filter(({ data }) => data.email === person.email).length;
    expect(await told()).toBe(0);
    await confirmAddress(world, person.email);
    expect(await told()).toBe(1);
    expect(await members()).toBe(2);
    expect(await grant()).toEqual([]);
  });
});

describe('who signs up', () => {
  it('is sent one letter, in its own language, with the sign-up or not at all', async () => {
    const cohort = await makeCohort(world);
    const SIGN_UP = 'mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { userErrors { code } } }';
    const input = { email: 'arabic@test.example', password: PASSWORD, name: 'Nour', language: 'AR', cohortId: cohort.id, ...TERMS };
    await world.get(SIGN_UP, { input });
    expect((await world.get(SIGN_UP, { input })).signUpGraduate.userErrors).toEqual([{ code: 'EMAIL_TAKEN' }]);
    await world.get(SIGN_UP, { input: { ...input, email: 'refused@test.example', cohortId: 'nonsense' } });
    const letters = await transact(world.context(), (tx) => tx.em.find(Letter, { email: { $in: ['arabic@test.example', 'refused@test.example'] } }));
    expect(letters.map(({ email, language, kind }) => [email, language, kind])).toEqual([['arabic@test.example', 'AR', 'account.confirm-email']]);
  });
});

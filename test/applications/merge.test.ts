import { describe, expect, it } from 'vitest';
import { Account } from '../../src/identity/account.entity.ts';
import { grantRole } from '../../src/identity/account.service.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { bring, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter } from '../builders/applications.ts';
import { makeCohort } from '../builders/centres.ts';
import { administratorOf } from '../builders/employers.ts';
import { makeGraduate, type MadeGraduate } from '../builders/graduates.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';

const world = openWorld();
const MERGE = 'mutation ($input: MergePeopleInput!) { mergePeople(input: $input) { graduate { id name skills { skill { slug } level standing } enrolments { cohort { id } state } } userErrors { code field } } }';
const merge = async (kept: { id: string }, other: { id: string }, over: object = {}) => (await world.get(MERGE, { input: { keepGraduateId: kept.id, otherGraduateId: other.id, reason: 'Same phone', ...over } }, await administratorOf(world))).mergePeople;
const sql = <T = any>(statement: string): Promise<T[]> => world.app.orm.em.getConnection().execute(statement) as Promise<T[]>;
const letterTo = async (email: string): Promise<string[]> => (await world.app.orm.em.fork().find(Letter, { email }, { orderBy: { id: 'asc' } })).map((one) => one.kind).filter((kind) => kind.startsWith('graduates.account-'));

describe('two graduates who are one person', () => {
  it('become one, who has what both had, and nothing is left of the other', async () => {
    const [first, second] = [await makeCohort(world), await makeCohort(world)];
    const kept = await makeGraduate(world, { cohort: first, name: 'Amina Benali', skills: [{ skill: 'react', level: 'ADVANCED' }], places: ['MA-OUJ'] });
    const other = await makeGraduate(world, { cohort: second, name: 'Amina Benali', skills: [{ skill: 'react', level: 'FOUNDATION' }, { skill: 'docker', level: 'INTERMEDIATE' }], languages: [{ language: 'fr', level: 'C1' }], places: ['MA-NAD'] });
    await world.get('mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code } } }', { input: { cohortId: first.id } }, other);
    await world.get('mutation ($input: ConfirmSkillsInput!) { confirmSkills(input: $input) { userErrors { code } } }', { input: { graduateId: other.id, skills: [{ skill: 'react', level: 'INTERMEDIATE' }] } }, second.centre.coordinator);
    const recruiter = await makeRecruiter(world);
    const offer = await makeOpenOffer(world, recruiter);
    const sent = await makeApplication(world, other, offer);
    const answer = await merge(kept, other);
    expect(answer.userErrors).toEqual([]);
    expect(answer.graduate.enrolments.map((one: { cohort: { id: string } }) => one.cohort.id).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(answer.graduate.skills.map((one: { skill: { slug: string }; level: string; standing: string }) => `${one.skill.slug} ${one.level} ${one.standing}`).toSorted()).toEqual(['docker INTERMEDIATE DECLARED', 'react ADVANCED DECLARED', 'react INTERMEDIATE CENTRE']);
    const MINE = '{ viewer { graduate { applications { nodes { id state } } languages { language } mobility { code } } } }';
    const mine = (await world.get(MINE, {}, kept)).viewer.graduate;
    expect(mine).toMatchObject({ applications: { nodes: [{ id: sent.id, state: 'SUBMITTED' }] }, languages: [{ language: 'fr' }], mobility: [{ code: 'MA-OUJ' }] });
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Application { graduate { name } } } }', { id: sent.id }, recruiter)).node.graduate.name).toBe('Amina Benali');
    for (const table of ['enrolments', 'graduate_skills', 'graduate_languages', 'graduate_mobility', 'applications', 'disclosures']) expect([table, await sql(`select 1 from ${table} where graduate_id = '${other.graduateId}'`)]).toEqual([table, []]);
    expect(await sql(`select erased_at is not null as erased, name, phone from graduates where id = '${other.graduateId}'`)).toEqual([{ erased: true, name: '', phone: null }]);
    expect(await sql(`select 1 from accounts where email = '${other.email}'`)).toEqual([]);
    expect(await sql(`select reason from graduate_merges where kept_id = '${kept.graduateId}' and other_id = '${other.graduateId}'`)).toEqual([{ reason: 'Same phone' }]);
  });

  it('have both addresses told, and the other can not sign in any more nor go on in a session', async () => {
    const [kept, other] = [await makeGraduate(world), await makeGraduate(world)];
    await merge(kept, other);
    expect(await letterTo(kept.email)).toEqual(['graduates.account-joined']);
    expect(await letterTo(other.email)).toEqual(['graduates.account-gone']);
    expect((await world.ask('{ viewer { roles } }', {}, other)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }';
    expect((await world.get(SIGN_IN, { input: { email: other.email, password: PASSWORD } })).signIn).toEqual({ accessToken: null, userErrors: [{ code: 'WRONG_CREDENTIALS' }] });
    expect((await world.get(SIGN_IN, { input: { email: kept.email, password: PASSWORD } })).signIn.userErrors).toEqual([]);
    const RESTORE = 'mutation ($input: DecideAccountInput!) { restoreAccount(input: $input) { userErrors { code field } } }';
    expect((await world.get(RESTORE, { input: { accountId: toGlobalId('Account', other.accountId), reason: 'x' } }, await administratorOf(world))).restoreAccount.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'accountId' }]);
    const { accounts } = await world.get('{ accounts(first: 100) { nodes { id } } }', {}, await administratorOf(world));
    expect(accounts.nodes.map((one: { id: string }) => one.id)).not.toContain(toGlobalId('Account', other.accountId));
  });

  it('keep at most one open application to an offer: the newer is withdrawn, unless it is the hire', async () => {
    const recruiter = await makeRecruiter(world);
    const [plain, hiring] = [await makeOpenOffer(world, recruiter), await makeOpenOffer(world, recruiter)];
    const [kept, other] = [await makeApplicant(world), await makeApplicant(world)];
    const older = await makeApplication(world, other, plain);
    const newer = await makeApplication(world, kept, plain);
    const waiting = await makeApplication(world, kept, hiring);
    const hired = await bring(world, await makeApplication(world, other, hiring), recruiter, other, 'HIRED');
    expect((await merge(kept, other)).userErrors).toEqual([]);
    const { viewer } = await world.get('{ viewer { graduate { applications { nodes { id state version } } } } }', {}, kept);
    expect(Object.fromEntries(viewer.graduate.applications.nodes.map((one: { id: string; state: string }) => [one.id, one.state]))).toEqual({ [older.id]: 'SUBMITTED', [newer.id]: 'WITHDRAWN', [waiting.id]: 'WITHDRAWN', [hired.id]: 'HIRED' });
    await change(world, recruiter, 'advanceApplication', { applicationId: older.id, version: viewer.graduate.applications.nodes.find((one: { id: string }) => one.id === older.id).version, to: 'IN_REVIEW' });
  });

  it('are refused where both were hired for one offer, and nothing is half done', async () => {
    const recruiter = await makeRecruiter(world);
    const offer = await makeOpenOffer(world, recruiter, { openings: 2 });
    const [kept, other] = [await makeApplicant(world), await makeApplicant(world)];
    for (const person of [kept, other]) await bring(world, await makeApplication(world, person, offer), recruiter, person, 'HIRED');
    expect(await merge(kept, other)).toEqual({ graduate: null, userErrors: [{ code: 'HIRED_TWICE', field: 'otherGraduateId' }] });
    expect(await sql(`select 1 from applications where graduate_id = '${other.graduateId}'`)).toHaveLength(1);
    expect(await letterTo(kept.email)).toEqual([]);
  });

  it('are one once, where the same merge is asked for twice at once and both ways', async () => {
    const [kept, other] = [await makeGraduate(world), await makeGraduate(world)];
    const answers = await Promise.all([merge(kept, other), merge(other, kept)]);
    expect(answers.map((answer) => answer.userErrors.length).toSorted()).toEqual([0, 1]);
    expect(answers.flatMap((answer) => answer.userErrors)).toMatchObject([{ code: 'NOT_FOUND' }]);
    const [a, b] = [await makeGraduate(world), await makeGraduate(world)];
    const keyed = await Promise.all([1, 2].map(() => merge(a, b, { idempotencyKey: 'merge-once-1' })));
    expect(keyed.map((answer) => answer.userErrors)).toEqual([[], []]);
  });
});

describe('what others noted of the one who goes', () => {
  it('goes over: marks, notes, choices, recommendations and reports, each once', async () => {
    const [kept, other] = [await makeGraduate(world), await makeGraduate(world)];
    const recruiter = await makeRecruiter(world);
    const [both, alone] = [await makeOpenOffer(world, recruiter), await makeOpenOffer(world, recruiter)];
    const uuid = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1]!;
    const centreId = other.cohort.centre.centreId;
    for (const [person, offers] of [[kept, [both]], [other, [both, alone]]] as const) {
      for (const offer of offers.map(uuid)) {
        await sql(`insert into offer_marks (graduate_id, offer_id, kind, created_at) values ('${person.graduateId}', '${offer}', 'SAVED', now())`);
        await sql(`insert into candidate_notes (id, offer_id, graduate_id, author_id, text, created_at) values (gen_random_uuid(), '${offer}', '${person.graduateId}', '${recruiter.accountId}', 'x', now())`);
        await sql(`insert into recommendations (id, offer_id, graduate_id, centre_id, by_id, state, created_at) values (gen_random_uuid(), '${offer}', '${person.graduateId}', '${centreId}', '${recruiter.accountId}', 'AGREED', now())`);
        await sql(`insert into offer_reports (id, offer_id, reporter_id, reason, created_at) values (gen_random_uuid(), '${offer}', '${person.accountId}', 'FRAUD', now())`);
      }
    }
    expect((await merge(kept, other)).userErrors).toEqual([]);
    const count = async (statement: string): Promise<number> => (await sql<{ n: number }>(`select count(*)::int as n from ${statement}`))[0]!.n;
    const ofKept = `graduate_id = '${kept.graduateId}'`;
    expect(await Promise.all([count(`offer_marks where ${ofKept}`), count(`candidate_notes where ${ofKept}`), count(`recommendations where ${ofKept}`), count(`recommendations where ${ofKept} and state = 'AGREED'`), count(`offer_reports where reporter_id = '${kept.accountId}'`)])).toEqual([2, 3, 3, 2, 2]);
    for (const table of ['offer_marks', 'candidate_notes', 'candidate_choices', 'recommendations']) expect([table, await count(`${table} where graduate_id = '${other.graduateId}'`)]).toEqual([table, 0]);
  });
});

describe('merging', () => {
  it('asks for two different people who are there, a reason, and an account without another role', async () => {
    const [kept, other] = [await makeGraduate(world), await makeGraduate(world)];
    expect((await merge(kept, kept)).userErrors).toEqual([{ code: 'SAME_PERSON', field: 'otherGraduateId' }]);
    for (const id of ['x', toGlobalId('Account', kept.accountId), toGlobalId('Graduate', '01900000-0000-7000-8000-000000000000')]) {
      expect((await merge(kept, { id })).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'otherGraduateId' }]);
      expect((await merge({ id }, other)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'keepGraduateId' }]);
    }
    expect((await merge(kept, other, { reason: ' ' })).userErrors).toEqual([{ code: 'REQUIRED', field: 'reason' }]);
    expect((await merge(kept, other, { reason: 'x'.repeat(501) })).userErrors).toEqual([{ code: 'TOO_LONG', field: 'reason' }]);
    await transact(world.context(), (tx) => grantRole(tx, other.accountId, 'RECRUITER'));
    expect((await merge(kept, other)).userErrors).toEqual([{ code: 'OTHER_ROLES', field: 'otherGraduateId' }]);
    expect((await merge(other, kept)).userErrors).toEqual([]);
    for (const who of [other, other.cohort.centre.coordinator, await world.person('Recruiter', 'RECRUITER')]) expect((await world.ask(MERGE, { input: { keepGraduateId: kept.id, otherGraduateId: other.id, reason: 'x' } }, who)).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('leaves the person’s own letters and name alone, though the other had the same name', async () => {
    const [kept, other] = [await makeGraduate(world, { name: 'Samir Alami' }), await makeGraduate(world, { name: 'Samir Alami' })];
    await transact(world.context(), async (tx) => {
      tx.em.create(Letter, { id: world.app.newId(), accountId: kept.accountId, email: kept.email, name: 'Samir Alami', language: 'EN', kind: 'account.password-changed', data: {}, state: 'WAITING', createdAt: new Date() });
    });
    await merge(kept, other);
    expect(await world.app.orm.em.fork().count(Letter, { accountId: kept.accountId, kind: 'account.password-changed' })).toBe(1);
    expect((await world.app.orm.em.fork().findOneOrFail(Account, { id: kept.accountId })).name).toBe('Samir Alami');
  });
});

describe('possible duplicates', () => {
  const LIST = 'query ($first: Int) { possibleDuplicates(first: $first) { nodes { graduate { id } others { reasons graduate { id } } } } }';
  const list = async (first = 100) => (await world.get(LIST, { first }, await administratorOf(world))).possibleDuplicates.nodes;
  const phone = async (person: MadeGraduate, number: string) => sql(`update graduates set phone = '${number}' where id = '${person.graduateId}'`);

  it('are those with one phone, or one name in one cohort however it is written; each pair once', async () => {
    const cohort = await makeCohort(world);
    const [latin, again, elsewhere] = [await makeGraduate(world, { cohort, name: 'Naïma El-Khaldi' }), await makeGraduate(world, { cohort, name: 'NAIMA  EL KHALDI' }), await makeGraduate(world, { name: 'Naima El Khaldi' })];
    const [arabic, arabicAgain] = [await makeGraduate(world, { cohort, name: 'أُمينة بن علي' }), await makeGraduate(world, { cohort, name: 'امينه بن على' })];
    const [one, two] = [await makeGraduate(world, { name: 'Phone One' }), await makeGraduate(world, { name: 'Phone Two' })];
    for (const person of [one, two]) await phone(person, '+212600000001');
    for (const person of [latin, again]) await phone(person, '+212600000002');
    const found = new Map((await list()).map((row: any) => [row.graduate.id, row.others.map((other: any) => [other.graduate.id, other.reasons])]));
    expect(found.get(latin.id)).toEqual([[again.id, ['PHONE', 'NAME_IN_COHORT']]]);
    expect(found.get(arabic.id)).toEqual([[arabicAgain.id, ['NAME_IN_COHORT']]]);
    expect(found.get(one.id)).toEqual([[two.id, ['PHONE']]]);
    for (const person of [again, elsewhere, arabicAgain, two]) expect(found.has(person.id)).toBe(false);
    await merge(one, two);
    expect((await list()).map((row: any) => row.graduate.id)).not.toContain(one.id);
  });

  it('are for administrators, each look on the record, and take the same statements for one as for ten', async () => {
    const cohort = await makeCohort(world);
    for (let made = 0; made < 11; made += 1) await phone(await makeGraduate(world, { cohort }), '+212600000009');
    const reader = await world.person('Reader', 'ADMINISTRATOR');
    const count = async (first: number) => {
      const { statements, data } = await world.ask(LIST, { first }, reader);
      expect(data.possibleDuplicates.nodes).toHaveLength(first);
      return statements;
    };
    expect(await count(10)).toBe(await count(1));
    expect(await sql(`select 1 from access_log where actor_id = '${reader.accountId}' and noun = 'graduate'`)).not.toEqual([]);
    for (const role of ['GRADUATE', 'RECRUITER', 'COORDINATOR', 'OBSERVER'] as const) expect((await world.ask(LIST, {}, await world.person(role, role))).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { endDisclosure } from '../../src/graduates/discretion.service.ts';
import { CohortInvitation, Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { HeldPlace } from '../../src/graduates/held-place.entity.ts';
import { inviteLearners } from '../../src/graduates/invitation.service.ts';
import { LearnerBook } from '../../src/graduates/learner-book.ts';
import { distinctRule } from '../../src/graduates/profile.rules.ts';
import { signUpGraduate } from '../../src/graduates/signup.service.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { sendPasswordReset } from '../../src/identity/password.service.ts';
import { cohortImportTasks } from '../../src/interchange/cohort-import.tasks.ts';
import { TAKE_IN } from '../../src/interchange/cohort-import.service.ts';
import { openSheet, readLearners } from '../../src/interchange/cohort-sheet.read.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { Rules } from '../../src/kernel/rules.ts';
import { transact } from '../../src/kernel/transact.ts';
import { giveConsent } from '../../src/privacy/consent.service.ts';
import { isErased } from '../../src/privacy/erased-address.ts';
import { skillMap } from '../../src/skills/skill.map.ts';
import { lettersTo, linkTo } from '../builders/accounts.ts';
import { makeApplicant, makeRecruiter } from '../builders/applications.ts';
import { type MadeCohort, makeCohort } from '../builders/centres.ts';
import { administratorOf } from '../builders/employers.ts';
import { disclose, makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();
const em = () => world.app.orm.em.fork();

const IMPORT = 'mutation ($input: ImportCohortInput!) { importCohort(input: $input) { cohortImport { id } preview { total } userErrors { code field } } }';
const ERASE = 'mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { erased userErrors { code } } }';
const INVITE = 'mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { results { outcome } userErrors { code } } }';

const erase = async ({ email, ...as }: Person) => expect((await world.get(ERASE, { input: { password: PASSWORD, email } }, { email, ...as })).eraseAccount).toEqual({ erased: true, userErrors: [] });

/** Takes a sheet of one learner into a cohort, as its job does. */
async function importOne(cohort: MadeCohort, email: string, name = 'Learner One'): Promise<void> {
  const { importCohort } = await world.get(IMPORT, { input: { cohortId: cohort.id, text: `Nom;E-mail\n${name};${email}\n` } }, cohort.centre.coordinator);
  expect(importCohort.userErrors).toEqual([]);
  await cohortImportTasks[TAKE_IN]!(world.context(), { importId: fromGlobalId(importCohort.cohortImport.id)!.id });
}

/** Somebody who made an account with an address, and never opened a letter that went there. */
async function squat(cohort: MadeCohort, email: string): Promise<Person & { graduateId: string }> {
  const { graduate, accessToken } = await transact(world.context(), (tx) => signUpGraduate(tx, { email, password: PASSWORD, name: 'Squat Ter', language: 'EN', cohortId: cohort.cohortId, ...TERMS }));
  const { accountId } = await em().findOneOrFail(Graduate, { id: graduate });
  return { ...world.signedIn(accountId, email, accessToken, ['GRADUATE']), graduateId: graduate };
}

describe('what is pasted and sent', () => {
  /** A word that holds everybody up for longer holds them up for minutes at the largest size. */
  const SOON_MS = 3000;
  let cohort: MadeCohort;
  let timed: (text: string) => number;

  beforeAll(async () => {
    cohort = await makeCohort(world);
    const map = await skillMap(world.context());
    timed = (text) => {
      const began = performance.now();
      const sheet = openSheet({ text }, map);
      readLearners(sheet.rows, sheet, map, []);
      return performance.now() - began;
    };
    timed('E-mail;Compétences\nwarm@learners.example;React');
  });

  it('is told at once to be no Base64, however long it is', async () => {
    const began = performance.now();
    const { importCohort } = await world.get(IMPORT, { input: { cohortId: cohort.id, contentBase64: `${' '.repeat(100_000)}!`, dryRun: true } }, cohort.centre.coordinator);
    expect(importCohort.userErrors).toEqual([{ code: 'INVALID', field: 'contentBase64' }]);
    expect(performance.now() - began).toBeLessThan(SOON_MS);
  }, 60_000);

  it.each([
    ['a number with blanks in the middle', () => `E-mail;Tél\na@learners.example;1${' '.repeat(60_000)}1`],
    ['a list of skills that does not end', () => `E-mail;Compétences\na@learners.example;"${'a,'.repeat(200_000)}"`],
    ['a list of skills before a bracket', () => `E-mail;Compétences\na@learners.example;"${`${','.repeat(120)})`.repeat(2000)}"`],
  ])('is read at once: %s', (_, text) => {
    expect(timed(text())).toBeLessThan(SOON_MS);
  }, 120_000);

  it('is compared at once with learners who all have one name and number', () => {
    const many = 5000;
    const one = { name: 'Amina Benali', phone: '+212612345678', skills: new Map() };
    const book = new LearnerBook(Array.from({ length: many }, (_, at) => ({ ...one, graduateId: `${at}`, emails: [`a${at}@learners.example`], enrolments: [{ id: `${at}`, cohortId: 'c', confirmed: true, state: 'ENROLLED' as const }] })));
    const rows = Array.from({ length: many }, (_, at) => ({ ...one, row: at + 2, email: `b${at}@learners.example`, skills: [], faults: [], refused: false }));
    const began = performance.now();
    book.meantBy(rows);
    const decided = rows.map((row) => book.decide(row, { cohortId: 'c', confirmRows: new Set(), separateRows: new Set(), erased: new Set() }));
    expect(performance.now() - began).toBeLessThan(SOON_MS / 2);
    expect(decided[0]).toMatchObject({ outcome: 'RESEMBLES', resembles: ['0', '1', '2', '3', '4'] });
  });

  it('is told at once what is twice in a list, however long it is', () => {
    const rules = new Rules();
    const began = performance.now();
    distinctRule(rules, [...Array.from({ length: 100_000 }, (_, at) => `x${at}`), 'x7'], (index) => `skills.${index}.skill`);
    expect(performance.now() - began).toBeLessThan(SOON_MS / 2);
    expect(() => rules.done()).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ code: 'INVALID', field: 'skills.100000.skill' })] }));
  });

  it('is told at once to be too wide, before its heads are compared with every skill', () => {
    const wide = Array.from({ length: 10 }, (_, row) => Array.from({ length: 1500 }, (__, column) => `Zq${row} w${column}`).join(',')).join('\n');
    const began = performance.now();
    expect(() => timed(`${wide}\na@learners.example`)).toThrow('too large');
    expect(performance.now() - began).toBeLessThan(SOON_MS * 2);
  }, 120_000);

  it('is a posting that can be read, or told to be none: nesting breaks nothing', async () => {
    const recruiter = await makeRecruiter(world);
    const posting = `{"@type":"JobPosting","title":"x","x":${'['.repeat(45_000)}${']'.repeat(45_000)}}`;
    const { importPosting } = await world.get('mutation ($input: ImportPostingInput!) { importPosting(input: $input) { userErrors { code field } } }', { input: { employerId: recruiter.employer.id, posting } }, recruiter);
    expect(importPosting.userErrors).toEqual([{ code: 'INVALID', field: 'posting' }]);
  });

  it('is answered with its key where an answer is cut in the middle of a character', async () => {
    const recruiter = await makeRecruiter(world);
    const UPSERT = 'mutation ($input: UpsertOffersInput!) { upsertOffers(input: $input) { results { outcome userErrors { code } } userErrors { code } } }';
    const items = [{ reference: 'R1', texts: [{ language: 'FR', title: 'x', body: 'x' }], mustHaves: [{ alternatives: [{ skill: `${'a'.repeat(99)}😀` }] }] }];
    const { upsertOffers } = await world.get(UPSERT, { input: { employerId: recruiter.employer.id, idempotencyKey: 'cut-in-half', items } }, recruiter);
    expect(upsertOffers).toEqual({ results: [{ outcome: 'REFUSED', userErrors: [{ code: 'UNKNOWN_SKILL' }] }], userErrors: [] });
  });

  it.each(['importCohort(input: { cohortId: "x", text: "x" })', 'eraseAccount(input: { password: "x", email: "x" })', `signUpGraduate(input: { email: "x", password: "x", name: "x", language: FR, privacyNotice: "x", isAtLeast16: true })`])('is asked once an operation: %s', async (field) => {
    const { errors } = await world.ask(`mutation { a: ${field} { userErrors { code } } b: ${field} { userErrors { code } } }`, {}, cohort.centre.coordinator);
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('an address of a domain that nobody has', () => {
  it('is none to sign up with: administrators neither list nor suspend what stands for nobody', async () => {
    const cohort = await makeCohort(world);
    const input = { email: 'nobody@held.invalid', password: PASSWORD, name: 'No Body', language: 'EN', cohortId: cohort.id, ...TERMS };
    const { signUpGraduate: answer } = await world.get('mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { accessToken userErrors { code field } } }', { input });
    expect(answer).toEqual({ accessToken: null, userErrors: [{ code: 'INVALID_EMAIL', field: 'email' }] });
  });
});

describe('who erases itself', () => {
  it('takes nothing of somebody else with it, whose address and name it wrote into its profile', async () => {
    const [attacker, victim, cohort] = [await makeGraduate(world), await makeGraduate(world), await makeCohort(world)];
    const coordinator = cohort.centre.coordinator;
    const learner = 'invited.victim@learners.example';
    await transact(coordinator.context(), (tx) => inviteLearners(tx, { cohortId: cohort.cohortId, learners: [{ email: learner, name: 'Victim Learner' }] }));
    await transact(world.context(), (tx) => sendPasswordReset(tx, victim.accountId));
    await importOne(cohort, 'another.victim@learners.example');
    const { by } = (await lettersTo(world, 'another.victim@learners.example'))[0]!.data;
    const set = async (email: string, name: string) =>
      em().nativeUpdate(Graduate, { id: attacker.graduateId }, { email, name, phone: '+212612000099' });
    await em().nativeUpdate(Account, { id: attacker.accountId }, { name: by });
    await set(learner, victim.email);
    await erase(attacker);
    expect(await em().count(CohortInvitation, { email: learner })).toBe(1);
    expect((await lettersTo(world, 'another.victim@learners.example')).map(({ kind }) => kind)).toEqual(['account.invitation']);
    const second = await makeGraduate(world);
    await em().nativeUpdate(Graduate, { id: second.graduateId }, { email: victim.email });
    await erase(second);
    expect((await lettersTo(world, victim.email)).map(({ kind }) => kind)).toContain('account.reset-password');
    await transact(world.system(), async (tx) => expect([await isErased(tx, learner), await isErased(tx, attacker.email)]).toEqual([false, true]));
  });

  it('takes nothing of somebody whose address ends like its own', async () => {
    const [short, long, cohort] = ['b@learners.example', 'rahab@learners.example', await makeCohort(world)];
    const [person, owner] = [await makeGraduate(world, { email: short }), await makeRecruiter(world)];
    await makeGraduate(world, { email: long });
    const joining = await world.get('mutation ($input: JoinEmployerInput!) { joinEmployer(input: $input) { userErrors { code } } }', { input: { employerId: owner.employer.id } }, await world.person('Rahab', 'RECRUITER'));
    expect(joining.joinEmployer.userErrors).toEqual([]);
    await em().getConnection().execute(`update letters set data = data || '{"email":"${long}"}' where email = '${owner.email}'`);
    const { importCohort } = await world.get(IMPORT, { input: { cohortId: cohort.id, text: `Nom;E-mail\nRahab;${long}\n` } }, cohort.centre.coordinator);
    await world.app.mail.transport.send({ letterId: world.app.newId(), kind: 'x', writtenAt: new Date(), to: { email: owner.email, name: null }, subject: 'x', html: long, text: `${long}, ${short.replace('.example', '.example.org')}` });
    await erase(person);
    expect((await lettersTo(world, owner.email)).map(({ kind }) => kind)).toEqual(['employers.member-asks']);
    expect(await em().getConnection().execute(`select state from cohort_imports where id = '${fromGlobalId(importCohort.cohortImport.id)!.id}'`)).toEqual([{ state: 'WAITING' }]);
    expect([await world.app.mail.transport.naming([long]), await world.app.mail.transport.naming([short])].map((found) => found.length)).toEqual([1, 0]);
  });

  it('forbids nobody to invite an address that it never confirmed', async () => {
    const cohort = await makeCohort(world);
    const email = 'squatted.invitation@learners.example';
    const input = { cohortId: cohort.id, learners: [{ email, name: 'Real Learner' }] };
    expect((await world.get(INVITE, { input }, cohort.centre.coordinator)).inviteLearners.results).toEqual([{ outcome: 'INVITED' }]);
    await erase(await squat(await makeCohort(world), email));
    expect((await world.get(INVITE, { input }, cohort.centre.coordinator)).inviteLearners.results).toEqual([{ outcome: 'ALREADY_INVITED' }]);
  });
});

describe('a place that a centre holds', () => {
  const DECLINE = 'mutation ($input: HeldPlaceInput!) { declineHeldPlace(input: $input) { declinedId userErrors { code field } } }';

  it('is neither seen nor declined by who never confirmed the address', async () => {
    const cohort = await makeCohort(world);
    const squatter = await squat(await makeCohort(world), 'squatted.place@learners.example');
    await importOne(cohort, squatter.email);
    expect((await world.get('{ viewer { heldPlaces { placeId } } }', {}, squatter)).viewer.heldPlaces).toEqual([]);
    const { graduateId } = await em().findOneOrFail(HeldPlace, { accountId: squatter.accountId });
    const { declineHeldPlace } = await world.get(DECLINE, { input: { placeId: toGlobalId('HeldPlace', graduateId) } }, squatter);
    expect(declineHeldPlace).toEqual({ declinedId: null, userErrors: [{ code: 'EMAIL_NOT_CONFIRMED', field: 'placeId' }] });
    expect(await em().count(Enrolment, { graduateId, cohortId: cohort.cohortId })).toBe(1);
  });

  it('is the person’s whose address it is once who squatted on it is erased, and a second centre’s too', async () => {
    const [cohort, elsewhere] = [await makeCohort(world), await makeCohort(world)];
    const squatter = await squat(await makeCohort(world), 'squatted.erased@learners.example');
    const { email } = squatter;
    for (const at of [cohort, elsewhere]) await importOne(at, email);
    await erase(squatter);
    expect(await em().count(HeldPlace, { accountId: squatter.accountId })).toBe(0);
    const accept = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { accessToken userErrors { code } } }';
    const { acceptInvitation } = await world.get(accept, { input: { token: await linkTo(world, email, 'INVITATION'), password: PASSWORD, ...TERMS } });
    expect(acceptInvitation.userErrors).toEqual([]);
    const { accountId } = { accountId: (await em().findOneOrFail(Account, { email })).id };
    const person = world.signedIn(accountId, email, acceptInvitation.accessToken, ['GRADUATE']);
    const { viewer } = await world.get('{ viewer { graduate { name enrolments { cohort { id } } } heldPlaces { cohorts { id } } } }', {}, person);
    expect(viewer).toEqual({ graduate: { name: 'Learner One', enrolments: [{ cohort: { id: cohort.id } }] }, heldPlaces: [{ cohorts: [{ id: elsewhere.id }] }] });
  });

  it('goes with a person whose address it is', async () => {
    const [cohort, person] = [await makeCohort(world), await makeGraduate(world)];
    await importOne(cohort, person.email);
    await erase(person);
    expect(await em().count(Enrolment, { cohortId: cohort.cohortId })).toBe(0);
    expect(await em().count(Account, { email: person.email })).toBe(0);
  });

  it('is not told from a new learner’s by inviting the address again', async () => {
    const [cohort, person] = [await makeCohort(world), await makeGraduate(world)];
    const fresh = 'nobody.here@learners.example';
    for (const email of [person.email, fresh]) await importOne(cohort, email, `Learner ${email.slice(0, 3)}`);
    const input = { cohortId: cohort.id, learners: [{ email: person.email, name: 'One' }, { email: fresh, name: 'Two' }] };
    expect((await world.get(INVITE, { input }, cohort.centre.coordinator)).inviteLearners.results).toEqual([{ outcome: 'ALREADY_ENROLLED' }, { outcome: 'ALREADY_ENROLLED' }]);
  });
});

describe('a sheet of learners', () => {
  it('of somebody who was suspended before its job ran brings nobody in', async () => {
    const cohort = await makeCohort(world);
    const { importCohort } = await world.get(IMPORT, { input: { cohortId: cohort.id, text: 'Nom;E-mail\nLate One;late.one@learners.example\n' } }, cohort.centre.coordinator);
    await em().nativeUpdate(Account, { id: cohort.centre.coordinator.accountId }, { suspendedAt: new Date() });
    const { id: importId } = fromGlobalId(importCohort.cohortImport.id)!;
    await cohortImportTasks[TAKE_IN]!(world.context(), { importId });
    expect(await em().getConnection().execute(`select state, content, options ->> 'fault' as fault from cohort_imports where id = '${importId}'`)).toEqual([{ state: 'FAILED', content: null, fault: 'NO_LONGER_YOURS' }]);
    expect(await em().count(Account, { email: 'late.one@learners.example' })).toBe(0);
  });
});

describe('who agreed to recommendations beforehand', () => {
  it('is asked of an employer that it ended seeing it: the consent does not bring the name back', async () => {
    const [recruiter, salma] = [await makeRecruiter(world), await makeApplicant(world, 'Salma Idrissi')];
    await transact(salma.context(), (tx) => giveConsent(tx, salma.accountId, 'RECOMMENDATION'));
    const disclosureId = await disclose(world, salma, recruiter.employer);
    await transact(salma.context(), (tx) => endDisclosure(tx, { disclosureId }));
    const RECOMMEND = 'mutation ($input: RecommendGraduateInput!) { recommendGraduate(input: $input) { recommendation { state } userErrors { code } } }';
    const recommend = async (offerId: string) => (await world.get(RECOMMEND, { input: { offerId, graduateId: salma.id } }, salma.coordinator)).recommendGraduate;
    expect(await recommend((await makeOffer(world, { employer: recruiter.employer })).id)).toEqual({ recommendation: { state: 'ASKED' }, userErrors: [] });
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: salma.id }, recruiter)).node).toBeNull();
    expect((await recommend((await makeOffer(world)).id)).recommendation).toEqual({ state: 'AGREED' });
  });
});

describe('two graduates who are one person', () => {
  const MERGE = 'mutation ($input: MergePeopleInput!) { mergePeople(input: $input) { graduate { id } userErrors { code field } } }';
  const merge = async (keepGraduateId: string, otherGraduateId: string) => (await world.get(MERGE, { input: { keepGraduateId, otherGraduateId, reason: 'Same name' } }, await administratorOf(world))).mergePeople;

  it('are not made one under an address that nobody confirmed', async () => {
    const cohort = await makeCohort(world);
    const [person, squatter] = [await makeGraduate(world, { cohort, name: 'Same Name' }), await squat(cohort, 'same.name@learners.example')];
    const id = toGlobalId('Graduate', squatter.graduateId);
    expect(await merge(id, person.id)).toEqual({ graduate: null, userErrors: [{ code: 'EMAIL_NOT_CONFIRMED', field: 'keepGraduateId' }] });
    expect(await merge(person.id, id)).toEqual({ graduate: { id: person.id }, userErrors: [] });
  });

  it('are seen by no employer that the person ended seeing it on one side, after the other side let it', async () => {
    const [recruiter, kept, other] = [await makeRecruiter(world), await makeGraduate(world), await makeGraduate(world)];
    const disclosureId = await disclose(world, kept, recruiter.employer);
    await disclose(world, other, recruiter.employer);
    await transact(kept.context(), (tx) => endDisclosure(tx, { disclosureId }));
    expect((await merge(kept.id, other.id)).userErrors).toEqual([]);
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: kept.id }, recruiter)).node).toBeNull();
  });
});

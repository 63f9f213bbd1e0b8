import { describe, expect, it } from 'vitest';
import { appointStaff } from '../../src/centres/staff.service.ts';
import { setCentreGrid } from '../../src/centres/centre.service.ts';
import { CohortImport } from '../../src/graduates/cohort-import.entity.ts';
import { Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { HeldPlace } from '../../src/graduates/held-place.entity.ts';
import { HeldSkill } from '../../src/graduates/skill-profile.entity.ts';
import { addresseesOf } from '../../src/identity/addressee.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { cohortImportTasks } from '../../src/interchange/cohort-import.tasks.ts';
import { TAKE_IN } from '../../src/interchange/cohort-import.service.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { rememberErased } from '../../src/privacy/erased-address.ts';
import { type MadeCohort, makeCentre, makeCohort, makeTrainer } from '../builders/centres.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();

const ROWS = 'row outcome userErrors { code field message } enrolment { id graduate { name email phone findableAt } } resembles { id graduate { name } }';
const IMPORT = `mutation ($input: ImportCohortInput!) { importCohort(input: $input) {
  cohortImport { id state total done }
  preview { total separator encoding columns { column header meaning skill skills } counts { outcome rows } rows { ${ROWS} } }
  userErrors { code field message } } }`;
const REPORT = `query ($id: ID!, $first: Int, $after: String, $outcomes: [CohortImportOutcome!]) { node(id: $id) { ... on CohortImport {
  state total done fault finishedAt cohort { id } columns { meaning } counts { outcome rows } report(first: $first, after: $after, outcomes: $outcomes) { nodes { ${ROWS} } totalCount pageInfo { endCursor hasNextPage } } } } }`;
const LEARNERS = 'query ($id: ID!) { node(id: $id) { ... on Cohort { enrolments(first: 100) { nodes { id state confirmedAt graduate { name email phone findableAt contractTypes skills(first: 20) { skill { slug } level standing confirmedAt } } } } } } }';

/** Does the job that a real run asks for. */
const takeIn = (importId: string) => cohortImportTasks[TAKE_IN]!(world.context(), { importId: fromGlobalId(importId)!.id });

async function begin(cohort: MadeCohort, text: string, over: object = {}, as: Person = cohort.centre.coordinator): Promise<string> {
  const { importCohort } = await world.get(IMPORT, { input: { cohortId: cohort.id, text, ...over } }, as);
  expect(importCohort.userErrors).toEqual([]);
  return importCohort.cohortImport.id;
}

/** Sends a sheet, takes it in and gives its report. */
async function run(cohort: MadeCohort, text: string, over: object = {}) {
  const id = await begin(cohort, text, over);
  await takeIn(id);
  return (await world.get(REPORT, { id, first: 100 }, cohort.centre.coordinator)).node;
}

const dry = async (cohort: MadeCohort, text: string, over: object = {}) =>
  (await world.get(IMPORT, { input: { cohortId: cohort.id, text, dryRun: true, ...over } }, cohort.centre.coordinator)).importCohort;
const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);
const learnersOf = async (cohort: MadeCohort, as: Person = cohort.centre.coordinator) => (await world.get(LEARNERS, { id: cohort.id }, as)).node.enrolments.nodes;
const em = () => world.app.orm.em.fork();

/** A centre with the grid imitate, adapt, transpose, and a cohort of it. */
async function makeGridCohort(): Promise<MadeCohort> {
  const cohort = await makeCohort(world);
  const grid = [{ step: 'Imiter', level: 'FOUNDATION' as const }, { step: 'Adapter', level: 'INTERMEDIATE' as const }, { step: 'Transposer', level: 'ADVANCED' as const }];
  await transact(cohort.centre.coordinator.context(), (tx) => setCentreGrid(tx, { centreId: cohort.centre.centreId, version: 1, grid }));
  return cohort;
}

let made = 0;
/** Addresses of one test alone. */
const addresses = () => {
  made += 1;
  return (name: string) => `${name}.${made}@learners.example`;
};

describe('a sheet of learners', () => {
  it('is tried first: what would come of each row is told, and nothing is written', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    const before = { accounts: await em().count(Account), letters: await em().count(Letter), imports: await em().count(CohortImport) };
    const { preview, cohortImport, userErrors } = await dry(cohort, `Nom;E-mail;Tél;Compétences\nAmina Benali;${at('amina')};0612345678;"React: transposer; Zorglub"\nBrahim;no address;;`);
    expect(userErrors).toEqual([]);
    expect(cohortImport).toBeNull();
    expect(preview).toMatchObject({
      total: 2, separator: 'SEMICOLON', encoding: null,
      columns: [{ column: 1, header: 'Nom', meaning: 'NAME', skill: null }, { meaning: 'EMAIL' }, { meaning: 'PHONE' }, { meaning: 'SKILLS' }],
      rows: [
        { row: 2, outcome: 'CREATED', userErrors: [{ code: 'SKILL_NOT_UNDERSTOOD', field: 'skills.1' }], enrolment: null, resembles: [] },
        { row: 3, outcome: 'REFUSED', userErrors: [{ code: 'INVALID_EMAIL', field: 'email' }], enrolment: null, resembles: [] },
      ],
    });
    expect(preview.counts.filter(({ rows }: { rows: number }) => rows > 0)).toEqual([{ outcome: 'CREATED', rows: 1 }, { outcome: 'REFUSED', rows: 1 }]);
    expect({ accounts: await em().count(Account), letters: await em().count(Letter), imports: await em().count(CohortImport) }).toEqual(before);
    expect(await learnersOf(cohort)).toEqual([]);
  });

  it('is refused where a row is confirmed or set apart that it does not have', async () => {
    const cohort = await makeGridCohort();
    const sheet = `Nom;E-mail\nAmina Benali;${addresses()('amina')}\n`;
    for (const dryRun of [true, false]) {
      const { importCohort } = await world.get(IMPORT, { input: { cohortId: cohort.id, text: sheet, dryRun, confirmRows: [2, 3], separateRows: [1] } }, cohort.centre.coordinator);
      expect(importCohort).toEqual({ cohortImport: null, preview: null, userErrors: [{ code: 'UNKNOWN_ROW', field: 'confirmRows.1', message: 'No row of a learner has the number 3.' }, { code: 'UNKNOWN_ROW', field: 'separateRows.0', message: 'No row of a learner has the number 1.' }] });
    }
  });

  it('tells of a column the skills it is', async () => {
    const cohort = await makeGridCohort();
    const { columns } = (await dry(cohort, `E-mail;HTML/CSS;React\n${addresses()('amina')};x;x`)).preview;
    expect(columns.map(({ skill, skills }: any) => [skill, skills])).toEqual([[null, []], [null, ['html', 'css']], ['react', ['react']]]);
  });

  it('makes new learners: enrolled, their skills confirmed by the centre, invited by letter, findable nowhere', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    const report = await run(cohort, `Nom;Prénom;E-mail;Tél;Compétences\nBenali;Amina;${at('amina')};0612345678;"React: transposer; SQL: imiter"\nAlaoui;Brahim;${at('brahim')};;Docker\n`, { language: 'AR' });
    expect(report).toMatchObject({ state: 'DONE', total: 2, done: 2, fault: null, finishedAt: expect.any(String), cohort: { id: cohort.id } });
    expect(report.report.nodes).toEqual([
      { row: 2, outcome: 'CREATED', userErrors: [], resembles: [], enrolment: { id: expect.any(String), graduate: { name: 'Amina Benali', email: at('amina'), phone: '+212612345678', findableAt: [] } } },
      { row: 3, outcome: 'CREATED', userErrors: [], resembles: [], enrolment: { id: expect.any(String), graduate: { name: 'Brahim Alaoui', email: at('brahim'), phone: null, findableAt: [] } } },
    ]);
    const [amina] = await learnersOf(cohort);
    expect(amina).toMatchObject({ state: 'ENROLLED', confirmedAt: expect.any(String), graduate: { skills: [{ skill: { slug: 'react' }, level: 'ADVANCED', standing: 'CENTRE', confirmedAt: expect.any(String) }, { skill: { slug: 'sql' }, level: 'FOUNDATION', standing: 'CENTRE' }] } });
    const account = await em().findOneOrFail(Account, { email: at('amina') });
    expect(account).toMatchObject({ passwordHash: null, emailConfirmedAt: null, language: 'AR' });
    expect(await em().count(Letter, { accountId: account.id })).toBe(1);
  });

  it('changes nothing when it is sent again', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    const sheet = `Nom;E-mail;Tél;Compétences\nAmina Benali;${at('amina')};0612345678;"React: transposer; SQL: imiter; Docker"\nBrahim;${at('brahim')};;\n`;
    const first = await run(cohort, sheet);
    const before = { learners: await learnersOf(cohort), letters: await em().count(Letter), skills: await em().count(HeldSkill) };
    for (const over of [{}, { confirmRows: [2, 3] }]) {
      const again = await run(cohort, sheet, over);
      expect(again.report.nodes.map(({ outcome, enrolment }: any) => [outcome, enrolment.id])).toEqual(first.report.nodes.map(({ enrolment }: any) => ['UNCHANGED', enrolment.id]));
    }
    expect({ learners: await learnersOf(cohort), letters: await em().count(Letter), skills: await em().count(HeldSkill) }).toEqual(before);
    expect(outcomes((await dry(cohort, sheet)).preview.rows)).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('finds who is there by e-mail, and merges only the rows that are confirmed', async () => {
    const cohort = await makeGridCohort();
    const elsewhere = await makeCohort(world, { centre: cohort.centre, name: 'Promotion 2' });
    const claimant = await makeGraduate(world, { cohort, confirmed: false, skills: [{ skill: 'react', level: 'FOUNDATION' }] });
    const other = await makeGraduate(world, { cohort: elsewhere, name: 'Hajar Idrissi' });
    const sheet = `Nom;E-mail;Tél;React\nSomebody Else;${claimant.email};0612000001;adapter\nHajar;${other.email};0612000002;transposer\n`;
    const tried = (await dry(cohort, sheet)).preview.rows;
    expect(tried).toMatchObject([{ outcome: 'FOUND', resembles: [{ graduate: { name: claimant.name } }] }, { outcome: 'FOUND', enrolment: null, resembles: [{ graduate: { name: 'Hajar Idrissi' } }] }]);
    expect(outcomes((await run(cohort, sheet)).report.nodes)).toEqual(['FOUND', 'FOUND']);
    expect(await learnersOf(cohort)).toMatchObject([{ confirmedAt: null, graduate: { phone: null } }]);
    expect(outcomes((await dry(cohort, sheet, { confirmRows: [2] })).preview.rows)).toEqual(['MERGED', 'FOUND']);
    expect(outcomes((await run(cohort, sheet, { confirmRows: [2, 3] })).report.nodes)).toEqual(['MERGED', 'MERGED']);
    // The name is the person's own; the centre's word stands beside what it declared.
    expect(await learnersOf(cohort)).toMatchObject([
      { confirmedAt: expect.any(String), graduate: { name: claimant.name, phone: '+212612000001', skills: [{ level: 'INTERMEDIATE', standing: 'CENTRE' }, { level: 'FOUNDATION', standing: 'DECLARED' }] } },
      { confirmedAt: expect.any(String), graduate: { name: 'Hajar Idrissi', phone: '+212612000002', skills: [{ level: 'ADVANCED', standing: 'CENTRE' }] } },
    ]);
    expect(outcomes((await run(cohort, sheet)).report.nodes)).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('names whom a row resembles by phone or name, and lets say that it is somebody else', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    await run(cohort, `Nom;E-mail;Tél\nMohamed Alaoui;${at('m1')};0612000011\nSara Tazi;${at('s1')};0612000012\n`);
    const sheet = `Nom;E-mail;Tél\nMOHAMED  ALAOUÏ;${at('m2')};\nSara T.;${at('s2')};+212 612-000012\nZineb;${at('z')};\n`;
    expect((await dry(cohort, sheet)).preview.rows).toMatchObject([{ outcome: 'RESEMBLES', resembles: [{ graduate: { name: 'Mohamed Alaoui' } }] }, { outcome: 'RESEMBLES', resembles: [{ graduate: { name: 'Sara Tazi' } }] }, { outcome: 'CREATED' }]);
    expect(outcomes((await run(cohort, sheet, { separateRows: [2], confirmRows: [3] })).report.nodes)).toEqual(['CREATED', 'UNCHANGED', 'CREATED']);
    expect((await learnersOf(cohort)).map((one: any) => one.graduate.email)).toEqual([at('m1'), at('s1'), at('m2'), at('z')]);
    const several = (await dry(cohort, `Nom;E-mail\nMohamed Alaoui;${at('m3')}\n`, { confirmRows: [2] })).preview.rows;
    expect(several).toMatchObject([{ outcome: 'RESEMBLES', userErrors: [{ code: 'RESEMBLES_SEVERAL', field: 'email' }], resembles: [{}, {}] }]);
  });

  it('merges two rows that mean one learner once', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    await run(cohort, `Nom;E-mail;Tél\nSara Tazi;${at('s1')};0612000013\n`);
    const rows = (await run(cohort, `Nom;E-mail;Tél;React\nSara;${at('s1')};;imiter\nSara Tazi;${at('s2')};;transposer\n`, { confirmRows: [2, 3] })).report.nodes;
    expect(rows).toMatchObject([{ outcome: 'MERGED' }, { outcome: 'REFUSED', userErrors: [{ code: 'ROW_REPEATED', field: 'email' }] }]);
  });
});

describe('an address that has an account elsewhere', () => {
  it('looks exactly like a new one to the centre, until its holder takes the place', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    const stranger = await makeGraduate(world, { name: 'Nadia Berrada', skills: [{ skill: 'python', level: 'ADVANCED' }] });
    const sheet = `Nom;E-mail;Tél;Compétences\nNadia B.;${stranger.email};0612000021;"React: adapter"\nSomeone New;${at('new')};0612000022;"React: adapter"\n`;
    const NEW = { outcome: 'CREATED', userErrors: [], resembles: [] };
    const same = (rows: any[]) => rows.map(({ outcome, userErrors, resembles }) => ({ outcome, userErrors, resembles }));
    expect(same((await dry(cohort, sheet)).preview.rows)).toEqual([NEW, NEW]);
    expect(same((await run(cohort, sheet)).report.nodes)).toEqual([NEW, NEW]);
    const [held, fresh] = await learnersOf(cohort);
    const plain = { id: '', confirmedAt: '', graduate: { name: '', email: '', phone: '', skills: held.graduate.skills.map((skill: object) => ({ ...skill, confirmedAt: '' })) } };
    const blank = (one: any) => ({ ...one, ...plain, graduate: { ...one.graduate, ...plain.graduate } });
    expect(blank(held)).toEqual(blank(fresh));
    expect(held.graduate).toMatchObject({ name: 'Nadia B.', email: stranger.email, phone: '+212612000021' });
    expect(outcomes((await run(cohort, sheet)).report.nodes)).toEqual(['UNCHANGED', 'UNCHANGED']);

    const PLACES = '{ viewer { heldPlaces { placeId cohorts { id } } graduate { name skills { skill { slug } standing } enrolments { cohort { id } confirmedAt } } } }';
    // No letter goes to the account that nobody can open.
    const standIn = await em().findOneOrFail(Account, { email: { $like: '%held.invalid' } });
    expect(await transact(world.context(), (tx) => addresseesOf(tx, [standIn.id, stranger.accountId]))).toMatchObject([{ accountId: stranger.accountId }]);
    const mine = (await world.get(PLACES, {}, stranger)).viewer;
    expect(mine.heldPlaces).toEqual([{ placeId: expect.any(String), cohorts: [{ id: cohort.id }] }]);
    expect(await em().count(Letter, { accountId: stranger.accountId, kind: 'graduates.place-held' })).toBe(1);
    const TAKE = 'mutation ($input: HeldPlaceInput!) { takeHeldPlace(input: $input) { graduate { name } userErrors { code field } } }';
    const input = { placeId: mine.heldPlaces[0].placeId };
    const someone = await makeGraduate(world);
    expect((await world.get(TAKE, { input }, someone)).takeHeldPlace).toEqual({ graduate: null, userErrors: [{ code: 'NOT_FOUND', field: 'placeId' }] });
    expect((await world.get(TAKE, { input }, stranger)).takeHeldPlace).toEqual({ graduate: { name: 'Nadia Berrada' }, userErrors: [] });
    expect((await world.get(TAKE, { input }, stranger)).takeHeldPlace.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'placeId' }]);
    expect((await world.get(PLACES, {}, stranger)).viewer).toMatchObject({ heldPlaces: [], graduate: { name: 'Nadia Berrada', skills: [{ skill: { slug: 'python' }, standing: 'DECLARED' }, { skill: { slug: 'react' }, standing: 'CENTRE' }], enrolments: [{}, { cohort: { id: cohort.id }, confirmedAt: expect.any(String) }] } });
    expect((await learnersOf(cohort)).map((one: any) => one.graduate.name)).toEqual(['Nadia Berrada', 'Someone New']);
    expect(await em().count(Account, { email: { $like: '%held.invalid' } })).toBe(0);
    expect(outcomes((await run(cohort, sheet)).report.nodes)).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('is nobody’s to take who could not confirm it', async () => {
    const cohort = await makeGridCohort();
    const squatter = await world.person('Squatter', 'RECRUITER');
    await em().nativeUpdate(Account, { id: squatter.accountId }, { emailConfirmedAt: null });
    await run(cohort, `Nom;E-mail\nThe Real One;${squatter.email}\n`);
    const { graduateId } = await em().findOneOrFail(HeldPlace, { accountId: squatter.accountId });
    const input = { placeId: toGlobalId('HeldPlace', graduateId) };
    const TAKE = 'mutation ($input: HeldPlaceInput!) { takeHeldPlace(input: $input) { graduate { id } userErrors { code field } } }';
    expect((await world.ask(TAKE, { input }, squatter)).data.takeHeldPlace?.userErrors ?? [{ code: 'EMAIL_NOT_CONFIRMED' }]).toMatchObject([{ code: 'EMAIL_NOT_CONFIRMED' }]);
    expect(await em().count(Graduate, { accountId: squatter.accountId })).toBe(0);
  });

  it('gives a recruiter who was a learner a profile of its own, and is declined without a word to the centre', async () => {
    const cohort = await makeGridCohort();
    const [taker, decliner] = [await world.person('Taker', 'RECRUITER'), await world.person('Decliner', 'COORDINATOR')];
    await run(cohort, `Nom;E-mail\nTaker;${taker.email}\nDecliner;${decliner.email}\n`);
    const places = await em().find(HeldPlace, { accountId: { $in: [taker.accountId, decliner.accountId] } });
    const placeId = (person: Person) => toGlobalId('HeldPlace', places.find((one) => one.accountId === person.accountId)!.graduateId);
    const TAKE = 'mutation ($input: HeldPlaceInput!) { takeHeldPlace(input: $input) { graduate { name enrolments { cohort { id } } } userErrors { code } } }';
    const DECLINE = 'mutation ($input: HeldPlaceInput!) { declineHeldPlace(input: $input) { declinedId userErrors { code field } } }';
    expect((await world.get(TAKE, { input: { placeId: placeId(taker) } }, taker)).takeHeldPlace).toEqual({ graduate: { name: 'Taker', enrolments: [{ cohort: { id: cohort.id } }] }, userErrors: [] });
    expect((await world.get(DECLINE, { input: { placeId: placeId(taker) } }, decliner)).declineHeldPlace).toEqual({ declinedId: null, userErrors: [{ code: 'NOT_FOUND', field: 'placeId' }] });
    expect((await world.get(DECLINE, { input: { placeId: placeId(decliner) } }, decliner)).declineHeldPlace).toEqual({ declinedId: placeId(decliner), userErrors: [] });
    expect((await learnersOf(cohort)).map((one: any) => one.graduate.name)).toEqual(['Taker']);
  });

  it('is refused where its holder asked to be forgotten', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    await transact(world.system(), (tx) => rememberErased(tx, [at('gone')]));
    const sheet = `Nom;E-mail\nGone;${at('gone')}\nHere;${at('here')}\n`;
    for (const rows of [(await dry(cohort, sheet)).preview.rows, (await run(cohort, sheet)).report.nodes]) expect(rows).toMatchObject([{ outcome: 'REFUSED', userErrors: [{ code: 'ERASED', field: 'email' }] }, { outcome: 'CREATED' }]);
    expect(await em().count(Account, { email: at('gone') })).toBe(0);
  });
});

describe('the job', () => {
  const many = (at: (name: string) => string, count: number) => `Nom;E-mail\n${Array.from({ length: count }, (_, index) => `Learner ${String.fromCodePoint(97 + (index % 26))}${index};${at(`l${index}`)}`).join('\n')}\n`;

  it('goes on after a crash where it was, and makes nobody twice', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const id = await begin(cohort, many(at, 600));
    const importId = fromGlobalId(id)!.id;
    // The second chunk breaks off: somebody pulls the plug.
    let chunks = 0;
    const context = world.context();
    const breaking = { ...context, app: { ...context.app, get orm() {
      chunks += 1;
      if (chunks === 3) throw new Error('the plug was pulled');
      return context.app.orm;
    } } };
    await expect(cohortImportTasks[TAKE_IN]!(breaking, { importId })).rejects.toThrow('plug');
    const half = (await world.get(REPORT, { id }, cohort.centre.coordinator)).node;
    expect(half).toMatchObject({ state: 'RUNNING', total: 600 });
    expect(half.done).toBe(500);
    await Promise.all([takeIn(id), takeIn(id)]);
    const whole = (await world.get(REPORT, { id, first: 1, outcomes: ['CREATED'] }, cohort.centre.coordinator)).node;
    expect(whole).toMatchObject({ state: 'DONE', done: 600, report: { totalCount: 600 } });
    expect(await em().count(Enrolment, { cohortId: cohort.cohortId })).toBe(600);
  });

  it('keeps a report of codes, and forgets the sheet', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const id = await begin(cohort, `Nom;E-mail;Compétences\nZaynab Secretname;${at('zaynab')};"Zaynab; React"\n;;x\nOther;other at home;\n`);
    expect((await em().findOneOrFail(CohortImport, { id: fromGlobalId(id)!.id })).content).toContain('Secretname');
    await takeIn(id);
    const kept = await em().findOneOrFail(CohortImport, { id: fromGlobalId(id)!.id });
    expect(kept.content).toBeNull();
    expect(JSON.stringify(kept)).not.toMatch(/Secretname|Zaynab|learners\.example|at home/i);
    // A first row that looks like a head, and is a learner.
    await run(cohort, `Zaynab Secretname;0612000099;x\nOther;${at('other')};x\n`, { columns: [{ column: 1, meaning: 'NAME' }, { column: 2, meaning: 'EMAIL' }] });
    expect(JSON.stringify(await em().find(CohortImport, { cohortId: cohort.cohortId }))).not.toMatch(/Secretname/);
    const jobs = await world.app.orm.em.fork().getConnection().execute('select * from graphile_worker._private_jobs');
    expect(JSON.stringify(jobs)).not.toMatch(/Secretname/);
  });

  it('lets one sheet into a cohort at a time', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const send = () => world.get(IMPORT, { input: { cohortId: cohort.id, text: many(at, 2) } }, cohort.centre.coordinator);
    const answers = (await Promise.all([send(), send(), send()])).map(({ importCohort }) => importCohort.userErrors.map(({ code }: { code: string }) => code).join() || importCohort.cohortImport.state);
    expect(answers.toSorted()).toEqual(['IMPORT_RUNNING', 'IMPORT_RUNNING', 'WAITING']);
  });

  it('of a coordinator who left is given up', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const leaver = await world.person('Leaver', 'COORDINATOR');
    const { coordinator, centreId } = cohort.centre;
    await transact(coordinator.context(), (tx) => appointStaff(tx, { centreId, email: leaver.email, kind: 'COORDINATOR' }));
    const id = await begin(cohort, many(at, 3), {}, leaver);
    await transact(coordinator.context(), (tx) => appointStaff(tx, { centreId, email: leaver.email, kind: 'TRAINER' }));
    await takeIn(id);
    expect((await world.get(REPORT, { id }, coordinator)).node).toMatchObject({ state: 'FAILED', fault: 'NO_LONGER_YOURS', done: 0, report: { totalCount: 0 } });
    expect(await learnersOf(cohort)).toEqual([]);
  });

  it('is asked for again every minute, and given up after a day', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const id = await begin(cohort, many(at, 1));
    const importId = fromGlobalId(id)!.id;
    const jobs = async () => (await world.app.orm.em.fork().getConnection().execute(`select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = '${TAKE_IN}' and j.payload->>'importId' = '${importId}'`)).length;
    const resume = () => cohortImportTasks['cohort.resumeTakingIn']!(world.context(), {});
    await resume();
    expect(await jobs()).toBe(1);
    world.clock = new Date(Date.now() + 180_000);
    await resume();
    expect(await jobs()).toBe(2);
    world.clock = new Date(Date.now() + 25 * 3_600_000);
    await resume();
    world.clock = null;
    expect((await world.get(REPORT, { id }, cohort.centre.coordinator)).node).toMatchObject({ state: 'FAILED', fault: 'GIVEN_UP' });
    expect((await em().findOneOrFail(CohortImport, { id: importId })).content).toBeNull();
  });

  it('tells its report by pages and by outcome', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const id = await begin(cohort, `${many(at, 5)};${at('nameless')}\n`);
    await takeIn(id);
    const page = (await world.get(REPORT, { id, first: 2 }, cohort.centre.coordinator)).node.report;
    expect(page).toMatchObject({ nodes: [{ row: 2 }, { row: 3 }], totalCount: 6, pageInfo: { hasNextPage: true } });
    const next = (await world.get(REPORT, { id, first: 100, after: page.pageInfo.endCursor }, cohort.centre.coordinator)).node.report;
    expect(next.nodes.map(({ row }: { row: number }) => row)).toEqual([4, 5, 6, 7]);
    const refused = (await world.get(REPORT, { id, outcomes: ['REFUSED'] }, cohort.centre.coordinator)).node.report;
    expect(refused.nodes).toMatchObject([{ row: 7, userErrors: [{ code: 'REQUIRED', field: 'name' }] }]);
    const { errors } = await world.ask(REPORT, { id, after: 'x' }, cohort.centre.coordinator);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }]);
  });
});

describe('who may', () => {
  it('is a coordinator of the centre alone', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const input = { cohortId: cohort.id, text: `Nom;E-mail\nA B;${at('a')}\n`, dryRun: true };
    const trainer = await makeTrainer(world, cohort);
    const foreign = (await makeCentre(world)).coordinator;
    for (const person of [trainer, foreign]) expect((await world.get(IMPORT, { input }, person)).importCohort).toMatchObject({ preview: null, userErrors: [{ code: 'NOT_FOUND', field: 'cohortId' }] });
    for (const person of [null, await world.person('Admin', 'ADMINISTRATOR'), await world.person('Graduate', 'GRADUATE'), await world.person('Recruiter', 'RECRUITER'), await world.person('Observer', 'OBSERVER')]) {
      expect((await world.ask(IMPORT, { input }, person)).errors[0]?.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
    for (const cohortId of ['x', toGlobalId('Centre', cohort.cohortId), toGlobalId('Cohort', world.app.newId())]) expect((await world.get(IMPORT, { input: { ...input, cohortId } }, cohort.centre.coordinator)).importCohort.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'cohortId' }]);
    const id = await begin(cohort, input.text);
    await takeIn(id);
    const IMPORTS = 'query ($id: ID!) { node(id: $id) { ... on Cohort { imports { nodes { id done } totalCount } } } }';
    expect(await world.get(IMPORTS, { id: cohort.id }, cohort.centre.coordinator)).toEqual({ node: { imports: { nodes: [{ id, done: 1 }], totalCount: 1 } } });
    for (const person of [trainer, foreign, null]) {
      expect((await world.get(REPORT, { id }, person)).node).toBeNull();
      expect(await world.get(IMPORTS, { id: cohort.id }, person)).toEqual({ node: { imports: { nodes: [], totalCount: 0 } } });
    }
  });

  it('sends the same twice with one key, and has one import', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    const input = { cohortId: cohort.id, text: `Nom;E-mail\nA B;${at('a')}\n`, idempotencyKey: 'the-same-sheet-again' };
    const [first, second] = [await world.get(IMPORT, { input }, cohort.centre.coordinator), await world.get(IMPORT, { input }, cohort.centre.coordinator)];
    expect(second.importCohort.cohortImport.id).toBe(first.importCohort.cohortImport.id);
  });

  it('takes as many statements for a report of ten rows as of one', async () => {
    const cohort = await makeCohort(world);
    const at = addresses();
    await run(cohort, `Nom;E-mail\n${Array.from({ length: 10 }, (_, index) => `Learner ${String.fromCodePoint(97 + index)};${at(`s${index}`)}`).join('\n')}\n`);
    const { imports } = (await world.get('query ($id: ID!) { node(id: $id) { ... on Cohort { imports { nodes { id } } } } }', { id: cohort.id }, cohort.centre.coordinator)).node;
    const [{ id }] = imports.nodes;
    const counts = [];
    for (const first of [1, 10]) counts.push((await world.ask(REPORT, { id, first }, cohort.centre.coordinator)).statements);
    expect(counts[0]).toBe(counts[1]);
    const sheet = (rows: number) => `Nom;E-mail;React\n${Array.from({ length: rows }, (_, index) => `Learner ${index};${at(`s${index}`)};x`).join('\n')}\n`;
    const tries = [];
    for (const rows of [1, 10]) tries.push((await world.ask(IMPORT, { input: { cohortId: cohort.id, text: sheet(rows), dryRun: true } }, cohort.centre.coordinator)).statements);
    expect(tries[0]).toBe(tries[1]);
  });

  it('is told every fault of the sheet with a code and a sentence in the language asked', async () => {
    const cohort = await makeCohort(world);
    const { data } = await world.ask(IMPORT, { input: { cohortId: cohort.id, text: 'Nom;Ville\nA;Oujda' } }, cohort.centre.coordinator, { 'accept-language': 'ar' });
    expect(data.importCohort).toMatchObject({ cohortImport: null, userErrors: [{ code: 'NO_EMAIL_COLUMN', field: 'columns', message: expect.stringContaining('البريد') }] });
  });

  it('may send two megabytes, and nothing else that large', async () => {
    const cohort = await makeCohort(world);
    const text = `Nom;E-mail\n${Array.from({ length: 10_000 }, (_, index) => `${'Amina '.repeat(20)}${index};row${index}@large.example`).join('\n')}\n`;
    const input = { cohortId: cohort.id, dryRun: true, text };
    const counted = 'mutation ($input: ImportCohortInput!) { importCohort(input: $input) { preview { total } userErrors { code field } } }';
    expect((await world.get(counted, { input }, cohort.centre.coordinator)).importCohort).toEqual({ preview: { total: 10_000 }, userErrors: [] });
    expect((await world.get(counted, { input: { ...input, text: 'x'.repeat(2_000_001) } }, cohort.centre.coordinator)).importCohort.userErrors).toEqual([{ code: 'SHEET_TOO_LARGE', field: 'text' }]);
    const status = async (query: string, variables: object, as: Person | null) => (await world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...(as && { authorization: `Bearer ${as.token}` }) }, payload: JSON.stringify({ query, variables }) })).statusCode;
    expect(await status(counted, { input }, null)).toBe(413);
    expect(await status('query ($text: String!) { place(code: $text) { code } }', { text }, cohort.centre.coordinator)).toBe(413);
    expect(await status(`${counted} # ${'x'.repeat(100_000)}`, { input: { ...input, text: '' } }, cohort.centre.coordinator)).toBe(413);
    expect(await status(counted, { input: { ...input, text: '', idempotencyKey: text } }, cohort.centre.coordinator)).toBe(413);
    expect(await status(counted, { input: { ...input, text: 'x'.repeat(3_000_000) } }, cohort.centre.coordinator)).toBe(413);
  });
});

describe('a cohort as a sheet', () => {
  const CSV = 'query ($id: ID!, $language: Language, $separator: SheetSeparator) { node(id: $id) { ... on Cohort { learnersCsv(language: $language, separator: $separator) } } }';
  const csvOf = async (cohort: MadeCohort, over: object = {}, as: Person | null = cohort.centre.coordinator) => (await world.get(CSV, { id: cohort.id, ...over }, as)).node.learnersCsv as string | null;

  it('holds what came in, on the steps of the grid, and changes nothing when it comes in again', async () => {
    const cohort = await makeGridCohort();
    const at = addresses();
    await run(cohort, `Nom;E-mail;Tél;Compétences\nAmina "la grande" Benali;${at('amina')};0612000031;"React: transposer; SQL; C#: imiter; CI/CD: SPECIALISED; تطوير الويب: adapter"\nHélène;${at('helene')};;\n`);
    const claimant = await makeGraduate(world, { cohort, confirmed: false });
    const csv = (await csvOf(cohort))!;
    expect(csv).toBe(`\uFEFF"Full name","E-mail","Phone","Skills"\r\n"Amina ""la grande"" Benali","${at('amina')}","'+212612000031","CI/CD: SPECIALISED; C#: Imiter; React: Transposer; SQL; Web development: Adapter"\r\n"Hélène","${at('helene')}","",""\r\n`);
    expect(csv).not.toContain(claimant.email);
    for (const over of [{}, { language: 'FR', separator: 'SEMICOLON' }, { language: 'AR', separator: 'TAB' }, { language: 'EN', separator: 'PIPE' }]) {
      const sheet = (await csvOf(cohort, over))!;
      const again = await run(cohort, sheet, { confirmRows: [2, 3] });
      expect(again.report.nodes).toMatchObject([{ outcome: 'UNCHANGED', userErrors: [] }, { outcome: 'UNCHANGED', userErrors: [] }]);
    }
    expect(await csvOf(cohort)).toBe(csv);
  });

  it('comes in again for every skill of the taxonomy, at every level, in every language', async () => {
    const cohort = await makeGridCohort();
    const learner = await makeGraduate(world, { cohort });
    const { skills } = await world.get('{ skills(first: 100) { nodes { slug } } }');
    const levels = ['FOUNDATION', 'INTERMEDIATE', 'ADVANCED', 'SPECIALISED', null] as const;
    await em().insertMany(HeldSkill, skills.nodes.slice(0, 60).map(({ slug }: { slug: string }, index: number) => ({ id: world.app.newId(), graduateId: learner.graduateId, skillSlug: slug, level: levels[index % 5], standing: 'CENTRE', createdAt: new Date() })));
    for (const language of ['FR', 'AR', 'EN']) {
      const { preview } = await dry(cohort, (await csvOf(cohort, { language, separator: 'SEMICOLON' }))!);
      expect([language, preview.rows]).toMatchObject([language, [{ outcome: 'UNCHANGED', userErrors: [] }]]);
    }
  });

  it('computes nothing in a spreadsheet', async () => {
    const cohort = await makeCohort(world);
    const learner = await makeGraduate(world, { cohort, name: 'Plain' });
    await em().nativeUpdate(Graduate, { id: learner.graduateId }, { name: '=HYPERLINK("http://x")' });
    expect(await csvOf(cohort)).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('is for who teaches it, and goes to the access log', async () => {
    const cohort = await makeCohort(world);
    const learner = await makeGraduate(world, { cohort });
    const trainer = await makeTrainer(world, cohort);
    const looks = async () => (await em().getConnection().execute(`select actor_id from access_log where subject_id = '${learner.graduateId}'`)).map((row: any) => row.actor_id);
    expect(await csvOf(cohort, {}, trainer)).toContain(learner.email);
    expect(await looks()).toEqual([trainer.accountId]);
    for (const person of [null, learner, await makeTrainer(world, await makeCohort(world, { centre: cohort.centre })), (await makeCentre(world)).coordinator, await world.person('Admin', 'ADMINISTRATOR')]) expect(await csvOf(cohort, {}, person)).toBeNull();
    expect(await looks()).toEqual([trainer.accountId]);
  });

  it('takes as many statements for ten learners as for one', async () => {
    const taken = [];
    for (const learners of [1, 10]) {
      const cohort = await makeCohort(world);
      for (let number = 0; number < learners; number += 1) await makeGraduate(world, { cohort });
      taken.push((await world.ask(CSV, { id: cohort.id }, cohort.centre.coordinator)).statements);
    }
    expect(taken[1]).toBe(taken[0]);
  });

  it('is written for every cohort of a list in as many statements as for one', async () => {
    const centre = await makeCentre(world);
    const LIST = 'query ($id: ID!) { node(id: $id) { ... on Centre { cohorts { nodes { learnersCsv progress { learners } stalled { totalCount } } } } } }';
    const taken = [];
    for (let cohorts = 0; cohorts < 3; cohorts += 1) {
      await makeGraduate(world, { cohort: await makeCohort(world, { centre }) });
      const { data, statements } = await world.ask(LIST, { id: centre.id }, centre.coordinator);
      expect(data.node.cohorts.nodes.map((one: any) => [one.learnersCsv.split('\r\n').length, one.progress.learners])).toEqual(Array.from({ length: cohorts + 1 }, () => [3, 1]));
      taken.push(statements);
    }
    expect(new Set(taken).size).toBe(1);
  });
});

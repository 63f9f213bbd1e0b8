import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openCentre, setCentreGrid } from '../../src/centres/centre.service.ts';
import { createCohort, createProgramme } from '../../src/centres/cohort.service.ts';
import { confirmSkills } from '../../src/graduates/confirmation.service.ts';
import { confirmEnrolment } from '../../src/graduates/enrolment.service.ts';
import { createGraduate } from '../../src/graduates/signup.service.ts';
import { createAccount } from '../../src/identity/account.service.ts';
import { inviteAccount } from '../../src/identity/invited.service.ts';
import { startSession } from '../../src/identity/session.service.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import type { App, Context } from '../../src/kernel/context.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { projectRoot } from '../../src/kernel/project-root.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { makeApp, migrate } from '../../src/server/app.ts';
import { startServices } from '../../src/server/embedded/services.ts';
import { makeServer } from '../../src/server/http.ts';
import { makeLog } from '../../src/server/log.ts';
import { importReference } from '../../src/server/reference.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { crons, tasks } from '../../src/server/wiring.ts';
import { type Report, seconds } from '../report.ts';

const DATABASE = 'bench_cohort';
const SIZES = [1000, 10_000];
/** People made one at a time, as a client without an import would: enough to tell the time of one. */
const ONE_BY_ONE = 200;
const SKILLS = ['react', 'sql', 'git', 'javascript', 'html'];
const STEPS = ['Imiter', 'Adapter', 'Transposer'];

/** A centre with its coordinator, and the service that takes the sheet. */
interface Bench {
  readonly app: App;
  readonly token: string;
  readonly coordinator: () => Context;
  readonly cohort: (name: string) => Promise<string>;
  readonly ask: (query: string, variables: object) => Promise<any>;
}

/** A database of its own, new for every run: who is in already is another case. */
async function fresh(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE} with (force)`);
  await client.query(`create database ${DATABASE}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${DATABASE}` }).href;
}

async function openBench(app: App, ask: Bench['ask']): Promise<Bench> {
  const seeing = (accountId: string, role: Role): Context => makeContext(app, { viewer: { accountId, sessionId: null, roles: new Set([role]), system: null } });
  const account = (email: string, role: Role): Promise<string> => transact(makeContext(app), async (tx) => (await createAccount(tx, { email, password: 'a good password', name: email, language: 'FR' }, role, { confirmed: true })).id);
  const [administrator, coordinatorId] = [await account('administrator@bench.example', Role.ADMINISTRATOR), await account('coordinator@bench.example', Role.COORDINATOR)];
  const { centre } = await transact(seeing(administrator, Role.ADMINISTRATOR), (tx) => openCentre(tx, { slug: 'bench', names: { fr: 'Centre', ar: 'مركز', en: 'Centre' }, placeCode: 'MA-OUJ', coordinatorEmail: 'coordinator@bench.example' }));
  const coordinator = (): Context => seeing(coordinatorId, Role.COORDINATOR);
  const grid = STEPS.map((step, at) => ({ step, level: (['FOUNDATION', 'INTERMEDIATE', 'ADVANCED'] as const)[at]! }));
  await transact(coordinator(), (tx) => setCentreGrid(tx, { centreId: centre, version: 1, grid }));
  const { programme } = await transact(coordinator(), (tx) => createProgramme(tx, { centreId: centre, field: 'WEB', names: { fr: 'Web', ar: 'ويب', en: 'Web' }, skills: ['react'] }));
  const token = await transact(coordinator(), async (tx) => (await startSession(tx, coordinatorId, 'bench')).accessToken);
  const cohort = async (name: string): Promise<string> => (await transact(coordinator(), (tx) => createCohort(tx, { programmeId: programme, name, startsOn: '2026-01-05', graduatesOn: '2026-06-30' }))).cohort;
  return { app, token, coordinator, cohort, ask };
}

/** As many learners as that: a name, an address, a number and five skills on the steps of the grid. */
function sheetOf(name: string, size: number): string {
  const rows = Array.from({ length: size }, (_, at) => `Apprenant ${name} ${at};apprenant.${at}@${name}.example;06${10_000_000 + size * 10 + at};"${SKILLS.map((skill, index) => `${skill}: ${STEPS[(at + index) % 3]}`).join(', ')}"`);
  return `Nom complet;E-mail;Téléphone;Compétences\n${rows.join('\n')}\n`;
}

const IMPORT = 'mutation ($input: ImportCohortInput!) { importCohort(input: $input) { cohortImport { id } preview { counts { outcome rows } } userErrors { code field } } }';
const STATE = 'query ($id: ID!) { node(id: $id) { ... on CohortImport { state done total } } }';
const REPORT = 'query ($id: ID!) { node(id: $id) { ... on CohortImport { total counts { outcome rows } report(first: 100) { nodes { row outcome } totalCount } } } }';

/** Sends a sheet and waits for its report. @returns seconds */
async function takeIn({ ask }: Bench, cohortId: string, text: string, outcome: string): Promise<number> {
  const begun = performance.now();
  const { importCohort } = await ask(IMPORT, { input: { cohortId: toGlobalId('Cohort', cohortId), text } });
  if (!importCohort.cohortImport) throw new Error(`the sheet was refused: ${JSON.stringify(importCohort.userErrors)}`);
  for (;;) {
    const { id } = importCohort.cohortImport;
    const { state } = (await ask(STATE, { id })).node;
    if (state === 'FAILED') throw new Error('the import failed');
    if (state === 'DONE') {
      const { node } = await ask(REPORT, { id });
      const rows = node.counts.find((one: { outcome: string }) => one.outcome === outcome).rows;
      if (rows !== node.total) throw new Error(`${rows} of ${node.total} rows came to ${outcome}`);
      return seconds(begun);
    }
    await sleep(100);
  }
}

/** The same of each learner by the verbs that a client could call for it without a sheet. @returns seconds for one */
async function oneByOne({ app, coordinator }: Bench, cohortId: string): Promise<number> {
  const begun = performance.now();
  for (let at = 0; at < ONE_BY_ONE; at += 1) {
    const { account, graduate, enrolment } = await transact(makeContext(app), (tx) => createGraduate(tx, { email: `one.${at}@single.example`, password: null, name: `Apprenant ${at}`, language: 'FR', cohortId }, { confirmed: true }));
    await transact(coordinator(), async (tx) => {
      await confirmEnrolment(tx, { enrolmentId: enrolment });
      await inviteAccount(tx, account, 'Centre');
    });
    await transact(coordinator(), (tx) => confirmSkills(tx, { graduateId: graduate, skills: SKILLS.map((skill, index) => ({ skill, step: STEPS[(at + index) % 3]! })) }));
  }
  return seconds(begun) / ONE_BY_ONE;
}

async function measure(bench: Bench, report: Report): Promise<void> {
  let last = 0;
  for (const size of SIZES) {
    const [cohortId, text] = [await bench.cohort(`${size}`), sheetOf(`s${size}`, size)];
    const begun = performance.now();
    const { importCohort } = await bench.ask(IMPORT, { input: { cohortId: toGlobalId('Cohort', cohortId), text, dryRun: true } });
    if (!importCohort.preview) throw new Error(`the dry run was refused: ${JSON.stringify(importCohort.userErrors)}`);
    report.row(`cohort, dry run of ${size} rows, s`, seconds(begun), { most: 5 });
    last = await takeIn(bench, cohortId, text, 'CREATED');
    report.row(`cohort, ${size} rows in with their report, s`, last, size === 1000 ? { most: 10 } : null);
    report.row(`cohort, the same ${size} rows again, s`, await takeIn(bench, cohortId, text, 'UNCHANGED'));
  }
  const single = await oneByOne(bench, await bench.cohort('single'));
  report.row('cohort, one learner by single mutations, ms', single * 1000);
  report.row('cohort, a row of the sheet, of the time of single mutations', last / SIZES.at(-1)! / single);
}

/** Sheets of learners through the service as it runs: its door, the job runner, which writes the letters meanwhile, and the database. */
export async function benchCohort({ dir, report }: { dir: string | undefined; report: Report }): Promise<void> {
  const folder = resolve(dir ?? join(projectRoot, '.data/bench'));
  const services = await startServices({ dataDir: folder, log: makeLog('error') });
  const databaseUrl = await fresh(services.databaseUrl);
  const app = await makeApp({ databaseUrl, meiliUrl: services.meiliUrl, meiliKey: services.meiliKey, meiliPrefix: `${DATABASE}_`, log: makeLog('error'), homeRegion: 'MA-02', tokenSecret: Buffer.alloc(32, 7), mailing: { smtpUrl: null, from: 'Jisr <jisr@bench.example>', folder: join(folder, 'letters'), publicUrl: () => 'https://bench.example' } });
  try {
    await migrate(app, databaseUrl);
    await importReference(app);
    const server = await makeServer(app, { people: [], examples: [] });
    const runner = await startWorker(app, databaseUrl, tasks, crons, () => makeContext(app));
    let token = '';
    const ask = async (query: string, variables: object): Promise<any> => {
      const response = await server.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, payload: JSON.stringify({ query, variables }) });
      const body: { data?: unknown; errors?: unknown[] } = response.json();
      if (body.errors) throw new Error(JSON.stringify(body.errors));
      return body.data;
    };
    try {
      const bench = await openBench(app, ask);
      ({ token } = bench);
      await measure(bench, report);
    } finally {
      await runner.stop();
      await server.close();
    }
  } finally {
    await app.orm.close();
    await services.stop();
  }
}

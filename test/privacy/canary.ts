import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createCohort } from '../../src/centres/cohort.service.ts';
import { appointStaff } from '../../src/centres/staff.service.ts';
import { setBackground } from '../../src/graduates/background.service.ts';
import { inviteLearners } from '../../src/graduates/invitation.service.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { transact } from '../../src/kernel/transact.ts';
import { giveConsent } from '../../src/privacy/consent.service.ts';
import type { PersonalData } from '../../src/privacy/personal-data.ts';
import { change, makeApplication, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { makeCentre } from '../builders/centres.ts';
import { type MadeGraduate, makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import type { World } from '../harness/world.ts';

/** In every text that is planted; nothing else of a world has it (its places have the Canary Islands). */
export const CANARY = 'kanari';

export interface Planted extends MadeGraduate {
  readonly email: string;
  readonly recruiter: Recruiter;
  readonly offers: { readonly underWay: string; readonly hired: string };
}

type Sql = (statement: string) => Promise<Record<string, unknown>[]>;
export const sqlOf = (em: EntityManager): Sql => (statement) => em.getConnection().execute(statement, [], 'all', em.getTransactionContext());

/** Where a person's rows stand in each table that holds some. */
const rowsOf = ({ accountId: a, graduateId: g, email }: Pick<Planted, 'accountId' | 'graduateId' | 'email'>): Record<string, string> => ({
  accounts: `id = '${a}'`,
  ...Object.fromEntries(['account_roles', 'account_tokens', 'sessions', 'consents', 'letters', 'idempotency_keys', 'second_factors', 'recovery_codes', 'employer_members', 'centre_staff', 'held_places'].map((table) => [table, `account_id = '${a}'`])),
  refresh_tokens: `session_id in (select id from sessions where account_id = '${a}')`,
  access_log: `subject_id in ('${a}', '${g}')`,
  graduates: `id = '${g}'`,
  ...Object.fromEntries(
    ['graduate_mobility', 'graduate_skills', 'graduate_languages', 'graduate_background', 'disclosures', 'employer_name_blocks', 'applications', 'offer_marks', 'candidate_choices', 'candidate_notes', 'recommendations'].map((table) => [table, `graduate_id = '${g}'`]),
  ),
  graduate_merges: `kept_id = '${g}'`,
  cohort_invitations: `email = '${email}'`,
  cohort_imports: `content like '%${email}%'`,
  offer_reports: `reporter_id = '${a}'`,
  application_events: `application_id in (select id from applications where graduate_id = '${g}')`,
});

/** Somebody of whom every folder holds something: applied, hired, saved, blocked, noted, recommended, invited, on the staff of a centre and a member of an employer. */
export async function plant(world: World, name: string, n: number): Promise<Planted> {
  const email = `${CANARY}.${n}@kanari.example`;
  const person = await makeGraduate(world, { name, email, findable: ['LOCAL', 'REGIONAL'], skills: [{ skill: 'react', evidence: { kind: 'PROJECT', url: 'https://kanari.example' } }], languages: [{ language: 'fr', level: 'C1' }] });
  const { accountId: a, graduateId: g } = person;
  const own = person.context();
  const [recruiter, coordinator] = [await makeRecruiter(world), person.cohort.centre.coordinator];
  await transact(own, (tx) => giveConsent(tx, a, 'STATISTICS'));
  await transact(own, (tx) => setBackground(tx, { items: [{ kind: 'EDUCATION', title: CANARY, organisation: CANARY, description: CANARY, url: 'https://kanari.example', started: '2020', ended: '2021' }] }));
  const [underWay, hired, other] = [await makeOffer(world, { employer: recruiter.employer }), await makeOffer(world, { employer: recruiter.employer, openings: 1 }), await makeOffer(world)];
  await makeApplication(world, person, underWay.id, `${CANARY} message`);
  let sent = await makeApplication(world, person, hired.id, `${CANARY} message`);
  for (const to of ['INTERVIEW', 'PROPOSED']) sent = await change(world, recruiter, 'advanceApplication', { applicationId: sent.id, version: sent.version, to, note: `${CANARY} note` });
  sent = await change(world, person, 'acceptProposal', { applicationId: sent.id, version: sent.version });
  await change(world, recruiter, 'hireApplicant', { applicationId: sent.id, version: sent.version });
  await world.get('mutation { addWrittenSkills(input: { terms: ["kanariscript"] }) { userErrors { code } } }', {}, person);
  await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name email } } }', { id: person.id }, coordinator);
  await world.get('mutation ($e: String!) { signIn(input: { email: $e, password: "a good password", device: "kanari phone" }) { userErrors { code } } }', { e: email }, null);
  const { cohort } = await transact(coordinator.context(), (tx) => createCohort(tx, { programmeId: person.cohort.programmeId, name: `Autre ${n}`, startsOn: '2026-01-05', graduatesOn: '2026-06-30' }));
  await transact(coordinator.context(), (tx) => inviteLearners(tx, { cohortId: cohort, learners: [{ email, name }] }));
  const centre = await makeCentre(world);
  await transact(centre.coordinator.context(), (tx) => appointStaff(tx, { centreId: centre.centreId, email, kind: 'TRAINER' }));
  const twin = await makeGraduate(world, { cohort: person.cohort });
  await plantRows(world, { a, g, twin: twin.graduateId, email, name, coordinatorId: coordinator.accountId, recruiterId: recruiter.accountId, employerId: recruiter.employerId, offerId: other.offerId, cohort, centreId: centre.centreId });
  return { ...person, email, recruiter, offers: { underWay: underWay.offerId, hired: hired.offerId } };
}

/** What is easier written than lived through: rows of other folders, letters and jobs that wait, files of letters. */
async function plantRows(world: World, ids: Record<'a' | 'g' | 'twin' | 'email' | 'name' | 'coordinatorId' | 'recruiterId' | 'employerId' | 'offerId' | 'cohort' | 'centreId', string>): Promise<void> {
  const { a, g, twin, email, name, coordinatorId, recruiterId, employerId, offerId, cohort, centreId } = ids;
  const sql = sqlOf(world.app.orm.em.fork());
  const id = (): string => `'${world.app.newId()}'`;
  for (const statement of [
    `insert into employer_members (id, employer_id, account_id, kind, asked_at, granted_at) values (${id()}, '${employerId}', '${a}', 'MEMBER', now(), now())`,
    `insert into account_tokens (id, account_id, purpose, email, created_at, expires_at) values (${id()}, '${a}', 'RESET_PASSWORD', '${email}', now(), now())`,
    `insert into second_factors (account_id, sealed_secret, created_at) values ('${a}', 'x', now())`,
    `insert into recovery_codes (hash, account_id, created_at) values ('x', '${a}', now()), ('y', '${a}', now())`,
    `insert into idempotency_keys (account_id, mutation, key, input_hash, outcome, created_at) values ('${a}', 'x', 'x', 'x', '{}', now()), ('${coordinatorId}', '${CANARY}', '${email}', 'x', '{"results":[{"email":"${email}"}]}', now())`,
    `insert into letters (id, account_id, email, name, language, kind, data, state, created_at) values (${id()}, '${a}', '${email}', '${name}', 'FR', 'x', '{}', 'WAITING', now()), (${id()}, '${recruiterId}', 'recruiter@test.example', null, 'FR', 'x', '{"person":"${name}","email":"${email}"}', 'WAITING', now())`,
    `insert into employer_name_blocks (graduate_id, folded_name, name, created_at) values ('${g}', 'kanaricorp', 'Kanari Corp', now())`,
    `insert into employer_blocks (graduate_id, employer_id, created_at) values ('${g}', '${employerId}', now())`,
    `insert into graduate_merges (id, kept_id, other_id, reason, by_id, merged_at) values (${id()}, '${g}', '${twin}', 'kanari twin', '${coordinatorId}', now())`,
    `insert into cohort_imports (id, cohort_id, by_id, state, options, content, total, done, report, created_at) values (${id()}, '${cohort}', '${coordinatorId}', 'WAITING', '{}', '${name};${email.toUpperCase()};${email}', 1, 0, '[]', now())`,
    `insert into offer_reports (id, offer_id, reporter_id, reason, detail, created_at) values (${id()}, '${offerId}', '${a}', 'FRAUD', '${CANARY}', now())`,
    `insert into offer_marks (graduate_id, offer_id, kind, created_at) values ('${g}', '${offerId}', 'SAVED', now())`,
    `insert into candidate_notes (id, offer_id, graduate_id, author_id, text, created_at) values (${id()}, '${offerId}', '${g}', '${recruiterId}', '${CANARY}', now())`,
    `insert into recommendations (id, offer_id, graduate_id, centre_id, by_id, note, state, created_at) values (${id()}, '${offerId}', '${g}', '${centreId}', '${coordinatorId}', '${CANARY}', 'ASKED', now())`,
  ]) await sql(statement);
  const choiceColumns = (await sql("select column_name as name from information_schema.columns where table_name = 'candidate_choices'")).map(({ name: column }) => column);
  await sql(`insert into candidate_choices (${choiceColumns.includes('id') ? 'id, ' : ''}offer_id, graduate_id, kind, by_id, chosen_at) values (${choiceColumns.includes('id') ? `${id()}, ` : ''}'${offerId}', '${g}', 'SHORTLISTED', '${recruiterId}', now())`);
  // A job that nobody takes up, so that it waits.
  await transact(world.system(), (tx) => enqueue(tx, 'nobodys', { to: email }));
  await world.app.mail.transport.send({ letterId: world.app.newId(), kind: 'x', writtenAt: new Date(), to: { email: 'recruiter@test.example', name: null }, subject: 'x', html: `<p>${name}, ${email}</p>`, text: `${name}, ${email}, demande à rejoindre l’équipe.` });
}

/** Why a column takes no free text: its check, its reference to another table, its length, or that the database works it out itself. */
const CODED = ['23514', '23503', '428C9', '22001'];
const textFor = (column: string, type: string, { email, name }: Planted, n: number): string => {
  // What the person is known by elsewhere stays what it is: it is a canary already.
  if (column === 'email') return `'${email}'`;
  if (column === 'name') return `'${name}'`;
  if (column === 'content') return `'${CANARY};${email}'`;
  if (type === 'jsonb') return `'{"${CANARY}":${n}}'`;
  return type === 'ARRAY' ? `array['${CANARY}-${n}']` : `'${CANARY}-${n}'`;
};

/** Writes the canary into every column the folders call personal. @returns the columns that take codes alone, and those whose table has no row of the person */
export async function fill(world: World, person: Planted, parts: readonly PersonalData[]): Promise<{ coded: string[]; missing: string[] }> {
  const sql = sqlOf(world.app.orm.em.fork());
  const types = new Map((await sql("select table_name || '.' || column_name as name, data_type as type from information_schema.columns where table_schema = 'public'")).map(({ name, type }) => [name, String(type)]));
  const where = rowsOf(person);
  const [coded, missing]: [string[], string[]] = [[], []];
  let n = 0;
  for (const [table, columns] of parts.flatMap((part) => Object.entries(part.columns))) {
    for (const column of columns.filter((one) => types.get(`${table}.${one}`) !== 'uuid')) {
      n += 1;
      // Whoever erases itself needs its password; that its hash goes is looked at by itself.
      if (column === 'password_hash') continue;
      // A key that is unique in its table can not be one text in two rows.
      const value = ['hash', 'code_hash', 'key'].includes(column) ? `'${CANARY}-${n}-' || substr(md5(ctid::text), 1, 8)` : textFor(column, types.get(`${table}.${column}`) ?? 'missing', person, n);
      const touched = await sql(`update ${table} set ${column} = ${value} where ${where[table] ?? 'the test knows no rows of it'} returning 1 as one`).catch((error: { code?: string }) => (CODED.includes(error.code ?? '') ? 'CODED' : Promise.reject(error)));
      if (touched === 'CODED') coded.push(`${table}.${column}`);
      else if (touched.length === 0) missing.push(`${table}.${column}`);
    }
  }
  return { coded, missing };
}

/** Every table, of ours and of the job runner, with a row that holds the canary. */
export async function tablesWithCanary(sql: Sql): Promise<string[]> {
  const tables = await sql("select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'graphile_worker') order by 1");
  const found: string[] = [];
  for (const { name } of tables) {
    const [{ rows }] = (await sql(`select count(*) as rows from ${String(name)} as row where lower(row::text) like '%${CANARY}%'`)) as [{ rows: string }];
    if (Number(rows) > 0) found.push(String(name).replace('public.', ''));
  }
  return found;
}

/** Every letter in the folder, by its text, that holds the canary. */
export async function lettersWithCanary(world: World): Promise<string[]> {
  const files = await readdir(world.letters).catch(() => []);
  const texts = await Promise.all(files.map(async (file) => [file, (await readFile(join(world.letters, file), 'utf8')).toLowerCase()] as const));
  return texts.filter(([, text]) => text.includes(CANARY)).map(([file]) => file);
}

/** Every document of every index of this world that holds any of these texts. */
export async function documentsWith(world: World, texts: readonly string[]): Promise<string[]> {
  const { client, prefix } = world.app.search;
  const { results } = await client.getRawIndexes({ limit: 1000 });
  const found: string[] = [];
  for (const { uid } of results.filter((index) => index.uid.startsWith(prefix))) {
    const { results: documents } = await client.index(uid).getDocuments({ limit: 1000 });
    for (const document of documents) if (texts.some((text) => JSON.stringify(document).toLowerCase().includes(text))) found.push(`${uid} ${String(document.id)}`);
  }
  return found;
}


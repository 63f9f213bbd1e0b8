import { beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/kernel/transact.ts';
import { eraseSubject } from '../../src/privacy/erasure.service.ts';
import { type PersonalData, wirePersonalData } from '../../src/privacy/personal-data.ts';
import { forgetOld } from '../../src/privacy/retention.service.ts';
import { makeLog } from '../../src/server/log.ts';
import { personalDataWiring } from '../../src/server/personal-data.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';
import { classedTwice, classes, CODED, TEXT_COLUMNS } from './columns.ts';
import { CANARY, documentsWith, fill, lettersWithCanary, plant, type Planted, sqlOf, tablesWithCanary } from './canary.ts';

const world = openWorld({ worker: true });
const { parts } = personalDataWiring;
const lines: string[] = [];
const sql = (statement: string) => sqlOf(world.app.orm.em.fork())(statement);

const ERASE = 'mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { erased userErrors { code field message } } }';
const erase = (person: Planted) => world.get(ERASE, { input: { password: PASSWORD, email: person.email } }, person);

/** Parts whose columns take codes alone, where no text could hide. */
const CODES_ALONE = new Set(['memberships', 'centres', 'heldPlaces']);

/** Meilisearch takes its time on a busy machine. */
const SOON = { timeout: 120_000, interval: 200 };

/** What a region or a ministry reads: how many, never who. */
const statistics = (): Promise<unknown> =>
  sql(`select (select json_agg(x order by x.cohort_id, x.state) from (select cohort_id, state, confirmed_at is not null as confirmed, count(*) from enrolments group by 1, 2, 3) x) as enrolments,
    (select json_agg(x order by x.centre_id) from (select centre_id, count(distinct graduate_id) from enrolments join cohorts on cohorts.id = cohort_id group by 1) x) as centres,
    (select json_agg(x order by x.offer_id) from (select offer_id, count(*), count(*) filter (where state = 'HIRED') as hires, count(answered_after_days) as answered from applications group by 1) x) as applications,
    (select count(*) from application_events where to_state <> 'WITHDRAWN') as events, (select count(*) from graduates) as people, (select json_agg(x order by x.id) from (select id, openings from offers) x) as offers`);

const jobsAreDone = async (): Promise<boolean> => (await sql("select 1 from graphile_worker.jobs where task_identifier in ('mail.send', 'mail.remove')")).length === 0;

beforeAll(() => {
  Object.assign(world.app, { log: makeLog('debug', { write: (line) => void lines.push(line) }) });
});

describe('the list of personal data', () => {
  it('classes every column that can hold a text: a new one is personal, guarded, or said to be open', async () => {
    const columns = (await sql(TEXT_COLUMNS)).map(({ at }) => String(at));
    const classed = classes();
    expect(columns.filter((column) => !classed.has(column))).toEqual([]);
    expect(classedTwice()).toEqual([]);
    // A column that is personal may be no text: a key, an account.
    expect([...classed].filter(([column, one]) => one !== 'PERSONAL' && !columns.includes(column)).map(([column]) => column)).toEqual([]);
  });
});

describe('who erases itself', () => {
  let amina: Planted;

  it('leaves nothing of itself in any table, index, letter, job or line of the log, and the statistics whole', { timeout: 300_000 }, async () => {
    amina = await plant(world, 'Kanari Amina', 1);
    await expect.poll(() => documentsWith(world, [amina.graduateId]), SOON).not.toEqual([]);
    await expect.poll(jobsAreDone, SOON).toBe(true);
    const { coded, missing } = await fill(world, amina, parts);
    expect(missing).toEqual([]);
    expect(coded.toSorted()).toEqual([...CODED].toSorted());
    const planted = await tablesWithCanary(sqlOf(world.app.orm.em.fork()));
    expect(planted).toEqual(expect.arrayContaining(['accounts', 'graduates', 'letters', 'idempotency_keys', 'graphile_worker._private_jobs', 'cohort_imports', 'application_events', 'access_log', 'unknown_terms']));
    expect(await lettersWithCanary(world)).not.toEqual([]);
    const before = await statistics();
    expect((await erase(amina)).eraseAccount).toEqual({ erased: true, userErrors: [] });
    expect(await statistics()).toEqual(before);
    await expect.poll(jobsAreDone, SOON).toBe(true);
    expect(await tablesWithCanary(sqlOf(world.app.orm.em.fork()))).toEqual([]);
    await expect.poll(() => documentsWith(world, [CANARY, amina.graduateId, amina.accountId]), SOON).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.toLowerCase().includes(CANARY))).toEqual([]);
  });

  it('has codes, lists and days taken away as well', async () => {
    expect(await sql(`select password_hash, time_zone, suspended_at is not null as closed from accounts where id = '${amina.accountId}'`)).toEqual([{ password_hash: null, time_zone: 'Africa/Casablanca', closed: true }]);
    const [row] = await sql(`select gender, age_band, residence_code, available_on, wants_remote, cardinality(contract_types) as wanted, cardinality(findable_at) as findable, erased_at is not null as erased from graduates where id = '${amina.graduateId}'`);
    expect(row).toEqual({ gender: null, age_band: null, residence_code: null, available_on: null, wants_remote: false, wanted: 0, findable: 0, erased: true });
    const left = async (tables: string[], column: string, id: string) => (await Promise.all(tables.map(async (table) => ((await sql(`select 1 from ${table} where ${column} = '${id}'`)).length > 0 ? table : null)))).filter((table) => table !== null);
    expect(await left(['graduate_skills', 'graduate_languages', 'graduate_mobility', 'graduate_background', 'graduate_kept_terms', 'disclosures', 'employer_blocks', 'offer_marks', 'candidate_choices', 'candidate_notes'], 'graduate_id', amina.graduateId)).toEqual([]);
    expect(await left(['sessions', 'account_tokens', 'account_roles', 'consents', 'idempotency_keys', 'letters'], 'account_id', amina.accountId)).toEqual([]);
  });

  it('has its open applications withdrawn without a word, and keeps its hire, with the opening filled', async () => {
    const states = await sql(`select offer_id, state, message, match from applications where graduate_id = '${amina.graduateId}' order by submitted_at`);
    expect(states).toEqual([{ offer_id: amina.offers.underWay, state: 'WITHDRAWN', message: null, match: null }, { offer_id: amina.offers.hired, state: 'HIRED', message: null, match: null }]);
    expect(await sql(`select to_state, note from application_events join applications on applications.id = application_id where offer_id = '${amina.offers.underWay}' order by at`)).toEqual([{ to_state: 'SUBMITTED', note: null }, { to_state: 'WITHDRAWN', note: null }]);
    expect(await sql(`select openings, state from offers where id = '${amina.offers.hired}'`)).toEqual([{ openings: 0, state: 'FILLED' }]);
  });

  it('is told so by a letter to its address, of which nothing stays a day later', async () => {
    const file = (await lettersWithCanary(world)).find((name) => name.endsWith('.txt'));
    expect(file).toContain('privacy.erased');
    expect((await lettersWithCanary(world)).every((name) => name.includes('privacy.erased'))).toBe(true);
    world.clock = new Date(Date.now() + 25 * 3_600_000);
    await transact(world.system(), forgetOld);
    await expect.poll(() => lettersWithCanary(world), { timeout: 40_000 }).toEqual([]);
    expect(await sql("select 1 from letters where kind = 'privacy.erased'")).toEqual([]);
    world.clock = null;
  });
});

describe('the search for what is left', () => {
  class Undone extends Error {}

  let dora: Planted;
  beforeAll(async () => {
    dora = await plant(world, 'Kanari Dora', 2);
    await fill(world, dora, parts);
  });

  /** Erases her without one part, looks, and takes it all back. */
  async function leftWithout(forgetful: PersonalData | null): Promise<string[]> {
    let found: string[] = [];
    wirePersonalData({ ...personalDataWiring, parts: parts.map((part) => (part === forgetful ? { ...part, erase: async () => {} } : part)) });
    const undone = transact(world.system(), async (tx) => {
      await eraseSubject(tx, { accountId: dora.accountId, graduateId: dora.graduateId });
      found = await tablesWithCanary(sqlOf(tx.em));
      throw new Undone();
    });
    await undone.catch((error: unknown) => (error instanceof Undone ? null : Promise.reject(error))).finally(() => wirePersonalData(personalDataWiring));
    return found;
  }

  it('finds nothing where every part does its own', async () => {
    expect(await leftWithout(null)).toEqual([]);
  });

  it.each(parts.filter(({ name, columns }) => Object.keys(columns).length > 0 && !CODES_ALONE.has(name)).map((part) => [part.name, part] as const))('finds what the part "%s" would forget', async (_, forgetful) => {
    const found = await leftWithout(forgetful);
    expect(found).not.toEqual([]);
    expect(found.filter((table) => ![...Object.keys(forgetful.columns), 'unknown_terms', 'graphile_worker._private_jobs'].includes(table))).toEqual([]);
  });
});

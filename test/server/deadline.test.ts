import { graphql } from 'graphql';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SERVING, connectDatabase } from '../../src/server/database.ts';
import { isOutage } from '../../src/server/outage.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { LIMITS } from '../../src/server/edge/limits.ts';
import { makeCohort } from '../builders/centres.ts';
import { makeOffer, type MadeOffer } from '../builders/offers.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';

const world = openWorld();
let offer: MadeOffer;
let other: Client;

beforeAll(async () => {
  offer = await makeOffer(world);
  other = new Client({ connectionString: world.databaseUrl });
  await other.connect();
});
afterAll(() => other.end());

/** Statements of the service that are under way in this world's database. */
async function underWay(): Promise<string[]> {
  const { rows } = await other.query<{ query: string }>(`select query from pg_stat_activity where datname = current_database() and application_name = 'jisr' and state <> 'idle'`);
  return rows.map(({ query }) => query);
}

/** Asks while something is locked; what it answers, after how long, and what the database still does for it then. */
async function askedUnder(lock: string, query: string, variables: object, as: Parameters<typeof world.ask>[2]) {
  await other.query(`begin; ${lock}`);
  try {
    const begun = performance.now();
    const { data, errors, status } = await world.ask(query, variables, as);
    const took = performance.now() - begun;
    await new Promise((resolve) => void setTimeout(resolve, 200));
    return { data, codes: errors.map((error) => error.extensions.code), status, took, left: await underWay() };
  } finally {
    await other.query('rollback');
  }
}

it('what waits for a locked row ends at the deadline, and nothing of it goes on in the database', async () => {
  const found = await askedUnder(`select id from offers where id = '${offer.offerId}' for update`, 'mutation ($input: UpdateOfferInput!) { updateOffer(input: $input) { userErrors { code } } }', { input: { offerId: offer.id, version: Number(await logged()), openings: 3 } }, offer.employer.owner);
  expect(found).toMatchObject({ data: null, codes: ['SERVICE_UNAVAILABLE'], status: 503, left: [] });
  expect(found.took).toBeGreaterThan(LIMITS.deadlineMs - 100);
  expect(found.took).toBeLessThan(LIMITS.deadlineMs + 1000);
}, 20_000);

it('what waits in a flush ends at the deadline too, and nothing of it is kept', async () => {
  const input = { email: 'late@test.example', password: PASSWORD, name: 'Late Comer', language: 'EN', cohortId: (await makeCohort(world)).id, ...TERMS };
  // Reading goes on under this lock; the insert waits.
  const found = await askedUnder('lock table accounts in exclusive mode', 'mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { userErrors { code } } }', { input }, null);
  expect(found).toMatchObject({ data: null, codes: ['SERVICE_UNAVAILABLE'], status: 503, left: [] });
  expect(found.took).toBeLessThan(LIMITS.deadlineMs + 1000);
  expect((await other.query(`select 1 from accounts where email = 'late@test.example'`)).rowCount).toBe(0);
}, 20_000);

it('a field that is reached after the deadline is not begun, though it would cost no statement', async () => {
  const ask = async (signal: AbortSignal) => graphql({ schema: await makeSchema(), source: '{ place(code: "MA") { code } }', contextValue: world.context({ signal }) });
  expect((await ask(new AbortController().signal)).data).toEqual({ place: { code: 'MA' } });
  const late = await ask(AbortSignal.abort());
  expect([late.data, late.errors?.map((error) => isOutage(error))]).toEqual([{ place: null }, [true]]);
});

const logged = async (): Promise<string> => (await other.query<{ version: string }>(`select version from offers where id = '${offer.offerId}'`)).rows[0]!.version;

it('after an operation was ended, the connection that it used serves others', async () => {
  const asked = await Promise.all(Array.from({ length: 12 }, () => world.get('{ offers(first: 1) { nodes { id } } }')));
  expect(asked.every((one) => one.offers.nodes.length === 1)).toBe(true);
});

it('the connections for requests are ended by PostgreSQL itself where nobody ends them: slow statements, locks, transactions that idle', async () => {
  const net = { ...SERVING, statement_timeout: 300, lock_timeout: 200, idle_in_transaction_session_timeout: 300 };
  const orm = await connectDatabase(world.databaseUrl, net);
  await other.query('begin; lock table accounts in access exclusive mode');
  try {
    const ask = (sql: string) => orm.em.fork().getConnection().execute(sql).then(() => null, (error: unknown) => error);
    const slow = await ask('select pg_sleep(5)');
    const locked = await ask('select 1 from accounts');
    const em = orm.em.fork();
    await em.begin();
    await new Promise((resolve) => void setTimeout(resolve, 600));
    const idle = await em.execute('select 1').then(() => null, (error: unknown) => error);
    await em.rollback().catch(() => undefined);
    expect([slow, locked, idle].map((error) => error !== null && isOutage(error))).toEqual([true, true, true]);
    expect(await ask('select 1')).toBeNull();
  } finally {
    await other.query('rollback');
    await orm.close();
  }
});

it('jobs, migrations and seeds have connections without those limits', async () => {
  const rows = await world.app.orm.em.fork().getConnection().execute<{ name: string; setting: string }[]>(`select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`);
  expect(rows.map(({ setting }) => setting)).toEqual(['0', '0', '0']);
});

import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/kernel/context.ts';
import { makeApp } from '../../src/server/app.ts';
import { makeServer } from '../../src/server/http.ts';
import { RATES } from '../../src/server/cost/rates.ts';
import { makeKey } from '../builders/api-keys.ts';
import { makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld({ rateScale: 1 });
let person: Person;
let employer: MadeEmployer;
/** Another process of the service on the same database. */
let other: { app: App; server: FastifyInstance };

interface Injectable {
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
}
interface Asked {
  readonly status: number;
  readonly code: string | undefined;
  readonly cost: { requested: number; objects: number; limit: number; remaining: number; restoresPerSecond: number };
  readonly statements: number;
  readonly retryAfter: number;
  readonly body: any;
}

let addresses = 0;
/** An address that nobody asked from yet. */
const newAddress = (): string => `203.0.113.${(addresses += 1)}`;

interface Question {
  readonly query: string;
  readonly variables: object;
}

async function ask(question: string | Question, { from = newAddress(), token, on = world }: { from?: string; token?: string; on?: Injectable } = {}): Promise<Asked> {
  const { query, variables } = typeof question === 'string' ? { query: question, variables: {} } : question;
  const response = await on.inject({ method: 'POST', url: '/graphql', remoteAddress: from, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) }, payload: JSON.stringify({ query, variables }) });
  const body = response.json() as any;
  return { status: response.statusCode, code: body.errors?.[0]?.extensions.code, cost: body.extensions?.cost, statements: Number(response.headers['x-statements']), retryAfter: Number(response.headers['retry-after']), body };
}

/** A question that costs so many points and is answered with every object it is counted for. */
function dear(points: number): Question {
  const objects = (points - 1) * 10;
  const ids = (length: number) => Array.from({ length }, () => placeId);
  const whole = Array.from({ length: Math.floor(objects / 100) }, (_, at) => `a${at}: nodes(ids: $ids) { id }`).join(' ');
  return { query: `query ($ids: [ID!]!, $rest: [ID!]!) { __typename ${whole && `...W`} rest: nodes(ids: $rest) { id } } ${whole && `fragment W on Query { ${whole} }`}`.replace('$ids: [ID!]!, ', whole ? '$ids: [ID!]!, ' : ''), variables: { ids: ids(100), rest: ids(objects % 100) } };
}
let placeId = '';
/** One point: nothing but a name. */
const CHEAP = '{ __typename }';

/** A minute from now: tokens that were given out are still good then. */
const NOON = Date.now() + 60_000;
const at = (seconds: number): void => void (world.clock = new Date(NOON + seconds * 1000));
/** What goes on in the background is soon done. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

beforeAll(async () => {
  person = await world.person('Asker', 'GRADUATE');
  employer = await makeEmployer(world, { verified: true });
  other = await anotherProcess();
  placeId = (await ask('{ place(code: "MA") { id } }')).body.data.place.id;
});
afterAll(async () => {
  await other.server.close();
  await other.app.orm.close();
});
beforeEach(() => void (world.clock = null));

async function anotherProcess() {
  const app = await makeApp({ databaseUrl: world.databaseUrl, meiliUrl: world.meili.url, meiliKey: world.meili.key, meiliPrefix: 'rate_', log: world.app.log, homeRegion: 'MA-02', tokenSecret: world.app.tokenSecret, tellStatements: true, now: () => world.app.now() });
  return { app, server: await makeServer(app, { people: [], examples: [] }) };
}

describe('how much one may ask', () => {
  it('a stranger five hundred points at once, then fifty a second, told how long to wait', async () => {
    at(0);
    const from = newAddress();
    const first = await ask(dear(91), { from });
    expect(first.cost).toEqual({ requested: 91, objects: 900, limit: 500, remaining: 409, restoresPerSecond: 50 });
    for (let times = 0; times < 4; times += 1) expect((await ask(dear(101), { from })).status).toBe(200);
    const refused = await ask(dear(101), { from });
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfter: 2, cost: { requested: 101, objects: 1000, limit: 500, remaining: 5 } });
    expect(refused.body.errors[0]).toMatchObject({ message: 'Too often: try again in 2 s.', extensions: { limit: 'points', most: 500, asked: 101, retryAfterSeconds: 2 } });
    at(1);
    expect(await ask(dear(56), { from })).toMatchObject({ status: 429, retryAfter: 1, cost: { remaining: 55 } });
    expect(await ask(dear(55), { from })).toMatchObject({ status: 200, cost: { remaining: 0 } });
    at(100);
    expect(await ask(CHEAP, { from })).toMatchObject({ status: 200, cost: { remaining: 499 } });
  });

  it('somebody signed in twice as much, from wherever; an employer’s software four times', async () => {
    const key = await makeKey(world, employer, ['offers:read']);
    expect((await ask(CHEAP, { token: person.token })).cost).toMatchObject({ limit: 1000, restoresPerSecond: 100, remaining: 999 });
    expect((await ask(CHEAP, { token: person.token })).cost.remaining).toBeGreaterThanOrEqual(998);
    expect((await ask(CHEAP, { token: key.token })).cost).toMatchObject({ limit: 2000, restoresPerSecond: 200, remaining: 1999 });
  });

  it('neighbours of one network share, others do not', async () => {
    at(0);
    await ask(dear(101), { from: '2001:db8:7:7::1' });
    expect((await ask(CHEAP, { from: '2001:db8:7:7:8::9' })).cost.remaining).toBe(398);
    expect((await ask(CHEAP, { from: '2001:db8:7:8::1' })).cost.remaining).toBe(499);
  });

  it('is never less than one point, and what was counted and is not there is given back', async () => {
    at(0);
    const from = newAddress();
    expect((await ask('{ employers(first: 100) { nodes { name offers(first: 20) { nodes { title } } } } }', { from })).cost).toMatchObject({ requested: 222, objects: 2201 });
    const { cost } = await ask(CHEAP, { from });
    expect(cost.remaining).toBeGreaterThan(480);
    expect(cost.remaining).toBeLessThan(500);
    expect((await ask('{ node(id: "unknown") { id } }', { from })).cost.remaining).toBe(cost.remaining - 1);
  });

  it('an operation that asks more than a full bucket holds is refused for good, and one of too many objects in the asked language', async () => {
    const searches = `{ ${Array.from({ length: 15 }, (_, at) => `a${at}: offers(first: 5) { nodes { candidates(first: 1) { totalCount } } }`).join(' ')} }`;
    expect(await ask(searches)).toMatchObject({ status: 400, code: 'COST_EXCEEDED', cost: { requested: 768, limit: 500, remaining: 499 } });
    const response = await world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'accept-language': 'fr' }, payload: { query: '{ offers(first: 100) { nodes { mustHaves { alternatives { skill { name } } } } } }' } });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ errors: [{ message: expect.stringMatching(/^L’opération peut rendre 16601 objets, 5000 au plus/), extensions: { code: 'COST_EXCEEDED', limit: 'objects', most: 5000, asked: 16601 } }], extensions: { cost: { requested: 1662, objects: 16601 } } });
  });

  it('is told with every fault, and what can not be counted costs a point', async () => {
    at(0);
    const from = newAddress();
    expect(await ask('{ places(', { from })).toMatchObject({ status: 400, cost: { requested: 0, objects: 0, remaining: 499 } });
    expect(await ask('{ secrets }', { from })).toMatchObject({ status: 400, cost: { requested: 0, remaining: 498 } });
    expect(await ask('query ($n: Int!) { places(first: $n) { nodes { code } } }', { from })).toMatchObject({ status: 400, cost: { requested: 4, remaining: 497 } });
    expect(await ask('{ viewer { account { id } } }', { from })).toMatchObject({ cost: { limit: 500, remaining: 496 } });
  });

  it('faulty documents end in 429 like others', async () => {
    at(0);
    const from = newAddress();
    for (let times = 0; times < 4; times += 1) await ask(dear(101), { from });
    await ask(dear(92), { from });
    const answers: Asked[] = [];
    for (let times = 0; times < 6; times += 1) answers.push(await ask('{ secrets }', { from }));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 429, 429]);
    expect(answers[5]).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 1, cost: { remaining: 0 } });
  });

  it('guessed tokens and keys cost the address, and the good token beside them nothing', async () => {
    at(0);
    const from = newAddress();
    for (let times = 0; times < 4; times += 1) await ask(dear(101), { from });
    await ask(dear(91), { from });
    const answers: Asked[] = [];
    for (let times = 0; times < 3; times += 1) answers.push(await ask(CHEAP, { from, token: 'not.a.token' }), await ask(CHEAP, { from, token: `jisr_live_${'x'.repeat(43)}` }));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(answers[5]).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 1 });
    expect(answers[5]!.body.errors[0].message).toBe('Too often: try again in 1 s.');
    expect((await ask(CHEAP, { from, token: person.token })).status).toBe(200);
  });
});

describe('what processes share', () => {
  it('is one bucket: what is taken here is missing there, but for a block of one second at the most', async () => {
    at(0);
    const from = newAddress();
    const taken = { here: 0, there: 0 };
    for (let times = 0; times < 30; times += 1) {
      const on = times % 2 === 0 ? 'here' : 'there';
      const { status } = await ask(dear(26), { from, on: on === 'here' ? world : other.server });
      await settle();
      if (status === 200) taken[on] += 26;
    }
    expect(taken.here).toBeGreaterThan(100);
    expect(taken.there).toBeGreaterThan(100);
    expect(taken.here + taken.there).toBeGreaterThan(RATES.stranger.holds - 2 * 26);
    expect(taken.here + taken.there).toBeLessThanOrEqual(RATES.stranger.holds + 2 * RATES.stranger.perSecond);
  });

  it('a process that begins where nothing is left lends one block, and takes the rest back', async () => {
    at(0);
    const from = newAddress();
    for (let times = 0; times < 5; times += 1) await ask(dear(100), { from });
    expect(await ask(CHEAP, { from })).toMatchObject({ status: 429 });
    const third = await anotherProcess();
    try {
      let taken = 0;
      for (let times = 0; times < 100; times += 1) {
        const { status } = await ask('{ place(code: "MA") { id } }', { from, on: third.server });
        await settle();
        if (status === 200) taken += 2;
        else break;
      }
      expect(taken).toBeGreaterThan(0);
      // The table refuses the next block when half of this one is used.
      expect(taken).toBeLessThanOrEqual(RATES.stranger.perSecond / 2 + 4);
    } finally {
      await third.server.close();
      await third.app.orm.close();
    }
  });

  it('costs an operation no statement of its own', async () => {
    const from = newAddress();
    const statements = new Set<number>();
    for (let times = 0; times < 60; times += 1) statements.add((await ask('{ place(code: "MA") { id } }', { from })).statements);
    expect([...statements].every((count) => count <= 1)).toBe(true);
    const buckets = await world.app.orm.em.getConnection().execute('select count(*) from buckets');
    expect(Number(buckets[0]?.count)).toBeGreaterThan(0);
  });

  it('fifty at once here are given what the bucket holds, and one after the other', async () => {
    at(0);
    const from = newAddress();
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(dear(21), { from })));
    const granted = answers.filter(({ status }) => status === 200).length;
    expect(granted * 21).toBeLessThanOrEqual(RATES.stranger.holds + RATES.stranger.perSecond);
    expect(granted).toBeGreaterThanOrEqual(22);
    expect(answers.filter(({ status }) => status === 429).length).toBe(50 - granted);
  });

  it('what an answer gave back is the others’ after a second', async () => {
    at(0);
    const from = newAddress();
    await ask('{ employers(first: 100) { nodes { name offers(first: 20) { nodes { title } } } } }', { from });
    expect(await ask(dear(101), { from, on: other.server })).toMatchObject({ status: 200 });
    await new Promise((resolve) => setTimeout(resolve, 1300));
    const answers: number[] = [];
    for (let times = 0; times < 3; times += 1) answers.push((await ask(dear(101), { from, on: other.server })).status);
    expect(answers).toEqual([200, 200, 200]);
  });
});

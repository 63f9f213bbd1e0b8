import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Gate } from '../../src/server/edge/gate.ts';
import { makeServer } from '../../src/server/http.ts';
import { openWorld } from '../harness/world.ts';

const ask = (address: string, credential: string | null = null) => ({ address, credential });
/** Work that goes on until it is told to end. */
function job() {
  let end!: () => void;
  const until = new Promise<void>((resolve) => void (end = resolve));
  return { work: () => until, end };
}
const later = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms));
const outcome = async (running: ReturnType<Gate['run']>) => {
  const result = await running;
  return 'refused' in result ? result.refused.status : 200;
};

describe('the gate', () => {
  it('lets so many in at once, has so many wait in order, and refuses the others at once', async () => {
    const gate = new Gate({ atOnce: 2, waiting: 2, patienceMs: 5000 });
    const jobs = Array.from({ length: 5 }, job);
    const order: number[] = [];
    const running = jobs.map(({ work }, at) => outcome(gate.run(ask(`10.0.0.${at}`), async () => (order.push(at), work()))));
    expect(await running[4]).toBe(503);
    expect(order).toEqual([0, 1]);
    jobs[1]!.end();
    await later(5);
    expect(order).toEqual([0, 1, 2]);
    for (const { end } of jobs) end();
    expect(await Promise.all(running)).toEqual([200, 200, 200, 200, 503]);
    expect(order).toEqual([0, 1, 2, 3]);
    expect(gate.refusal(ask('10.0.0.9'))).toBeNull();
  });

  it('gives one address half of the room, and one token a quarter', async () => {
    const gate = new Gate({ atOnce: 4, waiting: 4, patienceMs: 5000 });
    const jobs = Array.from({ length: 8 }, job);
    const of = [ask('one', 'a'), ask('one', 'a'), ask('one', 'a'), ask('one', 'b'), ask('one', 'b'), ask('one', 'c'), ask('two', 'c'), ask('two')];
    const running = jobs.map(({ work }, at) => outcome(gate.run(of[at]!, work)));
    expect(await Promise.all([running[2], running[5]])).toEqual([429, 429]);
    for (const { end } of jobs) end();
    expect(await Promise.all(running)).toEqual([200, 200, 429, 200, 200, 429, 200, 200]);
  });

  it('refuses who waited for longer than patience lasts, and lets nobody in twice', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 3, patienceMs: 50 });
    const first = job();
    const running = [outcome(gate.run(ask('a'), first.work)), outcome(gate.run(ask('b'), () => Promise.resolve()))];
    expect(await running[1]).toBe(503);
    first.end();
    expect(await running[0]).toBe(200);
    expect(await outcome(gate.run(ask('c'), () => Promise.resolve()))).toBe(200);
  });

  it('takes nobody into a queue that does not move', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 50, patienceMs: 100 });
    const stuck = job();
    const running = outcome(gate.run(ask('a'), stuck.work));
    await later(250);
    expect(gate.refusal(ask('b'))).toMatchObject({ status: 503, extensions: { limit: 'waiting' } });
    stuck.end();
    await running;
    expect(gate.refusal(ask('b'))).toBeNull();
  });

  it('takes the place of work that fails back', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 0, patienceMs: 50 });
    await expect(gate.run(ask('a'), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await outcome(gate.run(ask('a'), () => Promise.resolve()))).toBe(200);
  });

  it('is not closed by a long rest', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 5, patienceMs: 60 });
    await gate.run(ask('a'), () => Promise.resolve());
    await later(300);
    const jobs = [job(), job()];
    const running = jobs.map(({ work }, at) => outcome(gate.run(ask(`b${at}`), work)));
    for (const { end } of jobs) end();
    expect(await Promise.all(running)).toEqual([200, 200]);
  });
});

const world = openWorld();
let server: FastifyInstance;
let other: Client;
beforeAll(async () => {
  server = await makeServer(world.app, { people: [], examples: [] }, { gate: { atOnce: 2, waiting: 2, patienceMs: 10_000 } });
  other = new Client({ connectionString: world.databaseUrl });
  await other.connect();
});
afterAll(async () => {
  await server.close();
  await other.end();
});

const post = (from: string, language = 'en') => server.inject({ method: 'POST', url: '/graphql', remoteAddress: from, headers: { 'content-type': 'application/json', 'accept-language': language }, payload: { query: '{ offers(first: 1) { nodes { id } } }' } });

it('a full service answers 503 or 429 with Retry-After within 50 ms and asks its database nothing for it, while its health can be asked', async () => {
  await post('9.9.9.9');
  await other.query('begin; lock table offers in access exclusive mode');
  const held = [post('1.1.1.1'), post('2.2.2.2'), post('3.3.3.3'), post('4.4.4.4')];
  await later(150);
  // Every statement begins with a fork.
  const forks = vi.spyOn(world.app.orm.em, 'fork');
  const begun = performance.now();
  const [full, full2, mine] = await Promise.all([post('5.5.5.5'), post('6.6.6.6', 'ar'), post('1.1.1.1')]);
  expect(performance.now() - begun).toBeLessThan(50);
  expect(forks).not.toHaveBeenCalled();
  for (const answer of [full, full2, mine]) {
    expect(answer.statusCode).toBe(503);
    expect(answer.headers).toMatchObject({ 'retry-after': expect.stringMatching(/^\d+$/) });
    expect(answer.headers).not.toHaveProperty('x-statements');
    expect(answer.rawPayload.length).toBeLessThan(500);
    expect(answer.json().errors[0].extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', limit: 'waiting', most: 2, asked: 3, retryAfterSeconds: expect.any(Number) });
  }
  expect([full.json().errors[0].message, full2.json().errors[0].message]).toEqual([expect.stringMatching(/^The service is full: try again in \d+ s\.$/), expect.stringContaining('مكتظة')]);
  expect((await server.inject({ url: '/healthz' })).statusCode).toBe(200);
  expect((await server.inject({ url: '/readyz' })).statusCode).toBe(200);
  // A page that can not ask is no page that is gone: whoever indexes pages comes again.
  expect((await server.inject({ url: '/offers/none', remoteAddress: '8.8.8.8' })).statusCode).toBe(503);
  await other.query('rollback');
  expect((await Promise.all(held)).map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200]);
  forks.mockClear();
  expect((await post('7.7.7.7')).statusCode).toBe(200);
  expect(forks).toHaveBeenCalled();
  forks.mockRestore();
}, 20_000);

it('one address does not fill the service', async () => {
  await other.query('begin; lock table offers in access exclusive mode');
  const held = [post('1.1.1.1'), post('1.1.1.1')];
  await later(150);
  const third = await post('1.1.1.1');
  expect([third.statusCode, third.headers['retry-after'], third.json().errors[0].extensions]).toEqual([429, expect.stringMatching(/^\d+$/), expect.objectContaining({ code: 'RATE_LIMITED', limit: 'atOnce', most: 2, asked: 3 })]);
  const someoneElse = post('2.2.2.2');
  await other.query('rollback');
  expect((await Promise.all([...held, someoneElse])).map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
}, 20_000);

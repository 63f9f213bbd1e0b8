import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, type Report } from '../report.ts';
import { OFFERS } from './documents.ts';

/** Clients that each ask again as soon as they are answered: what a service can do at the most. */
const CLOSED_CLIENTS = 10;
const CLOSED_SECONDS = 8;
const OPEN_SECONDS = 12;
/** Answers of the first seconds are not counted: code is compiled, connections are made. */
const WARM_SECONDS = 3;
const TIMES = 4;

interface Answered {
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: boolean;
  /** When it was asked, in seconds from the beginning. */
  readonly at: number;
}

const BODY = JSON.stringify({ query: OFFERS, variables: { first: 20 } });

/** Asks once; 0 stands for a connection that broke. */
function ask(url: URL, agent: Agent, begun: number): Promise<Answered> {
  const sent = performance.now();
  const answered = (status: number, retryAfter: boolean): Answered => ({ status, retryAfter, ms: performance.now() - sent, at: (sent - begun) / 1000 });
  return new Promise((resolve) => {
    const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY) } }, (response) => {
      response.resume().on('end', () => resolve(answered(response.statusCode!, response.headers['retry-after'] !== undefined)));
    });
    asked.on('error', () => resolve(answered(0, false))).end(BODY);
  });
}

/** Answers a second that the service gives to clients who wait for each. */
async function mostOf(url: URL): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const begun = performance.now();
  const until = begun + (WARM_SECONDS + CLOSED_SECONDS) * 1000;
  const all: Answered[] = [];
  await Promise.all(
    Array.from({ length: CLOSED_CLIENTS }, async () => {
      while (performance.now() < until) all.push(await ask(url, agent, begun));
    }),
  );
  agent.destroy();
  return all.filter(({ status, at }) => status === 200 && at > WARM_SECONDS).length / CLOSED_SECONDS;
}

/** Connections that stand before the flood, as between a proxy and its service: what is measured is the door, not the making of connections. */
const CONNECTIONS = 250;

async function connected(url: URL): Promise<Agent> {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 2 * CONNECTIONS });
  const ping = (): Promise<void> => new Promise((resolve) => void request(new URL('/healthz', url), { agent }, (response) => response.resume().on('end', resolve)).on('error', () => resolve()).end());
  await Promise.all(Array.from({ length: CONNECTIONS }, ping));
  return agent;
}

/** Asks so many times a second, whether answers come or not. */
async function flood(url: URL, perSecond: number): Promise<Answered[]> {
  const agent = await connected(url);
  const begun = performance.now();
  const pending: Promise<Answered>[] = [];
  for (let sent = 0; performance.now() - begun < OPEN_SECONDS * 1000; ) {
    const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
    for (; sent < due; sent += 1) pending.push(ask(url, agent, begun));
    await sleep(1);
  }
  const all = await Promise.all(pending);
  agent.destroy();
  return all;
}

/**
 * Four times as many requests as the service can answer, by clients that do not wait: it must go on answering nearly as many as
 * it can, and turn the others away at once.
 * @param address of a service whose rate limits are out of the way (RATE_SCALE)
 */
export async function saturation({ report, address }: { report: Report; address: string }): Promise<void> {
  const url = new URL('/graphql', address);
  const most = await mostOf(url);
  report.say(`20 offers, ${CLOSED_CLIENTS} clients that wait: ${most.toFixed(0)} answers a second`);
  const all = (await flood(url, TIMES * most)).filter(({ at }) => at > WARM_SECONDS);
  const seconds = OPEN_SECONDS - WARM_SECONDS;
  const useful = all.filter(({ status }) => status === 200);
  const refused = all.filter(({ status }) => status === 429 || status === 503);
  const of = (status: number): number => all.filter((one) => one.status === status).length;
  report.say(`asked ${(all.length / seconds).toFixed(0)} a second: ${of(200)} answered, ${of(429)} times 429, ${of(503)} times 503, ${all.length - useful.length - refused.length} otherwise; answers took ${quantile(useful.map(({ ms }) => ms), 0.5).toFixed(0)} ms (p50) and ${quantile(useful.map(({ ms }) => ms), 0.99).toFixed(0)} ms (p99), refusals ${quantile(refused.map(({ ms }) => ms), 0.5).toFixed(1)} and ${quantile(refused.map(({ ms }) => ms), 0.99).toFixed(1)} ms`);
  report.row('useful answers at four times saturation, of the most', useful.length / seconds / most, { least: 0.8 });
  report.row('a refusal at four times saturation, p95, ms', quantile(refused.map(({ ms }) => ms), 0.95), { most: 50 });
  report.row('refusals at four times saturation without Retry-After', refused.filter(({ retryAfter }) => !retryAfter).length, { most: 0 });
  report.row('anything but an answer or a refusal at four times saturation', all.length - useful.length - refused.length, { most: 0 });
}

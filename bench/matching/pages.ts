import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '../../src/kernel/clock.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { projectRoot } from '../../src/kernel/project-root.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { uidOf } from '../../src/search/search.index.ts';
import { shippedEmbedding } from '../../src/matching/embedder.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { eligibleOffers, eligiblePeople } from '../../src/matching/index-filters.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { embedderOf } from '../../src/matching/ranking.index.ts';
import { CANDIDATES } from '../../src/matching/retrieve.ts';
import { DEMO_PASSWORD } from '../../seeds/demo/people.ts';
import { quantile, type Report } from '../report.ts';
import type { Truth } from './truth.ts';
import type { BenchWorld } from './world.ts';

const ASKERS = 24;
const ROUNDS = 6;

const MATCH = 'score fit eligible parts { criterion weight value contribution } requirements { kind minimumLevel outcome heldLevel standing contribution skill { slug label: name } through { slug name } } summary';
const MATCHES = `query { viewer { graduate { matches(first: 10) { matcherVersion degraded nodes { ${MATCH} offer { id title scale places { name } employer { name verified } } } pageInfo { endCursor hasNextPage } } } } }`;
const CANDIDATES_OF = `query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 10) { matcherVersion degraded nodes { ${MATCH} candidate { id } } pageInfo { endCursor hasNextPage } } } } }`;

/** A service on the world, in a process of its own. */
export interface BenchService {
  readonly address: string;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});

export async function startService(world: BenchWorld, report: Report): Promise<BenchService> {
  const port = await freePort();
  const { meiliUrl, meiliKey } = world.services;
  const child: ChildProcess = spawn(process.execPath, [join(projectRoot, 'dist/src/server/main.js')], {
    cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), DATABASE_URL: world.databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: world.prefix, DEMO: 'off', LOG_LEVEL: 'fatal', TOKEN_SECRET: 'bench'.repeat(12), DATA_DIR: join(projectRoot, '.data/bench/service') },
  });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
    if (await fetch(`${address}/readyz`).then((response) => response.ok, () => false)) break;
    await sleep(500);
  }
  report.say(`a service runs on ${address}`);
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

async function graphql(address: string, query: string, variables: object, token?: string): Promise<any> {
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query, variables }) });
  const answer = (await response.json()) as { data?: any; errors?: unknown };
  if (answer.errors) throw new Error(`the service answered ${JSON.stringify(answer.errors).slice(0, 500)}`);
  return answer.data;
}

export async function signIn(address: string, email: string): Promise<string> {
  const data = await graphql(address, 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }', { input: { email, password: DEMO_PASSWORD } });
  if (!data.signIn.accessToken) throw new Error(`${email} could not sign in`);
  return data.signIn.accessToken as string;
}

/** A page of the service and the bare call it is held against. */
interface Asker {
  page(): Promise<unknown>;
  bare(): Promise<unknown>;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Rounds of both, one after the other, by so many clients at once: whatever else the machine does falls on both. */
async function rounds(askers: readonly Asker[], clients: number): Promise<{ page: number[]; bare: number[] }> {
  const took = { page: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const kind of ['page', 'bare'] as const) {
      const queue = [...askers];
      await Promise.all(Array.from({ length: clients }, async () => {
        for (let asker = queue.pop(); asker; asker = queue.pop()) {
          const ms = await timed(() => asker![kind]());
          // The first round warms both.
          if (round > 0) took[kind].push(ms);
        }
      }));
    }
  }
  return took;
}

async function compare(report: Report, name: string, askers: readonly Asker[]): Promise<number> {
  let single = NaN;
  for (const clients of [1, 8]) {
    const { page, bare } = await rounds(askers, clients);
    const [p50, p99] = [0.5, 0.99].map((share) => [quantile(page, share), quantile(bare, share)] as const) as [readonly [number, number], readonly [number, number]];
    if (clients === 1) single = p50[0];
    report.say(`${name}, ${clients} client${clients > 1 ? 's' : ''}: page p50 ${p50[0].toFixed(1)} p99 ${p99[0].toFixed(1)} ms; bare p50 ${p50[1].toFixed(1)} p99 ${p99[1].toFixed(1)} ms`);
    report.row(`${name}, page against bare call, p50 at ${clients}`, p50[0] / p50[1], { most: 1.2 });
    report.row(`${name}, page against bare call, p99 at ${clients}`, p99[0] / p99[1], { most: 1.5 });
  }
  return single;
}

/** One page of ten with full explanations over HTTP against one bare call of the search engine with the same K. @returns the page's p50 for one client, of matches */
export async function pages(world: BenchWorld, { offers, people }: Truth, report: Report): Promise<number> {
  const service = await startService(world, report);
  try {
    const context = makeContext(world.app);
    const embedding = await shippedEmbedding(context);
    const embedder = embedderOf(embedding.version);
    const day = dayOf(world.app.now());
    const { meiliUrl, meiliKey } = world.services;
    const bareCall = (index: string, vector: readonly number[] | null, filter: string) => async () => {
      const response = await fetch(`${meiliUrl}/indexes/${uidOf(world.app, index)}/search`, {
        // Uncompressed, as the service asks: packing the answer takes longer than the search.
        method: 'POST', headers: { 'content-type': 'application/json', 'accept-encoding': 'identity', authorization: `Bearer ${meiliKey}` },
        body: JSON.stringify({ vector, hybrid: { embedder, semanticRatio: 1 }, filter, limit: CANDIDATES[0], attributesToRetrieve: ['id', 'p'] }),
      });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    };
    const every = Math.floor(world.size / ASKERS);
    const graduates = await Promise.all(Array.from({ length: ASKERS }, async (_, at): Promise<Asker> => {
      const one = people[at * every + 7]!;
      const [row] = await world.query<{ email: string }>('select a.email from graduates g join accounts a on a.id = g.account_id where g.id = $1', [one.person.id]);
      const token = await signIn(service.address, row!.email);
      return { page: () => graphql(service.address, MATCHES, {}, token), bare: bareCall(offerRankingIndex.name, embedding.personQuery(one.compiled), eligibleOffers(one, day, false)) };
    }));
    const single = await compare(report, 'matches', graduates);
    const recruiters = await Promise.all(Array.from({ length: ASKERS }, async (_, at): Promise<Asker> => {
      const one = offers[at * every + 11]!;
      const [row] = await world.query<{ email: string }>("select a.email from employer_members m join accounts a on a.id = m.account_id where m.employer_id = $1 and m.kind = 'OWNER'", [one.employerId]);
      const token = await signIn(service.address, row!.email);
      const id = toGlobalId('JobOffer', one.offer.id);
      return { page: () => graphql(service.address, CANDIDATES_OF, { id }, token), bare: bareCall(graduateRankingIndex.name, embedding.offerQuery(one.compiled), eligiblePeople(one, day, false)) };
    }));
    await compare(report, 'candidates', recruiters);
    return single;
  } finally {
    await service.stop();
  }
}

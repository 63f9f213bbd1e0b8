import { join } from 'node:path';
import { Client } from 'pg';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';
import { projectRoot } from '../../src/kernel/project-root.ts';
import type { App } from '../../src/kernel/context.ts';
import { skillGraph } from '../../src/matching/graph.ts';
import { groundOf } from '../../src/matching/embedding/ground.ts';
import { askedLevel, Draw, heldLevel, skillDrawer } from '../../src/matching/embedding/sample.ts';
import { placeMap } from '../../src/places/place.map.ts';
import { makeApp, migrate } from '../../src/server/app.ts';
import type { Services } from '../../src/server/embedded/services.ts';
import { makeLog } from '../../src/server/log.ts';
import { importReference } from '../../src/server/reference.ts';
import { seedByCopy } from '../../seeds/demo/by-copy.ts';
import { SIZES } from '../../seeds/demo/setting.ts';
import { generateWorld, type World } from '../../seeds/demo/world.ts';
import type { Report } from '../report.ts';

/** A world to measure in: as many open offers as findable graduates. */
export interface BenchWorld {
  readonly app: App;
  readonly size: number;
  readonly databaseUrl: string;
  readonly prefix: string;
  readonly services: Services;
  query<R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** Another one than any that vectors were built from (`npm run build:embedding -- --seed`). */
const SEED = 20_261_124;
/** Changes when what is generated does: an older world is made anew. */
const GENERATOR = 1;

const databaseOf = (size: number): string => `bench_${size}`;

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the world is there, whole. */
const isWhole = (url: string): Promise<boolean> =>
  asOwner(url, async (client) => (await client.query('select 1 from bench_worlds where generator = $1', [GENERATOR])).rowCount === 1).catch(() => false);

/** The demo's people, places, contracts and days, with skills drawn from the whole taxonomy: the demo's own repeat fifty sorts of job. */
async function wideWorld(app: App, size: number): Promise<World> {
  const entries = readTaxonomyFiles(join(projectRoot, 'seeds/skills'));
  const ground = groundOf(await skillGraph({ app }), entries, await placeMap({ app }), []);
  const skills = skillDrawer(ground);
  const world = generateWorld({ seed: 'bench', scale: Math.ceil(size / SIZES.offers), today: new Date().toISOString().slice(0, 10) });
  const drawn = (of: number, index: number): Draw => new Draw(SEED + of * 1_000_000 + index);
  return {
    ...world,
    applications: [],
    graduateCount: size,
    graduate(index) {
      const draw = drawn(1, index);
      const one = world.graduate(index);
      return { ...one, skills: skills(draw, draw.int(6, 16)).map((skill) => ({ skill, level: draw.next() < 0.95 ? heldLevel(draw) : null, evidence: null, confirmed: false })) };
    },
    offers: world.offers.slice(0, size).map((offer, index) => {
      const draw = drawn(2, index);
      const list = skills(draw, draw.int(4, 11));
      const musts = draw.int(2, Math.min(7, list.length - 1));
      return {
        ...offer,
        mustHaves: list.slice(0, musts).map((skill) => ({ skills: [skill], level: askedLevel(draw), weight: 1 })),
        niceToHaves: list.slice(musts).map((skill) => ({ skills: [skill], level: askedLevel(draw), weight: draw.of([1, 2, 3]) })),
      };
    }),
  };
}

/** Everything open and findable, so that both sides are as large as they are said to be. */
const OPENED = `
  update employers set verified_at = coalesce(verified_at, now());
  update offers set state = 'PUBLISHED', published_at = coalesce(published_at, now()), deadline_on = null, openings = greatest(openings, 1);
  update graduates set reconfirmed_at = now(), findable_at = (select max(findable_at) from graduates);
  update enrolments set confirmed_at = coalesce(confirmed_at, now());
  create table bench_worlds (generator integer);
  insert into bench_worlds values (${GENERATOR});
  analyze;`;

async function make(services: Services, size: number, databaseUrl: string, appOf: () => Promise<App>, report: Report): Promise<void> {
  report.say(`making a world of ${size} offers and ${size} graduates; this is done once`);
  await asOwner(services.databaseUrl, async (client) => {
    await client.query(`drop database if exists ${databaseOf(size)} with (force)`);
    await client.query(`create database ${databaseOf(size)}`);
  });
  const app = await appOf();
  try {
    await migrate(app, databaseUrl);
    await importReference(app);
    let told = performance.now();
    await seedByCopy(app, await wideWorld(app, size), (kind, done, total) => {
      if (performance.now() - told < 5000) return;
      told = performance.now();
      report.say(`${kind}: ${done} of ${total}`);
    });
  } finally {
    await app.orm.close();
  }
  await asOwner(databaseUrl, (client) => client.query(OPENED));
}

/** Opens a world of that size, made before or now. */
export async function openBenchWorld(services: Services, size: number, report: Report): Promise<BenchWorld> {
  const url = new URL(services.databaseUrl);
  url.pathname = `/${databaseOf(size)}`;
  const databaseUrl = url.href;
  const prefix = `bench_${size}_`;
  const appOf = (): Promise<App> => makeApp({ databaseUrl, meiliUrl: services.meiliUrl, meiliKey: services.meiliKey, meiliPrefix: prefix, log: makeLog('error'), homeRegion: 'MA-02', tokenSecret: Buffer.alloc(32, 7) });
  if (!(await isWhole(databaseUrl))) await make(services, size, databaseUrl, appOf, report);
  const app = await appOf();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    app, size, databaseUrl, prefix, services,
    query: async <R extends object>(sql: string, values: readonly unknown[] = []) => (await client.query<R>(sql, [...values])).rows,
    async close() {
      await client.end();
      await app.orm.close();
    },
  };
}

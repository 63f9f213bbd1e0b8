import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { generateWorld } from '../../seeds/demo/world.ts';
import { seedByCopy } from '../../seeds/demo/by-copy.ts';
import { startSession } from '../../src/identity/session.service.ts';
import { signAccessToken } from '../../src/identity/tokens.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import type { App } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { makeApp, migrate } from '../../src/server/app.ts';
import { startServices, type Services } from '../../src/server/embedded/services.ts';
import { makeLog } from '../../src/server/log.ts';
import { importReference } from '../../src/server/reference.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { searchIndexes } from '../../src/server/wiring.ts';
import type { Report } from '../report.ts';

/** The parent of a process, out of /proc. */
const parentOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);

const DATABASE = 'bench_edge';
/** Five times the demo world: 1,000 offers, 1,500 graduates. */
const SCALE = 5;
/** Signs the tokens of every contender. */
export const TOKEN_SECRET = 'bench'.repeat(12);

/** Somebody who may ask. */
export interface Asker {
  readonly accountId: string;
  readonly sessionId: string;
}

/** The demo world in a database of its own, new for every run, and what every contender is started with. */
export interface EdgeWorld {
  readonly app: App;
  readonly databaseUrl: string;
  readonly dir: string;
  readonly services: Services;
  readonly prefix: string;
  /** Process id of the database's first process, whose children serve the connections. */
  readonly postmaster: number;
  query<R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** Starts a session for an account. */
  signIn(accountId: string): Promise<Asker>;
  /** A token that is good for a quarter of an hour from now. */
  token(asker: Asker): Promise<string>;
  close(): Promise<void>;
}

async function fresh(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE} with (force)`);
  await client.query(`create database ${DATABASE}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${DATABASE}` }).href;
}

async function fill(app: App, databaseUrl: string, report: Report): Promise<void> {
  await migrate(app, databaseUrl);
  await importReference(app);
  report.say(`making ${SCALE} times the demo world`);
  await seedByCopy(app, generateWorld({ seed: 'edge', scale: SCALE, today: dayOf(new Date()) }));
  await ensureIndexes(makeContext(app), searchIndexes);
}

export async function openEdgeWorld(dir: string, report: Report): Promise<EdgeWorld> {
  report.say(`PostgreSQL and Meilisearch start in ${dir}`);
  const services = await startServices({ dataDir: dir, log: makeLog('error') });
  try {
    const databaseUrl = await fresh(services.databaseUrl);
    const prefix = `${DATABASE}_`;
    const app = await makeApp({ databaseUrl, meiliUrl: services.meiliUrl, meiliKey: services.meiliKey, meiliPrefix: prefix, log: makeLog('error'), homeRegion: 'MA-02', tokenSecret: new TextEncoder().encode(TOKEN_SECRET), mailing: { smtpUrl: null, from: 'Jisr <jisr@bench.example>', folder: join(dir, 'letters'), publicUrl: () => 'https://bench.example' } });
    await fill(app, databaseUrl, report);
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const query = async <R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> => (await client.query<R>(sql, [...values])).rows;
    await query('vacuum analyze');
    const [backend] = await query<{ pid: number }>('select pg_backend_pid() as pid');
    return {
      app, databaseUrl, dir, services, prefix, query, postmaster: parentOf(backend!.pid),
      async signIn(accountId) {
        await transact(makeContext(app), (tx) => startSession(tx, accountId, 'bench'));
        const [row] = await query<{ id: string }>('select id from sessions where account_id = $1 order by started_at desc limit 1', [accountId]);
        return { accountId, sessionId: row!.id };
      },
      token: ({ accountId, sessionId }) => signAccessToken(app, accountId, sessionId),
      async close() {
        await client.end();
        await app.orm.close();
        await services.stop();
      },
    };
  } catch (error) {
    await services.stop();
    throw error;
  }
}

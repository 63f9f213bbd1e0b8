import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { awaitFormer, noteChild } from './former.ts';
import { openFolder, openOutput } from './folder.ts';
import { spawnLeashed } from './leash.ts';
import type { Log } from './log.ts';
import { freePort, isFree } from './port.ts';
import { openCluster, OWNER, postgresEnv } from './postgres-cluster.ts';
import { placePostgres } from './postgres-place.ts';
import { awaitReady } from './readiness.ts';

const DATABASE = 'jisr';
const READY_WITHIN = 120_000;
const FAST = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

export interface PostgresOptions {
  dataDir: string;
  log: Log;
  /** False trades the safety of the data for speed, for tests. */
  durable?: boolean;
  /** The port to listen on; a free one when it is left out. */
  port?: number;
  /** Gives up a start that is under way. */
  signal?: AbortSignal;
}

export interface RunningPostgres {
  url: string;
  port: number;
  stop(): Promise<void>;
  /** Says how the server ended, whether asked to or not; never rejects. */
  exited: Promise<string>;
}

/** Starts the project's own PostgreSQL on the loopback address, making its data on the first run. Throws when it does not come up. */
export async function startPostgres({ dataDir, log, durable = true, port, signal }: PostgresOptions): Promise<RunningPostgres> {
  const folder = await openFolder(dataDir);
  await awaitFormer(folder, 'postgres.pid');
  const output = await openOutput(folder, 'postgres.log');
  try {
    const place = await placePostgres(folder, log);
    const { cluster, password } = await openCluster(folder, place, output, durable);
    for (let tries = 1; ; tries++) {
      const chosen = port ?? (await freePort());
      const url = `postgresql://${OWNER}:${password}@127.0.0.1:${chosen}/${DATABASE}`;
      const settings = ['max_connections=100', 'timezone=UTC', 'log_checkpoints=off', ...(durable ? [] : FAST)];
      const args = ['-D', cluster, '-p', String(chosen), '-h', '127.0.0.1', '-k', '', ...settings.flatMap((one) => ['-c', one])];
      const server = await spawnLeashed(join(place.programs, 'postgres'), args, {
        signal: 'INT', cwd: '/', env: postgresEnv(), output: output.fd, uid: place.uid, gid: place.gid,
      });
      await noteChild(folder, 'postgres.pid', server.pid);
      const failure = await awaitReady({ server, output, signal, within: READY_WITHIN }, admission(url));
      if (failure === undefined) return { url, port: chosen, exited: server.exited, stop: () => server.end(10_000) };
      await server.end(5_000);
      // Backends of a killed server let go of its memory only when they notice; a port may be taken after it was found free.
      const passing = /still in use/.test(failure) || (port === undefined && !(await isFree(chosen)));
      if (!passing || tries >= 8 || signal?.aborted) throw new Error(`PostgreSQL in ${cluster} did not start: ${failure}`);
      await sleep(250);
    }
  } finally {
    await output.close();
  }
}

/** Asks whether the server lets us in, making the database where it is missing. */
function admission(url: string): () => Promise<boolean> {
  let refused = 0;
  return async () => {
    const code = await knock(url);
    if (code === '3D000') await createDatabase(url);
    // Somebody else may listen on the port: only when our own server stays up is the password really wrong.
    if (code === '28P01' && ++refused > 40) throw new Error('it refuses the password kept in postgres.json');
    return code === undefined;
  };
}

/** Connects once; gives undefined when that worked, else the error's code. */
async function knock(url: string, sql = 'select 1'): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'no answer';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  await knock(maintenance.href, `create database ${DATABASE}`);
}

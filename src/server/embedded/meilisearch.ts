import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitFormer, noteChild } from './former.ts';
import { keep, leaveTo, openFolder, openOutput, ownerOf, readKept } from './folder.ts';
import { spawnLeashed } from './leash.ts';
import type { Log } from './log.ts';
import { findMeilisearch, type KeptMeilisearch } from './meilisearch-binary.ts';
import { freePort, isFree } from './port.ts';
import { awaitReady } from './readiness.ts';

const READY_WITHIN = 60_000;
// What Meilisearch says of an index that another version made, whose files are damaged, or whose making was cut off: none passes by itself.
const UNREADABLE = /database version|infer the version of the database|version file|higher than the Meilisearch version|too old for|MDB_(INVALID|CORRUPTED|VERSION_MISMATCH|PAGE_NOTFOUND)/i;

export interface MeilisearchOptions {
  dataDir: string;
  log: Log;
  /** The port to listen on; a free one when it is left out. */
  port?: number;
  /** Gives up a start that is under way. */
  signal?: AbortSignal;
}

export interface RunningMeilisearch {
  url: string;
  /** The master key. */
  key: string;
  port: number;
  stop(): Promise<void>;
  /** Says how the server ended, whether asked to or not; never rejects. */
  exited: Promise<string>;
}

/**
 * Starts the project's own Meilisearch on the loopback address. An index that another version made, or that is damaged,
 * is set aside and an empty one begins, since it can be rebuilt from the database. Throws when it does not come up.
 */
export async function startMeilisearch({ dataDir, log, port, signal }: MeilisearchOptions): Promise<RunningMeilisearch> {
  const folder = await openFolder(dataDir);
  await awaitFormer(folder, 'meilisearch.pid');
  const user = await ownerOf(folder);
  const binary = await findMeilisearch(folder, user, log);
  const key = await masterKey(folder);
  const data = join(folder, 'meilisearch');
  const output = await openOutput(folder, 'meilisearch.log');
  try {
    for (let tries = 1; ; tries++) {
      const chosen = port ?? (await freePort());
      const url = `http://127.0.0.1:${chosen}`;
      await mkdir(data, { recursive: true, mode: 0o700 });
      await leaveTo(folder, data);
      const server = await spawnLeashed(binary, ['--db-path', join(data, 'data.ms')], { signal: 'TERM', ...user, cwd: data, env: meilisearchEnv(key, chosen), output: output.fd });
      await noteChild(folder, 'meilisearch.pid', server.pid);
      const failure = await awaitReady(
        { server, output, signal, within: READY_WITHIN },
        async () => (await answers(`${url}/health`)) && (await answers(`${url}/version`, key)),
      );
      if (failure === undefined) return { url, key, port: chosen, exited: server.exited, stop: () => server.end(10_000) };
      await server.end(5_000);
      const unreadable = UNREADABLE.test(failure);
      if (tries >= 5 || signal?.aborted || !(unreadable || (port === undefined && !(await isFree(chosen))))) {
        throw new Error(`Meilisearch in ${data} did not start: ${failure}\nIts index can be rebuilt: if this persists, delete ${data} and start again.`);
      }
      if (unreadable) await setAside(data, log);
    }
  } finally {
    await output.close();
  }
}

async function masterKey(folder: string): Promise<string> {
  const kept = await readKept<KeptMeilisearch>(folder, 'meilisearch.json');
  if (kept.key !== undefined) return kept.key;
  const key = randomBytes(32).toString('base64url');
  await keep(folder, 'meilisearch.json', { ...kept, key });
  return key;
}

async function setAside(data: string, log: Log): Promise<void> {
  const aside = `${data}.aside`;
  await rm(aside, { recursive: true, force: true });
  await rename(data, aside);
  log.warn(`The search index in ${data} was made by another version of Meilisearch, or is damaged: it is set aside as ${aside}, an empty one begins and must be filled again`);
}

// The key goes through the environment, since everybody can read the arguments of a process.
function meilisearchEnv(key: string, port: number): Record<string, string> {
  const env: Record<string, string> = {
    MEILI_ENV: 'production',
    MEILI_MASTER_KEY: key,
    MEILI_HTTP_ADDR: `127.0.0.1:${port}`,
    MEILI_NO_ANALYTICS: 'true',
    MEILI_LOG_LEVEL: 'WARN',
  };
  for (const name of ['PATH', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

async function answers(url: string, key?: string): Promise<boolean> {
  try {
    const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

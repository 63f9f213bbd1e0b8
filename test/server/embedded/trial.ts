import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Log } from '../../../src/server/embedded/log.ts';

/** A logger that keeps what it is told. */
export function listeningLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  return { lines, info: (line) => void lines.push(line), warn: (line) => void lines.push(line) };
}

const folders: string[] = [];

/** A data folder of its own, in a parent that everybody may pass, with a space and an accent in its name. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'jisr été '));
  folders.push(folder);
  return folder;
}

export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** Runs one statement on a connection of its own and gives its rows. */
export async function sql<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Repeats something until it works, for ten seconds at most. */
export async function eventually<T>(attempt: () => Promise<T> | T): Promise<T> {
  for (const until = Date.now() + 10_000; ; await sleep(50)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** A node process of its own that holds the services of a folder, and the line it prints when they are up. */
export function holder(folder: string): { node: ChildProcess; up: Promise<{ databaseUrl: string; meiliUrl: string }> } {
  const script = fileURLToPath(new URL('hold.ts', import.meta.url));
  const node = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { node, up: once(node.stdout!, 'data').then(([line]) => JSON.parse(String(line)) as { databaseUrl: string; meiliUrl: string }) };
}

/** Kills a process and waits until the kernel has taken it away. */
export async function kill(node: ChildProcess): Promise<void> {
  const gone = once(node, 'exit');
  node.kill('SIGKILL');
  await gone;
}

/** The process id of the server that serves a folder now: PostgreSQL's own, or that of Meilisearch's leash. */
export async function serverPid(folder: string, which: 'postgres' | 'meilisearch'): Promise<number> {
  if (which === 'postgres') return Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const { leash } = JSON.parse(await readFile(join(folder, 'meilisearch.pid'), 'utf8')) as { leash: { pid: number } };
  return leash.pid;
}

/** Whether nobody listens behind this URL any more. */
export async function isSilent(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return fetch(`http://${hostname}:${port}/`, { signal: AbortSignal.timeout(1_000) }).then(
    () => false,
    (error: { cause?: { code?: string } }) => error.cause?.code === 'ECONNREFUSED',
  );
}

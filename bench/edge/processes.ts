import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../src/kernel/project-root.ts';
import { type EdgeWorld, TOKEN_SECRET } from './world.ts';

/** Milliseconds of a clock tick in /proc (USER_HZ is 100 on every Linux). */
const TICK_MS = 10;

/** The numbers of /proc/<pid>/stat behind the name, which may hold anything; null once the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  } catch {
    return null;
  }
}

/** User and system time of a process with all its threads, in ms. */
export const cpuOf = (pid: number): number => {
  const stat = statOf(pid);
  return stat ? (Number(stat[11]) + Number(stat[12])) * TICK_MS : NaN;
};

/** The same of the database: its first process, its children, and those that are gone and were waited for. */
export function cpuOfDatabase(postmaster: number): number {
  const own = statOf(postmaster);
  if (!own) return NaN;
  let ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(own[at]), 0);
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat && Number(stat[1]) === postmaster) ticks += Number(stat[11]) + Number(stat[12]);
  }
  return ticks * TICK_MS;
}

/** Resident memory of a process in MB. */
export const residentOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

/** A server in a process of its own that answers GraphQL, or one fixed question, over HTTP. */
export interface Server {
  readonly name: string;
  /** Such as http://127.0.0.1:4000. */
  readonly address: string;
  readonly pid: number;
  post(body: string, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  stop(): Promise<void>;
}

async function post(agent: Agent, url: URL, body: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'accept-language': 'fr', ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString() })).on('error', reject);
    });
    // A connection that was idle for long may be closed just then: what was sent over it was not read.
    asked.on('error', (error) => (asked.reusedSocket ? resolve(post(agent, url, body, headers)) : reject(error))).end(body);
  });
}

/** Reads the port that a server takes out of its log of answers: the first line it prints that names one. */
function addressOf(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stdout!.on('data', (part: Buffer) => {
      told += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(told);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

async function serverOf(name: string, child: ChildProcess, path: string): Promise<Server> {
  const address = await addressOf(child, name);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const url = new URL(path, address);
  return {
    name,
    address,
    pid: child.pid!,
    post: (body, headers = {}) => post(agent, url, body, headers),
    async stop() {
      agent.destroy();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([gone, sleep(20_000)]);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    },
  };
}

function launch(world: EdgeWorld, name: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const log = openSync(join(world.dir, `${name}.log`), 'w');
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', log], env: { ...process.env, npm_lifecycle_event: undefined, NODE_OPTIONS: '', NODE_ENV: 'production', DATABASE_URL: world.databaseUrl, TOKEN_SECRET, ...env } });
  closeSync(log);
  return child;
}

/**
 * The service as `npm start` runs it, on the services of the world: it tells every answer in its log, and counts every limit,
 * with so many times the points that none is ever used up.
 */
export function startService(world: EdgeWorld, name = 'jisr', env: Record<string, string> = {}): Promise<Server> {
  const { meiliUrl, meiliKey } = world.services;
  const child = launch(world, name, ['--enable-source-maps', join(projectRoot, 'dist/src/server/main.js')], {
    PORT: '0', MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: world.prefix, DEMO: 'off', LOG_LEVEL: 'info', RATE_SCALE: '1000000', DATA_DIR: join(world.dir, name), ...env,
  });
  return serverOf(name, child, '/graphql');
}

/** One of the programs in bench/peers. */
export const startPeer = (world: EdgeWorld, program: string, name = program, env: Record<string, string> = {}): Promise<Server> =>
  serverOf(name, launch(world, name, [join(projectRoot, 'bench/peers', `${program}.mjs`)], env), '/graphql');

/** At most so long until the jobs that a new world brings are done. */
const PATIENCE_MS = 120_000;

/** Waits until no job is due and the servers have nothing to do: what a figure is to tell is the requests. */
export async function settled(world: EdgeWorld, servers: readonly Server[]): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let calm = 0; calm < 2 && performance.now() < until; ) {
    const before = servers.map(({ pid }) => cpuOf(pid));
    await sleep(1000);
    const busy = servers.some(({ pid }, at) => cpuOf(pid) - before[at]! > 100);
    const [due] = await world.query<{ count: number }>('select count(*)::int as count from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts');
    calm = busy || due!.count > 0 ? 0 : calm + 1;
  }
}

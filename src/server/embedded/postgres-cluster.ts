import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteChild } from './former.ts';
import { keep, readKept, type Output } from './folder.ts';
import { spawnLeashed } from './leash.ts';
import { commandOf } from './process-identity.ts';
import { give, type KeptPostgres, type Place } from './postgres-place.ts';

const MAJOR = '18';
export const OWNER = 'jisr';

/**
 * Makes the database cluster on the first run. It is made under another name and moved into place when it is whole, so
 * that one cut off half-way is never taken for a database. Gives the folder and the password of its owner.
 */
export async function openCluster(folder: string, place: Place, output: Output, durable: boolean) {
  const cluster = join(place.home, 'postgres');
  for (const name of await readdir(place.home)) {
    if (name.startsWith('postgres.new-')) await rm(join(place.home, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const kept = await readKept<KeptPostgres>(folder, 'postgres.json');
  const password = kept.password ?? randomBytes(24).toString('base64url');
  if (!existsSync(cluster)) {
    await keep(folder, 'postgres.json', { ...kept, password });
    await initialise({ folder, cluster, password, place, output, durable });
    return { cluster, password };
  }
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version !== MAJOR) {
    throw new Error(
      `${cluster} ${version === '' ? 'is not a database' : `was made by PostgreSQL ${version}, this one is ${MAJOR}`}. Move it away, or set DATABASE_URL.`,
    );
  }
  const found = await stat(cluster);
  if (place.uid !== undefined && found.uid !== place.uid) await give(cluster, place);
  await clearForeignPid(cluster);
  if (kept.password === undefined) {
    setPassword(cluster, password, place);
    await keep(folder, 'postgres.json', { ...kept, password });
  }
  return { cluster, password };
}

/** Gives the owner a new password where the file that held it was lost: without a server, so no password is asked for. */
function setPassword(cluster: string, password: string, { programs, uid, gid }: Place): void {
  const { status, stderr } = spawnSync(join(programs, 'postgres'), ['--single', '-j', '-D', cluster, 'postgres'], {
    input: `alter role ${OWNER} password '${password}';\n\n`, encoding: 'utf8', cwd: '/', env: postgresEnv(), uid, gid,
  });
  if (status !== 0) throw new Error(`The lost password of the database in ${cluster} could not be set anew:\n${stderr}`);
}

/**
 * PostgreSQL takes over the pid file of a dead server, but not when that number has gone to another process of the same
 * user or to a zombie, as happens in containers, where numbers are small and come again.
 */
async function clearForeignPid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (pid > 0 && commandOf(pid)?.includes('postgres') === false) await rm(file, { force: true });
}

interface Beginning {
  folder: string;
  cluster: string;
  password: string;
  place: Place;
  output: Output;
  durable: boolean;
}

async function initialise({ folder, cluster, password, place, output, durable }: Beginning): Promise<void> {
  const draft = `${cluster}.new-${randomBytes(4).toString('hex')}`;
  const secret = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  await give(draft, place);
  await give(secret, place);
  // Outside Linux the C library may not know C.UTF-8, PostgreSQL's own provider does.
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const initdb = await spawnLeashed(
    join(place.programs, 'initdb'),
    ['-D', draft, '-U', OWNER, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', ...locale, '--data-checksums', ...(durable ? [] : ['--no-sync'])],
    { signal: 'TERM', cwd: '/', env: postgresEnv(), output: output.fd, uid: place.uid, gid: place.gid },
  );
  await noteChild(folder, 'postgres.pid', initdb.pid);
  const how = await initdb.exited;
  await rm(secret, { force: true });
  if (how !== 'code 0') throw new Error(`PostgreSQL could not make its data folder ${draft} (${how}):\n${await output.tail()}`);
  await rename(draft, cluster);
}

/** What PostgreSQL sees of the environment: none of the PG* variables that would change what it does. */
export function postgresEnv(): Record<string, string> {
  const env: Record<string, string> = { TZ: 'UTC' };
  for (const name of ['PATH', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

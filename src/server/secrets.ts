import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a file that only this user reads, whole or not at all. */
export function writePrivate(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}

/** The secret that signs access tokens: as set, else one of its own, made once and kept in the data folder, which must be there. */
export function tokenSecret(given: string | undefined, dataDir: string): Uint8Array {
  if (given) return new TextEncoder().encode(given);
  const file = join(dataDir, 'token-secret');
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = randomBytes(48);
  writePrivate(file, `${secret.toString('base64url')}\n`);
  return secret;
}

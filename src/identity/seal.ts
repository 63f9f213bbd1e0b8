import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { App } from '../kernel/context.ts';

type Keyed = Pick<App, 'tokenSecret'>;

/** One key of its own, so that what is sealed and what is signed have nothing in common. */
const keyOf = ({ tokenSecret }: Keyed): Buffer => Buffer.from(hkdfSync('sha256', tokenSecret, '', 'jisr:second factor:1', 32));

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals a text with AES-256-GCM. Opened for somebody else than `whose`, it is no text at all: a row that is copied to another account opens nothing. */
export function seal(app: Keyed, whose: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(app), iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(whose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed for `whose`; null if it was for somebody else, under another secret, or changed since. */
export function unseal(app: Keyed, whose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(app), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(whose));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** How long a letter may take; it is sent by a job right after the commit. */
const PATIENCE_MS = 20_000;

/** The newest letter of a kind to an address, as text; null where none came yet. */
function newest(folder: string, to: string, kind: string): string | null {
  const texts = readdirSync(join(folder, 'letters')).filter((file) => file.endsWith('.txt') && file.includes(`-${kind}-`)).toSorted().toReversed();
  for (const file of texts) {
    const text = readFileSync(join(folder, 'letters', file), 'utf8');
    if (text.includes(to)) return text;
  }
  return null;
}

/**
 * Waits for a letter in the letters folder of a service, as a person waits for the post.
 * @returns the secret of the link in it
 */
export async function secretFrom(folder: string, to: string, kind: string): Promise<string> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    const secret = newest(folder, to, kind)?.match(/token=([\w.~-]+)/)?.[1];
    if (secret) return secret;
    await setTimeout(100);
  }
  throw new Error(`no letter ${kind} to ${to} with a link came into ${join(folder, 'letters')}`);
}

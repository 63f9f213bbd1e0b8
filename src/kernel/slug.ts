import type { Tx } from './context.ts';

/** A text as a piece of an address: Latin letters, digits and dashes, at most 60; empty for a text without any. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');

/** The text's slug where no row of that table has it, else the slug with a few letters of the next id behind it. */
export async function freeSlug(tx: Tx, table: 'employers' | 'offers' | 'centres', text: string): Promise<string> {
  const slug = slugOf(text) || table.slice(0, -1);
  const taken = await (tx.kysely as any).selectFrom(table).select('slug').where('slug', '=', slug).executeTakeFirst();
  // The tail of a UUID v7 is random; a collision would be a unique violation, not a wrong row.
  return taken ? `${slug}-${tx.app.newId().slice(-8)}` : slug;
}

import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** A statement that was sent so often is kept prepared from then on: planning one takes PostgreSQL longer than running it. */
const OFTEN = 10;
/** So many are kept, on every connection; a plan takes some dozen kB of the server's memory. */
const KEPT = 200;
/** So many are counted; those not sent for longest are forgotten. */
const COUNTED = 1000;
/** What needs a name: statements that read, made by the query builder. Longer ones are lists of values, each of its own length. */
const READS = /^select /;
const LONGEST = 8000;

const names = new Map<string, string>();
const counted = new Map<string, number>();

/** The name under which a statement is kept prepared; null for one that is rare, or not of a kind that gains by it. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known || names.size === KEPT || text.length > LONGEST || !READS.test(text)) return known ?? null;
  const count = (counted.get(text) ?? 0) + 1;
  counted.delete(text);
  if (count === OFTEN) {
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
    names.set(text, name);
    return name;
  }
  counted.set(text, count);
  if (counted.size > COUNTED) counted.delete(counted.keys().next().value!);
  return null;
}

const sendAsIs = Client.prototype.query as (this: Client, ...sent: unknown[]) => never;

/** A connection that keeps the statements that are sent most prepared. */
export class PreparingClient extends Client {
  override query(...sent: unknown[]): never {
    const [text, values] = sent;
    const name = typeof text === 'string' && Array.isArray(values) && sent.length === 2 ? nameOf(text) : null;
    return name === null ? sendAsIs.apply(this, sent) : sendAsIs.call(this, { name, text, values });
  }
}

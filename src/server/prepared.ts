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

/** The statements that one pool of connections keeps prepared. */
class Kept {
  readonly #names = new Map<string, string>();
  readonly #counted = new Map<string, number>();

  /** The name under which a statement is kept; null for one that is rare, or not of a kind that gains by it. */
  nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known || this.#names.size === KEPT || text.length > LONGEST || !READS.test(text)) return known ?? null;
    const count = (this.#counted.get(text) ?? 0) + 1;
    this.#counted.delete(text);
    if (count === OFTEN) {
      const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
      this.#names.set(text, name);
      return name;
    }
    this.#counted.set(text, count);
    if (this.#counted.size > COUNTED) this.#counted.delete(this.#counted.keys().next().value!);
    return null;
  }
}

/** A class of connections that keep the statements that are sent most prepared; those of one class keep the same. */
export function preparingClient(): typeof Client {
  const kept = new Kept();
  return class extends Client {
    override query(...sent: unknown[]): never {
      const [text, values] = sent;
      const name = typeof text === 'string' && Array.isArray(values) && sent.length === 2 ? kept.nameOf(text) : null;
      const send = super.query as (this: Client, ...sent: unknown[]) => never;
      return name === null ? send.apply(this, sent) : send.call(this, { name, text, values });
    }
  };
}

import { createHash } from 'node:crypto';
import type { Context, Tx } from './context.ts';
import { now } from './context.ts';
import { Conflict, type DomainError, faults, type UserErrorRow, userErrorsOf } from './errors.ts';
import { IdempotencyKey } from './idempotency.entity.ts';
import type { Loader } from './loaders.ts';
import { transact } from './transact.ts';

type Loads = Readonly<Record<string, Loader<string, unknown>>>;
type Loaded<L extends Loads> = { [K in keyof L]: L[K] extends Loader<string, infer V> ? V | null : never };
type Outcome = object;
/** A payload: the changed objects as they are now, whatever else the verb said, and the expected faults. */
export type Payload<C extends Outcome, L extends Loads> = Partial<Omit<C, keyof L>> & Partial<Loaded<L>> & { userErrors: UserErrorRow[] };

/** Who reads the payload: who asked, unless a verb's outcome says that it has become somebody. */
type Reader<C> = (context: Context, outcome: C) => Context;
const whoAsked = (context: Context): Context => context;

export interface Idempotent {
  readonly idempotencyKey?: string | null;
}

/** Sorted by key, so that two spellings of one input hash alike. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner));

/** A text that was cut in the middle of a character is none that the database takes as JSON. */
const wellFormed = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);

/**
 * Runs a verb for a mutation and makes its payload; changed rows are loaded by `loads` like any other read. With an idempotency key, a request sent twice has the effect of one; failures are not kept.
 * @param name the mutation's name, part of the key's identity
 * @param reader whose eyes the changed rows are loaded with
 */
export async function mutate<I extends object, C extends Outcome, L extends Loads>(
  context: Context,
  name: string,
  input: I,
  verb: (tx: Tx, input: I) => Promise<C>,
  loads: L,
  reader: Reader<C> = whoAsked,
): Promise<Payload<C, L>> {
  const run = () => transact(context, (tx) => onceByKey(tx, name, input, verb));
  return answer(context, run, loads, reader);
}

/** A payload out of whatever `run` gives: its expected faults become `userErrors`, its ids the rows that `loads` reads. */
export async function answer<C extends Outcome, L extends Loads = {}>(context: Context, run: () => Promise<C>, loads: L = {} as L, reader: Reader<C> = whoAsked): Promise<Payload<C, L>> {
  try {
    const outcome = await run();
    return { ...outcome, ...(await loadAll(reader(context, outcome), outcome, loads)), userErrors: [] } as never;
  } catch (error) {
    const userErrors = userErrorsOf(error, context.language);
    if (!userErrors) throw error;
    const present = error instanceof Conflict ? await loadAll(context, { [Object.keys(loads)[0] ?? '']: error.presentId }, loads) : {};
    return { ...present, userErrors } as never;
  }
}

async function onceByKey<I extends object, C extends Outcome>(tx: Tx, mutation: string, input: I, verb: (tx: Tx, input: I) => Promise<C>): Promise<C> {
  const { idempotencyKey: key } = input as Idempotent;
  if (!key) return verb(tx, input);
  const fault = keyFault(key);
  if (fault) throw fault;
  const inputHash = createHash('sha256').update(canonical(input)).digest('hex');
  const row = { account_id: tx.viewer.accountId, mutation, key };
  const claimed = await (tx.kysely as any)
    .insertInto('idempotency_keys')
    .values({ ...row, input_hash: inputHash, created_at: now(tx) })
    .onConflict((conflict: any) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) {
    const outcome = await verb(tx, input);
    await (tx.kysely as any).updateTable('idempotency_keys').set({ outcome: JSON.stringify(outcome, wellFormed) }).where('account_id', '=', row.account_id).where('mutation', '=', mutation).where('key', '=', key).execute();
    return outcome;
  }
  const kept = await tx.em.findOneOrFail(IdempotencyKey, { accountId: row.account_id, mutation, key });
  if (kept.inputHash !== inputHash) throw faults.IDEMPOTENCY_MISMATCH('idempotencyKey');
  return kept.outcome as C;
}

/** How long an idempotency key is kept. */
const KEPT_HOURS = 24;

/** Forgets the keys that are older than 24 hours: sent again after that, a request is a new one. @returns how many */
export const forgetKeys = (tx: Tx): Promise<number> => tx.em.nativeDelete(IdempotencyKey, { createdAt: { $lt: new Date(now(tx).valueOf() - KEPT_HOURS * 3_600_000) } });

const KEY_RULE = { fr: '8 à 200 caractères ASCII imprimables, par exemple un UUID', ar: 'من 8 إلى 200 حرف ASCII قابل للطباعة، مثل UUID', en: '8-200 printable ASCII characters, such as a UUID' };

const keyFault = (key: string): DomainError | null => (/^[\x21-\x7e]{8,200}$/.test(key) ? null : faults.INVALID('idempotencyKey', { rule: KEY_RULE }));

async function loadAll(context: Context, outcome: Outcome, loads: Loads): Promise<Outcome> {
  const ids = outcome as Record<string, string | null | undefined>;
  const loaded = await Promise.all(Object.entries(loads).map(async ([name, loader]) => [name, ids[name] ? await loader(context).load(ids[name]) : null]));
  return Object.fromEntries(loaded) as Outcome;
}

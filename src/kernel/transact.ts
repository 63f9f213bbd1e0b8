import { type EntityClass, OptimisticLockError } from '@mikro-orm/core';
import type { Context, Tx } from './context.ts';
import { statementsOf } from './database.ts';
import { Conflict, constraintFault, type DomainError, faults } from './errors.ts';
import { from, type Noun, read } from './read.ts';

/** What a lower folder does when something above it changed: it marks its search documents, in the same transaction. */
export type Subscribers = Readonly<Record<string, (tx: Tx, id: string) => Promise<void>>>;

const pending = new WeakMap<Tx['em'], Map<string, [noun: string, id: string]>>();
let subscribers: readonly Subscribers[] = [];

/** Says who hears of changes; `server/` calls it once, with what the folders declare. */
export const wireSubscribers = (list: readonly Subscribers[]): void => {
  subscribers = list;
};

/** Says that something changed; whoever derives something from it hears of it before the commit. */
export function changed(tx: Tx, noun: string, id: string): void {
  const changes = pending.get(tx.em);
  if (!changes) throw new Error(`"${noun}" changed outside a transaction, where nobody would hear of it`);
  changes.set(`${noun}:${id}`, [noun, id]);
}

/** How often a verb begins again after losing a race that the database broke off. */
const TRIES = 3;

/**
 * Runs a verb: one fork, one flush, one commit, or nothing. Loaders are forgotten afterwards, so that the payload is
 * read as it is now. The deadline cancels what waits in the database, also in a flush; once COMMIT is sent, it cancels nothing. A deadlock, which the database breaks off with nothing
 * done, begins the verb again.
 */
export async function transact<T>(context: Context, verb: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(context, verb);
    } catch (error) {
      if (tries === TRIES || !isLostRace(error)) throw faultOf(error);
    }
  }
}

/** PostgreSQL's deadlock and serialization failure, and a version that changed between our read and our write. */
const isLostRace = (error: unknown): boolean => error instanceof OptimisticLockError || ['40P01', '40001'].includes(String((error as { code?: unknown } | null)?.code));

async function attempt<T>(context: Context, verb: (tx: Tx) => Promise<T>): Promise<T> {
  context.signal.throwIfAborted();
  const em = context.app.orm.em.fork({ signal: context.signal, inflightQueryAbortStrategy: 'cancel query' });
  await em.begin();
  const tx: Tx = { ...context, em, kysely: statementsOf(em, context), loaders: new Map() };
  pending.set(em, new Map());
  try {
    const result = await verb(tx);
    await em.flush();
    for (const [noun, id] of pending.get(em)!.values()) {
      for (const subscriber of subscribers) await subscriber[noun]?.(tx, id);
    }
    context.signal.throwIfAborted();
    await em.commit();
    context.loaders.clear();
    return result;
  } catch (error) {
    await em.rollback().catch((cause: unknown) => context.log.warn({ err: cause }, 'rollback failed; the connection is given up'));
    // What the deadline ended reads as many things, by where it was ended.
    context.signal.throwIfAborted();
    throw error;
  } finally {
    pending.delete(em);
    em.clear();
  }
}

/** The database settles races; its word becomes a domain error here and nowhere else. */
function faultOf(error: unknown): unknown {
  const constraint = (error as { constraint?: unknown } | null)?.constraint;
  return (typeof constraint === 'string' ? constraintFault(constraint) : null) ?? error;
}

/**
 * What is answered for a row that a noun does not show: NOT_FOUND, unless something halts the viewer that it may know of. Asked
 * the same way whether there is such a row or not.
 */
export async function refusal(tx: Tx, noun: Noun, id: string, field: string): Promise<DomainError> {
  const { halted, table } = noun;
  const found = halted && (await (tx.kysely as any).selectFrom(table).select('id').where('id', '=', id).where((eb: any) => halted.rule(eb, tx.viewer)).executeTakeFirst());
  return found ? halted!.fault(field) : faults.NOT_FOUND(field);
}

/**
 * Loads what a verb changes: the entity's own row, locked where its noun shows it. After waiting for a lock PostgreSQL
 * looks again at the locked row alone, with the rest of the statement as it was before; so the noun is asked once more, and
 * what was closed or revoked meanwhile is not found. A malformed or foreign id is answered like an unknown one.
 * @param noun who may change it
 * @param version the version the client read; a stale one is a CONFLICT that carries the present row
 */
export async function load<E extends object>(tx: Tx, noun: Noun, entity: EntityClass<E>, id: string, field: string, version?: number | null): Promise<E> {
  const row = (await (tx.kysely as any)
    .selectFrom(`${noun.table} as own`)
    .innerJoin(from(tx, noun), `${noun.name}.id`, 'own.id')
    .selectAll('own')
    .where('own.id', '=', id)
    .forNoKeyUpdate('own')
    .executeTakeFirst()) as Record<string, unknown> | undefined;
  const still = row && (await (read(tx, noun) as any).select(`${noun.name}.id`).where(`${noun.name}.id`, '=', id).executeTakeFirst());
  if (!row || !still) throw await refusal(tx, noun, id, field);
  const known = tx.em.getUnitOfWork().getById<E>(entity, id as never);
  const loaded = known ?? tx.em.map(entity, row as never);
  const present = (loaded as { version?: number }).version;
  if (version !== undefined && version !== null && present !== undefined && present !== version) throw new Conflict(id, version, present);
  return loaded as E;
}

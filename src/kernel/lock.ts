import type { Tx } from './context.ts';

type Ask = 'pg_try_advisory_xact_lock' | 'pg_try_advisory_xact_lock_shared' | 'pg_advisory_xact_lock';

async function ask(tx: Tx, fn: Ask, name: string): Promise<boolean> {
  const row = await (tx.kysely as any)
    .selectNoFrom((eb: any) => [eb.fn(fn, [eb.fn('hashtextextended', [eb.cast(eb.val(name), 'text'), eb.cast(eb.val(0), 'bigint')])]).as('got')])
    .executeTakeFirstOrThrow();
  return row.got === true;
}

/** Takes a named lock until the transaction ends; false at once where somebody else holds it. */
export const tryLock = (tx: Tx, name: string): Promise<boolean> => ask(tx, 'pg_try_advisory_xact_lock', name);

/** Takes a share of a named lock until the transaction ends; false at once where somebody holds it whole, or waits for that. */
export const tryShare = (tx: Tx, name: string): Promise<boolean> => ask(tx, 'pg_try_advisory_xact_lock_shared', name);

/** Waits for a named lock, and keeps it until the transaction ends. */
export async function lock(tx: Tx, name: string): Promise<void> {
  await ask(tx, 'pg_advisory_xact_lock', name);
}

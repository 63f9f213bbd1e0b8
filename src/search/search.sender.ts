import type { Context, Tx } from '../kernel/context.ts';
import { tryLock, tryShare } from '../kernel/lock.ts';
import { transact } from '../kernel/transact.ts';
import { SearchChange } from './search-change.entity.ts';
import { bringUpToDate } from './search.batch.ts';
import { BATCH, type SearchIndex, uidOf } from './search.index.ts';
import { markChanged, waitingChanges } from './search.ledger.ts';

/** One sender an index: Meilisearch keeps what came last, whatever its version, so two must not send at once. */
export const sendingLock = (index: string): string => `search:${index}:sending`;
/** Held by a rebuild while it copies; what is sent meanwhile is sent to the new index again, at its end. */
export const copyingLock = (index: string): string => `search:${index}:copying`;
/** The ledger of the index that a rebuild fills. */
export const nextOf = (index: string): string => `${index}_next`;

/**
 * Sends what waits in the ledger until nothing does, or another sender is at it. It looks again after each unlock: a
 * wake-up that came while it held the lock found it taken and left its rows to us.
 */
export async function sendChanges(context: Context, index: SearchIndex): Promise<void> {
  while ((await drain(context, index)) && (await waitingChanges(context, index.name, 1)).length > 0);
}

/** One batch in one transaction, which holds the lock; false where another sender holds it. */
async function drain(context: Context, index: SearchIndex): Promise<boolean> {
  let sent: string[] = [];
  try {
    return await transact(context, async (tx) => {
      if (!(await tryLock(tx, sendingLock(index.name)))) return false;
      const copying = !(await tryShare(tx, copyingLock(index.name)));
      const changes = await waitingChanges(tx, index.name, BATCH);
      if (changes.length === 0) return true;
      const ids = [...new Set(changes.map((change) => change.documentId))];
      await bringUpToDate(tx, index, uidOf(tx.app, index.name), ids);
      sent = ids;
      await takeOff(tx, index.name, changes.map((change) => change.id), copying);
      return true;
    });
  } catch (error) {
    // Our connection went between sending and taking off: another sender may have been at these meanwhile, and ours came last.
    if (sent.length > 0) await transact(context, (tx) => markChanged(tx, index.name, sent)).catch((cause: unknown) => context.log.warn({ err: cause, index: index.name }, 'the search ledger could not be reached'));
    throw error;
  }
}

async function takeOff(tx: Tx, index: string, ids: readonly string[], copying: boolean): Promise<void> {
  const rows = { id: { $in: [...ids] } };
  await (copying ? tx.em.nativeUpdate(SearchChange, rows, { index: nextOf(index) }) : tx.em.nativeDelete(SearchChange, rows));
}

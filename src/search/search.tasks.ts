import type { Crons, Tasks } from '../jobs/worker.ts';
import { now, type Context } from '../kernel/context.ts';
import { tryLock } from '../kernel/lock.ts';
import { transact } from '../kernel/transact.ts';
import { ensureIndexes } from './search.ensure.ts';
import { BATCH, done, indexExists, OUT_OF_SIGHT, type SearchIndex, uidOf, writerOf } from './search.index.ts';
import { markChanged, SEND } from './search.ledger.ts';
import { rebuildIndex } from './search.rebuild.ts';
import { sendChanges, sendingLock } from './search.sender.ts';

const SWEEP = 'search.sweep';

/** Every minute: what a failed job left, what time alone took out, and whether the index still stands. */
export const searchCrons: Crons = { [SWEEP]: '* * * * *' };

/** The jobs that keep the indexes as the database is. */
export const searchTasks = (indexes: readonly SearchIndex[]): Tasks => ({
  [SEND]: async (context, payload) => {
    const index = indexes.find(({ name }) => name === (payload as { index: string }).index);
    if (index) await send(context, index);
  },
  [SWEEP]: async (context) => {
    const swept = await Promise.allSettled(indexes.map((index) => sweep(context, index)));
    const failed = swept.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  },
});

/** Sends what waits. Into an index that is gone nothing is sent: Meilisearch would make one without its settings. */
async function send(context: Context, index: SearchIndex): Promise<void> {
  const isGone = async (): Promise<boolean> => !(await indexExists(writerOf(context.app), uidOf(context.app, index.name)));
  if (!(await isGone())) await sendChanges(context, index);
  else await rebuildIndex(context, index, undefined, isGone);
}

async function sweep(context: Context, index: SearchIndex): Promise<void> {
  await ensureIndexes(context, [index]);
  await markOutdated(context, index);
  await sendChanges(context, index);
  await clearAway(context, index);
}

/** Removes the documents that were taken out of sight; not while somebody sends, who may be about to show one again. */
async function clearAway(context: Context, index: SearchIndex): Promise<void> {
  if (!index.vectors) return;
  const target = writerOf(context.app).index<{ id: string }>(uidOf(context.app, index.name));
  if ((await target.getDocuments({ filter: OUT_OF_SIGHT, fields: ['id'], limit: 1 })).total === 0) return;
  await transact(context, async (tx) => {
    if (await tryLock(tx, sendingLock(index.name))) await done(target.deleteDocuments({ filter: OUT_OF_SIGHT }));
  });
}

/** Marks documents that left by time alone (a deadline, a profile grown stale), as the index itself names them. */
async function markOutdated(context: Context, index: SearchIndex): Promise<void> {
  const target = writerOf(context.app).index<{ id: string }>(uidOf(context.app, index.name));
  const { results } = await target.getDocuments({ filter: index.outdated(now(context)), fields: ['id'], limit: BATCH });
  if (results.length > 0) await transact(context, (tx) => markChanged(tx, index.name, results.map(({ id }) => id)));
}

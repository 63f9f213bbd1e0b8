import type { Context, Tx } from '../kernel/context.ts';
import { lock, tryLock } from '../kernel/lock.ts';
import { transact } from '../kernel/transact.ts';
import { SearchChange } from './search-change.entity.ts';
import { bringUpToDate, isOfDocuments, sendWhole } from './search.batch.ts';
import { asIndexer, BATCH, done, indexExists, PRIMARY_KEY, type SearchIndex, uidOf, writerOf } from './search.index.ts';
import { waitingChanges } from './search.ledger.ts';
import { copyingLock, nextOf, sendChanges, sendingLock } from './search.sender.ts';

/** How far a rebuild is, in rows. */
export type RebuildProgress = (done: number, total: number) => void;

/**
 * Fills a new index from the database and puts it in the place of the present one, which answers until then. What changes
 * meanwhile is sent to both: the sender moves its rows to the new index's ledger, and they are sent there before the swap.
 * @param needed asked once nobody else rebuilds: false leaves the index as it is
 * @returns whether it was rebuilt; false where another rebuild is under way, too
 */
export async function rebuildIndex(context: Context, index: SearchIndex, progress: RebuildProgress = () => {}, needed: () => Promise<boolean> = () => Promise.resolve(true)): Promise<boolean> {
  const rebuilt = await transact(context, async (tx) => {
    if (!(await tryLock(tx, `search:${index.name}:rebuild`)) || !(await needed())) return false;
    await lock(tx, copyingLock(index.name));
    await startAfresh(context, index);
    await copyAll(context, index, progress);
    await lock(tx, sendingLock(index.name));
    await replay(tx, index);
    await swap(tx, index);
    return true;
  });
  if (!rebuilt) return false;
  await writerOf(context.app).deleteIndexIfExists(uidOf(context.app, nextOf(index.name)));
  await sendChanges(context, index);
  return true;
}

/** Takes away what a rebuild that ended halfway left, and makes the new index: its settings first, so that nothing is indexed twice. */
async function startAfresh(context: Context, index: SearchIndex): Promise<void> {
  // In a transaction of its own: the one that holds the locks lasts long, and writes only at its end.
  await transact(context, (tx) => tx.em.nativeDelete(SearchChange, { index: nextOf(index.name) }));
  const client = writerOf(context.app);
  const uid = uidOf(context.app, nextOf(index.name));
  if (await indexExists(client, uid)) await done(client.deleteIndex(uid));
  await done(client.createIndex(uid, { primaryKey: PRIMARY_KEY }));
  await done(client.index(uid).updateSettings(index.settings));
}

/** Rows read at a time, and batches that Meilisearch has not done yet: it works on one while the next are made. */
const COPIED_AT_ONCE = 5000;
const UNDER_WAY_MOST = 3;

/** Sends every row. A batch that is refused is sent again in pieces. */
async function copyAll(context: Context, index: SearchIndex, progress: RebuildProgress): Promise<void> {
  const system = asIndexer(context);
  const uid = uidOf(context.app, nextOf(index.name));
  const total = await index.total(system);
  progress(0, total);
  let copied = 0;
  const underWay: { ids: readonly string[]; landed: Promise<void> }[] = [];
  const land = async (): Promise<void> => {
    const { ids, landed } = underWay.shift()!;
    await landed.catch((error: unknown) => (isOfDocuments(error) ? bringUpToDate(context, index, uid, ids) : Promise.reject(error)));
    copied += ids.length;
    progress(copied, Math.max(copied, total));
  };
  for (let ids = await index.ids(system, null, COPIED_AT_ONCE); ids.length > 0; ids = await index.ids(system, ids.at(-1)!, COPIED_AT_ONCE)) {
    const sent = await sendWhole(context, index, uid, ids).catch((error: unknown) => ({ landed: Promise.reject(error) }));
    sent.landed.catch(() => {});
    underWay.push({ ids, landed: sent.landed });
    if (underWay.length === UNDER_WAY_MOST) await land();
  }
  while (underWay.length > 0) await land();
}

/** Sends again what changed while rows were copied. Nobody sends meanwhile, so nothing is added. */
async function replay(tx: Tx, index: SearchIndex): Promise<void> {
  const ledger = nextOf(index.name);
  for (let changes = await waitingChanges(tx, ledger, BATCH); changes.length > 0; changes = await waitingChanges(tx, ledger, BATCH)) {
    await bringUpToDate(tx, index, uidOf(tx.app, ledger), [...new Set(changes.map((change) => change.documentId))]);
    await tx.em.nativeDelete(SearchChange, { id: { $in: changes.map((change) => change.id) } });
  }
}

/** Where there was no index, the new one takes the name; else the two exchange theirs, and nobody meets an empty one. */
async function swap(tx: Tx, index: SearchIndex): Promise<void> {
  const client = writerOf(tx.app);
  const uid = uidOf(tx.app, index.name);
  const rename = !(await indexExists(client, uid));
  await done(client.swapIndexes([{ indexes: [uidOf(tx.app, nextOf(index.name)), uid], rename }]));
}

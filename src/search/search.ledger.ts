import { enqueue } from '../jobs/enqueue.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { SearchChange } from './search-change.entity.ts';
import { searchChange } from './search-change.visibility.ts';
import { asIndexer, BATCH, type SearchIndex } from './search.index.ts';

export const SEND = 'search.send';

const asked = new WeakMap<Tx['em'], Set<string>>();

/**
 * Writes down that documents of an index must be looked at again, in the caller's transaction, and asks for a sender,
 * once per transaction and index. The job has no key: a keyed one may be dropped while its twin is being picked up.
 */
export async function markChanged(tx: Tx, index: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // PostgreSQL takes 65,535 parameters a statement.
  for (let at = 0; at < ids.length; at += BATCH) await tx.em.insertMany(SearchChange, ids.slice(at, at + BATCH).map((documentId) => ({ index, documentId })));
  const indexes = asked.get(tx.em) ?? new Set();
  asked.set(tx.em, indexes);
  if (indexes.has(index)) return;
  indexes.add(index);
  await enqueue(tx, SEND, { index });
}

/** Writes down that vectors must be written again, whatever the index says of them; `markChanged` of the same ids asks for the sender. */
export async function markVectors(tx: Tx, index: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.em.insertMany(SearchChange, ids.map((documentId) => ({ index: vectorsOf(index), documentId })));
}

/** Marks every document an index may have: what all of them are made of has changed. */
export async function markAll(tx: Tx, index: SearchIndex): Promise<void> {
  for (let ids = await index.ids(tx, null, BATCH); ids.length > 0; ids = await index.ids(tx, ids.at(-1)!, BATCH)) await markChanged(tx, index.name, ids);
}

export interface Change {
  readonly id: string;
  readonly documentId: string;
}

/** The oldest rows of the ledger of an index. */
export const waitingChanges = (context: Context, index: string, most: number): Promise<Change[]> =>
  read(asIndexer(context), searchChange).select(['searchChange.id', 'searchChange.documentId']).where('searchChange.indexName', '=', index).orderBy('searchChange.id').limit(most).execute();

/** The ledger of documents whose vector must be written again; their other fields were sent. */
export const vectorsOf = (index: string): string => `${index}_vectors`;

/** So many documents that an index has not taken in yet are looked at beside it. */
const WAITING_MOST = 1000;

/**
 * The rows of an index that changed a moment ago, in any field or in the vector: the index may hold an older state of them, so
 * whoever ranks reads them in the database. Ask before the index: what is gone from the ledger by then, the index has.
 */
export async function waitingIds(context: Context, index: string): Promise<ReadonlySet<string>> {
  const rows = await read(asIndexer(context), searchChange).select('searchChange.documentId').where('searchChange.indexName', 'in', [index, vectorsOf(index)]).limit(WAITING_MOST).execute();
  return new Set(rows.map(({ documentId }) => documentId));
}

/** Which of these documents still wait to be sent. */
export async function waitingAmong(context: Context, { name }: SearchIndex, ids: readonly string[]): Promise<Set<string>> {
  const rows = await read(asIndexer(context), searchChange).select('searchChange.documentId').where('searchChange.indexName', 'in', [name, vectorsOf(name)]).where('searchChange.documentId', 'in', [...ids]).execute();
  return new Set(rows.map((row) => row.documentId));
}

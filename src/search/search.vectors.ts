import type { Context } from '../kernel/context.ts';
import { type Landing, sendFields } from './search.batch.ts';
import { asIndexer, type SearchDocument, type SearchIndex, writerOf } from './search.index.ts';

/**
 * Documents with vectors are sent in two parts. Any change of a vector makes Meilisearch work for most of a second, whatever the
 * size of the batch, and everything behind it waits: so fields go at once, and vectors, only where they changed, gathered.
 */
export interface SentFields extends Landing {
  /** Those whose vector is to be written again. */
  readonly revector: readonly string[];
}

type Held = ReadonlyMap<string, string | null>;

/** The fingerprints of the vectors that the index holds, of those it holds. */
async function fingerprints(context: Context, uid: string, ids: readonly string[]): Promise<Held> {
  const { results } = await writerOf(context.app).index<{ id: string; v?: string }>(uid).getDocuments({ ids: [...ids], fields: ['id', 'v'], limit: ids.length });
  return new Map(results.map(({ id, v }) => [id, v ?? null]));
}

/** A document without its vector; where the index has none yet, it must be told that there is none. */
function withoutVector({ _vectors, ...document }: SearchDocument, isNew: boolean): SearchDocument {
  const none = Object.fromEntries(Object.keys(_vectors as object).map((embedder) => [embedder, null]));
  const fields = Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'v'));
  return (isNew ? { ...fields, _vectors: none } : fields) as unknown as SearchDocument;
}

/** What takes a document out of sight as a field, at once: a removal would be work on the vectors. */
const hidden = (id: string): SearchDocument => ({ id, shown: false, p: '' });

/**
 * Sends the present fields of these rows.
 * @param underWay ids that were sent a moment ago and that the index may not hold yet; those sent now are added
 * @param moving ids whose vectors are under way: what the index says of them is about to be old
 */
export async function sendApart(context: Context, index: SearchIndex, uid: string, ids: readonly string[], underWay: Set<string>, moving: ReadonlySet<string>): Promise<SentFields> {
  const [documents, held] = await Promise.all([index.documents(asIndexer(context), ids), fingerprints(context, uid, ids)]);
  const present = new Set(documents.map(({ id }) => id));
  const isThere = (id: string): boolean => held.has(id) || underWay.has(id);
  const fields = [...documents.map((one) => withoutVector(one, !isThere(one.id))), ...ids.filter((id) => !present.has(id) && isThere(id)).map(hidden)];
  const revector = documents.filter(({ id, v }) => moving.has(id) || held.get(id) !== v).map(({ id }) => id);
  const { landed } = await sendFields(context, uid, fields);
  for (const id of present) underWay.add(id);
  return { landed, revector };
}

import { MeilisearchApiError } from 'meilisearch';
import type { Context } from '../kernel/context.ts';
import { asIndexer, done, type SearchDocument, type SearchIndex, SearchTaskFailed, writerOf } from './search.index.ts';

/** A fault of the documents themselves: refused by Meilisearch, too large for it, or a row that no document can be made of. */
const isOfDocuments = (error: unknown): boolean =>
  (error instanceof SearchTaskFailed && error.byDocuments)
  || (error instanceof MeilisearchApiError && (error.response.status === 413 || error.response.status === 400))
  || error instanceof TypeError || error instanceof RangeError;

/**
 * Runs `work` on the ids; where documents are at fault, on each half, down to the ones that are: so one bad document does
 * not hold up the rest. Any other fault (Meilisearch or the database is away) is thrown.
 * @returns the ids that could not be done
 */
async function bisect(context: Context, index: string, ids: readonly string[], work: (ids: readonly string[]) => Promise<void>): Promise<string[]> {
  try {
    await work(ids);
    return [];
  } catch (error) {
    if (!isOfDocuments(error)) throw error;
    if (ids.length === 1) {
      context.log.error({ err: error, index, documentId: ids[0] }, 'a document was kept out of the search index');
      return [...ids];
    }
    const middle = Math.ceil(ids.length / 2);
    return [...(await bisect(context, index, ids.slice(0, middle), work)), ...(await bisect(context, index, ids.slice(middle), work))];
  }
}

/** Puts the present documents of these rows into an index and takes the rest of the ids out; ends when Meilisearch has done it. */
export async function bringUpToDate(context: Context, index: SearchIndex, uid: string, ids: readonly string[]): Promise<void> {
  const target = writerOf(context.app).index(uid);
  const system = asIndexer(context);
  const present = new Set<string>();
  await bisect(context, index.name, ids, async (some) => {
    const documents: SearchDocument[] = await index.documents(system, some);
    if (documents.length > 0) await done(target.addDocuments(documents, { primaryKey: 'id' }));
    for (const document of documents) present.add(document.id);
  });
  // What was kept out goes too: an older state of it would be wrong for ever.
  const gone = ids.filter((id) => !present.has(id));
  if (gone.length > 0) await done(target.deleteDocuments(gone));
}

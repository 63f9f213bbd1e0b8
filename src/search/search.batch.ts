import { type EnqueuedTaskPromise, MeilisearchApiError } from 'meilisearch';
import type { Context } from '../kernel/context.ts';
import { asIndexer, done, PRIMARY_KEY, type SearchDocument, type SearchIndex, SearchTaskFailed, writerOf } from './search.index.ts';

/** A fault of the documents themselves: refused by Meilisearch, too large for it, or a row that no document can be made of. */
export const isOfDocuments = (error: unknown): boolean =>
  (error instanceof SearchTaskFailed && error.byDocuments)
  || (error instanceof MeilisearchApiError && (error.response.status === 413 || error.response.status === 400))
  || error instanceof TypeError || error instanceof RangeError;

/**
 * Runs `work` on the ids; where documents are at fault, on each half, down to the ones that are: so one bad document, or one
 * bad vector, which fails the whole task, does not hold up the rest. Any other fault (Meilisearch or the database is away) is thrown.
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

/** What Meilisearch took: `landed` ends when it has done it. */
export interface Landing {
  readonly landed: Promise<void>;
}

/** Ends when Meilisearch took a task, so that the next comes behind it; whoever waits for `landed` hears how it went. */
export async function taken(...tasks: readonly EnqueuedTaskPromise[]): Promise<Landing> {
  await Promise.all(tasks);
  const landed = (async () => void (await Promise.all(tasks.map((task) => done(task)))))();
  landed.catch(() => {});
  return { landed };
}

const lines = (documents: readonly SearchDocument[]): string => documents.map((document) => JSON.stringify(document)).join('\n');
const NDJSON = 'application/x-ndjson';

/** Sends the present documents of these rows whole, and takes the rest of the ids out. */
export async function sendWhole(context: Context, index: SearchIndex, uid: string, ids: readonly string[]): Promise<Landing> {
  const target = writerOf(context.app).index(uid);
  const documents = await index.documents(asIndexer(context), ids);
  const present = new Set(documents.map(({ id }) => id));
  const gone = ids.filter((id) => !present.has(id));
  return taken(
    ...(documents.length > 0 ? [target.addDocumentsFromString(lines(documents), NDJSON, { primaryKey: PRIMARY_KEY })] : []),
    ...(gone.length > 0 ? [target.deleteDocuments(gone)] : []),
  );
}

/** Puts the present documents of these rows into an index and takes the rest of the ids out, one bad one after the other left out; ends when Meilisearch has done it. */
export async function bringUpToDate(context: Context, index: SearchIndex, uid: string, ids: readonly string[]): Promise<void> {
  const bad = await bisect(context, index.name, ids, async (some) => (await sendWhole(context, index, uid, some)).landed);
  // What was kept out goes too: an older state of it would be wrong for ever.
  if (bad.length > 0) await done(writerOf(context.app).index(uid).deleteDocuments(bad));
}

/** Merges fields into documents that are there, and makes those that are not. */
export const sendFields = (context: Context, uid: string, documents: readonly SearchDocument[]): Promise<Landing> =>
  taken(...(documents.length > 0 ? [writerOf(context.app).index(uid).updateDocumentsFromString(lines(documents), NDJSON, { primaryKey: PRIMARY_KEY })] : []));

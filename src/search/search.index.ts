import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError, type Settings, type Task } from 'meilisearch';
import type { App, Context } from '../kernel/context.ts';
import { asSystem } from '../kernel/read.ts';

/** A document: its key is the row's uuid. */
export interface SearchDocument {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** An index, as data: what it is called, how it is set up, and how its documents come out of the database. */
export interface SearchIndex {
  readonly name: string;
  readonly settings: Settings;
  /** The documents that these rows have now; a row that is not to be found has none. Asked with the service's own eyes. */
  readonly documents: (context: Context, ids: readonly string[]) => Promise<SearchDocument[]>;
  /** The keys of every row that may have a document, in ascending order, `most` at a time, behind `after`. */
  readonly ids: (context: Context, after: string | null, most: number) => Promise<string[]>;
  /** How many keys `ids` gives in all. */
  readonly total: (context: Context) => Promise<number>;
  /** Whether documents carry a vector (`_vectors`), with its fingerprint in `v`, and `shown`: true, by which they are taken out of sight at once and away later. */
  readonly vectors?: true;
  /** A filter for the documents that time alone has taken out by now. */
  readonly outdated: (now: Date) => string;
}

/** The eyes with which an index is filled and compared: everything is seen, and the index itself chooses what it holds. */
export const asIndexer = (context: Context): Context => asSystem(context, 'search index');

export const PRIMARY_KEY = 'id';

/** Documents of an index with vectors that are not shown any more and wait to be removed. */
export const OUT_OF_SIGHT = 'shown = false';

/** How many documents go in one call. */
export const BATCH = 1000;

/** The index's name inside Meilisearch. */
export const uidOf = (app: App, name: string): string => `${app.search.prefix}${name}`;

const writers = new WeakMap<Meilisearch, Meilisearch>();

/** The client for writing: answers to people must come within seconds, a batch of a thousand documents need not. */
export function writerOf({ search }: App): Meilisearch {
  const kept = writers.get(search.client);
  if (kept) return kept;
  const made = new Meilisearch({ ...search.client.config, timeout: 60_000 });
  writers.set(search.client, made);
  return made;
}

/** A task that Meilisearch took and could not do. */
export class SearchTaskFailed extends Error {
  /** True where the documents are at fault, so that the rest may go without them. */
  readonly byDocuments: boolean;

  constructor(task: Task) {
    super(`Meilisearch could not do ${task.type} on ${task.indexUid ?? 'its indexes'}: ${task.error?.message ?? task.status}`);
    this.byDocuments = task.error?.type === 'invalid_request';
  }
}

/** Waits until Meilisearch has done a task. @throws SearchTaskFailed */
export async function done(enqueued: EnqueuedTaskPromise, withinMs = 120_000): Promise<void> {
  const task = await enqueued.waitTask({ timeout: withinMs, interval: 10 });
  if (task.status !== 'succeeded') throw new SearchTaskFailed(task);
}

export const isNotFound = (error: unknown): boolean => error instanceof MeilisearchApiError && error.response.status === 404;

/** Whether Meilisearch has that index. */
export async function indexExists(client: Meilisearch, uid: string): Promise<boolean> {
  try {
    await client.getRawIndex(uid);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../kernel/context.ts';
import { transact } from '../kernel/transact.ts';
import { asIndexer, BATCH, isNotFound, OUT_OF_SIGHT, type SearchDocument, type SearchIndex, uidOf, writerOf } from './search.index.ts';
import { markChanged, markVectors, waitingAmong } from './search.ledger.ts';

/** What an index says against what the database says. */
export interface Diagnosis {
  readonly index: string;
  /** Documents that the database gives, and that the index holds. */
  readonly inDatabase: number;
  readonly inIndex: number;
  /** Ids that the index lacks, holds in excess, and holds with another content. */
  readonly missing: readonly string[];
  readonly superfluous: readonly string[];
  readonly differing: readonly string[];
  /** Whether documents carry a vector. */
  readonly hasVectors: boolean;
}

export const isHealthy = (found: Diagnosis): boolean => found.missing.length + found.superfluous.length + found.differing.length === 0;

/** The document in one spelling: fields in order, none that are undefined. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner));
const digest = (document: object): string => createHash('sha256').update(canonical(document)).digest('base64');

type Digests = Map<string, string>;

const digests = (documents: readonly SearchDocument[]): Digests => new Map(documents.map((document) => [document.id, digest(document)]));

type Vectors = Readonly<Record<string, readonly number[] | { readonly embeddings: readonly (readonly number[])[] } | null>>;

/** Every vector in one spelling, as it was sent: Meilisearch keeps single precision, and tells a list of one. */
function vectorsAsSent(vectors: Vectors): Record<string, readonly number[] | null> {
  const sent = (given: Vectors[string]): readonly number[] | null => (given === null || Array.isArray(given) ? (given as readonly number[] | null) : ((given as { embeddings: number[][] }).embeddings[0] ?? null));
  return Object.fromEntries(Object.entries(vectors).map(([name, given]) => [name, sent(given)?.map((value) => Math.round(value * 10_000) / 10_000) ?? null]));
}

const inOneSpelling = (document: SearchDocument): SearchDocument => ('_vectors' in document ? { ...document, _vectors: vectorsAsSent(document._vectors as Vectors) } : document);

async function pageOfIndex(context: Context, index: SearchIndex, query: { offset?: number; ids?: string[] }): Promise<Digests> {
  try {
    const target = writerOf(context.app).index<SearchDocument>(uidOf(context.app, index.name));
    const { results } = await target.getDocuments({ limit: BATCH, ...(index.vectors ? { filter: `NOT ${OUT_OF_SIGHT}`, retrieveVectors: true } : {}), ...query });
    return digests(results.map(inOneSpelling));
  } catch (error) {
    if (isNotFound(error)) return new Map();
    throw error;
  }
}

async function wholeIndex(context: Context, index: SearchIndex): Promise<Digests> {
  const held: Digests = new Map();
  for (let offset = 0; ; offset += BATCH) {
    const part = await pageOfIndex(context, index, { offset });
    for (const [id, content] of part) held.set(id, content);
    if (part.size < BATCH) return held;
  }
}

/**
 * Compares every document of an index with the database, by content. Writes may go on: what seems to differ is looked at
 * again until nothing of it waits to be sent.
 */
export async function examineIndex(context: Context, index: SearchIndex): Promise<Diagnosis> {
  const system = asIndexer(context);
  const held = await wholeIndex(context, index);
  const suspects: string[] = [];
  const known = new Set<string>();
  for (let ids = await index.ids(system, null, BATCH); ids.length > 0; ids = await index.ids(system, ids.at(-1)!, BATCH)) {
    for (const [id, content] of digests((await index.documents(system, ids)).map(inOneSpelling))) {
      known.add(id);
      if (held.get(id) !== content) suspects.push(id);
    }
  }
  suspects.push(...[...held.keys()].filter((id) => !known.has(id)));
  const found: Suspicion = { missing: [], superfluous: [], differing: [] };
  for (let at = 0; at < suspects.length; at += BATCH) await lookAgain(context, index, suspects.slice(at, at + BATCH), found);
  return { index: index.name, inDatabase: known.size, inIndex: held.size, ...found, hasVectors: index.vectors === true };
}

interface Suspicion {
  missing: string[];
  superfluous: string[];
  differing: string[];
}

const PATIENCE = 20;

async function lookAgain(context: Context, index: SearchIndex, ids: string[], found: Suspicion): Promise<void> {
  const system = asIndexer(context);
  for (let tries = 0; tries < PATIENCE && (await waitingAmong(context, index, ids)).size > 0; tries += 1) await sleep(250);
  const [wanted, held] = await Promise.all([index.documents(system, ids).then((documents) => digests(documents.map(inOneSpelling))), pageOfIndex(context, index, { ids })]);
  for (const id of ids) {
    if (wanted.get(id) === held.get(id)) continue;
    found[!held.has(id) ? 'missing' : !wanted.has(id) ? 'superfluous' : 'differing'].push(id);
  }
}

/** Marks everything that differs, so that the sender sets it right: vectors too, whatever their fingerprints say. @returns how many */
export async function repairIndex(context: Context, { index, missing, superfluous, differing, hasVectors }: Diagnosis): Promise<number> {
  const ids = [...missing, ...superfluous, ...differing];
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    await transact(context, async (tx) => {
      await markChanged(tx, index, some);
      if (hasVectors) await markVectors(tx, index, some);
    });
  }
  return ids.length;
}

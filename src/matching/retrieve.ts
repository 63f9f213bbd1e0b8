import { type ExtraRequestInit, type Meilisearch, MeilisearchApiError, type MultiSearchQuery } from 'meilisearch';
import type { Context } from '../kernel/context.ts';
import { askSearch, searchUnavailable } from '../search/search.health.ts';
import { uidOf } from '../search/search.index.ts';
import { Kept } from './kept.ts';

/** Up to so many documents under the filter are all scored exactly, so that the ranking is whole. */
export const WHOLE_MOST = 2000;

/** How many of a larger pool are scored: the first for the first pages, the next behind them. */
export const CANDIDATES = [800, 1400, 2000] as const;

/** A hit of a ranking index: the key, and the coded row (payload.ts). */
export interface Hit {
  readonly id: string;
  readonly p: string;
}

/** What is asked of a ranking index. */
export interface FirstStageQuestion {
  readonly embedder: string;
  /** Null where there is nothing to ask by: then any under the filter are as good as others. */
  readonly vector: readonly number[] | null;
  readonly filter: string;
  /** Filters for what is rarest of what is asked, rarest first: each has a list of its own (rarest.ts). */
  readonly rarest: readonly string[];
  /** How many candidates in all. */
  readonly k: number;
}

export interface FirstStage {
  readonly hits: readonly Hit[];
  /** Documents under the filter. */
  readonly total: number;
}

const RETRIEVED = ['id', 'p'];

/** So much of the candidates is found by the vector alone. */
const PLAIN = 0.5;

/**
 * The nearest documents of a vector under a filter: half of `k` by the vector alone, the other half shared by those with each of
 * the rarest things asked; one call, not federated (which gains nothing and sends seven times the bytes). In no order that
 * means anything: whoever ranks scores them exactly.
 */
export async function firstStage(client: Meilisearch, uid: string, { embedder, vector, filter, rarest, k }: FirstStageQuestion, init?: ExtraRequestInit): Promise<FirstStage> {
  if (vector === null) return underFilter(client, uid, { filter, limit: k }, init);
  const near = (under: string, limit: number): MultiSearchQuery => ({ indexUid: uid, vector: vector as number[], hybrid: { embedder, semanticRatio: 1 }, filter: under, limit, attributesToRetrieve: RETRIEVED });
  const each = rarest.length === 0 ? 0 : Math.floor((k * (1 - PLAIN)) / rarest.length);
  const lists = rarest.map((one) => near(`(${filter}) AND ${one}`, each));
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Hit>({ queries: [near(filter, k - lists.length * each), ...lists] }, init);
  const hits = new Map(results.flatMap((list) => list.hits.map((hit) => [hit.id, hit as Hit] as const)));
  return { hits: [...hits.values()], total: results[0]!.estimatedTotalHits! };
}

/** Any documents under a filter, up to so many; among `ids` alone where they are given. */
async function underFilter(client: Meilisearch, uid: string, { filter, limit, ids }: { filter: string; limit: number; ids?: readonly string[] }, init?: ExtraRequestInit): Promise<FirstStage> {
  // The client's own `getDocuments` takes no signal.
  const found = await client.httpRequest.post<{ results: Hit[]; total: number }>({ path: `indexes/${uid}/documents/fetch`, body: { filter, fields: RETRIEVED, limit, ...(ids ? { ids } : {}) }, extraRequestInit: init });
  return { hits: found.results, total: found.total };
}

/** Where the hits of a ranking come from. */
export interface Pool {
  readonly hits: readonly Hit[];
  /** Documents under the filter. */
  readonly total: number;
  /** Whether those are all of them: then the ranking is whole. */
  readonly whole: boolean;
}

export interface PoolQuestion extends Omit<FirstStageQuestion, 'k'> {
  readonly index: string;
  /**
   * The pool, where something else chose it (the hits of a text search, best first): of these ids, those under the filter are
   * scored, every one; 2,000 at most, the rest is left out. Null or left out: the whole index.
   */
  readonly ids?: readonly string[] | null;
}

/** How large the pool under a filter was when it was last asked, so that a small one is read whole at once. */
const sizes = new Kept<number>(5000);

async function asked(context: Context, client: Meilisearch, init: ExtraRequestInit, { index, ids, ...question }: PoolQuestion, k: number): Promise<Pool> {
  const uid = uidOf(context.app, index);
  const key = `${uid} ${question.filter}`;
  const all = async (): Promise<Pool> => {
    const { hits, total } = await underFilter(client, uid, { filter: question.filter, limit: WHOLE_MOST, ...(ids ? { ids: ids.slice(0, WHOLE_MOST) } : {}) }, init);
    if (!ids) sizes.set(key, total);
    return { hits, total, whole: total <= hits.length };
  };
  if (ids) return ids.length === 0 ? { hits: [], total: 0, whole: true } : all();
  if (question.vector === null || (sizes.get(key) ?? Infinity) <= WHOLE_MOST) {
    const pool = await all();
    if (pool.whole || question.vector === null) return pool;
  }
  const { hits, total } = await firstStage(client, uid, { ...question, k }, init);
  sizes.set(key, total);
  return total > hits.length && total <= WHOLE_MOST ? all() : { hits, total, whole: total <= hits.length };
}

/** An index whose vectors are of another version, or that is not there yet: it is being made, and the database answers meanwhile. */
const isBeingMade = (error: unknown): boolean =>
  error instanceof MeilisearchApiError && ['index_not_found', 'invalid_search_embedder'].includes(error.cause?.code ?? '');

/**
 * First stage of a ranking: up to 2,000 documents under the filter are all there, of a larger pool `k` that are likely to score
 * best. @throws SEARCH_UNAVAILABLE where the search engine does not answer in time
 */
export const poolOf = (context: Context, question: PoolQuestion, k: number): Promise<Pool> =>
  askSearch(context, (client, init) => asked(context, client, init, question, k).catch((error: unknown) => {
    if (isBeingMade(error)) throw searchUnavailable();
    throw error;
  }));

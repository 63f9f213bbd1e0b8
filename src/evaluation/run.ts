import { Meilisearch } from 'meilisearch';
import { done } from '../search/search.index.ts';
import { occupationRanker } from './occupation.ts';
import type { Ranker } from './ranker.ts';
import type { EvaluationSet } from './set.ts';
import { shippedRanker } from './shipped.ts';
import { taxonomyOf } from './taxonomy.ts';

/** Tables to rank by: what the product uses, and one of its own for lists of occupations. */
export const RANKERS = { shipped: shippedRanker, occupation: occupationRanker } as const;
export type WeightsName = keyof typeof RANKERS;

/** A ranking of one query: ids of documents, best first. */
export interface Ranking {
  readonly q: string;
  readonly ranked: readonly string[];
}

export interface RunOptions {
  readonly weights: WeightsName;
  /** Meilisearch of its own for the run. */
  readonly meiliUrl: string;
  readonly meiliKey: string;
  readonly progress: (step: string, done?: number, total?: number) => void;
}

const INDEX = 'evaluation';
const EMBEDDER = 'set';
/** So many candidates are scored exactly, or all there are. */
const CANDIDATES = 1000;
const BATCH = 5000;
const AT_ONCE = 8;

async function fill(client: Meilisearch, { documents }: Ranker, progress: RunOptions['progress']): Promise<void> {
  if ((await client.getRawIndexes({ limit: 100 })).results.some(({ uid }) => uid === INDEX)) await done(client.deleteIndex(INDEX));
  await done(client.createIndex(INDEX, { primaryKey: 'id' }));
  const index = client.index(INDEX);
  await done(index.updateSettings({ embedders: { [EMBEDDER]: { source: 'userProvided', dimensions: documents[0]!.length } }, searchableAttributes: ['id'], pagination: { maxTotalHits: CANDIDATES } }));
  for (let at = 0; at < documents.length; at += BATCH) {
    progress('filling the index', at, documents.length);
    await done(index.addDocuments(documents.slice(at, at + BATCH).map((vector, offset) => ({ id: at + offset, _vectors: { [EMBEDDER]: [...vector] } }))), 600_000);
  }
}

/** Places of the documents to look at closely, in order of their ids: what the index finds nearest, or all where the profile says nothing. */
async function candidatesOf(client: Meilisearch, ranker: Ranker, skills: readonly number[]): Promise<number[]> {
  const all = (): number[] => Array.from({ length: Math.min(CANDIDATES, ranker.documents.length) }, (_, at) => at);
  const vector = ranker.query(skills);
  if (!vector) return all();
  const { hits } = await client.index<{ id: number }>(INDEX).search('', { vector, hybrid: { embedder: EMBEDDER, semanticRatio: 1 }, limit: CANDIDATES, attributesToRetrieve: ['id'] });
  return hits.map(({ id }) => id);
}

/**
 * Ranks the documents of a set for each of its queries as the product does: the labels normalised, candidates from the
 * search engine, each scored exactly, equals by id.
 */
export async function runSet(set: EvaluationSet, { weights, meiliUrl, meiliKey, progress }: RunOptions): Promise<Ranking[]> {
  progress('building the taxonomy');
  const taxonomy = taxonomyOf(set);
  const ranker = RANKERS[weights](set, taxonomy, progress);
  const client = new Meilisearch({ host: meiliUrl, apiKey: meiliKey, timeout: 120_000 });
  await fill(client, ranker, progress);
  const rankings: Ranking[] = [];
  const rank = async ({ id, skills, exclude }: EvaluationSet['queries'][number]): Promise<Ranking> => {
    const numbers = [...new Set(skills.map(({ label, lang }) => taxonomy.find(label, lang)).filter((one) => one !== null))];
    const places = await candidatesOf(client, ranker, numbers);
    const scores = ranker.score(numbers, places);
    const left = new Set(exclude);
    const ordered = places.map((place, at) => ({ id: set.docs[place]!.id, score: scores[at]! })).toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return { q: id, ranked: ordered.map((one) => one.id).filter((one) => !left.has(one)) };
  };
  for (let at = 0; at < set.queries.length; at += AT_ONCE) {
    rankings.push(...(await Promise.all(set.queries.slice(at, at + AT_ONCE).map(rank))));
    progress('ranking', rankings.length, set.queries.length);
  }
  return rankings;
}

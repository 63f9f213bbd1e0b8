import { GraphQLError } from 'graphql';
import type { Context } from '../kernel/context.ts';
import { askSearch } from '../search/search.health.ts';
import { uidOf } from '../search/search.index.ts';
import { waitingChanges } from '../search/search.ledger.ts';

/** Up to so many documents under the filter are all scored exactly, so that the ranking is whole. */
export const WHOLE_MOST = 2000;

/** Beyond that, the first so many by how many of the skills they share; Meilisearch gives no more of one search. */
const PROMISING = 1000;

/** Meilisearch heeds ten words of a search. */
const WORDS = 10;

/** So many documents that the index has not taken in yet are looked at beside it. */
const WAITING_MOST = 1000;

/** What the index gives for some rankings. */
export interface Retrieved {
  /** For each question the rows to look at, a little more than what is eligible; null: all there are, since the index does not answer. */
  readonly pools: readonly ReadonlySet<string>[] | null;
  /** True where the search engine did not answer. */
  readonly degraded: boolean;
}

/** What is asked of the index of one side. */
export interface Question {
  readonly index: string;
  readonly filter: string;
  /** What a document should hold, most telling first, and in which field: heeded only where the pool is too large to be scored whole. */
  readonly words: readonly string[];
  readonly field: string;
}

async function idsUnder(context: Context, { index, filter, words, field }: Question): Promise<string[]> {
  return askSearch(context, async (client, init) => {
    const documents = client.index<{ id: string }>(uidOf(context.app, index));
    const { results, total } = await documents.getDocuments({ filter, fields: ['id'], limit: WHOLE_MOST });
    if (total <= WHOLE_MOST) return results.map(({ id }) => id);
    const { hits } = await documents.search(words.slice(0, WORDS).join(' '), { filter, limit: PROMISING, attributesToRetrieve: ['id'], attributesToSearchOn: [field], matchingStrategy: 'frequency' }, init);
    return hits.map(({ id }) => id);
  });
}

/**
 * First stage of rankings: for each question the rows of an index under the hard conditions, with those that changed a
 * moment ago and are not in it yet. The database is the truth: whoever ranks them reads them there and asks every
 * condition again. All questions are of one index.
 */
export async function retrieve(context: Context, questions: readonly Question[]): Promise<Retrieved> {
  const index = questions[0]?.index;
  if (index === undefined) return { pools: [], degraded: false };
  try {
    const found = await Promise.all(questions.map((question) => idsUnder(context, question)));
    const waiting = await waitingChanges(context, index, WAITING_MOST);
    return { pools: found.map((ids) => new Set([...ids, ...waiting.map(({ documentId }) => documentId)])), degraded: false };
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions.code !== 'SEARCH_UNAVAILABLE') throw error;
    return { pools: null, degraded: true };
  }
}

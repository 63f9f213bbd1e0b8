import type { SearchParams } from 'meilisearch';
import type { Context } from '../kernel/context.ts';
import { toGlobalId } from '../kernel/ids.ts';
import { one } from '../kernel/loaders.ts';
import { decodeCursor, encodeCursor, sizeOf } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { askSearch } from '../search/search.health.ts';
import { uidOf } from '../search/search.index.ts';
import { MARK, MOST_HITS, offerIndex } from './offer.index.ts';
import { type Highlights, highlightsOf, type MarkedTexts } from './offer.search.highlight.ts';
import { isBare, type Question, questionOf, relaxations } from './offer.search.question.ts';
import type { SearchOffersArgs } from './offer.search.type.ts';
import type { Understood } from './offer.search.understood.ts';
import { openOffer } from './offer.visibility.ts';

/** Hits asked for beyond the page, in place of those the door drops. */
const SPARE = 5;

const FACETS = ['scale', 'inside', 'contracts', 'workMode', 'skills', 'languages'] as const;
/** How many offers of the answer each value has, most first. */
export type FacetCounts = Readonly<Record<(typeof FACETS)[number], readonly { readonly value: string; readonly count: number }[]>>;

export interface SearchEdge {
  readonly cursor: string;
  readonly node: Row<typeof openOffer>;
  readonly highlights: Highlights | null;
}

/** A page of an answer; totals and facets are asked for where they are read. */
export interface SearchPage {
  readonly edges: readonly SearchEdge[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** What words of the text were taken for. */
  readonly understood: readonly Understood[];
  /** The words that were sought as they stand. */
  readonly plain: readonly string[];
  /** True where no offer has all that was sought, and those that have some of it are shown. */
  readonly relaxed: boolean;
  readonly totals: () => Promise<{ total: number; isExact: boolean; facets: FacetCounts }>;
}

/** Only what everybody may find, whoever asks. */
const openOfferById = one(openOffer);

const MARKING: SearchParams = {
  attributesToRetrieve: ['id'],
  attributesToHighlight: ['title', 'body'],
  highlightPreTag: MARK.open,
  highlightPostTag: MARK.close,
};

type Hit = { id: string; _formatted?: MarkedTexts };

async function hitsOf(context: Context, { words, params }: Question, offset: number, limit: number): Promise<Hit[]> {
  const marking = words === '' ? { attributesToRetrieve: ['id'] } : MARKING;
  const { hits } = await askSearch(context, (client, init) => client.index(uidOf(context.app, offerIndex.name)).search(words, { ...params, ...marking, offset, limit }, init));
  return hits as unknown as Hit[];
}

interface Found {
  readonly row: Row<typeof openOffer>;
  readonly hit: Hit;
  readonly position: number;
}

/** The first `wanted` hits behind `offset` that are open now: Meilisearch finds, the door shows. */
async function openHits(context: Context, question: Question, offset: number, wanted: number): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = offset; found.length < wanted && at < MOST_HITS;) {
    const limit = Math.min(wanted - found.length + SPARE, MOST_HITS - at);
    const hits = await hitsOf(context, question, at, limit);
    const rows = await Promise.all(hits.map((hit) => openOfferById(context).load(hit.id)));
    for (const [index, row] of rows.entries()) if (row) found.push({ row, hit: hits[index]!, position: at + index });
    if (hits.length < limit) break;
    at += hits.length;
  }
  return found.slice(0, wanted);
}

async function totalsOf(context: Context, { words, params }: Question): ReturnType<SearchPage['totals']> {
  const { totalHits, facetDistribution = {} } = await askSearch(context, (client, init) =>
    client.index(uidOf(context.app, offerIndex.name)).search(words, { ...params, page: 1, hitsPerPage: 1, attributesToRetrieve: ['id'], facets: [...FACETS] }, init));
  const counts = FACETS.map((facet) => [facet, Object.entries(facetDistribution[facet] ?? {}).map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))]);
  return { total: totalHits, isExact: totalHits < MOST_HITS, facets: Object.fromEntries(counts) as FacetCounts };
}

function offsetOf(list: string, after: string | null | undefined): number {
  if (!after) return 0;
  const [position] = decodeCursor(list, 1, after);
  if (typeof position !== 'number' || !Number.isInteger(position) || position < 0 || position >= MOST_HITS) decodeCursor(list, 1, '');
  return (position as number) + 1;
}

/** The answer to what was asked; where nothing has all of it, to some of it. Every page of an answer is asked the same way. */
async function answerOf(context: Context, args: SearchOffersArgs, offset: number, wanted: number): Promise<{ question: Question; found: Found[]; relaxed: boolean }> {
  const strict = await questionOf(context, args);
  const found = await openHits(context, strict, offset, wanted);
  // A page behind the last offer finds nothing either: only an answer that is empty from its start is relaxed.
  if (found.length > 0 || isBare(strict) || (offset > 0 && (await openHits(context, strict, 0, 1)).length > 0)) return { question: strict, found, relaxed: false };
  for await (const question of relaxations(context, args, strict)) {
    const some = await openHits(context, question, offset, wanted);
    if (some.length > 0 || (offset > 0 && (await openHits(context, question, 0, 1)).length > 0)) return { question, found: some, relaxed: true };
  }
  return { question: strict, found, relaxed: false };
}

/** To a test key there is no other employer's offer, not even as a number; its own sandbox's are in no index. */
const inWorld = ({ viewer: { sandbox } }: Context, args: SearchOffersArgs): SearchOffersArgs =>
  (sandbox === undefined ? args : { ...args, filter: { ...args.filter, employerIds: [toGlobalId('Employer', sandbox)] } });

/**
 * Open offers by text and filter. Pages are by place in the answer, at most 2,000 deep.
 * @throws SEARCH_UNAVAILABLE, or BAD_USER_INPUT for an unknown value in the filter, a long text or a foreign cursor
 */
export async function searchOffers(context: Context, asked: SearchOffersArgs): Promise<SearchPage> {
  const args = inWorld(context, asked);
  const size = sizeOf(args);
  const list = `SEARCH_${args.order ?? 'RELEVANCE'}`;
  const offset = offsetOf(list, args.after);
  const { question, found, relaxed } = await answerOf(context, args, offset, size + 1);
  let totals: ReturnType<SearchPage['totals']> | null = null;
  return {
    edges: found.slice(0, size).map(({ row, hit, position }) => ({
      cursor: encodeCursor([list, position]),
      node: row,
      highlights: hit._formatted ? highlightsOf(hit._formatted, context.language, question.marked) : null,
    })),
    hasNextPage: found.length > size,
    hasPreviousPage: offset > 0,
    understood: question.read.understood,
    plain: question.read.plain.map((word) => word.text),
    relaxed,
    totals: () => (totals ??= totalsOf(context, question)),
  };
}

/** The open offers that a text finds, best first, 2,000 at most, and how it was read. */
export interface FoundByText extends Pick<SearchPage, 'understood' | 'plain' | 'relaxed'> {
  /** Null where the words seek nothing ("emploi"): every offer has them. */
  readonly ids: readonly string[] | null;
}

/**
 * The offers that a text means, for whoever ranks them otherwise.
 * @throws SEARCH_UNAVAILABLE, or BAD_USER_INPUT for a text that is too long
 */
export async function offersByText(context: Context, text: string): Promise<FoundByText> {
  const strict = await questionOf(context, { text });
  const idsOf = async ({ words, params }: Question): Promise<string[]> =>
    (await askSearch(context, (client, init) => client.index<{ id: string }>(uidOf(context.app, offerIndex.name)).search(words, { ...params, attributesToRetrieve: ['id'], limit: MOST_HITS }, init))).hits.map(({ id }) => id);
  const answer = (ids: FoundByText['ids'], relaxed: boolean): FoundByText => ({ ids, understood: strict.read.understood, plain: strict.read.plain.map((word) => word.text), relaxed });
  if (isBare(strict)) return answer(null, false);
  const ids = await idsOf(strict);
  if (ids.length > 0) return answer(ids, false);
  for await (const question of relaxations(context, { text }, strict)) {
    const some = await idsOf(question);
    if (some.length > 0) return answer(some, true);
  }
  return answer([], false);
}

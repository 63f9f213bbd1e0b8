import type { SearchParams } from 'meilisearch';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import { uuidOf } from '../kernel/ids.ts';
import { one } from '../kernel/loaders.ts';
import { decodeCursor, encodeCursor, sizeOf } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { askSearch } from '../search/search.health.ts';
import { uidOf } from '../search/search.index.ts';
import { skillMap } from '../skills/skill.map.ts';
import { dayNumber, MARK, MOST_HITS, offerIndex, payToken } from './offer.index.ts';
import type { OfferFilter } from './offer.input.ts';
import { filterFaults } from './offer.rules.ts';
import { type Highlights, highlightsOf, type MarkedTexts, SNIPPET_WORDS } from './offer.search.highlight.ts';
import { arabicWords, searchWords } from './offer.search.text.ts';
import type { SearchOffersArgs } from './offer.search.type.ts';
import { openOffer } from './offer.visibility.ts';

const TEXT_MOST = 200;
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
  readonly totals: () => Promise<{ total: number; isExact: boolean; facets: FacetCounts }>;
}

/** Only what everybody may find, whoever asks. */
const openOfferById = one(openOffer);

const isIn = (field: string, values: readonly string[] | null | undefined): string[] => (values?.length ? [`${field} IN [${values.map((value) => JSON.stringify(value)).join(', ')}]`] : []);

/** A filter as Meilisearch is asked it; the deadline is asked too, since it passes without anybody saying so. */
function filterOf(context: Context, filter: OfferFilter): string[] {
  const floor = filter.salaryFloor;
  return [
    `deadline IS NULL OR deadline >= ${dayNumber(dayOf(now(context)))}`,
    ...isIn('scale', filter.scales),
    ...isIn('inside', filter.placeCodes),
    ...isIn('workMode', filter.workModes),
    ...isIn('contracts', filter.contractTypes),
    ...isIn('skills', filter.skills),
    ...isIn('languages', filter.languages),
    ...isIn('employer', filter.employerIds?.map((id) => uuidOf('Employer', id))),
    ...isIn('permit', filter.workPermits),
    ...(floor ? [...isIn('pay', (floor.basis ? [floor.basis] : ['GROSS', 'NET']).map((basis) => payToken(floor.currency, floor.period, basis))), `salary >= ${Number(floor.amount)}`] : []),
    ...(typeof filter.experienceYearsAtMost === 'number' ? [`experience <= ${filter.experienceYearsAtMost}`] : []),
    ...(filter.publishedSince ? [`published >= ${filter.publishedSince.valueOf()}`] : []),
    ...(filter.openEndedOnly ? ['deadline IS NULL'] : []),
  ];
}

interface Question {
  readonly words: string;
  readonly params: SearchParams;
  /** The Arabic words asked for, folded, to mark them. */
  readonly arabic: ReadonlySet<string>;
}

async function questionOf(context: Context, { text, filter, order }: SearchOffersArgs): Promise<Question> {
  if ((text ?? '').length > TEXT_MOST) throw topLevel('BAD_USER_INPUT', `text has ${text!.length} characters, at most ${TEXT_MOST} are allowed.`, { field: 'text' });
  await filterFaults(context, filter ?? {});
  const newest = order === 'NEWEST';
  const params: SearchParams = {
    filter: filterOf(context, { ...filter, skills: filter?.skills?.map((await skillMap(context)).present) }),
    // By date, an offer that has only some of the words would push out those that have all.
    matchingStrategy: newest ? 'all' : 'last',
    ...(newest ? { sort: ['published:desc'] } : {}),
  };
  return { words: searchWords(await skillMap(context), text ?? ''), params, arabic: new Set(arabicWords(text ?? '')) };
}

const MARKING: SearchParams = {
  attributesToRetrieve: ['id'],
  attributesToHighlight: ['title', 'body'],
  attributesToCrop: ['body.fr', 'body.en'],
  cropLength: SNIPPET_WORDS,
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

/**
 * Open offers by text and filter. Pages are by place in the answer, at most 2,000 deep.
 * @throws SEARCH_UNAVAILABLE, or BAD_USER_INPUT for an unknown value in the filter, a long text or a foreign cursor
 */
export async function searchOffers(context: Context, args: SearchOffersArgs): Promise<SearchPage> {
  const size = sizeOf(args);
  const list = `SEARCH_${args.order ?? 'RELEVANCE'}`;
  const offset = offsetOf(list, args.after);
  const question = await questionOf(context, args);
  const found = await openHits(context, question, offset, size + 1);
  let totals: ReturnType<SearchPage['totals']> | null = null;
  return {
    edges: found.slice(0, size).map(({ row, hit, position }) => ({
      cursor: encodeCursor([list, position]),
      node: row,
      highlights: hit._formatted ? highlightsOf(hit._formatted, context.language, question.arabic) : null,
    })),
    hasNextPage: found.length > size,
    hasPreviousPage: offset > 0,
    totals: () => (totals ??= totalsOf(context, question)),
  };
}

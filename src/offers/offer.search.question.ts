import type { SearchParams } from 'meilisearch';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { faults, refusedArgument } from '../kernel/errors.ts';
import { uuidOf } from '../kernel/ids.ts';
import { placeMap } from '../places/place.map.ts';
import { askSearch } from '../search/search.health.ts';
import { uidOf } from '../search/search.index.ts';
import { skillMap } from '../skills/skill.map.ts';
import { dayNumber, offerIndex, payToken } from './offer.index.ts';
import type { OfferFilter } from './offer.filter.ts';
import { filterFaults } from './offer.rules.ts';
import { arabicWords, searchWords, skillCode, wordsIn } from './offer.search.text.ts';
import type { SearchOffersArgs } from './offer.search.type.ts';
import { foldedWordsOf, Meaning, type ReadSearch, readSearch, valuesOf } from './offer.search.understood.ts';
import { sameRole, saysNothing } from './offer.search.words.ts';

const TEXT_MOST = 200;
/** Meilisearch heeds no more words of a question. */
const MOST_WORDS = 10;

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

/** A search as Meilisearch is asked it. */
export interface Question {
  readonly words: string;
  readonly params: SearchParams;
  /** The words asked for otherwise than as they stand, folded, to mark them. */
  readonly marked: ReadonlySet<string>;
  readonly read: ReadSearch;
}

/** What is understood, as filters. */
const meaningFilters = (read: ReadSearch): string[] => [
  ...valuesOf(read, Meaning.SKILL).map((slug) => `means = ${JSON.stringify(slug)}`),
  ...isIn('inside', valuesOf(read, Meaning.PLACE)),
  ...valuesOf(read, Meaning.LANGUAGE).map((language) => `languages = ${JSON.stringify(language)}`),
  ...isIn('contracts', valuesOf(read, Meaning.CONTRACT)),
  ...isIn('workMode', valuesOf(read, Meaning.WORK_MODE)),
];

/**
 * What a text and a filter ask: every word must be met, by its letters or by what it is understood as.
 * @throws BAD_USER_INPUT for an unknown value in the filter and for a text that is too long
 */
export async function questionOf(context: Context, { text, filter, order }: Pick<SearchOffersArgs, 'text' | 'filter' | 'order'>): Promise<Question> {
  if ((text ?? '').length > TEXT_MOST) throw refusedArgument(faults.TOO_LONG('text', { length: text!.length, most: TEXT_MOST }));
  await filterFaults(context, filter ?? {});
  const [map, places] = [await skillMap(context), await placeMap(context)];
  const read = readSearch(map, places, text ?? '');
  const filters = filterOf(context, filter ?? {});
  const sorted: SearchParams = order === 'NEWEST' ? { sort: ['published:desc'] } : {};
  const marked = new Set([...arabicWords(text ?? ''), ...foldedWordsOf(read), ...read.plain.flatMap((word) => sameRole(word.text))]);
  return {
    words: [...valuesOf(read, Meaning.SKILL).map(skillCode), ...read.plain.map((word) => searchWords(map, [word.text]))].join(' '),
    params: { ...sorted, filter: [...filters, ...meaningFilters(read)], matchingStrategy: 'all' },
    marked,
    read,
  };
}

/** Of these words those that some offer under the filters has, alone. */
async function wordsFound(context: Context, words: readonly string[], filter: SearchParams['filter']): Promise<string[]> {
  if (words.length === 0) return [];
  const indexUid = uidOf(context.app, offerIndex.name);
  const { results } = await askSearch(context, (client, init) => client.multiSearch({ queries: words.map((q) => ({ indexUid, q, filter, limit: 1, attributesToRetrieve: ['id'] })) }, init));
  return words.filter((_, at) => results[at]!.hits.length > 0);
}

/**
 * What is asked where nothing has all of it, the closest first: what was understood, without the words that no such offer has and
 * then the last ones; then every word as it stands, the same way.
 */
export async function* relaxations(context: Context, args: Pick<SearchOffersArgs, 'text' | 'filter' | 'order'>, strict: Question): AsyncGenerator<Question> {
  const map = await skillMap(context);
  const of = (words: readonly string[], filter: SearchParams['filter']): Question => ({ ...strict, words: words.join(' '),
    params: { ...strict.params, filter, matchingStrategy: 'last' } });
  if (strict.read.understood.length > 0 && strict.read.plain.length > 0) {
    const codes = valuesOf(strict.read, Meaning.SKILL).map(skillCode);
    yield of([...codes, ...await wordsFound(context, strict.read.plain.map((word) => searchWords(map, [word.text])), strict.params.filter)], strict.params.filter);
  }
  const filter = filterOf(context, args.filter ?? {});
  const typed = wordsIn(args.text ?? '').filter((word) => !saysNothing(word)).slice(0, MOST_WORDS).map((word) => searchWords(map, [word.text]));
  const found = await wordsFound(context, typed, filter);
  if (found.length > 0) yield of(found, filter);
}

/** Nothing was sought but by filters. */
export const isBare = ({ read }: Question): boolean => read.understood.length === 0 && read.plain.length === 0;

import { addDays } from '../kernel/clock.ts';
import { dayNumber, languageToken } from '../offers/offer.index.ts';
import type { Condition } from './hard-conditions.ts';
import { START_GRACE_DAYS } from './hard-conditions.ts';
import type { OfferSubject, PersonSubject } from './subjects.load.ts';
import { CEFR_LEVELS, REMOTE, type MatchOffer, type MatchPerson } from './subjects.ts';

/**
 * The hard conditions as filters of the search indexes. A filter lets through whatever is eligible and perhaps a little
 * more; whoever ranks asks the conditions themselves again, of the rows in the database.
 */
type Filters = Readonly<Partial<Record<Exclude<Condition, 'VISIBILITY'>, string>>>;

export const quoted = (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
export const isIn = (field: string, values: readonly string[]): string => `${field} IN ${quoted(values)}`;

/** The languages that offers here mostly ask; one that is not listed is left to the exact check. */
const USUAL_LANGUAGES = ['ar', 'ber', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pt', 'zgh'];

/** What the person could be asked and does not have, as the index writes it. */
function lacked(person: MatchPerson): string[] {
  const ranks = new Map(USUAL_LANGUAGES.map((language) => [language, -1]));
  for (const { language, level } of person.languages) ranks.set(language, Math.max(ranks.get(language) ?? -1, CEFR_LEVELS.indexOf(level)));
  return [...ranks].flatMap(([language, rank]) => CEFR_LEVELS.slice(rank + 1).map((level) => languageToken(language, level)));
}

function offerFilters(person: MatchPerson, today: string): Filters {
  const country = person.residenceCountry === null ? '' : ` OR ${isIn('accepts', [person.residenceCountry])}`;
  const { availableOn } = person;
  return {
    MOBILITY: `${isIn('at', person.reach)} AND (workMode != REMOTE OR accepts IS EMPTY${country})`,
    CONTRACT: isIn('contracts', person.contractTypes),
    LANGUAGE: `need NOT IN ${quoted(lacked(person))}`,
    ...(availableOn !== null && availableOn > addDays(today, START_GRACE_DAYS) ? { AVAILABILITY: `start IS NULL OR start >= ${dayNumber(addDays(availableOn, -START_GRACE_DAYS))}` } : {}),
  };
}

function personFilters(offer: MatchOffer, today: string): Filters {
  const remote = offer.workMode === 'REMOTE';
  const places = isIn('reach', remote ? [REMOTE] : offer.placeAt);
  const start = offer.startsOn;
  return {
    MOBILITY: remote && offer.acceptedCountries.length > 0 ? `${places} AND ${isIn('country', offer.acceptedCountries)}` : places,
    CONTRACT: isIn('contracts', offer.contractTypes),
    ...(offer.requiredLanguages.length > 0 ? { LANGUAGE: offer.requiredLanguages.map(({ language, level }) => isIn('has', [languageToken(language, level)])).join(' AND ') } : {}),
    ...(start === null ? {} : { AVAILABILITY: `available <= ${dayNumber(addDays(start > today ? start : today, START_GRACE_DAYS))}` }),
  };
}

const allOf = (filters: readonly string[]): string => filters.map((filter) => `(${filter})`).join(' AND ');

/** All conditions; or, for almost eligible pairs, all but any one. */
function joined(filters: Filters, almost: boolean): string {
  const list = Object.values(filters);
  return almost ? list.map((_, left) => `(${allOf(list.filter((_, at) => at !== left))})`).join(' OR ') : allOf(list);
}

/** Offers that a person could be eligible for, in the ranking index of offers; `open` is the day they must be open on. */
export const eligibleOffers = ({ person }: Pick<PersonSubject, 'person'>, today: string, almost: boolean, open = today): string =>
  `shown = true AND (deadline IS NULL OR deadline >= ${dayNumber(open)}) AND (${joined(offerFilters(person, today), almost)})`;

/** Offers that at most one condition keeps apart from a person, beside those that are settled: whatever these say. */
export function offersOneStepAway(person: MatchPerson, today: string, settled: readonly Condition[]): string {
  const left = Object.fromEntries(Object.entries(offerFilters(person, today)).filter(([condition]) => !settled.includes(condition as Condition)));
  const open = `shown = true AND (deadline IS NULL OR deadline >= ${dayNumber(today)})`;
  return Object.keys(left).length < 2 ? open : `${open} AND (${joined(left, true)})`;
}

/** People who could be eligible for an offer and whom its employer may find, in the ranking index of graduates. */
export const eligiblePeople = ({ offer, employerId, scale }: OfferSubject, today: string, almost: boolean): string =>
  `shown = true AND ${isIn('findable', [scale])} AND blocked NOT IN ${quoted([employerId])} AND (${joined(personFilters(offer, today), almost)})`;

import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { offerLanguage, offerPlace, openOffer } from '../offers/offer.visibility.ts';
import type { ContractType } from '../graduates/graduate.entity.ts';
import { placeMap } from '../places/place.map.ts';
import { placeAtOf } from './compiled.ts';
import { passesConditions } from './hard-conditions.ts';
import { type MatchOffer, type MatchPerson, REMOTE } from './subjects.ts';

const REASON = 'whether an open offer passes the hard conditions of learners, for who teaches them';

/** So many offers are looked at in one go, and so many at most: the newest that could be meant by any of the people. */
const STEP = 1000;
const LOOKED_AT_MOST = 5000;

type OfferFacts = Pick<MatchOffer, 'id' | 'workMode' | 'contractTypes' | 'acceptedCountries' | 'startsOn'>;

/** What any of the people would take, so that offers nobody could mean are not read at all. */
interface Wishes {
  readonly contracts: readonly string[];
  /** Places in reach of somebody, with all above and inside. */
  readonly places: readonly string[];
  readonly remote: boolean;
}

function wishesOf(people: readonly MatchPerson[], placeAt: (code: string) => readonly string[]): Wishes {
  const reach = new Set(people.flatMap((person) => person.reach));
  return { contracts: [...new Set(people.flatMap((person) => person.contractTypes))], places: [...new Set([...reach].filter((code) => code !== REMOTE).flatMap((code) => placeAt(code)))], remote: reach.has(REMOTE) };
}

async function nextOffers(context: Context, { contracts, places, remote }: Wishes, below: string | null): Promise<OfferFacts[]> {
  const rows = await read({ ...context, viewer: VISITOR }, openOffer)
    .select(['openOffer.id', 'openOffer.workMode', 'openOffer.contractTypes', 'openOffer.acceptedCountries', 'openOffer.startsOn'])
    .where((eb) => eb('openOffer.contractTypes', '&&', eb.val(contracts as ContractType[])))
    .where((eb) => eb.or([
      ...(remote ? [eb('openOffer.workMode', '=', 'REMOTE')] : []),
      ...(places.length > 0 ? [eb.and([eb('openOffer.workMode', '!=', 'REMOTE'), eb.exists(eb.selectFrom(from(asSystem(context, REASON), offerPlace)).select('offerPlace.offerId').whereRef('offerPlace.offerId', '=', 'openOffer.id').where('offerPlace.placeCode', 'in', places))])] : []),
    ]))
    .$if(below !== null, (query) => query.where('openOffer.id', '<', below!))
    .orderBy('openOffer.id', 'desc')
    .limit(STEP)
    .execute();
  return rows.map((row) => ({ ...row, startsOn: row.startsOn ?? null }));
}

/** The offers as the hard conditions read them; skills block nobody, so none are read. */
async function conditionsOf(context: Context, offers: readonly OfferFacts[], placeAt: (code: string) => readonly string[]): Promise<MatchOffer[]> {
  const [system, ids] = [asSystem(context, REASON), offers.map(({ id }) => id)];
  const places = Map.groupBy(await read(system, offerPlace).select(['offerPlace.offerId', 'offerPlace.placeCode']).where('offerPlace.offerId', 'in', ids).execute(), (row) => row.offerId);
  const languages = Map.groupBy(await read(system, offerLanguage).selectAll('offerLanguage').where('offerLanguage.offerId', 'in', ids).where('offerLanguage.required', '=', true).execute(), (row) => row.offerId);
  return offers.map((offer) => {
    const codes = (places.get(offer.id) ?? []).map((row) => row.placeCode);
    const requiredLanguages = (languages.get(offer.id) ?? []).map(({ language, level }) => ({ language, level }));
    return { ...offer, places: codes, placeAt: [...new Set(codes.flatMap((code) => placeAt(code)))], requiredLanguages, preferredLanguages: [], mustHaves: [], niceToHaves: [] };
  });
}

/** What the hard conditions read of a person: who has the same is asked once. */
const conditionsKey = ({ reach, residenceCountry, contractTypes, languages, availableOn }: MatchPerson): string => JSON.stringify([reach, residenceCountry, contractTypes, languages, availableOn]);

/**
 * Of these people, by id, those for whom no open offer passes the hard conditions: an empty ranking. Offers are read newest
 * first, a thousand with three statements, until everybody has one, and at most 5,000 of those whose contract and place fit
 * somebody who has none yet. So the number of statements does not grow with the people, and whoever is left has no match
 * among these.
 */
export async function peopleWithoutMatch(context: Context, people: readonly MatchPerson[]): Promise<Set<string>> {
  const placeAt = placeAtOf(await placeMap(context));
  const today = dayOf(now(context));
  const alike = Map.groupBy(people, conditionsKey);
  let left = [...alike.values()].map(([first]) => first!);
  let below: string | null = null;
  for (let seen = 0; left.length > 0 && seen < LOOKED_AT_MOST; seen += STEP) {
    const wishes = wishesOf(left, placeAt);
    if (wishes.contracts.length === 0 || (wishes.places.length === 0 && !wishes.remote)) break;
    const facts: OfferFacts[] = await nextOffers(context, wishes, below);
    if (facts.length === 0) break;
    const offers = await conditionsOf(context, facts, placeAt);
    left = left.filter((person) => !offers.some((offer) => passesConditions(offer, person, today)));
    if (facts.length < STEP) break;
    below = facts.at(-1)!.id;
  }
  return new Set(left.flatMap((person) => alike.get(conditionsKey(person))!.map(({ id }) => id)));
}

import { foldedEmployer } from '../employers/employer.visibility.ts';
import type { ContractType } from '../graduates/graduate.entity.ts';
import { hasBlocked, isLooking, MATCHED } from '../graduates/graduate.sight.ts';
import { matchedGraduate, mobility, spokenLanguage } from '../graduates/graduate.visibility.ts';
import { addDays } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import type { Sentence } from '../kernel/language.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { offerLanguage, offerPlace, offerSkill, openOffer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { searchUnavailable } from '../search/search.health.ts';
import { skillMap } from '../skills/skill.map.ts';
import { placeAtOf } from './compiled.ts';
import { START_GRACE_DAYS } from './hard-conditions.ts';
import type { CandidateMatchFilter, MatchFilter } from './match.filter.ts';
import { type OfferSubject, offerSubjects, personSubjects, type PersonSubject } from './subjects.load.ts';
import { CEFR_LEVELS, REMOTE, type MatchPerson } from './subjects.ts';

/** Without the search engine so many eligible rows are scored within a request's deadline; with more, nothing would come back in time. */
const EXACT_MOST = 20_000;

const REASON = 'the exact loop reads what the ranking index holds, while the search engine is away';

const TOO_MANY: Sentence = {
  fr: 'La recherche ne répond pas pour l’instant, et il faudrait classer plus de {most} lignes sans elle.',
  ar: 'البحث لا يستجيب حاليًا، ويلزم بدونه ترتيب أكثر من {most} سطر.',
  en: 'Search does not answer at the moment, and more than {most} rows would have to be ranked without it.',
};
const tooMany = () => searchUnavailable(TOO_MANY, { most: EXACT_MOST });

const given = <T>(list: readonly T[] | null | undefined): T[] | null => (list && list.length > 0 ? [...list] : null);

/** Levels of a language, up to the one that is held. */
const heldAt = ({ languages }: MatchPerson): [language: string, level: string][] => languages.flatMap(({ language, level }) => CEFR_LEVELS.slice(0, CEFR_LEVELS.indexOf(level) + 1).map((floor): [string, string] => [language, floor]));

/**
 * The open offers that pass the hard conditions as far as the database can say, and perhaps a little more, as the index gives
 * them: for the exact loop. Almost eligible pairs are looked for among all open offers.
 * @throws SEARCH_UNAVAILABLE for more than 20,000
 */
export async function offersPassing(context: Context, person: MatchPerson, day: string, filter: MatchFilter, ids: readonly string[] | null): Promise<OfferSubject[]> {
  if (ids?.length === 0) return [];
  const sight = asSystem(context, REASON);
  const placeAt = placeAtOf(await placeMap(context));
  const places = [...new Set(person.reach.filter((code) => code !== REMOTE).flatMap(placeAt))];
  const inside = given(filter.placeCodes)?.flatMap((code) => placeAt(code));
  const [scales, workModes, contracts, skills] = [given(filter.scales), given(filter.workModes), given(filter.contractTypes), given(filter.skills)?.flatMap((await skillMap(context)).alike) ?? null];
  const earliest = person.availableOn !== null && person.availableOn > addDays(day, START_GRACE_DAYS) ? addDays(person.availableOn, -START_GRACE_DAYS) : null;
  const spoken = heldAt(person);
  const rows = await read(context, openOffer)
    .select(['openOffer.id', 'openOffer.employerId', 'openOffer.scale', 'openOffer.workMode', 'openOffer.contractTypes', 'openOffer.acceptedCountries', 'openOffer.startsOn'])
    .$if(ids !== null, (query) => query.where('openOffer.id', 'in', ids!))
    .$if(scales !== null, (query) => query.where('openOffer.scale', 'in', scales!))
    .$if(workModes !== null, (query) => query.where('openOffer.workMode', 'in', workModes!))
    .$if(contracts !== null, (query) => query.where((eb) => eb('openOffer.contractTypes', '&&', eb.val(contracts!))))
    .$if(Boolean(inside), (query) => query.where((eb) => eb.exists(eb.selectFrom(from(sight, offerPlace)).select('offerPlace.offerId').whereRef('offerPlace.offerId', '=', 'openOffer.id').where('offerPlace.placeCode', 'in', inside!))))
    .$if(skills !== null, (query) => query.where((eb) => eb.exists(eb.selectFrom(from(sight, offerSkill)).select('offerSkill.offerId').whereRef('offerSkill.offerId', '=', 'openOffer.id').where('offerSkill.skillSlug', 'in', skills!))))
    .$if(!filter.almostEligible, (query) => query
      .where((eb) => eb('openOffer.contractTypes', '&&', eb.val([...person.contractTypes] as ContractType[])))
      .$if(earliest !== null, (later) => later.where((eb) => eb.or([eb('openOffer.startsOn', 'is', null), eb('openOffer.startsOn', '>=', earliest!)])))
      .where((eb) => eb.or([
        ...(person.reach.includes(REMOTE) ? [eb('openOffer.workMode', '=', 'REMOTE')] : []),
        ...(places.length > 0 ? [eb.and([eb('openOffer.workMode', '!=', 'REMOTE'), eb.exists(eb.selectFrom(from(sight, offerPlace)).select('offerPlace.offerId').whereRef('offerPlace.offerId', '=', 'openOffer.id').where('offerPlace.placeCode', 'in', places))])] : []),
      ]))
      .where((eb) => eb.not(eb.exists(eb.selectFrom(from(sight, offerLanguage)).select('offerLanguage.offerId').whereRef('offerLanguage.offerId', '=', 'openOffer.id').where('offerLanguage.required', '=', true)
        .$if(spoken.length > 0, (asked) => asked.where((inner) => inner.not(inner(inner.refTuple('offerLanguage.language', 'offerLanguage.level'), 'in', spoken.map(([language, level]) => inner.tuple(language, level as never)))))))))
    )
    .limit(EXACT_MOST + 1)
    .execute();
  if (rows.length > EXACT_MOST) throw tooMany();
  return offerSubjects(context, rows);
}

/**
 * The people whom an offer's employer may come upon and who pass the hard conditions, as far as the database can say: for the
 * exact loop. Whether the employer is shown one is asked again of every page. @throws SEARCH_UNAVAILABLE for more than 20,000
 */
export async function peoplePassing(context: Context, { offer, employerId, scale }: OfferSubject, day: string, filter: CandidateMatchFilter, ids: readonly string[] | null): Promise<PersonSubject[]> {
  if (ids?.length === 0) return [];
  const sight = asSystem(context, REASON);
  const reach = [...offer.placeAt];
  const remote = offer.workMode === 'REMOTE';
  const latest = offer.startsOn === null ? null : addDays(offer.startsOn > day ? offer.startsOn : day, START_GRACE_DAYS);
  const rows = await read(sight, matchedGraduate)
    .selectAll('matchedGraduate')
    .where((eb) => eb('matchedGraduate.findableAt', '&&', eb.val([scale])))
    .where((eb) => isLooking(eb, now(context), MATCHED))
    .innerJoin(from(sight, foldedEmployer), (join) => join.on('foldedEmployer.id', '=', employerId))
    .where((eb) => eb.not(hasBlocked(eb, 'foldedEmployer.id', 'matchedGraduate.id')))
    .$if(ids !== null, (query) => query.where('matchedGraduate.id', 'in', ids!))
    .$if(!filter.almostEligible, (query) => query
      .where((eb) => eb('matchedGraduate.contractTypes', '&&', eb.val([...offer.contractTypes] as ContractType[])))
      .$if(latest !== null, (later) => later.where((eb) => eb.or([eb('matchedGraduate.availableOn', 'is', null), eb('matchedGraduate.availableOn', '<=', latest!)])))
      .where((eb) => remote
        ? eb('matchedGraduate.wantsRemote', '=', true)
        : eb.exists(eb.selectFrom(from(sight, mobility)).select('mobility.graduateId').whereRef('mobility.graduateId', '=', 'matchedGraduate.id').where('mobility.placeCode', 'in', reach)))
      .where((eb) => eb.and(offer.requiredLanguages.map(({ language, level }) =>
        eb.exists(eb.selectFrom(from(sight, spokenLanguage)).select('spokenLanguage.graduateId').whereRef('spokenLanguage.graduateId', '=', 'matchedGraduate.id').where('spokenLanguage.language', '=', language).where('spokenLanguage.level', 'in', CEFR_LEVELS.slice(CEFR_LEVELS.indexOf(level))))))))
    .limit(EXACT_MOST + 1)
    .execute();
  if (rows.length > EXACT_MOST) throw tooMany();
  return personSubjects(context, rows);
}

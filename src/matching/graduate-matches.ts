import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { application } from '../applications/application.visibility.ts';
import { LIVE } from '../applications/application.states.ts';
import { offerIndex } from '../offers/offer.index.ts';
import { filterFaults } from '../offers/offer.rules.ts';
import { skillCode } from '../offers/offer.search.text.ts';
import { openOffer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { skillGraph } from './graph.ts';
import { eligibleOffers } from './index-filters.ts';
import type { MatchesArgs, MatchFilter } from './match.filter.ts';
import { matchRow, type RankedPage } from './match.row.ts';
import { cursorOf, pageOfRanking, rankPairs } from './ranking.ts';
import { retrieve } from './retrieve.ts';
import type { SkillGraph } from './skill-graph.ts';
import { type OfferSubject, offerSubjects, personById, type PersonSubject } from './subjects.load.ts';

/** Open offers by id, or all of them, as the matcher reads them. */
async function openOffers(context: Context, ids: readonly string[] | null): Promise<OfferSubject[]> {
  if (ids?.length === 0) return [];
  const rows = await read(context, openOffer)
    .select(['openOffer.id', 'openOffer.employerId', 'openOffer.scale', 'openOffer.workMode', 'openOffer.contractTypes', 'openOffer.acceptedCountries', 'openOffer.startsOn'])
    .$if(ids !== null, (query) => query.where('openOffer.id', 'in', ids!))
    .execute();
  return offerSubjects(context, rows);
}

/** The offers that a person has a live application to: they are among its applications. */
async function appliedTo(context: Context, graduateId: string): Promise<Set<string>> {
  const rows = await read(context, application).select('application.offerId').where('application.graduateId', '=', graduateId).where('application.state', 'in', [...LIVE]).execute();
  return new Set(rows.map((row) => row.offerId));
}

const given = <T>(list: readonly T[] | null | undefined): readonly T[] | null => (list && list.length > 0 ? list : null);

/** Whether an offer passes what the person narrows the list by; hard conditions and fit apart. */
function narrowedBy(filter: MatchFilter, within: ReadonlySet<string> | null): (subject: OfferSubject) => boolean {
  const [scales, workModes, contractTypes, skills] = [given(filter.scales), given(filter.workModes), given(filter.contractTypes), given(filter.skills)];
  return ({ scale, offer }) =>
    (!scales || scales.includes(scale))
    && (!workModes || workModes.includes(offer.workMode))
    && (!contractTypes || contractTypes.some((type) => offer.contractTypes.includes(type)))
    && (!within || offer.places.some((code) => within.has(code)))
    && (!skills || [...offer.mustHaves, ...offer.niceToHaves].some(({ alternatives }) => alternatives.some(({ skill }) => skills.includes(skill))));
}

/** The person's skills as words of the index of offers, the most telling first. */
const wordsOf = (graph: SkillGraph, { person }: PersonSubject): string[] =>
  [...new Set(person.skills.map(({ skill }) => skill))].toSorted((a, b) => graph.weightOf(b) - graph.weightOf(a) || (a < b ? -1 : 1)).map(skillCode);

/**
 * A page of the open offers that a graduate is eligible for and has not applied to, best first. Who may look is asked before.
 * @throws BAD_USER_INPUT for a cursor of another ranking or an unknown place or skill in the filter
 */
export async function matchesOfGraduate(context: Context, graduateId: string, { filter: asked, ...args }: MatchesArgs): Promise<RankedPage | null> {
  const filter = { ...asked, skills: asked?.skills?.map((await skillMap(context)).present) };
  await filterFaults(context, { placeCodes: filter.placeCodes, skills: filter.skills });
  const graph = await skillGraph(context);
  const { version } = graph.weights;
  const cursor = cursorOf(args.after, version, dayOf(now(context)));
  const subject = await personById(context, graduateId);
  if (!subject) return null;
  const question = { index: offerIndex.name, filter: eligibleOffers(subject, cursor.day, filter.almostEligible === true), words: wordsOf(graph, subject), field: 'codes' };
  const { pools, degraded } = await retrieve(context, [question]);
  const map = await placeMap(context);
  const within = given(filter.placeCodes) && new Set(filter.placeCodes!.flatMap((code) => [code, ...map.descendants(code)]));
  const applied = await appliedTo(context, graduateId);
  const offers = (await openOffers(context, pools && [...pools[0]!])).filter((one) => !applied.has(one.offer.id)).filter(narrowedBy(filter, within));
  const { person } = subject;
  const ranked = rankPairs(graph, offers.map(({ offer, employerId }) => ({ offer, employerId, person })), cursor.day, { fit: given(filter.fit), almostEligible: filter.almostEligible });
  const page = pageOfRanking(ranked, args, cursor, version, (pair) => matchRow(graph, pair, cursor.day, 'PERSON'));
  return { ...page, matcherVersion: version, degraded };
}

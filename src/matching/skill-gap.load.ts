import { matchedGraduate } from '../graduates/graduate.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { asSystem, read } from '../kernel/read.ts';
import { placeMap } from '../places/place.map.ts';
import { isSearchUnavailable } from '../search/search.health.ts';
import { advisable, bestOf, type LateOffers, lateOffers, type OffersFound, offersOfHits, PEOPLE_MOST, standing } from './advice.ts';
import { placeAtOf, readyOffer } from './compiled.ts';
import { compilePerson } from './credits.ts';
import { offersPassing } from './degraded.ts';
import { shippedEmbedding } from './embedder.ts';
import { skillGraph } from './graph.ts';
import { passesConditions } from './hard-conditions.ts';
import { eligibleOffers } from './index-filters.ts';
import { offerRankingIndex } from './offer-ranking.index.ts';
import { embedderOf } from './ranking.index.ts';
import { poolOf, WHOLE_MOST } from './retrieve.ts';
import { scorePair } from './score.ts';
import { rankGaps, type RankedGap } from './skill-gap.ranking.ts';
import type { SkillGraph } from './skill-graph.ts';
import { personSubjects, type PersonSubject } from './subjects.load.ts';

const REASON = 'what a graduate could learn is worked out of the profile as the matcher reads it';

/** What a person could learn, and over which offers it was worked out. */
export interface GapsOfPerson {
  readonly gaps: readonly RankedGap[];
  /** Open offers that the person is eligible for and that were looked at. */
  readonly offers: number;
  /** How many of them have every must-have met already. */
  readonly strong: number;
  /** False where more are eligible than were looked at. */
  readonly whole: boolean;
  readonly degraded: boolean;
  readonly matcherVersion: string;
}

/** Open offers that a person may be eligible for: through the index up to 2,000, the likeliest of more; else from the database. */
async function offersFor(context: Context, graph: SkillGraph, { person }: PersonSubject, day: string, late: LateOffers): Promise<OffersFound> {
  const [embedding, map] = await Promise.all([shippedEmbedding(context), placeMap(context)]);
  const compiled = compilePerson(graph, person);
  try {
    const question = { index: offerRankingIndex.name, embedder: embedderOf(embedding.version), vector: embedding.personQuery(compiled), rarest: [], filter: eligibleOffers({ person }, day, false) };
    const { hits, whole } = await poolOf(context, question, WHOLE_MOST);
    return { offers: offersOfHits(graph, placeAtOf(map), hits, late), whole, degraded: false };
  } catch (error) {
    if (!isSearchUnavailable(error)) throw error;
    const passing = (await offersPassing(context, person, day, {}, null)).map((one) => readyOffer(graph, one));
    return { ...bestOf(graph, compiled, passing, WHOLE_MOST), degraded: true };
  }
}

const TOO_MANY: Sentence = {
  fr: 'Demandez ce qui manque à {most} personnes à la fois au plus.',
  ar: 'اطلب ما ينقص {most} أشخاص في المرة الواحدة على الأكثر.',
  en: 'Ask the skill gaps of at most {most} people at once.',
};

async function gapsOf(context: Context, ids: readonly string[]): Promise<(GapsOfPerson | null)[]> {
  const allowed = await advisable(context, ids);
  if (allowed.size > PEOPLE_MOST) throw topLevel('BAD_USER_INPUT', TOO_MANY, { field: 'skillGaps' }, { most: PEOPLE_MOST });
  if (allowed.size === 0) return ids.map(() => null);
  const [graph, day] = [await skillGraph(context), dayOf(now(context))];
  const rows = await read(asSystem(context, REASON), matchedGraduate).selectAll('matchedGraduate').where('matchedGraduate.id', 'in', [...allowed]).execute();
  const people = await personSubjects(context, rows);
  const late = await lateOffers(context, graph);
  const found = await Promise.all(people.map((one) => offersFor(context, graph, one, day, late)));
  const stands = await standing(context, [...new Set(found.flatMap(({ offers }) => offers.map(({ offer }) => offer.id)))], [...allowed]);
  const byId = new Map(people.map(({ person }, at): [string, GapsOfPerson] => {
    const { offers, whole, degraded } = found[at]!;
    const eligible = offers.filter(({ offer }) => stands(offer.id, person.id) && passesConditions(offer, person, day)).map(({ compiled }) => compiled);
    const compiled = compilePerson(graph, person);
    const strong = eligible.filter((offer) => scorePair(graph, offer, compiled).fit === 'STRONG').length;
    return [person.id, { gaps: rankGaps(graph, eligible, person), offers: eligible.length, strong, whole, degraded, matcherVersion: graph.weights.version }];
  }));
  return ids.map((id) => byId.get(id) ?? null);
}

/**
 * What a graduate could learn, over the open offers it is eligible for; null unless the viewer is that person or its centre.
 * @throws BAD_USER_INPUT for more than ten people in one operation; SEARCH_UNAVAILABLE where the search engine is away and more
 * than 20,000 offers are eligible
 */
export const gapsByGraduateId = defineLoader(gapsOf);

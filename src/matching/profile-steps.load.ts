import { isStale } from '../graduates/freshness.ts';
import { isTrained } from '../graduates/graduate.sight.ts';
import { matchedGraduate } from '../graduates/graduate.visibility.ts';
import { emailConfirmed } from '../identity/account.visibility.ts';
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
import { evaluateConditions } from './hard-conditions.ts';
import { eligibleOffers, offersOneStepAway } from './index-filters.ts';
import { offerRankingIndex } from './offer-ranking.index.ts';
import type { Findability, ProfileStep } from './profile-step.ts';
import { openConditions, profileSteps } from './profile-steps.ts';
import { embedderOf } from './ranking.index.ts';
import { poolOf, WHOLE_MOST } from './retrieve.ts';
import type { SkillGraph } from './skill-graph.ts';
import { personSubjects } from './subjects.load.ts';
import type { MatchPerson } from './subjects.ts';

const REASON = 'what would bring a profile most is worked out of it as the matcher reads it';

/** The next steps of a person, and over which offers they were worked out. */
export interface StepsOfPerson {
  /** Those that bring something, the most first. */
  readonly steps: readonly ProfileStep[];
  /** Open offers that were looked at: those that are within reach, or one step away from it. */
  readonly offers: number;
  /** How many of them the person is eligible for as it stands. */
  readonly eligible: number;
  /** False where there are more. */
  readonly whole: boolean;
  readonly degraded: boolean;
  readonly matcherVersion: string;
}

/** What is within reach, and what one condition keeps from it: through the index up to 2,000 of each, the likeliest of more; else from the database. */
async function offersNear(context: Context, graph: SkillGraph, person: MatchPerson, day: string, late: LateOffers): Promise<OffersFound> {
  const [embedding, map] = await Promise.all([shippedEmbedding(context), placeMap(context)]);
  const compiled = compilePerson(graph, person);
  const settled = openConditions(person);
  const ask = (filter: string) => poolOf(context, { index: offerRankingIndex.name, embedder: embedderOf(embedding.version), vector: embedding.personQuery(compiled), rarest: [], filter }, WHOLE_MOST);
  try {
    const near = await ask(offersOneStepAway(person, day, settled));
    // Of more than can be looked at, those within reach must not be crowded out by those that are not.
    const reached = near.whole || settled.length > 0 ? null : await ask(eligibleOffers({ person }, day, false));
    const hits = [...new Map([...near.hits, ...(reached?.hits ?? [])].map((hit) => [hit.id, hit])).values()];
    return { offers: offersOfHits(graph, placeAtOf(map), hits, late), whole: near.whole, degraded: false };
  } catch (error) {
    if (!isSearchUnavailable(error)) throw error;
    const open = (await offersPassing(context, person, day, { almostEligible: true }, null)).map((one) => readyOffer(graph, one));
    const near = open.filter(({ offer }) => evaluateConditions(offer, person, day).filter(({ condition }) => !settled.includes(condition)).length < 2);
    return { ...bestOf(graph, compiled, near, 2 * WHOLE_MOST), degraded: true };
  }
}

type Facts = Awaited<ReturnType<typeof factsOf>>[number];

/** The people as the matcher reads them, and what keeps them from being found. */
async function factsOf(context: Context, ids: readonly string[]) {
  const system = asSystem(context, REASON);
  return read(system, matchedGraduate)
    .selectAll('matchedGraduate')
    .select((eb) => [
      emailConfirmed(eb, 'matchedGraduate.accountId').as('emailConfirmed'),
      isTrained(eb, 'matchedGraduate.id').as('enrolled'),
    ])
    .where('matchedGraduate.id', 'in', [...ids])
    .execute();
}

const findabilityOf = (context: Context, { findableAt, emailConfirmed: confirmed, enrolled, reconfirmedAt }: Facts): Findability => ({
  findableAt, emailConfirmed: Boolean(confirmed), enrolmentConfirmed: Boolean(enrolled), reconfirmed: !isStale(now(context), new Date(reconfirmedAt)),
});

const TOO_MANY: Sentence = {
  fr: 'Demandez les prochaines étapes de {most} personnes à la fois au plus.',
  ar: 'اطلب الخطوات المقبلة لـ {most} أشخاص في المرة الواحدة على الأكثر.',
  en: 'Ask the next steps of at most {most} people at once.',
};

async function stepsOf(context: Context, ids: readonly string[]): Promise<(StepsOfPerson | null)[]> {
  const allowed = await advisable(context, ids);
  if (allowed.size > PEOPLE_MOST) throw topLevel('BAD_USER_INPUT', TOO_MANY, { field: 'nextSteps' }, { most: PEOPLE_MOST });
  if (allowed.size === 0) return ids.map(() => null);
  const [graph, day] = [await skillGraph(context), dayOf(now(context))];
  const facts = await factsOf(context, [...allowed]);
  const people = await personSubjects(context, facts);
  const late = await lateOffers(context, graph);
  const found = await Promise.all(people.map(({ person }) => offersNear(context, graph, person, day, late)));
  const stands = await standing(context, [...new Set(found.flatMap(({ offers }) => offers.map(({ offer }) => offer.id)))], [...allowed]);
  const byId = new Map(people.map(({ person }, at): [string, StepsOfPerson] => {
    const { offers, whole, degraded } = found[at]!;
    const settled = openConditions(person);
    const near = offers.filter(({ offer }) => stands(offer.id, person.id) && evaluateConditions(offer, person, day).filter(({ condition }) => !settled.includes(condition)).length < 2);
    const { eligible, steps } = profileSteps(graph, { offers: near, person, findability: findabilityOf(context, facts[at]!), day });
    return [person.id, { steps, offers: near.length, eligible, whole, degraded, matcherVersion: graph.weights.version }];
  }));
  return ids.map((id) => byId.get(id) ?? null);
}

/**
 * What would bring a graduate's profile most; null unless the viewer is that person or its centre.
 * @throws BAD_USER_INPUT for more than ten people in one operation; SEARCH_UNAVAILABLE where the search engine is away and more
 * than 20,000 offers are open
 */
export const stepsByGraduateId = defineLoader(stepsOf);

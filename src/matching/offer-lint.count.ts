import type { Context } from '../kernel/context.ts';
import { askSearch, isSearchUnavailable } from '../search/search.health.ts';
import { uidOf } from '../search/search.index.ts';
import { personOfHit, readyPerson } from './compiled.ts';
import { compileOffer, type CompiledPerson } from './credits.ts';
import { peoplePassing } from './degraded.ts';
import { shippedEmbedding } from './embedder.ts';
import { graduateRankingIndex } from './graduate-ranking.index.ts';
import { passesConditions } from './hard-conditions.ts';
import { eligiblePeople } from './index-filters.ts';
import type { Loosening } from './offer-lint.loosening.ts';
import { embedderOf } from './ranking.index.ts';
import { poolOf, WHOLE_MOST } from './retrieve.ts';
import { scorePair } from './score.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { OfferSubject } from './subjects.load.ts';
import type { MatchOffer } from './subjects.ts';

/** How many people an offer reaches. Exact numbers: whoever shows them makes them coarse first. */
export interface Reach {
  readonly eligible: number;
  /** Of these, with every must-have met. */
  readonly strong: number;
  /** Of these, with two thirds of the must-haves' weight at least, the strong included. */
  readonly good: number;
}

/** What an offer reaches now, and after each loosening. */
export interface Reaches {
  readonly now: Reach;
  readonly after: readonly Reach[];
  /** False where more people are eligible than fits were worked out for: `strong` and `good` are then at least so many. */
  readonly fitsAreExact: boolean;
  readonly degraded: boolean;
}

interface People {
  /** Everybody whom the conditions keep out by one at most, or, of more than 2,000, the likeliest. */
  readonly known: readonly CompiledPerson[];
  readonly whole: boolean;
  readonly degraded: boolean;
}

async function peopleNear(context: Context, graph: SkillGraph, subject: OfferSubject, day: string): Promise<People> {
  try {
    const embedding = await shippedEmbedding(context);
    const vector = embedding.offerQuery(compileOffer(graph, subject.offer));
    const { hits, whole } = await poolOf(context, { index: graduateRankingIndex.name, embedder: embedderOf(embedding.version), vector, rarest: [], filter: eligiblePeople(subject, day, true) }, WHOLE_MOST);
    return { known: hits.map((hit) => personOfHit(graph, hit).compiled), whole, degraded: false };
  } catch (error) {
    if (!isSearchUnavailable(error)) throw error;
    return { known: (await peoplePassing(context, subject, day, { almostEligible: true }, null)).map((one) => readyPerson(graph, one).compiled), whole: true, degraded: true };
  }
}

/** How many documents of the index pass the conditions of each of these offers: one call, no rows. */
async function totalsOf(context: Context, subjects: readonly OfferSubject[], day: string): Promise<number[]> {
  const indexUid = uidOf(context.app, graduateRankingIndex.name);
  const { results } = await askSearch(context, (client, init) => client.multiSearch({ queries: subjects.map((subject) => ({ indexUid, filter: eligiblePeople(subject, day, false), limit: 0 })) }, init));
  return results.map((result) => Number(result.estimatedTotalHits));
}

const isSkillStep = ({ kind }: Loosening): boolean => kind === 'DROP_MUST_HAVE' || kind === 'LOWER_LEVEL';

/** Who of these people is eligible for an offer, and how they fit what `fitting` asks. */
function reachOf(graph: SkillGraph, conditions: MatchOffer, fitting: MatchOffer, people: readonly CompiledPerson[], day: string): Reach {
  const compiled = compileOffer(graph, fitting);
  const eligible = people.filter(({ person }) => passesConditions(conditions, person, day));
  const fits = eligible.slice(0, WHOLE_MOST).map((one) => scorePair(graph, compiled, one).fit);
  const strong = fits.filter((fit) => fit === 'STRONG').length;
  return { eligible: eligible.length, strong, good: strong + fits.filter((fit) => fit === 'GOOD').length };
}

/**
 * How many people an employer may find would be eligible for an offer, and how well they would fit, now and after each loosening:
 * in the search index, as of about a second ago. The work is bounded: fits are worked out for 2,000 people, the likeliest of more.
 * @throws SEARCH_UNAVAILABLE where the search engine is away and more than 20,000 people may be found
 */
export async function reachesOf(context: Context, graph: SkillGraph, subject: OfferSubject, loosenings: readonly Loosening[], day: string): Promise<Reaches> {
  const { known, whole, degraded } = await peopleNear(context, graph, subject, day);
  const now = reachOf(graph, subject.offer, subject.offer, known, day);
  const after = loosenings.map((one) => reachOf(graph, one.offer, one.offer, known, day));
  if (whole) return { now, after, fitsAreExact: known.length <= WHOLE_MOST, degraded };
  const conditions = loosenings.filter((one) => !isSkillStep(one));
  const [total, ...totals] = await totalsOf(context, [subject, ...conditions.map(({ offer }) => ({ ...subject, offer }))], day);
  const totalAfter = (one: Loosening): number => (isSkillStep(one) ? total! : totals[conditions.indexOf(one)]!);
  return { now: { ...now, eligible: total! }, after: after.map((one, at) => ({ ...one, eligible: totalAfter(loosenings[at]!) })), fitsAreExact: false, degraded };
}

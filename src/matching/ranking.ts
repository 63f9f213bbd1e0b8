import { isDay } from '../kernel/clock.ts';
import { topLevel } from '../kernel/errors.ts';
import { decodeCursor, encodeCursor, type Page, type PageArgs, sizeOf } from '../kernel/paging.ts';
import { compileOffer, compilePerson, type CompiledOffer, type CompiledPerson, type Fit } from './credits.ts';
import { evaluateConditions, passesConditions } from './hard-conditions.ts';
import type { ExplainedPair } from './match.row.ts';
import { compareMatches, scorePair, type PairScore } from './score.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { MatchOffer, MatchPerson } from './subjects.ts';

/** Which pairs are listed, beside the order, which is always the same. */
export interface RankingFilter {
  readonly fit?: readonly Fit[] | null;
  /** Pairs that exactly one hard condition keeps apart, in place of the eligible ones. */
  readonly almostEligible?: boolean | null;
}

export type RankedPair = ExplainedPair & PairScore;

/** Compiles each offer and person once, whichever side of the ranking is the many. */
function compiler(graph: SkillGraph): { offer: (offer: MatchOffer) => CompiledOffer; person: (person: MatchPerson) => CompiledPerson } {
  const offers = new Map<MatchOffer, CompiledOffer>();
  const people = new Map<MatchPerson, CompiledPerson>();
  const kept = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    map.set(key, made);
    return made;
  };
  return { offer: (one) => kept(offers, one, () => compileOffer(graph, one)), person: (one) => kept(people, one, () => compilePerson(graph, one)) };
}

/** What hides a person from an employer is never told by a list: only the other conditions may be the one that fails. */
function isListed({ offer, person, visibility }: ExplainedPair, day: string, almost: boolean): boolean {
  if (!almost) return passesConditions(offer, person, day, visibility);
  const failed = evaluateConditions(offer, person, day, visibility);
  return failed.length === 1 && failed[0]?.condition !== 'VISIBILITY';
}

/** The pairs that are listed, best first: by score, then by the tie's hash. Every pair is scored exactly. */
export function rankPairs(graph: SkillGraph, pairs: readonly ExplainedPair[], day: string, filter: RankingFilter): RankedPair[] {
  const compile = compiler(graph);
  return pairs
    .filter((pair) => isListed(pair, day, filter.almostEligible === true))
    .map((pair) => ({ ...pair, ...scorePair(graph, compile.offer(pair.offer), compile.person(pair.person)) }))
    .filter(({ fit }) => !filter.fit || filter.fit.includes(fit))
    .toSorted(compareMatches);
}

const NAME = 'MATCH';
/** A ranking is paged on the day it was begun on, so that midnight moves nobody; after so many days it is begun anew. */
const DAYS_KEPT = 7;

/** Where a page of a ranking goes on. */
export interface RankingCursor {
  readonly day: string;
  readonly behind: Pick<PairScore, 'score' | 'tieBreak'> | null;
}

const spent = (why: string) => topLevel('BAD_USER_INPUT', `The cursor belongs to a ranking ${why}: begin again without \`after\`.`, { field: 'after' });

/**
 * The place in a ranking that `after` names; without it the start, today.
 * @throws BAD_USER_INPUT for a cursor of another list, of another version of the matcher, or of more than a week ago
 */
export function cursorOf(after: string | null | undefined, version: string, today: string): RankingCursor {
  if (!after) return { day: today, behind: null };
  const [score, tieBreak, matcher, day] = decodeCursor(NAME, 4, after) as [number, number, string, string];
  if (!Number.isSafeInteger(score) || !Number.isSafeInteger(tieBreak) || typeof day !== 'string' || !isDay(day)) throw spent('of no list here');
  if (matcher !== version) throw spent(`by matcher ${String(matcher)}, and the present one is ${version}`);
  const age = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  if (age < 0 || age > DAYS_KEPT) throw spent(`of ${day}`);
  return { day, behind: { score, tieBreak } };
}

/** One page of a ranking: by keyset, so that what is published or closed meanwhile repeats and skips nothing else. */
export function pageOfRanking<R>(ranked: readonly RankedPair[], args: PageArgs, cursor: RankingCursor, version: string, rowOf: (pair: RankedPair) => R): Page<R> {
  const size = sizeOf(args);
  const { behind, day } = cursor;
  const rest = behind === null ? ranked : ranked.filter((pair) => compareMatches(behind, pair) < 0);
  return {
    edges: rest.slice(0, size).map((pair) => ({ node: rowOf(pair), cursor: encodeCursor([NAME, pair.score, pair.tieBreak, version, day]) })),
    hasNextPage: rest.length > size,
    hasPreviousPage: Boolean(args.after),
    total: () => Promise.resolve(ranked.length),
  };
}

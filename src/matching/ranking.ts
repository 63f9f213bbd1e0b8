import { daysBetween, isDay } from '../kernel/clock.ts';
import { topLevel } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';
import { decodeCursor, encodeCursor, type Page, type PageArgs, sizeOf } from '../kernel/paging.ts';
import { type CompiledOffer, type CompiledPerson, compileOffer, compilePerson, type Fit } from './credits.ts';
import { evaluateConditions, passesConditions } from './hard-conditions.ts';
import { CANDIDATES, type Pool } from './retrieve.ts';
import { compareMatches, scorePair, type PairScore } from './score.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { MatchOffer, MatchPerson, VisibilityFacts } from './subjects.ts';

/** Which pairs are listed, beside the order, which is always the same. */
export interface RankingFilter {
  readonly fit?: readonly Fit[] | null;
  /** Pairs that exactly one hard condition keeps apart, in place of the eligible ones. */
  readonly almostEligible?: boolean | null;
}

/** A pair made ready; `key` is the id of the side that is the many. */
export interface CompiledPair {
  readonly key: string;
  readonly offer: CompiledOffer;
  readonly person: CompiledPerson;
  /** Only where an employer looks. */
  readonly visibility?: VisibilityFacts;
}

/** Where one of the many stands. */
export interface Ranked extends PairScore {
  readonly key: string;
}

/** What hides a person from an employer is never told by a list: only the other conditions may be the one that fails. */
export function isListed(offer: MatchOffer, person: MatchPerson, visibility: VisibilityFacts | undefined, day: string, { almostEligible }: RankingFilter): boolean {
  if (!almostEligible) return passesConditions(offer, person, day, visibility);
  const failed = evaluateConditions(offer, person, day, visibility);
  return failed.length === 1 && failed[0]?.condition !== 'VISIBILITY';
}

/** The pairs that are listed, best first: by score, then by the tie's hash. Every pair is scored exactly. */
export function rankPairs(graph: SkillGraph, pairs: Iterable<CompiledPair>, day: string, filter: RankingFilter): Ranked[] {
  const ranked: Ranked[] = [];
  for (const { key, offer, person, visibility } of pairs) {
    if (!isListed(offer.offer, person.person, visibility, day, filter)) continue;
    const { score, fit, tieBreak } = scorePair(graph, offer, person);
    if (!filter.fit || filter.fit.includes(fit)) ranked.push({ key, score, fit, tieBreak });
  }
  return ranked.toSorted(compareMatches);
}

/** Every one of these offers that a person is eligible for on a day, best first. */
export function rankOffers(graph: SkillGraph, offers: readonly MatchOffer[], person: MatchPerson, day: string): Ranked[] {
  const compiled = compilePerson(graph, person);
  return rankPairs(graph, offers.map((offer) => ({ key: offer.id, offer: compileOffer(graph, offer), person: compiled })), day, {});
}

const NAME = 'MATCH';
/** A ranking is paged on the day it was begun on, so that midnight moves nobody; after so many days it is begun anew. */
const DAYS_KEPT = 7;

/** What the order of a ranking depends on beside the rows. */
export interface RankedBy {
  readonly matcher: string;
  readonly embedding: string;
}

/** Where a page of a ranking goes on. */
export interface RankingCursor {
  readonly day: string;
  readonly behind: Pick<PairScore, 'score' | 'tieBreak'> | null;
  /** How many were shown before. */
  readonly seen: number;
}

const SPENT: Sentence = {
  fr: 'Ce curseur est celui d’un classement {why} : recommencez sans `after`.',
  ar: 'هذا المؤشر لترتيب {why}: ابدأ من جديد دون `after`.',
  en: 'The cursor belongs to a ranking {why}: begin again without `after`.',
};
const spent = (why: Sentence, params: Readonly<Record<string, unknown>> = {}) => topLevel('BAD_USER_INPUT', SPENT, { field: 'after' }, { ...params, why });

/**
 * The place in a ranking that `after` names; without it the start, today.
 * @throws BAD_USER_INPUT for a cursor of another list, of another version of the matcher or its embedding, or of more than a week ago
 */
export function cursorOf(after: string | null | undefined, { matcher, embedding }: RankedBy, today: string): RankingCursor {
  if (!after) return { day: today, behind: null, seen: 0 };
  const [score, tieBreak, byMatcher, byEmbedding, day, seen] = decodeCursor(NAME, 6, after) as [number, number, string, string, string, number];
  if (![score, tieBreak, seen].every(Number.isSafeInteger) || seen < 0 || typeof day !== 'string' || !isDay(day)) throw spent({ fr: 'd’aucune liste d’ici', ar: 'لا ينتمي إلى أي قائمة هنا', en: 'of no list here' });
  if (byMatcher !== matcher) throw spent({ fr: 'fait par le moteur {former}, alors que l’actuel est {present}', ar: 'أعدّه محرك المطابقة {former} بينما الحالي هو {present}', en: 'by matcher {former}, and the present one is {present}' }, { former: byMatcher, present: matcher });
  if (byEmbedding !== embedding) throw spent({ fr: 'que le moteur de recherche a fait autrement', ar: 'أعدّه محرك البحث بطريقة أخرى', en: 'that the search engine made in another way' });
  const age = daysBetween(day, today);
  if (age < 0 || age > DAYS_KEPT) throw spent({ fr: 'du {day}', ar: 'بتاريخ {day}', en: 'of {day}' }, { day });
  return { day, behind: { score, tieBreak }, seen };
}

/** A pool of more than 2,000 is listed so far: what comes behind is better found by asking more precisely. */
const LISTED_MOST = 500;

/** One ranking as far as it is known. */
export interface Ranking {
  readonly ranked: readonly Ranked[];
  readonly pool: Pick<Pool, 'total' | 'whole'>;
}

/** How many candidates a page needs at first: the deeper it lies, the more. */
export const candidatesFor = ({ seen }: RankingCursor, size: number): number => CANDIDATES.find((k) => (seen + size) * 16 <= k) ?? CANDIDATES.at(-1)!;

/** What of a ranking lies behind the cursor, up to where it ends. */
export const rest = ({ ranked, pool }: Ranking, { behind, seen }: RankingCursor): readonly Ranked[] => {
  const left = behind === null ? ranked : ranked.filter((one) => compareMatches(behind, one) < 0);
  return pool.whole ? left : left.slice(0, Math.max(0, LISTED_MOST - seen));
};

/** Whether a page could not be filled, though more candidates can be asked for. */
export const wantsMore = (ranking: Ranking, cursor: RankingCursor, size: number, k: number): boolean =>
  !ranking.pool.whole && k < CANDIDATES.at(-1)! && cursor.seen < LISTED_MOST && rest(ranking, cursor).length <= Math.min(size, LISTED_MOST - cursor.seen - 1);

/** One of a page: where it stands, and what stands there. */
export interface Shown<R> {
  readonly at: Ranked;
  readonly row: R;
}

/**
 * The first `size` of each ranking that still stand in the database, and one more where there is one: what was closed, hidden or
 * changed a moment ago is passed over, and the next take its place.
 * @param rowsOf the rows of these keys, for each ranking; asked once for all rankings, again only where some fell out
 */
export async function standing<R>(lists: readonly (readonly Ranked[])[], size: number, rowsOf: (keys: readonly (readonly string[])[]) => Promise<readonly ReadonlyMap<string, R>[]>): Promise<Shown<R>[][]> {
  const found = lists.map((): Shown<R>[] => []);
  const at = lists.map(() => 0);
  for (;;) {
    const wanted = lists.map((list, index) => list.slice(at[index], at[index]! + size + 1 - found[index]!.length));
    if (wanted.every((some) => some.length === 0)) return found;
    const rows = await rowsOf(wanted.map((some) => some.map(({ key }) => key)));
    for (const [index, some] of wanted.entries()) {
      at[index]! += some.length;
      for (const one of some) {
        const row = rows[index]!.get(one.key);
        if (row !== undefined) found[index]!.push({ at: one, row });
      }
    }
  }
}

/** One page of a ranking: by keyset, so that what is published or closed meanwhile repeats and skips nothing else. */
export function pageOfRanking<R>(shown: readonly Shown<R>[], ranking: Ranking, args: PageArgs, { day, seen }: RankingCursor, by: RankedBy, fitAsked: boolean): Page<R> & { readonly totalIsExact: boolean } {
  const { pool, ranked } = ranking;
  const size = sizeOf(args);
  return {
    edges: shown.slice(0, size).map(({ at, row }, index) => ({ node: row, cursor: encodeCursor([NAME, at.score, at.tieBreak, by.matcher, by.embedding, day, seen + index + 1]) })),
    hasNextPage: shown.length > size,
    hasPreviousPage: Boolean(args.after),
    total: () => Promise.resolve(pool.whole || fitAsked ? ranked.length : Math.max(ranked.length, pool.total)),
    totalIsExact: pool.whole,
  };
}

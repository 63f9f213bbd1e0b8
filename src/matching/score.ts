import {
  compileOffer, compilePerson, creditOf, fitOf, meets, preferenceValue, rounded,
  type CompiledOffer, type CompiledPerson, type CompiledRequirement, type Fit,
} from './credits.ts';
import { explainMatch, type Match } from './explanation.ts';
import { reachRank } from './hard-conditions.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { MatchOffer, MatchPerson, VisibilityFacts } from './subjects.ts';
import { tieBreakOf } from './tie-break.ts';
import { RELATIONS, STANDINGS, type WeightTable } from './weights.ts';

/** What ranks a pair. `score` in millionths; `tieBreak` in [0, 2^52), lower first. */
export interface PairScore {
  readonly score: number;
  readonly fit: Fit;
  readonly tieBreak: number;
}

interface Codes {
  readonly credits: Int32Array;
  readonly meeting: Uint8Array;
}

const tables = new WeakMap<WeightTable, Codes>();

/** Credits by (relation, bands short, standing) in one array: a look-up instead of a product in the inner loop. */
function codesOf(weights: WeightTable): Codes {
  const known = tables.get(weights);
  if (known !== undefined) return known;
  const codes = { credits: new Int32Array(RELATIONS.length * 12), meeting: new Uint8Array(RELATIONS.length * 12) };
  for (let code = 0; code < codes.credits.length; code += 1) {
    const [relation, short] = [Math.floor(code / 12), Math.floor(code / 3) % 4];
    codes.credits[code] = creditOf(weights, relation, short, code % STANDINGS.length);
    codes.meeting[code] = meets(relation, short) ? 1 : 0;
  }
  tables.set(weights, codes);
  return codes;
}

/** Credits in ten-thousandths at (relation's place x 12 + bands short x 3 + standing's place). */
export const creditTable = (weights: WeightTable): Int32Array => codesOf(weights).credits;

// Reused between calls, since a ranking makes tens of thousands; nothing outlives one call of the functions below.
const best = { credit: 0, nearness: 0, met: 0 };
const sums = { skills: 0, affinity: 0, met: 0, judged: 0 };

function weigh(graph: SkillGraph, codes: Codes, asked: CompiledRequirement, person: CompiledPerson): void {
  best.credit = 0;
  best.nearness = 0;
  best.met = 0;
  for (let a = 0; a < asked.skills.length; a += 1) {
    const skill = asked.skills[a] ?? 0;
    const level = asked.levels[a] ?? 0;
    for (let h = 0; h < person.skills.length; h += 1) {
      const found = graph.lookup(skill, person.skills[h] ?? 0);
      if (found === 0) continue;
      if (found >> 3 > best.nearness) best.nearness = found >> 3;
      if ((found & 7) === 0) continue;
      const code = ((found & 7) - 1) * 12 + Math.max(0, level - (person.levels[h] ?? 0)) * 3 + (person.standings[h] ?? 0);
      const credit = codes.credits[code] ?? 0;
      if (credit > best.credit) {
        best.credit = credit;
        best.met = codes.meeting[code] ?? 0;
      }
    }
  }
}

function composed({ weights }: SkillGraph, offer: CompiledOffer, person: CompiledPerson): PairScore {
  const { reachIsOrdered } = person.person;
  const score = weights.parts.SKILLS * rounded(sums.skills, offer.skillsMass)
    + weights.parts.AFFINITY * rounded(sums.affinity, offer.affinityMass)
    + weights.parts.PREFERENCE * preferenceValue(weights, reachIsOrdered, reachIsOrdered ? reachRank(offer.offer, person.person) : 0);
  return { score, fit: fitOf(sums.met, sums.judged), tieBreak: tieBreakOf(offer.hash, person.hash) };
}

const isJudged = (offer: CompiledOffer, r: number): boolean => r < offer.mustCount || offer.mustCount === 0;

/** The score of one pair without its explanation, for rankings; the same number that `explainMatch` explains. Hard conditions apart. */
export function scorePair(graph: SkillGraph, offer: CompiledOffer, person: CompiledPerson): PairScore {
  const codes = codesOf(graph.weights);
  let [skills, affinity, met, judged] = [0, 0, 0, 0];
  for (let r = 0; r < offer.requirements.length; r += 1) {
    const asked = offer.requirements[r];
    if (asked === undefined) continue;
    weigh(graph, codes, asked, person);
    skills += asked.factor * best.credit;
    affinity += asked.factor * best.nearness;
    if (isJudged(offer, r)) {
      judged += asked.weight;
      met += asked.weight * best.met;
    }
  }
  [sums.skills, sums.affinity, sums.met, sums.judged] = [skills, affinity, met, judged];
  return composed(graph, offer, person);
}

/** What answers each requirement of a pair: credit and nearness in ten-thousandths, met 1 or 0. */
export interface Tally {
  readonly credits: readonly number[];
  readonly nearness: readonly number[];
  readonly met: readonly number[];
}

/** A pair's requirements, each answered: what `scoreWith` starts from. */
export function tallyOf(graph: SkillGraph, offer: CompiledOffer, person: CompiledPerson): Tally {
  const codes = codesOf(graph.weights);
  const tally = { credits: [] as number[], nearness: [] as number[], met: [] as number[] };
  for (const asked of offer.requirements) {
    weigh(graph, codes, asked, person);
    tally.credits.push(best.credit);
    tally.nearness.push(best.nearness);
    tally.met.push(best.met);
  }
  return tally;
}

/**
 * The score of a pair if the person had something more: the same as `scorePair` with it among the skills, without asking
 * again what all the others answer.
 * @param more the person with nothing but what comes on top
 */
export function scoreWith(graph: SkillGraph, offer: CompiledOffer, tally: Tally, more: CompiledPerson): PairScore {
  const codes = codesOf(graph.weights);
  let [skills, affinity, met, judged] = [0, 0, 0, 0];
  for (let r = 0; r < offer.requirements.length; r += 1) {
    const asked = offer.requirements[r]!;
    weigh(graph, codes, asked, more);
    const known = tally.credits[r]!;
    skills += asked.factor * Math.max(known, best.credit);
    affinity += asked.factor * Math.max(tally.nearness[r]!, best.nearness);
    if (isJudged(offer, r)) {
      judged += asked.weight;
      met += asked.weight * (best.credit > known ? best.met : tally.met[r]!);
    }
  }
  [sums.skills, sums.affinity, sums.met, sums.judged] = [skills, affinity, met, judged];
  return composed(graph, offer, more);
}

/** The whole match of one pair. `today` is a day of Africa/Casablanca; give `visibility` only where an employer looks. */
export const scoreMatch = (graph: SkillGraph, offer: MatchOffer, person: MatchPerson, today: string, visibility?: VisibilityFacts): Match =>
  explainMatch(graph, compileOffer(graph, offer), compilePerson(graph, person), today, visibility);

/** Best first: by score, then by the tie's hash. Total for the pairs of one ranking. */
export const compareMatches = (a: Pick<PairScore, 'score' | 'tieBreak'>, b: Pick<PairScore, 'score' | 'tieBreak'>): number =>
  b.score - a.score || a.tieBreak - b.tieBreak;

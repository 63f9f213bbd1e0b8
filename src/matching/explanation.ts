import {
  creditOf, fitOf, meets, preferenceValue, rounded,
  type CompiledOffer, type CompiledPerson, type CompiledRequirement, type Fit,
} from './credits.ts';
import { evaluateConditions, reachRank, type BlockedBy } from './hard-conditions.ts';
import type { SkillGraph } from './skill-graph.ts';
import { SKILL_LEVELS, type AskedSkill, type Requirement, type SkillLevel, type VisibilityFacts } from './subjects.ts';
import { tieBreakOf } from './tie-break.ts';
import { CRITERIA, RELATIONS, type Criterion, type Relation, type Standing } from './weights.ts';

export const OUTCOMES = ['MET', 'MET_THROUGH', 'BELOW_LEVEL', 'MISSING'] as const;
/**
 * MET: the skill itself, at the level. MET_THROUGH: at the level by a skill that implies it or is a kind of it. BELOW_LEVEL:
 * what is held counts in part: under the level, or only a neighbouring or more general skill. MISSING: nothing counts.
 */
export type Outcome = (typeof OUTCOMES)[number];

/** A part of the score: `weight` in hundredths x `value` in ten-thousandths = `contribution` in millionths. */
export interface Part {
  readonly criterion: Criterion;
  readonly weight: number;
  readonly value: number;
  readonly contribution: number;
}

/** One thing asked, and what answers it best. */
export interface RequirementMatch {
  readonly kind: 'MUST_HAVE' | 'NICE_TO_HAVE';
  readonly alternatives: readonly AskedSkill[];
  /** Hundredths for a must-have; 1 to 3 for a nice-to-have. */
  readonly weight: number;
  readonly outcome: Outcome;
  /** The alternative that is answered best; the first stated where none is. */
  readonly skill: string;
  readonly minimumLevel: SkillLevel;
  /** Level of the skill that answers; null when MISSING. */
  readonly heldLevel: SkillLevel | null;
  /** False where the person gave no level and FOUNDATION was counted. */
  readonly heldLevelIsStated: boolean;
  /** The held skill that answers in place of the asked one; null when it is the asked one itself, or MISSING. */
  readonly through: string | null;
  readonly relation: Relation | null;
  readonly standing: Standing | null;
  /** Relation x level x standing, in ten-thousandths. */
  readonly credit: number;
  /** Its share of the part SKILLS, in millionths; the shares add up to that part exactly. */
  readonly contribution: number;
  /** The held skill nearest to what is asked, and how near in ten-thousandths: what AFFINITY is made of; null: none. */
  readonly nearest: { readonly skill: string; readonly relatedness: number } | null;
}

/** An offer and a person, explained. Blocked pairs are scored too, and `eligible` is false. */
export interface Match {
  readonly offerId: string;
  readonly personId: string;
  readonly eligible: boolean;
  readonly blockedBy: readonly BlockedBy[];
  /** Millionths: the exact sum of the parts' contributions. */
  readonly score: number;
  readonly fit: Fit;
  readonly parts: readonly Part[];
  /** Must-haves, then nice-to-haves, each as the offer lists them. */
  readonly requirements: readonly RequirementMatch[];
  /** The listed place that the offer lies in and its rank from 0, where the person gave an order; else null. */
  readonly preferredPlace: { readonly code: string | null; readonly rank: number } | null;
  readonly matcherVersion: string;
  /** Which figures its weights and its AFFINITY come from; absent in matches kept before they were noted. */
  readonly idfVersion?: string;
  readonly relatednessVersion?: string;
  /** In [0, 2^52), lower first among equal scores. */
  readonly tieBreak: number;
}

type Answer = Omit<RequirementMatch, 'kind' | 'alternatives' | 'weight' | 'contribution' | 'nearest'>;

function outcomeOf(relation: number, short: number): Outcome {
  if (!meets(relation, short)) return 'BELOW_LEVEL';
  return relation === 0 ? 'MET' : 'MET_THROUGH';
}

const sortKey = ({ skill, through, heldLevel, heldLevelIsStated, standing }: Answer): string =>
  [skill, through ?? '', heldLevel ?? '', heldLevelIsStated ? 0 : 1, standing ?? ''].join(' ');

/** Among equals the order of the slugs decides, and a level that was said goes before one that was not, so that no order of input shows. */
const isBetter = (a: Answer, b: Answer): boolean => (a.credit === b.credit ? sortKey(a) < sortKey(b) : a.credit > b.credit);

function answersOf(graph: SkillGraph, asked: AskedSkill, index: number, compiled: CompiledRequirement, person: CompiledPerson): Answer[] {
  return person.person.skills.flatMap((held, at) => {
    const relation = (graph.lookup(compiled.skills[index] ?? 0, person.skills[at] ?? 0) & 7) - 1;
    if (relation < 0) return [];
    const short = Math.max(0, (compiled.levels[index] ?? 0) - (person.levels[at] ?? 0));
    const credit = creditOf(graph.weights, relation, short, person.standings[at] ?? 0);
    if (credit === 0) return [];
    return [{
      outcome: outcomeOf(relation, short),
      skill: asked.skill,
      minimumLevel: asked.minimumLevel,
      heldLevel: held.level ?? SKILL_LEVELS[0],
      heldLevelIsStated: held.level !== null,
      through: relation === 0 ? null : held.skill,
      relation: RELATIONS[relation] ?? null,
      standing: held.standing,
      credit,
    }];
  });
}

function missing({ alternatives }: Requirement): Answer {
  const [first] = alternatives;
  if (first === undefined) throw new RangeError('A requirement names at least one skill');
  return {
    outcome: 'MISSING', skill: first.skill, minimumLevel: first.minimumLevel,
    heldLevel: null, heldLevelIsStated: false, through: null, relation: null, standing: null, credit: 0,
  };
}

function nearestOf(graph: SkillGraph, compiled: CompiledRequirement, person: CompiledPerson): RequirementMatch['nearest'] {
  let best: RequirementMatch['nearest'] = null;
  for (const asked of compiled.skills) {
    for (const [at, held] of person.person.skills.entries()) {
      const relatedness = graph.lookup(asked, person.skills[at] ?? 0) >> 3;
      const wins = best === null || relatedness > best.relatedness || (relatedness === best.relatedness && held.skill < best.skill);
      if (relatedness > 0 && wins) best = { skill: held.skill, relatedness };
    }
  }
  return best;
}

/**
 * A whole amount shared in proportion to `shares`, exactly: each gets its floor, and what is left goes one by one to the
 * largest remainders, ties in order of `keys`.
 */
function apportion(amount: number, shares: readonly number[], keys: readonly string[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total === 0) return shares.map(() => 0);
  const exact = shares.map((share) => (BigInt(amount) * BigInt(share)) / BigInt(total));
  const rests = shares.map((share) => Number((BigInt(amount) * BigInt(share)) % BigInt(total)));
  const result = exact.map(Number);
  let left = amount - result.reduce((sum, share) => sum + share, 0);
  const order = shares.map((_, index) => index).toSorted((a, b) => (rests[b] ?? 0) - (rests[a] ?? 0) || ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
  for (const index of order) {
    if (left === 0) break;
    result[index] = (result[index] ?? 0) + 1;
    left -= 1;
  }
  return result;
}

const part = (criterion: Criterion, weight: number, value: number): Part => ({ criterion, weight, value, contribution: weight * value });

/** What an offer's requirement is known by, wherever it stands; a skill may be asked twice at two weights. */
const keyOf = ({ kind, weight, alternatives }: Pick<RequirementMatch, 'kind' | 'weight' | 'alternatives'>): string =>
  [kind, weight, ...alternatives.map(({ skill, minimumLevel }) => `${skill} ${minimumLevel}`)].join(' ');

function requirementsOf(graph: SkillGraph, offer: CompiledOffer, person: CompiledPerson): Omit<RequirementMatch, 'contribution'>[] {
  const stated: readonly Requirement[] = [...offer.offer.mustHaves, ...offer.offer.niceToHaves];
  return offer.requirements.map((compiled, index) => {
    const asked = stated[index] ?? { alternatives: [] };
    const answers = asked.alternatives.flatMap((one, at) => answersOf(graph, one, at, compiled, person));
    return {
      kind: index < offer.mustCount ? 'MUST_HAVE' : 'NICE_TO_HAVE',
      alternatives: asked.alternatives,
      weight: compiled.weight,
      ...answers.reduce((best, one) => (isBetter(one, best) ? one : best), missing(asked)),
      nearest: nearestOf(graph, compiled, person),
    };
  });
}

function fitBand(requirements: readonly Omit<RequirementMatch, 'contribution'>[]): Fit {
  const musts = requirements.filter(({ kind }) => kind === 'MUST_HAVE');
  const judged = musts.length > 0 ? musts : requirements;
  const sum = (of: typeof judged): number => of.reduce((total, { weight }) => total + weight, 0);
  return fitOf(sum(judged.filter(({ outcome }) => outcome === 'MET' || outcome === 'MET_THROUGH')), sum(judged));
}

/** One pair's match with everything that explains it, for a page that is shown. The score is `scorePair`'s. */
export function explainMatch(graph: SkillGraph, offer: CompiledOffer, person: CompiledPerson, today: string, visibility?: VisibilityFacts): Match {
  const found = requirementsOf(graph, offer, person);
  const shares = found.map(({ credit }, index) => credit * (offer.requirements[index]?.factor ?? 0));
  const nearness = found.reduce((sum, { nearest }, index) => sum + (nearest?.relatedness ?? 0) * (offer.requirements[index]?.factor ?? 0), 0);
  const { reach, reachIsOrdered } = person.person;
  const rank = reachRank(offer.offer, person.person);
  const values: Record<Criterion, number> = {
    SKILLS: rounded(shares.reduce((sum, share) => sum + share, 0), offer.skillsMass),
    AFFINITY: rounded(nearness, offer.affinityMass),
    PREFERENCE: preferenceValue(graph.weights, reachIsOrdered, rank),
  };
  const parts = CRITERIA.map((criterion) => part(criterion, graph.weights.parts[criterion], values[criterion]));
  const contributions = apportion(graph.weights.parts.SKILLS * values.SKILLS, shares, found.map(keyOf));
  const blockedBy = evaluateConditions(offer.offer, person.person, today, visibility);
  return {
    offerId: offer.offer.id,
    personId: person.person.id,
    eligible: blockedBy.length === 0,
    blockedBy,
    score: parts.reduce((sum, { contribution }) => sum + contribution, 0),
    fit: fitBand(found),
    parts,
    requirements: found.map((one, index) => ({ ...one, contribution: contributions[index] ?? 0 })),
    preferredPlace: reachIsOrdered ? { code: reach[rank] ?? null, rank } : null,
    matcherVersion: graph.weights.version,
    idfVersion: graph.idf.version,
    relatednessVersion: graph.relatednessVersion,
    tieBreak: tieBreakOf(offer.hash, person.hash),
  };
}

import type { MatchFit } from '../applications/match-fit.ts';
import type { SkillGraph } from './skill-graph.ts';
import { SKILL_LEVELS, type MatchOffer, type MatchPerson, type Requirement } from './subjects.ts';
import { RELATIONS, STANDINGS, type WeightTable } from './weights.ts';
import { hashId, type IdHash } from './tie-break.ts';

/** The strong, the good and the rest: what clients filter and alert on. */
export type Fit = MatchFit;

/**
 * How far a held skill answers an asked one, in ten-thousandths: relation x level x standing. Indexes are places in
 * RELATIONS and STANDINGS; `short` is the bands missing. Every product is a whole number, so nothing is rounded here.
 */
export function creditOf(weights: WeightTable, relation: number, short: number, standing: number): number {
  const related = weights.relations[RELATIONS[relation] ?? 'BROADER'];
  const levelled = weights.levels[short] ?? 0;
  return Math.round((related * levelled * weights.standings[STANDINGS[standing] ?? 'DECLARED']) / 100);
}

/** Only these answer a requirement: a neighbour or the field at large counts in part. */
export const meets = (relation: number, short: number): boolean => relation >= 0 && relation <= RELATIONS.indexOf('NARROWER') && short === 0;

/** One requirement in numbers. `factor` is its share of the numerator of skills and of affinity. */
export interface CompiledRequirement {
  /** Numbers of the alternatives, and their levels as places in SKILL_LEVELS. */
  readonly skills: readonly number[];
  readonly levels: readonly number[];
  readonly factor: number;
  /** Hundredths for a must-have (its lightest alternative's), 1 to 3 for a nice-to-have. */
  readonly weight: number;
}

/** An offer made ready for many people. */
export interface CompiledOffer {
  readonly offer: MatchOffer;
  readonly hash: IdHash;
  readonly requirements: readonly CompiledRequirement[];
  readonly mustCount: number;
  readonly skillsMass: number;
  readonly affinityMass: number;
}

/** A person made ready for many offers. */
export interface CompiledPerson {
  readonly person: MatchPerson;
  readonly hash: IdHash;
  readonly skills: readonly number[];
  readonly levels: readonly number[];
  readonly standings: readonly number[];
}

const compileRequirement = (graph: SkillGraph, { alternatives }: Requirement, factor: number, weight: number): CompiledRequirement => ({
  skills: alternatives.map(({ skill }) => graph.numberOf(skill)),
  levels: alternatives.map(({ minimumLevel }) => SKILL_LEVELS.indexOf(minimumLevel)),
  factor,
  weight,
});

/**
 * The offer's numbers. With must-haves i, nice-to-haves j, V the sum of the v and n half the smallest w, the score's
 * fraction ( sum w c + n sum v c / V ) / ( sum w + n + lambda ) is kept in whole numbers by taking both sides times 200 V.
 * Without must-haves, n is half the neutral weight.
 */
export function compileOffer(graph: SkillGraph, offer: MatchOffer): CompiledOffer {
  const { mustWeight, niceShare, lambda } = graph.weights;
  const weights = offer.mustHaves.map(({ alternatives }) => Math.min(...alternatives.map(({ skill }) => graph.weightOf(skill))));
  const nices = offer.niceToHaves.reduce((sum, { weight }) => sum + weight, 0);
  const scale = Math.max(1, nices) * 100;
  const n = niceShare * (weights.length === 0 ? mustWeight.neutral : Math.min(...weights));
  const requirements = [
    ...offer.mustHaves.map((must, index) => compileRequirement(graph, must, (weights[index] ?? 0) * scale, weights[index] ?? 0)),
    ...offer.niceToHaves.map((nice) => compileRequirement(graph, nice, n * nice.weight, nice.weight)),
  ];
  const affinityMass = requirements.reduce((sum, { factor }) => sum + factor, 0);
  return {
    offer,
    hash: hashId(`offer ${graph.weights.version} ${offer.id}`),
    requirements,
    mustCount: weights.length,
    skillsMass: affinityMass + lambda * scale,
    affinityMass,
  };
}

const hashOf = (graph: SkillGraph, person: MatchPerson): IdHash => hashId(`person ${graph.weights.version} ${person.tieKey ?? person.id}`);

/** The same person under the name that ties go by where somebody looks. */
export const compiledUnder = (graph: SkillGraph, compiled: CompiledPerson, tieKey: string): CompiledPerson => {
  const person = { ...compiled.person, tieKey };
  return { ...compiled, person, hash: hashOf(graph, person) };
};

/** The person's numbers. */
export function compilePerson(graph: SkillGraph, person: MatchPerson): CompiledPerson {
  return {
    person,
    hash: hashOf(graph, person),
    skills: person.skills.map(({ skill }) => graph.numberOf(skill)),
    levels: person.skills.map(({ level }) => (level === null ? 0 : SKILL_LEVELS.indexOf(level))),
    standings: person.skills.map(({ standing }) => STANDINGS.indexOf(standing)),
  };
}


/** Ten-thousandths: by the person's own order of places, or full where they gave none. */
export function preferenceValue(weights: WeightTable, ordered: boolean, rank: number): number {
  if (!ordered) return 10_000;
  return rank < 0 ? 0 : (weights.preference[Math.min(rank, weights.preference.length - 1)] ?? 0) * 100;
}

/** A fraction in ten-thousandths, halves upwards; 0 of nothing is 0. `numerator` is a sum of factor x ten-thousandths. */
export const rounded = (numerator: number, mass: number): number => (mass === 0 ? 0 : Math.floor((2 * numerator + mass) / (2 * mass)));

/** STRONG when the whole weight is met, GOOD from two thirds of it. */
export function fitOf(met: number, all: number): Fit {
  if (all === 0) return 'PARTIAL';
  if (met === all) return 'STRONG';
  return met * 3 >= all * 2 ? 'GOOD' : 'PARTIAL';
}

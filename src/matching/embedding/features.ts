import { preferenceValue, type CompiledOffer, type CompiledPerson } from '../credits.ts';
import { creditTable } from '../score.ts';
import type { SparseVector } from '../linear-algebra.ts';
import type { SkillGraph } from '../skill-graph.ts';
import { REMOTE, SKILL_LEVELS } from '../subjects.ts';

/**
 * The score as an inner product: what an offer asks on one side, what a person has on the other, dimension by dimension. A
 * dimension is a skill at an asked level, a skill for affinity, a place for preference, or the constant of those who gave no
 * order of places. Equal to the score but for two things: each alternative of a "one of these" group counts for itself, and
 * an offer of several places counts their mean.
 */
export type Feature = string;

const LEVELS = SKILL_LEVELS.length;
/** What an alternative is worth beside others: a person seldom has two of a group, and seldom none. */
const ALTERNATIVE = 0.75;

const skillFeature = (slug: string, level: number): Feature => `${slug}:${level}`;
const affinityFeature = (slug: string): Feature => `${slug}:near`;
const placeFeature = (code: string): Feature => `@${code}`;
/** No place has this code: the offer holds it always, and whoever gave no order of places has it in full. */
const ANYWHERE: Feature = '@';

export type Features = Map<Feature, number>;

const add = (features: Features, feature: Feature, value: number): void => void features.set(feature, (features.get(feature) ?? 0) + value);

/** What an offer asks, each share of the score where it is asked. */
export function offerFeatures(graph: SkillGraph, { offer, requirements, skillsMass, affinityMass }: CompiledOffer): Features {
  const { SKILLS, AFFINITY, PREFERENCE } = graph.weights.parts;
  const features: Features = new Map([[ANYWHERE, PREFERENCE / 100]]);
  const stated = [...offer.mustHaves, ...offer.niceToHaves];
  for (const [index, { factor, levels }] of requirements.entries()) {
    const { alternatives } = stated[index]!;
    const share = factor * (alternatives.length > 1 ? ALTERNATIVE : 1);
    for (const [at, { skill }] of alternatives.entries()) {
      if (skillsMass > 0) add(features, skillFeature(skill, levels[at]!), (SKILLS / 100) * (share / skillsMass));
      if (affinityMass > 0) add(features, affinityFeature(skill), (AFFINITY / 100) * (share / affinityMass));
    }
  }
  const places = offer.workMode === 'REMOTE' ? [REMOTE] : offer.places;
  for (const code of places) add(features, placeFeature(code), PREFERENCE / 100 / places.length);
  return features;
}

/** Codes with those above and below: what a listed place covers. */
export type PlacesWith = (code: string) => readonly string[];

/** What a person has of each dimension that any offer could ask, in [0, 1]. */
export function personFeatures(graph: SkillGraph, { person, skills, levels, standings }: CompiledPerson, placesWith: PlacesWith): Features {
  const credits = creditTable(graph.weights);
  const features: Features = new Map();
  const best = (feature: Feature, value: number): void => {
    if (value > (features.get(feature) ?? 0)) features.set(feature, value);
  };
  for (const [at, held] of skills.entries()) {
    for (const [asked, found] of graph.answeredBy(held)) {
      const slug = graph.slugOf(asked);
      best(affinityFeature(slug), (found >> 3) / 10_000);
      if ((found & 7) === 0) continue;
      for (let level = 0; level < LEVELS; level += 1) {
        best(skillFeature(slug, level), credits[((found & 7) - 1) * 12 + Math.max(0, level - levels[at]!) * 3 + standings[at]!]! / 10_000);
      }
    }
  }
  if (!person.reachIsOrdered) features.set(ANYWHERE, 1);
  else for (const [rank, code] of person.reach.entries()) for (const one of code === REMOTE ? [REMOTE] : placesWith(code)) best(placeFeature(one), preferenceValue(graph.weights, true, rank) / 10_000);
  return features;
}

/** The features that the numbering knows, as numbers; others are left out. */
export function numbered(features: Features, numbers: ReadonlyMap<Feature, number>): SparseVector {
  const known = [...features].flatMap(([feature, value]) => {
    const number = numbers.get(feature);
    return number === undefined ? [] : [[number, value] as const];
  });
  return { at: known.map(([number]) => number), values: known.map(([, value]) => value) };
}

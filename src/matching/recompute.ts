import { fitOf, preferenceValue, rounded, type Fit } from './credits.ts';
import type { Match, RequirementMatch } from './explanation.ts';
import { SKILL_LEVELS } from './subjects.ts';
import { weightsOf, type WeightTable } from './weights.ts';

function creditShown(weights: WeightTable, { relation, minimumLevel, heldLevel, standing }: RequirementMatch): number {
  if (relation === null || heldLevel === null || standing === null) return 0;
  const short = Math.max(0, SKILL_LEVELS.indexOf(minimumLevel) - SKILL_LEVELS.indexOf(heldLevel));
  return (weights.relations[relation] * (weights.levels[short] ?? 0) * weights.standings[standing]) / 100;
}

const total = (of: readonly RequirementMatch[], value: (one: RequirementMatch) => number): number => of.reduce((sum, one) => sum + value(one), 0);

/**
 * The score (millionths) and the fit worked out anew from what the explanation shows and its version's weights, without
 * taxonomy, offer or person: where it differs from the match's own, the explanation is not the score's.
 */
export function recompute(match: Match, weights: WeightTable = weightsOf(match.matcherVersion)): { readonly score: number; readonly fit: Fit } {
  const musts = match.requirements.filter(({ kind }) => kind === 'MUST_HAVE');
  const nices = match.requirements.filter(({ kind }) => kind === 'NICE_TO_HAVE');
  const scale = 100 * Math.max(1, total(nices, ({ weight }) => weight));
  const lightest = musts.length === 0 ? weights.mustWeight.neutral : Math.min(...musts.map(({ weight }) => weight));
  const share = ({ kind, weight }: RequirementMatch): number => weight * (kind === 'MUST_HAVE' ? scale : weights.niceShare * lightest);
  const mass = total(match.requirements, share);
  const skills = total(match.requirements, (one) => share(one) * creditShown(weights, one));
  const affinity = total(match.requirements, (one) => share(one) * (one.nearest?.relatedness ?? 0));
  const judged = musts.length > 0 ? musts : nices;
  return {
    score: weights.parts.SKILLS * rounded(skills, mass + weights.lambda * scale)
      + weights.parts.AFFINITY * rounded(affinity, mass)
      + weights.parts.PREFERENCE * preferenceValue(weights, match.preferredPlace !== null, match.preferredPlace?.rank ?? 0),
    fit: fitOf(total(judged.filter(({ outcome }) => outcome === 'MET' || outcome === 'MET_THROUGH'), ({ weight }) => weight), total(judged, ({ weight }) => weight)),
  };
}

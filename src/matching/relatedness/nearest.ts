import type { SparseVector } from '../linear-algebra.ts';
import type { SkillVectors } from './skill-vectors.ts';

/** One kind of evidence that two skills are near, and how much it counts. */
export interface Evidence {
  readonly source: string;
  readonly weight: number;
  readonly vectors: SkillVectors;
}

/** A skill near another: `credit` in ten-thousandths, `evidence` by source in [0, 1]. */
export interface NearPair {
  readonly asked: string;
  readonly held: string;
  readonly credit: number;
  readonly evidence: Readonly<Record<string, number>>;
}

const share = (value: number): number => Math.round(value * 1000) / 1000;

/** Dimensions with the skills that have something of them. */
function holdersOf({ dimensions, rows }: SkillVectors): (readonly (readonly [skill: number, value: number])[])[] {
  const holders: [number, number][][] = Array.from({ length: dimensions }, () => []);
  for (const [skill, { at, values }] of rows.entries()) for (let index = 0; index < at.length; index += 1) holders[at[index]!]!.push([skill, values[index]!]);
  return holders;
}

function cosines({ at, values }: SparseVector, holders: ReturnType<typeof holdersOf>, into: Float64Array): void {
  for (let index = 0; index < at.length; index += 1) for (const [other, value] of holders[at[index]!]!) into[other]! += values[index]! * value;
}

/**
 * For each skill the nearest by the weighted mean of the evidence, best first, equals by slug: a guess to order by, never a
 * credit for a requirement.
 * @param among leaves out pairs, such as those of another kind
 */
export function nearestByEvidence(
  slugs: readonly string[], evidence: readonly Evidence[],
  { perSkill, least, among = () => true }: { readonly perSkill: number; readonly least: number; readonly among?: (asked: number, held: number) => boolean },
): NearPair[] {
  const total = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const holders = evidence.map(({ vectors }) => holdersOf(vectors));
  return slugs.flatMap((asked, self) => {
    const parts = evidence.map(({ vectors }, at) => {
      const into = new Float64Array(slugs.length);
      cosines(vectors.rows[self]!, holders[at]!, into);
      return into;
    });
    const near: (readonly [other: number, value: number])[] = [];
    for (let other = 0; other < slugs.length; other += 1) {
      if (other === self) continue;
      const value = evidence.reduce((sum, { weight }, at) => sum + weight * Math.max(0, parts[at]![other]!), 0) / total;
      if (value >= least && among(self, other)) near.push([other, value]);
    }
    return near
      .toSorted(([a, x], [b, y]) => y - x || (slugs[a]! < slugs[b]! ? -1 : 1))
      .slice(0, perSkill)
      .map(([other, value]) => ({ asked, held: slugs[other]!, credit: Math.round(value * 10_000), evidence: Object.fromEntries(evidence.map(({ source }, at) => [source, share(parts[at]![other]!)])) }));
  });
}

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

/** What the skills have of each dimension, one dimension after the other in flat arrays: walked for every skill, so it has to be fast. */
interface Postings {
  readonly starts: Int32Array;
  readonly skills: Int32Array;
  readonly values: Float64Array;
}

function postingsOf({ dimensions, rows }: SkillVectors): Postings {
  const starts = new Int32Array(dimensions + 1);
  for (const { at } of rows) for (let index = 0; index < at.length; index += 1) starts[at[index]! + 1]! += 1;
  for (let dimension = 0; dimension < dimensions; dimension += 1) starts[dimension + 1]! += starts[dimension]!;
  const skills = new Int32Array(starts[dimensions]!);
  const values = new Float64Array(skills.length);
  const next = starts.slice();
  for (const [skill, row] of rows.entries()) {
    for (let index = 0; index < row.at.length; index += 1) {
      const place = next[row.at[index]!]!;
      next[row.at[index]!] = place + 1;
      skills[place] = skill;
      values[place] = row.values[index]!;
    }
  }
  return { starts, skills, values };
}

function cosines({ at, values }: SparseVector, { starts, skills, values: others }: Postings, into: Float64Array): void {
  into.fill(0);
  for (let index = 0; index < at.length; index += 1) {
    const value = values[index]!;
    const end = starts[at[index]! + 1]!;
    for (let place = starts[at[index]!]!; place < end; place += 1) into[skills[place]!]! += value * others[place]!;
  }
}

/**
 * For each skill the nearest by the weighted mean of the evidence, best first, equals by slug: a guess to order by, never a
 * credit for a requirement.
 * @param among leaves out pairs, such as those of another kind
 * @param of only for these, by number; for all if left out
 */
export function nearestByEvidence(
  slugs: readonly string[], evidence: readonly Evidence[],
  { perSkill, least, among = () => true, of = slugs.keys() }: { readonly perSkill: number; readonly least: number; readonly among?: (asked: number, held: number) => boolean; readonly of?: Iterable<number> },
): NearPair[] {
  const total = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const postings = evidence.map(({ vectors }) => postingsOf(vectors));
  const parts = evidence.map(() => new Float64Array(slugs.length));
  return [...of].flatMap((self) => {
    const asked = slugs[self]!;
    for (const [at, { vectors }] of evidence.entries()) cosines(vectors.rows[self]!, postings[at]!, parts[at]!);
    const near: (readonly [other: number, value: number])[] = [];
    for (let other = 0; other < slugs.length; other += 1) {
      if (other === self) continue;
      let value = 0;
      for (let at = 0; at < parts.length; at += 1) value += evidence[at]!.weight * Math.max(0, parts[at]![other]!);
      value /= total;
      if (value >= least && among(self, other)) near.push([other, value]);
    }
    return near
      .toSorted(([a, x], [b, y]) => y - x || (slugs[a]! < slugs[b]! ? -1 : 1))
      .slice(0, perSkill)
      .map(([other, value]) => ({ asked, held: slugs[other]!, credit: Math.round(value * 10_000), evidence: Object.fromEntries(evidence.map(({ source }, at) => [source, share(parts[at]![other]!)])) }));
  });
}

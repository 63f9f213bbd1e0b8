import { mapOf, sparseMatrix, truncatedSvd } from '../linear-algebra.ts';
import { type SkillVectors, unit } from './skill-vectors.ts';

/** A neighbour's count is taken to this power, so that rare neighbours do not look telling by chance. */
const SMOOTHING = 0.75;

/** How much more the strong directions count than the weak ones: as they are would drown what few lists share. */
const STRENGTH = 0.85;

/** A list of many skills says less of any two of them. */
const weightIn = (size: number): number => 1 / Math.max(1, size - 1);

/** How many times more often than by chance two skills are asked together, as a logarithm; nothing where it is less often. */
function positiveInformation(count: number, lists: readonly (readonly number[])[]): Map<number, number>[] {
  const together = Array.from({ length: count }, () => new Map<number, number>());
  const appearing = new Float64Array(count);
  for (const list of lists) {
    if (list.length < 2) continue;
    const weight = weightIn(list.length);
    for (const one of list) {
      appearing[one]! += 1;
      const row = together[one]!;
      for (const other of list) if (other !== one) row.set(other, (row.get(other) ?? 0) + weight);
    }
  }
  const context = appearing.map((times) => times ** SMOOTHING);
  const all = context.reduce((sum, value) => sum + value, 0);
  return together.map((row, one) => new Map([...row].flatMap(([other, times]) => {
    const information = Math.log((times * all) / (appearing[one]! * context[other]!));
    return information > 0 ? [[other, information] as const] : [];
  })));
}

/** Few lists have few directions: more would only repeat single lists. */
const rankFor = (lists: number, most: number): number => Math.max(1, Math.min(most, lists - 20, Math.max(80, Math.round(lists / 4))));

/**
 * Vectors of what skills are asked with (positive pointwise mutual information, its largest singular vectors): two are near
 * that go with the same others, though they be never asked together.
 */
export function coOccurrenceVectors(count: number, lists: readonly (readonly number[])[], { rank = 250, seed = 7 } = {}): SkillVectors {
  const rows = positiveInformation(count, lists).map((row) => ({ at: [...row.keys()], values: [...row.values()] }));
  const { values, right } = truncatedSvd(mapOf(sparseMatrix(rows, count)), rankFor(lists.length, rank), { seed });
  const width = values.length;
  return {
    dimensions: width,
    rows: rows.map((_, skill) => unit(new Map(Array.from(values, (value, j) => [j, right.values[skill * width + j]! * value ** STRENGTH] as const)))),
  };
}

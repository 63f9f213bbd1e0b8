import type { Evidence } from '../src/skills/resemblance.ts';

/** What a guess was drawn from, and whether it was right. */
export interface Judged {
  readonly evidence: Evidence;
  readonly right: boolean;
}

const ROUNDS = 15;
/** Holds the coefficients back where there is little to learn from. */
const RIDGE = 0.001;

const featuresOf = ({ score, margin, covered }: Evidence): number[] => [1, score, margin, covered];

/** Solves a small system of linear equations by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (const at of rows.keys()) {
    const pivot = rows.slice(at).reduce((best, row, step) => (Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? at + step : best), at);
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = row[at]! / rows[at]![at]!;
      rows[other] = row.map((value, column) => value - factor * rows[at]![column]!);
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}

/** The logistic coefficients under which these guesses are likeliest (Newton's method; the same ones always give the same). */
export function fitted(judged: readonly Judged[]): { constant: number; score: number; margin: number; covered: number } {
  let weights = [0, 0, 0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = weights.map((weight) => -RIDGE * weight);
    const curve = weights.map((_, row) => weights.map((__, column) => (row === column ? RIDGE : 0)));
    for (const { evidence, right } of judged) {
      const features = featuresOf(evidence);
      const chance = 1 / (1 + Math.exp(-features.reduce((sum, value, at) => sum + value * weights[at]!, 0)));
      for (const [row, value] of features.entries()) {
        slope[row]! += ((right ? 1 : 0) - chance) * value;
        for (const [column, other] of features.entries()) curve[row]![column]! += chance * (1 - chance) * value * other;
      }
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, at) => weight + step[at]!);
  }
  const [constant, score, margin, covered] = weights.map((weight) => Math.round(weight * 100) / 100) as [number, number, number, number];
  return { constant, score, margin, covered };
}

/** How often guesses are right by what coefficients fitted to the other concepts say, in tenths: [said least, guesses, share right]. */
export function checked(judged: readonly (Judged & { readonly concept: string })[]): [number, number, number][] {
  const half = (concept: string): number => Array.from(concept).reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 2;
  const bins = Array.from({ length: 10 }, () => ({ asked: 0, right: 0 }));
  for (const side of [0, 1]) {
    const { constant, score, margin, covered } = fitted(judged.filter(({ concept }) => half(concept) !== side));
    for (const { evidence, right, concept } of judged) {
      if (half(concept) !== side) continue;
      const chance = 1 / (1 + Math.exp(-(constant + score * evidence.score + margin * evidence.margin + covered * evidence.covered)));
      const bin = bins[Math.min(9, Math.floor(chance * 10))]!;
      bin.asked += 1;
      if (right) bin.right += 1;
    }
  }
  return bins.flatMap(({ asked, right }, at) => (asked > 0 ? [[at / 10, asked, right / asked] as [number, number, number]] : []));
}

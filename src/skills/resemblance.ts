import { Features, type Weights } from './features.ts';
import { foldWords } from './fold.ts';
import type { Term } from './skill-index.ts';
import { JOINING_WORDS, stemOf } from './stem.ts';
import { Substitutes } from './substitutes.ts';

/** What the confidence is drawn from. */
export interface Evidence {
  /** How like the nearest name of the skill is. */
  readonly score: number;
  /** How much less like the next skill is. */
  readonly margin: number;
  /** How much of the text's words the skill's names have, in [0, 1]. */
  readonly covered: number;
}

/** The skill that a text most resembles. */
export interface Resembling {
  readonly slug: string;
  /** How often such an answer is right, in [0, 1]: calibrated on names left out of their own tables (bench/normalize.ts). */
  readonly confidence: number;
  readonly evidence: Evidence;
}

/** How much the letters tell beside the words, what words that stand for each other add, and what a skill's words together do. */
const LETTERS = 0.7;
const SUBSTITUTES = 1;
const COVERED = 0.3;
/** A skill with many names is a little likelier to have one more. */
const NAMES = 0.03;

const CANDIDATES = 40;
const LEAST_SCORE = 0.05;

/** More than this says no more. */
const MOST_SCORE = 1.2;
const MOST_MARGIN = 0.5;

/** Logistic coefficients as `npm run bench:normalize -- --fit` fits them to names left out of their own tables. */
const CALIBRATION = { constant: -3.29, score: 4.95, margin: 8.4, covered: -1.14 };

function confidenceOf({ score, margin, covered }: Evidence): number {
  const sum = CALIBRATION.constant + CALIBRATION.score * score + CALIBRATION.margin * margin + CALIBRATION.covered * covered;
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

/** Pieces of two to four letters of a word, its ends marked. */
function gramsWithin(word: string): string[] {
  const marked = `^${word}$`;
  return [2, 3, 4].flatMap((size) => Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) => marked.slice(at, at + size)));
}

/** The pieces of each word, and of four letters across words. */
function gramsOf(words: readonly string[], within: (word: string) => string[] = gramsWithin): string[] {
  const whole = words.join('');
  const across = words.length < 2 ? [] : Array.from({ length: Math.max(0, whole.length - 3) }, (_, at) => `~${whole.slice(at, at + 4)}`);
  return [...words.flatMap((word) => within(word)), ...across];
}

const stemsOf = (words: readonly string[]): string[] => [...new Set(words.filter((word) => !JOINING_WORDS.has(word)).map(stemOf))];

type Instead = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Weights of the words that may stand for those of a text. */
function replaced(weights: Weights, instead: Instead): Weights {
  const found = new Map<number, number>();
  for (const [word, weight] of weights) for (const [other, share] of instead.get(word)!) found.set(other, (found.get(other) ?? 0) + weight * Math.sqrt(share));
  return found;
}

/**
 * Finds the skill that a text resembles where no name is it: by letters, by words in their stems, and by words that replace
 * each other in names of the same skill ("monitor", "watch over"), learnt from the table itself.
 */
export class Resemblance {
  private readonly letters: Features;
  private readonly words: Features;
  private readonly stems: readonly (readonly number[])[];
  private readonly termsOf: ReadonlyMap<string, readonly number[]>;
  private readonly substitutes: Substitutes;

  constructor(private readonly terms: readonly Term[]) {
    const kept = new Map<string, string[]>();
    const remembered = (word: string): string[] => {
      const known = kept.get(word) ?? gramsWithin(word);
      kept.set(word, known);
      return known;
    };
    this.letters = new Features(terms.length, terms.map(({ words }) => gramsOf(words, remembered)));
    const stems = terms.map(({ words }) => stemsOf(words));
    this.words = new Features(terms.length, stems);
    this.stems = stems.map((list) => list.map((stem) => this.words.numberOf(stem)!));
    this.termsOf = Map.groupBy(terms.keys(), (at) => terms[at]!.slug);
    this.substitutes = new Substitutes(this.stems, (term) => this.termsOf.get(terms[term]!.slug)!);
  }

  /** How much of a text's words the names of a skill have together, in [0, 1], themselves or by words that stand for them; words that no name has are not there. */
  private covered(weights: Weights, instead: Instead, slug: string, without: number | null): number {
    const have = new Set(this.termsOf.get(slug)!.flatMap((at) => (at === without ? [] : this.stems[at]!)));
    const shareOf = (word: number): number => (have.has(word) ? 1 : Math.sqrt(Math.max(0, ...[...instead.get(word)!].map(([other, share]) => (have.has(other) ? share : 0)))));
    return [...weights].reduce((sum, [word, weight]) => sum + weight * weight * shareOf(word), 0);
  }

  /**
   * At most `n` skills that a text resembles, best first.
   * @param without the place of a term that is left out, as if the table did not have it
   */
  find(text: string, n: number, without: number | null = null): Resembling[] {
    const folded = foldWords(text);
    if (folded.length === 0) return [];
    const words = this.words.weigh(stemsOf(folded));
    const [letters, same, instead] = [new Float64Array(this.terms.length), new Float64Array(this.terms.length), new Float64Array(this.terms.length)];
    this.letters.add(this.letters.weigh(gramsOf(folded)), letters);
    this.words.add(words, same);
    const substitutes = this.substitutes.of(words, without);
    this.words.add(replaced(words, substitutes), instead);
    const best = new Map<string, number>();
    for (const [at, { slug }] of this.terms.entries()) {
      if (at === without) continue;
      const score = LETTERS * letters[at]! + (1 - LETTERS) * same[at]! + SUBSTITUTES * instead[at]!;
      if (score > LEAST_SCORE && score > (best.get(slug) ?? 0)) best.set(slug, score);
    }
    const candidates = [...best].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, CANDIDATES).map(([slug, score]) => {
      const covered = this.covered(words, substitutes, slug, without);
      return { slug, score, covered, total: score + COVERED * covered + NAMES * Math.log(this.termsOf.get(slug)!.length) };
    }).toSorted((a, b) => b.total - a.total || (a.slug < b.slug ? -1 : 1));
    return candidates.slice(0, n).map((one, at) => {
      const evidence = { score: Math.min(one.score, MOST_SCORE), margin: Math.min(one.total - (candidates[at + 1]?.total ?? 0), MOST_MARGIN), covered: one.covered };
      return { slug: one.slug, evidence, confidence: confidenceOf(evidence) };
    });
  }
}

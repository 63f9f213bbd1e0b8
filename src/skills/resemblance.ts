import { foldWords } from './fold.ts';
import type { Term } from './skill-index.ts';
import { JOINING_WORDS, stemOf } from './stem.ts';

/** The skill that a text most resembles. */
export interface Resembling {
  readonly slug: string;
  /** How often such an answer is right, in [0, 1]: calibrated on names left out of their own tables (bench/normalize.ts). */
  readonly confidence: number;
  /** How much of the text's words the skill's names have, in [0, 1]. */
  readonly covered: number;
}

/** How much the letters tell beside the words, what words that stand for each other add, and what a skill's words together do. */
const LETTERS = 0.7;
const SUBSTITUTES = 0.6;
const COVERED = 0.3;
/** A skill with many names is a little likelier to have one more. */
const NAMES = 0.03;

/** Words that replace each other in this many names at least, of all that a word is replaced by, and how many of them. */
const LEAST_SUBSTITUTE = 0.02;
const MOST_SUBSTITUTES = 12;
/** Counts are looked at as if every word had been replaced so often by another one: one case proves little. */
const DOUBT = 3;
/** Names that differ by more words than this do not say which stands for which. */
const MOST_DIFFERENT = 3;

const CANDIDATES = 40;
const LEAST_SCORE = 0.05;

/** Logistic coefficients, set so that the table of `npm run bench:normalize` (names left out of their own tables) says what is so. */
const CALIBRATION = { constant: -2.9, score: 2.76, margin: 5.4, covered: 0.72 };

/** Pieces of two to four letters of each word, its ends marked, and of four letters across words. */
function gramsOf(words: readonly string[]): string[] {
  const within = words.flatMap((word) => {
    const marked = `^${word}$`;
    return [2, 3, 4].flatMap((size) => Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) => marked.slice(at, at + size)));
  });
  const whole = words.join('');
  return words.length < 2 ? within : [...within, ...Array.from({ length: Math.max(0, whole.length - 3) }, (_, at) => `~${whole.slice(at, at + 4)}`)];
}

const stemsOf = (words: readonly string[]): string[] => [...new Set(words.filter((word) => !JOINING_WORDS.has(word)).map(stemOf))];

type Weights = ReadonlyMap<number, number>;

/** Which terms have a feature and how much; a text is compared with all at once. */
class Features {
  private readonly numbers = new Map<string, number>();
  private readonly counts: number[] = [];
  private readonly terms: Int32Array[];
  private readonly values: Float32Array[];

  constructor(private readonly total: number, lists: readonly (readonly string[])[]) {
    const numbered = lists.map((list) => this.countsOf(list, true));
    for (const list of numbered) for (const feature of list.keys()) this.counts[feature]! += 1;
    const postings: [number[], number[]][] = this.counts.map(() => [[], []]);
    for (const [term, list] of numbered.entries()) {
      for (const [feature, value] of this.unit(list)) {
        postings[feature]![0].push(term);
        postings[feature]![1].push(value);
      }
    }
    this.terms = postings.map(([terms]) => Int32Array.from(terms));
    this.values = postings.map(([, values]) => Float32Array.from(values));
  }

  private countsOf(list: readonly string[], grow: boolean): Map<number, number> {
    const found = new Map<number, number>();
    for (const one of list) {
      let number = this.numbers.get(one);
      if (number === undefined && grow) {
        number = this.counts.push(0) - 1;
        this.numbers.set(one, number);
      }
      if (number !== undefined) found.set(number, (found.get(number) ?? 0) + 1);
    }
    return found;
  }

  private unit(counts: ReadonlyMap<number, number>): Map<number, number> {
    const values = new Map([...counts].map(([feature, count]) => [feature, (1 + Math.log(count)) * Math.log((this.total + 1) / (this.counts[feature]! + 0.5))]));
    const length = Math.sqrt([...values.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
    return new Map([...values].map(([feature, value]) => [feature, value / length]));
  }

  /** Weights of a text's features; what no term has is left out, but counts in its length. */
  weigh(list: readonly string[]): Weights {
    const known = this.unit(this.countsOf(list, false));
    const strange = new Set(list.filter((one) => !this.numbers.has(one))).size;
    if (strange === 0) return known;
    const rare = Math.log((this.total + 1) / 0.5) ** 2 * strange;
    const raw = [...this.countsOf(list, false)].reduce((sum, [feature, count]) => sum + ((1 + Math.log(count)) * Math.log((this.total + 1) / (this.counts[feature]! + 0.5))) ** 2, 0);
    const share = Math.sqrt(raw / (raw + rare));
    return new Map([...known].map(([feature, value]) => [feature, value * share]));
  }

  numberOf(feature: string): number | undefined {
    return this.numbers.get(feature);
  }

  add(weights: Weights, into: Float64Array): void {
    for (const [feature, weight] of weights) {
      const terms = this.terms[feature]!;
      const values = this.values[feature]!;
      for (let index = 0; index < terms.length; index += 1) into[terms[index]!]! += weight * values[index]!;
    }
  }
}

/** The words by which two names of one skill differ, each way. */
function difference(one: readonly number[], other: readonly number[]): readonly [number[], number[]] | null {
  const left = one.filter((word) => !other.includes(word));
  const right = other.filter((word) => !one.includes(word));
  return left.length > 0 && right.length > 0 && left.length <= MOST_DIFFERENT && right.length <= MOST_DIFFERENT ? [left, right] : null;
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
  private readonly substitutes = new Map<number, Map<number, number>>();

  constructor(private readonly terms: readonly Term[]) {
    this.letters = new Features(terms.length, terms.map(({ words }) => gramsOf(words)));
    const stems = terms.map(({ words }) => stemsOf(words));
    this.words = new Features(terms.length, stems);
    this.stems = stems.map((list) => list.map((stem) => this.words.numberOf(stem)!));
    this.termsOf = Map.groupBy(terms.keys(), (at) => terms[at]!.slug);
    for (const names of this.termsOf.values()) for (const one of names) this.learn(one, names);
  }

  private learn(one: number, names: readonly number[]): void {
    for (const [from, to, share] of this.lessons(one, names)) {
      const row = this.substitutes.get(from) ?? new Map<number, number>();
      this.substitutes.set(from, row);
      row.set(to, (row.get(to) ?? 0) + share);
    }
  }

  /** What the names of a skill say of the words of one of them. */
  private *lessons(one: number, names: readonly number[]): Generator<[from: number, to: number, share: number]> {
    for (const other of names) {
      const apart = other === one ? null : difference(this.stems[one]!, this.stems[other]!);
      if (!apart) continue;
      const share = 1 / (apart[0].length * apart[1].length) / names.length;
      for (const from of apart[0]) for (const to of apart[1]) yield [from, to, share];
    }
  }

  /** Weights of the words that may stand for those of a text. A term that is left out has taught nothing. */
  private replaced(weights: Weights, without: number | null): Weights {
    const untaught = new Map<string, number>();
    if (without !== null) {
      for (const [from, to, share] of this.lessons(without, this.termsOf.get(this.terms[without]!.slug)!)) untaught.set(`${from} ${to}`, (untaught.get(`${from} ${to}`) ?? 0) + share);
    }
    const found = new Map<number, number>();
    for (const [word, weight] of weights) {
      const row = [...this.substitutes.get(word) ?? []].map(([other, count]) => [other, count - (untaught.get(`${word} ${other}`) ?? 0)] as const);
      const all = DOUBT + row.reduce((sum, [, count]) => sum + count, 0);
      const likely = row.filter(([other, count]) => count / all > LEAST_SUBSTITUTE && !weights.has(other)).toSorted((a, b) => b[1] - a[1]).slice(0, MOST_SUBSTITUTES);
      for (const [other, count] of likely) found.set(other, (found.get(other) ?? 0) + weight * Math.sqrt(count / all));
    }
    return found;
  }

  /** How much of a text's words the names of a skill have together, in [0, 1]; words that no name has are not there. */
  private covered(weights: Weights, slug: string, without: number | null): number {
    const have = new Set(this.termsOf.get(slug)!.flatMap((at) => (at === without ? [] : this.stems[at]!)));
    return [...weights].reduce((sum, [word, weight]) => (have.has(word) ? sum + weight * weight : sum), 0);
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
    this.words.add(this.replaced(words, without), instead);
    const best = new Map<string, number>();
    for (const [at, { slug }] of this.terms.entries()) {
      if (at === without) continue;
      const score = LETTERS * letters[at]! + (1 - LETTERS) * same[at]! + SUBSTITUTES * instead[at]!;
      if (score > LEAST_SCORE && score > (best.get(slug) ?? 0)) best.set(slug, score);
    }
    const candidates = [...best].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, CANDIDATES).map(([slug, score]) => {
      const covered = this.covered(words, slug, without);
      return { slug, score, covered, total: score + COVERED * covered + NAMES * Math.log(this.termsOf.get(slug)!.length) };
    }).toSorted((a, b) => b.total - a.total || (a.slug < b.slug ? -1 : 1));
    return candidates.slice(0, n).map((one, at) => ({ slug: one.slug, covered: one.covered, confidence: this.confidence(one, candidates[at + 1]?.total ?? 0) }));
  }

  private confidence({ score, covered, total }: { score: number; covered: number; total: number }, next: number): number {
    const { constant, score: byScore, margin, covered: byCovered } = CALIBRATION;
    const sum = constant + byScore * Math.min(score, 1.2) + margin * Math.min(total - next, 0.5) + byCovered * covered;
    return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
  }
}

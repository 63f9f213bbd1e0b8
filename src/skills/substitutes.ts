import type { Weights } from './features.ts';

/** A word that stands for another one in this share of its cases at least is looked at, and so many of them. */
const LEAST = 0.02;
const MOST = 12;
/** Counts are looked at as if every word had stood for some other one so often: one case proves little. */
const DOUBT = 1;
/** Names that differ by more words than this do not say which stands for which. */
const MOST_DIFFERENT = 8;
/** Beside what is likely, so little is always left to chance. */
const CHANCE = 0.01;
/** What one name taught of a word that so few others have is told apart by learning anew without it; of others it is taken off. */
const FEW = 25;

/** How often one word stood for another. */
class Counts {
  private readonly rows = new Map<number, Map<number, number>>();
  private readonly sums = new Map<number, number>();

  add(from: number, to: number, count: number): void {
    let row = this.rows.get(from);
    if (!row) this.rows.set(from, (row = new Map()));
    row.set(to, (row.get(to) ?? 0) + count);
    this.sums.set(from, this.sum(from) + count);
  }

  of(from: number, to: number): number {
    return this.rows.get(from)?.get(to) ?? 0;
  }

  row(from: number): ReadonlyMap<number, number> {
    return this.rows.get(from) ?? new Map();
  }

  sum(from: number): number {
    return this.sums.get(from) ?? 0;
  }
}

type Belief = (from: number, to: number) => number;
const EVEN: Belief = () => 1;

/** The words by which two names of one skill differ, each way. */
function difference(one: readonly number[], other: readonly number[]): readonly [number[], number[]] | null {
  const left = one.filter((word) => !other.includes(word));
  const right = other.filter((word) => !one.includes(word));
  return left.length > 0 && right.length > 0 && left.length <= MOST_DIFFERENT && right.length <= MOST_DIFFERENT ? [left, right] : null;
}

/** The words of one name of a skill that stand for those of another. */
interface Lesson {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** How much it counts: all that the other names say counts once. */
  readonly share: number;
}

function learn({ from, to, share }: Lesson, belief: Belief, into: Counts): void {
  for (const other of to) {
    const beliefs = from.map((word) => belief(word, other));
    const all = beliefs.reduce((sum, one) => sum + one, 0) + (belief === EVEN ? 0 : CHANCE);
    for (const [at, word] of from.entries()) if (beliefs[at]! > 0) into.add(word, other, (share * beliefs[at]!) / all);
  }
}

/**
 * Words that stand for each other in names of the same skill ("monitor", "watch over"; "surveiller", "monitor"), learnt from a
 * table as translations are: first each word of one name stands for each of the other alike, then by what that taught
 * (one step of IBM's model 1).
 */
export class Substitutes {
  private readonly first = new Counts();
  private readonly second = new Counts();
  private readonly having = new Map<number, number[]>();

  /**
   * @param stems the words of each name, by number
   * @param siblings the names of the skill that a name is of, itself among them
   */
  constructor(private readonly stems: readonly (readonly number[])[], private readonly siblings: (name: number) => readonly number[]) {
    for (const [name, words] of stems.entries()) {
      for (const word of words) {
        const names = this.having.get(word);
        if (names) names.push(name);
        else this.having.set(word, [name]);
      }
    }
    const lessons = [...stems.keys()].flatMap((name) => siblings(name).flatMap((other) => this.lesson(name, other) ?? []));
    for (const lesson of lessons) learn(lesson, EVEN, this.first);
    const belief = this.likely(this.first, null);
    for (const lesson of lessons) learn(lesson, belief, this.second);
  }

  /** By what a name differs from another of its skill; null where that teaches nothing. */
  private lesson(one: number, other: number): Lesson | null {
    const apart = one === other ? null : difference(this.stems[one]!, this.stems[other]!);
    return apart && { from: apart[0], to: apart[1], share: 1 / (this.siblings(one).length - 1) };
  }

  private likely(counts: Counts, less: Counts | null): Belief {
    return (from, to) => Math.max(0, counts.of(from, to) - (less?.of(from, to) ?? 0)) / (DOUBT + counts.sum(from) - (less?.sum(from) ?? 0));
  }

  /** All that a name has taught, with what others of its skill did by it. */
  private taughtBy(name: number, belief: Belief): Counts {
    const taught = new Counts();
    for (const other of this.siblings(name)) {
      for (const lesson of [this.lesson(name, other), this.lesson(other, name)]) if (lesson) learn(lesson, belief, taught);
    }
    return taught;
  }

  /** How often words stood for others, as if a name were not in the table. */
  private countsWithout(without: number | null): (word: number) => ReadonlyMap<number, number> {
    if (without === null) return (word) => this.second.row(word);
    const belief = this.likely(this.first, this.taughtBy(without, EVEN));
    const taught = this.taughtBy(without, this.likely(this.first, null));
    return (word) => {
      const names = this.having.get(word) ?? [];
      if (names.length > FEW) return new Map([...this.second.row(word)].map(([to, count]) => [to, count - taught.of(word, to)]));
      const anew = new Counts();
      for (const name of names) {
        if (name === without) continue;
        for (const other of this.siblings(name)) {
          const lesson = other === without ? null : this.lesson(name, other);
          if (lesson) learn(lesson, belief, anew);
        }
      }
      return anew.row(word);
    };
  }

  /**
   * For each word of a text, the words that may stand for it, and how likely each.
   * @param without a name that has taught nothing
   */
  of(words: Weights, without: number | null): ReadonlyMap<number, ReadonlyMap<number, number>> {
    const countsOf = this.countsWithout(without);
    return new Map([...words.keys()].map((word) => {
      const row = [...countsOf(word)];
      const all = DOUBT + row.reduce((sum, [, count]) => sum + count, 0);
      const likely = row.map(([other, count]) => [other, count / all] as const).filter(([other, share]) => share > LEAST && !words.has(other));
      return [word, new Map(likely.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST))];
    }));
  }
}

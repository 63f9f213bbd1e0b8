/** How much a text has of each feature, by its number. */
export type Weights = ReadonlyMap<number, number>;

/** Which terms have a feature and how much; a text is compared with all at once. */
export class Features {
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

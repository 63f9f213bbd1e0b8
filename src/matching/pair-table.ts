/**
 * A number for a pair of small non-negative integers, 0 where there is none. Open addressing in typed arrays: a ranking
 * asks millions of times, nearly always for a pair that is not there, and a Map with joined keys takes ten times as long.
 */
export class PairTable {
  private readonly firsts: Int32Array;
  private readonly seconds: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(pairs: readonly (readonly [first: number, second: number, value: number])[]) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, pairs.length * 3)));
    this.mask = size - 1;
    this.firsts = new Int32Array(size).fill(-1);
    this.seconds = new Int32Array(size);
    this.values = new Int32Array(size);
    for (const [first, second, value] of pairs) this.put(first, second, value);
  }

  get(first: number, second: number): number {
    const { firsts, seconds, mask } = this;
    let at = slot(first, second) & mask;
    for (;;) {
      const found = firsts[at];
      if (found === -1) return 0;
      if (found === first && seconds[at] === second) return this.values[at] ?? 0;
      at = (at + 1) & mask;
    }
  }

  /** Every pair there is, in no order. */
  *entries(): Generator<readonly [first: number, second: number, value: number]> {
    for (let at = 0; at <= this.mask; at += 1) if (this.firsts[at] !== -1) yield [this.firsts[at]!, this.seconds[at]!, this.values[at]!];
  }

  private put(first: number, second: number, value: number): void {
    let at = slot(first, second) & this.mask;
    while (this.firsts[at] !== -1 && !(this.firsts[at] === first && this.seconds[at] === second)) at = (at + 1) & this.mask;
    this.firsts[at] = first;
    this.seconds[at] = second;
    this.values[at] = value;
  }
}

function slot(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** The four numbers of a state, from any text (xmur3). */
function stateOf(text: string): [number, number, number, number] {
  let hash = 1_779_033_703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const word = (): number => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
  return [word(), word(), word(), word()];
}

/** Chance that repeats itself: the same key gives the same sequence on every machine (sfc32). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(key: string) {
    [this.#a, this.#b, this.#c, this.#d] = stateOf(key);
    for (let index = 0; index < 12; index += 1) this.word();
  }

  /** 32 bits. */
  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.word() / 4_294_967_296;
  }

  /** A whole number from least to most, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in that share of cases, in [0, 1]. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** One key of a table of weights. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      rest -= weight;
      if (rest < 0) return key;
    }
    return entries.at(-1)![0];
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let index = copy.length - 1; index > 0; index -= 1) {
      const other = this.int(0, index);
      [copy[index], copy[other]] = [copy[other]!, copy[index]!];
    }
    return copy;
  }

  /** Those of the list that chance keeps, each with its share. */
  kept<T extends string>(shares: Readonly<Partial<Record<T, number>>>): T[] {
    return (Object.entries(shares) as [T, number][]).filter(([, share]) => this.chance(share)).map(([key]) => key);
  }
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * Keys of one unit of the world (a graduate's sign-up, one move of an application): UUIDs v7 whose time is the world's
 * clock, whose next twelve bits count the keys of the unit, and whose rest is chance that repeats itself.
 */
export class Ids {
  readonly #random: Random;
  #count = 0;

  constructor(key: string) {
    this.#random = new Random(`ids:${key}`);
  }

  next(at: Date): string {
    const time = hex(at.valueOf(), 12);
    const count = hex(this.#count, 3);
    this.#count += 1;
    const variant = hex(0x80_00 | (this.#random.word() & 0x3f_ff), 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}-${hex(this.#random.word(), 8)}${hex(this.#random.word() >>> 16, 4)}`;
  }
}

/** A moment of a day so many days from today, in office hours of UTC, so that the day is the same one in Casablanca. */
export function moment(today: string, days: number, random: Random): Date {
  const midnight = Date.parse(`${today}T00:00:00Z`) + days * 86_400_000;
  return new Date(midnight + random.int(8 * 3600, 18 * 3600) * 1000 + random.int(0, 999));
}

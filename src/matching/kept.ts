/**
 * The answers used last, up to so many. In two generations: what was used since the last turn, and what was used before; a look at
 * what is in use moves nothing.
 */
export class Kept<V> {
  private young = new Map<string, V>();
  private old = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    const value = this.young.get(key);
    if (value !== undefined) return value;
    const before = this.old.get(key);
    if (before !== undefined) this.set(key, before);
    return before;
  }

  set(key: string, value: V): void {
    this.young.set(key, value);
    if (this.young.size * 2 <= this.most) return;
    this.old = this.young;
    this.young = new Map();
  }
}

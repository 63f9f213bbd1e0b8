/** The pieces of three letters of each folded word, its ends marked, so that short words compare too. */
export function trigramsOf(words: readonly string[]): Set<string> {
  const pieces = new Set<string>();
  for (const word of words) {
    const letters = Array.from(`  ${word} `);
    for (let end = 2; end < letters.length; end += 1) pieces.add(`${letters[end - 2]}${letters[end - 1]}${letters[end]}`);
  }
  return pieces;
}

/** Letters to change, add, drop or swap with their neighbour to turn one text into the other (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  const one = Array.from(from);
  const other = Array.from(to);
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? before[j - 2]! + 1 : Infinity;
      next.push(Math.min(changed, swapped, row[j]! + 1, next[j - 1]! + 1));
    }
    before = row;
    row = next;
  }
  return row[other.length]!;
}

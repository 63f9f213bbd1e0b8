import type { SparseVector } from '../linear-algebra.ts';

/** A vector of length one for each skill, by number: what one kind of evidence says of it. Zero where it says nothing. */
export interface SkillVectors {
  readonly dimensions: number;
  readonly rows: readonly SparseVector[];
}

/** Letters with their marks taken off, in lower case. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Words that join others, in English and French: they say nothing of a skill. */
const JOINING = new Set('a an the of and or in to for on with by de des du la le les l d et en un une aux au pour par sur dans ou'.split(' '));

const wordsOf = (label: string): string[] => plain(label).split(/[^\p{L}\p{N}#+]+/u).filter((word) => word !== '' && !JOINING.has(word));

/** The pieces of four letters of a label's words, their ends marked; a short word whole. */
export const gramsOf = (label: string): string[] => wordsOf(label).flatMap((word) => {
  const marked = ` ${word} `;
  return marked.length <= 4 ? [marked] : Array.from({ length: marked.length - 3 }, (_, at) => marked.slice(at, at + 4));
});

/** The skill's ancestors, at most three steps up; those that several ways lead to once. */
export function ancestorsOf(slug: string, parents: (slug: string) => readonly string[]): string[] {
  const found = new Set<string>();
  let level = [...parents(slug)];
  for (let step = 0; step < 3 && level.length > 0; step += 1) {
    for (const one of level) found.add(one);
    level = level.flatMap((one) => [...parents(one)]).filter((one) => !found.has(one));
  }
  found.delete(slug);
  return [...found];
}

/** How telling something is that `count` of `total` have. */
export const idf = (count: number, total: number): number => Math.log((total + 1) / (count + 1));

/** A vector brought to length one. */
export function unit(values: ReadonlyMap<number, number>): SparseVector {
  const length = Math.sqrt([...values.values()].reduce((sum, value) => sum + value * value, 0));
  const kept = length === 0 ? [] : [...values].filter(([, value]) => value !== 0);
  return { at: kept.map(([at]) => at), values: kept.map(([, value]) => value / length) };
}

/**
 * Vectors of what skills have in common by name: pieces of labels, ancestors. A feature weighs by how few of the lists have
 * it, so that what every list has says nothing.
 * @param features of each skill, by number
 * @param lists of skill numbers: what offers ask
 */
export function featureVectors(features: readonly (readonly string[])[], lists: readonly (readonly number[])[]): SkillVectors {
  const numbers = new Map<string, number>();
  const numbered = features.map((some) => some.map((one) => {
    const known = numbers.get(one) ?? numbers.size;
    numbers.set(one, known);
    return known;
  }));
  const counts = new Int32Array(numbers.size);
  for (const list of lists) for (const one of new Set(list.flatMap((skill) => numbered[skill]!))) counts[one]! += 1;
  return {
    dimensions: numbers.size,
    rows: numbered.map((some) => {
      const values = new Map<number, number>();
      for (const one of some) values.set(one, (values.get(one) ?? 0) + idf(counts[one]!, lists.length));
      return unit(values);
    }),
  };
}

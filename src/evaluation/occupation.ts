import { mapOf, sparseMatrix, type SparseVector, truncatedSvd } from '../matching/linear-algebra.ts';
import { factorise, documentVector, queryVector } from '../matching/embedding/factorise.ts';
import { coOccurrenceVectors } from '../matching/relatedness/co-occurrence.ts';
import { featureVectors, gramsOf, idf, type SkillVectors, unit } from '../matching/relatedness/skill-vectors.ts';
import { Products, type Ranker } from './ranker.ts';
import type { EvaluationSet } from './set.ts';
import type { SetTaxonomy } from './taxonomy.ts';

/**
 * The table for lists of occupations: affinity at full weight, whole profile against whole list, both ways. It would punish
 * a person for knowing more, which the product never does: these lists are long and thin, and a profile is a sample of one.
 * Weights of the kinds of evidence; each is a cosine of what the two sides are made of.
 */
const OCCUPATION = {
  name: 'occupation',
  /** An optional skill of a list, beside an essential one. */
  optional: 0.5,
  /** What several skills of a list share by name or by ancestor counts to this power: said ten times it does not say ten times as much. */
  damping: 0.6,
  evidence: {
    /** The same skills. */
    skills: 1.1,
    /** Pieces of four letters: "manage stocks" and "stock management" are near. */
    labels: 0.8,
    /** What stands above in the taxonomy. */
    ancestors: 0.6,
    /** Skills that go with the same others. */
    coOccurrence: 0.8,
    /** The same, learnt from whole lists. */
    lists: 0.5,
    /** What whole lists have in common by the letters of their labels. */
    labelLists: 0.5,
  },
  /** A list stands near its nearest ones: so much of their mean is added, by how near they are. */
  neighbours: { count: 5, weight: 0.6 },
  ranks: { lists: 150, labelLists: 100, vectors: 128 },
} as const;

type Weighted = readonly (readonly [skill: number, weight: number])[];

const scaled = ({ at, values }: SparseVector, by: number, from: number): SparseVector => ({ at: Array.from(at, (one) => one + from), values: Array.from(values, (value) => value * by) });
const joined = (parts: readonly SparseVector[]): SparseVector => ({ at: parts.flatMap(({ at }) => [...at]), values: parts.flatMap(({ values }) => [...values]) });

/** What a list of skills is made of by one kind of evidence, of length one; `damping` as in OCCUPATION, 1 for none. */
function profile({ rows }: SkillVectors, list: Weighted, damping = 1): SparseVector {
  const sum = new Map<number, number>();
  for (const [skill, weight] of list) {
    const { at, values } = rows[skill]!;
    for (let index = 0; index < at.length; index += 1) sum.set(at[index]!, (sum.get(at[index]!) ?? 0) + weight * values[index]!);
  }
  return unit(damping === 1 ? sum : new Map([...sum].map(([feature, share]) => [feature, share ** damping])));
}

/** Evidence of whole lists: the directions in which they differ most. */
function compressed(vectors: SkillVectors, lists: readonly Weighted[], { rank, seed, damping = 1 }: { readonly rank: number; readonly seed: number; readonly damping?: number }): (list: Weighted) => SparseVector {
  const { right, values } = truncatedSvd(mapOf(sparseMatrix(lists.map((list) => profile(vectors, list, damping)), vectors.dimensions)), Math.max(1, Math.min(rank, lists.length - 20)), { seed });
  const width = values.length;
  return (list) => {
    const { at, values: shares } = profile(vectors, list, damping);
    const sum = new Map<number, number>(Array.from({ length: width }, (_, j) => [j, 0]));
    for (let index = 0; index < at.length; index += 1) for (let j = 0; j < width; j += 1) sum.set(j, sum.get(j)! + shares[index]! * right.values[at[index]! * width + j]!);
    return unit(sum);
  };
}

/** Everything a list is made of as one vector, each kind of evidence with its weight: the product of two is their score. */
function space(taxonomy: SetTaxonomy, lists: readonly Weighted[]): { dimensions: number; of: (list: Weighted) => SparseVector } {
  const { damping, evidence, ranks } = OCCUPATION;
  const bare = lists.map((list) => list.map(([skill]) => skill));
  const identity: SkillVectors = { dimensions: taxonomy.count, rows: taxonomy.ids.map((_, at) => ({ at: [at], values: [1] })) };
  const labels = featureVectors(taxonomy.labels.map(gramsOf), bare);
  const plainly = (vectors: SkillVectors, power = 1) => ({ dimensions: vectors.dimensions, of: (list: Weighted) => profile(vectors, list, power) });
  const blocks = [
    { weight: evidence.skills, ...plainly(identity) },
    { weight: evidence.labels, ...plainly(labels, damping) },
    { weight: evidence.ancestors, ...plainly(featureVectors(taxonomy.ancestors, bare), damping) },
    { weight: evidence.coOccurrence, ...plainly(coOccurrenceVectors(taxonomy.count, bare)) },
    { weight: evidence.lists, dimensions: ranks.lists, of: compressed(identity, lists, { rank: ranks.lists, seed: 9 }) },
    { weight: evidence.labelLists, dimensions: ranks.labelLists, of: compressed(labels, lists, { rank: ranks.labelLists, seed: 10, damping }) },
  ];
  const starts = blocks.map((_, index) => blocks.slice(0, index).reduce((sum, { dimensions }) => sum + dimensions, 0));
  const total = blocks.reduce((sum, { weight }) => sum + weight, 0);
  return {
    dimensions: blocks.reduce((sum, { dimensions }) => sum + dimensions, 0),
    of: (list) => joined(blocks.map(({ weight, of }, index) => scaled(of(list), Math.sqrt(weight / total), starts[index]!))),
  };
}

/** The nearest lists of each, with their shares of what they lend it. */
function neighboursOf(vectors: readonly SparseVector[], products: Products): (readonly (readonly [at: number, share: number])[])[] {
  const { count, weight } = OCCUPATION.neighbours;
  return vectors.map((vector, self) => {
    const near = products.of(vector);
    const first = [...near.keys()].filter((at) => at !== self && near[at]! > 0).toSorted((a, b) => near[b]! - near[a]! || a - b).slice(0, count);
    const sum = first.reduce((all, at) => all + near[at]!, 0);
    return first.map((at) => [at, (weight * near[at]!) / sum] as const);
  });
}

/** A vector with what its neighbours lend it. */
function withNeighbours(vectors: readonly SparseVector[], self: number, near: readonly (readonly [number, number])[]): SparseVector {
  const sum = new Map<number, number>();
  for (const [at, share] of [[self, 1] as const, ...near]) {
    const vector = vectors[at]!;
    for (let index = 0; index < vector.at.length; index += 1) sum.set(vector.at[index]!, (sum.get(vector.at[index]!) ?? 0) + share * vector.values[index]!);
  }
  return { at: [...sum.keys()], values: [...sum.values()] };
}

export function occupationRanker(set: EvaluationSet, taxonomy: SetTaxonomy, told: (step: string) => void): Ranker {
  told('weighing skills and finding what goes together');
  const bare = set.docs.map(({ essential, optional }) => [...essential, ...optional].map(taxonomy.numberOf));
  const counts = new Int32Array(taxonomy.count);
  for (const list of bare) for (const skill of list) counts[skill]! += 1;
  const weight = (skill: number): number => idf(counts[skill]!, bare.length) + 1;
  const lists: Weighted[] = set.docs.map(({ essential }, at) => bare[at]!.map((skill, index) => [skill, weight(skill) * (index < essential.length ? 1 : OCCUPATION.optional)] as const));
  const { dimensions, of } = space(taxonomy, lists);
  told('finding the neighbours of each list');
  const vectors = lists.map(of);
  const products = new Products(vectors, dimensions);
  const near = neighboursOf(vectors, products);
  told('compressing the score');
  const lent = vectors.map((_, at) => withNeighbours(vectors, at, near[at]!));
  const projection = factorise(lent, vectors, dimensions, { rank: Math.max(1, Math.min(OCCUPATION.ranks.vectors, vectors.length - 20)), seed: 3 });
  const profileOf = (skills: readonly number[]): SparseVector => of(skills.map((skill) => [skill, weight(skill)] as const));
  return {
    documents: lent.map((one) => documentVector(projection, one)),
    query: (skills) => queryVector(projection, profileOf(skills)),
    score(skills, documents) {
      const own = products.of(profileOf(skills));
      return Float64Array.from(documents, (at) => own[at]! + near[at]!.reduce((sum, [other, share]) => sum + share * own[other]!, 0));
    },
  };
}

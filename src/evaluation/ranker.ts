import type { SparseVector } from '../matching/linear-algebra.ts';

/** One way to rank the documents of a set: how near a profile each is, exactly, and as short vectors for the search engine. */
export interface Ranker {
  /** Vector of each document, in the set's order; all of one length. */
  readonly documents: readonly (readonly number[])[];
  /** Asks them; null where the profile says nothing. */
  query(skills: readonly number[]): number[] | null;
  /** The exact score of each of these documents, by their places in the set. */
  score(skills: readonly number[], documents: readonly number[]): Float64Array;
}

/** Products of one vector with many, the many by dimension: what the one has nothing of is never looked at. */
export class Products {
  private readonly documents: Int32Array[];
  private readonly values: Float64Array[];

  constructor(private readonly vectors: readonly SparseVector[], dimensions: number) {
    const lists: [number[], number[]][] = Array.from({ length: dimensions }, () => [[], []]);
    for (const [document, { at, values }] of vectors.entries()) {
      for (let index = 0; index < at.length; index += 1) {
        const [documents, shares] = lists[at[index]!]!;
        documents.push(document);
        shares.push(values[index]!);
      }
    }
    this.documents = lists.map(([documents]) => Int32Array.from(documents));
    this.values = lists.map(([, shares]) => Float64Array.from(shares));
  }

  /** With each of the many, in their order. */
  of({ at, values }: SparseVector): Float64Array {
    const result = new Float64Array(this.vectors.length);
    for (let index = 0; index < at.length; index += 1) {
      const documents = this.documents[at[index]!]!;
      const shares = this.values[at[index]!]!;
      const value = values[index]!;
      for (let p = 0; p < documents.length; p += 1) result[documents[p]!]! += value * shares[p]!;
    }
    return result;
  }
}

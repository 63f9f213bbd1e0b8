import { type DenseMatrix, type LinearMap, type SparseMatrix, sparseMatrix, type SparseVector, times, transposedTimes, truncatedSvd } from '../linear-algebra.ts';

/**
 * One side of a compressed inner product: documents stand in an index, queries ask it. Each is mapped by the other side's
 * factor, so that what the other side never asks takes no room.
 */
export interface Projection {
  /** Length of a vector, without the norm's coordinate. */
  readonly rank: number;
  /** Row per dimension, `rank` numbers each. */
  readonly ofDocuments: DenseMatrix;
  readonly ofQueries: DenseMatrix;
  /** The mean document, mapped: it is taken off each. No order changes by that, the contrast does. */
  readonly mean: Float64Array;
  /** The length that documents are brought to by one more coordinate, so that cosine orders as the inner product does. */
  readonly norm: number;
}

/** How many of a thousand documents are shorter than `norm`; the rest are cut to it. */
const SHORTER = 0.999;

function meanOf({ rows, columns, at, values }: SparseMatrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let p = 0; p < at.length; p += 1) mean[at[p]!]! += values[p]! / rows;
  return mean;
}

/** Documents less their mean, as a map that is never formed. */
function centred(matrix: SparseMatrix, mean: Float64Array): LinearMap {
  const apply = (x: DenseMatrix): DenseMatrix => {
    const result = times(matrix, x);
    const shift = mapped(mean, x);
    for (let row = 0; row < result.rows; row += 1) for (let j = 0; j < x.columns; j += 1) result.values[row * x.columns + j]! -= shift[j]!;
    return result;
  };
  const applyTransposed = (x: DenseMatrix): DenseMatrix => {
    const result = transposedTimes(matrix, x);
    const sums = new Float64Array(x.columns);
    for (let row = 0; row < x.rows; row += 1) for (let j = 0; j < x.columns; j += 1) sums[j]! += x.values[row * x.columns + j]!;
    for (let row = 0; row < result.rows; row += 1) for (let j = 0; j < x.columns; j += 1) result.values[row * x.columns + j]! -= mean[row]! * sums[j]!;
    return result;
  };
  return { rows: matrix.rows, columns: matrix.columns, apply, applyTransposed };
}

/** A full vector times a matrix. */
function mapped(vector: Float64Array, { columns, values }: DenseMatrix): Float64Array {
  const result = new Float64Array(columns);
  for (const [row, value] of vector.entries()) if (value !== 0) for (let j = 0; j < columns; j += 1) result[j]! += value * values[row * columns + j]!;
  return result;
}

/** A sparse vector times a matrix. */
export function project({ at, values }: SparseVector, { columns, values: matrix }: DenseMatrix): Float64Array {
  const result = new Float64Array(columns);
  for (let index = 0; index < at.length; index += 1) {
    const from = at[index]! * columns;
    const value = values[index]!;
    for (let j = 0; j < columns; j += 1) result[j]! += value * matrix[from + j]!;
  }
  return result;
}

/** Divides each column by a square root, so that both sides carry half of what it tells. */
function halved({ rows, columns, values }: DenseMatrix, singular: Float64Array): DenseMatrix {
  const result = new Float64Array(values.length);
  for (let row = 0; row < rows; row += 1) for (let j = 0; j < columns; j += 1) result[row * columns + j] = values[row * columns + j]! / Math.sqrt(singular[j]!);
  return { rows, columns, values: result };
}

export const lengthOf = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

/**
 * Factors the inner products of sample documents with sample queries: the best `rank` numbers for either side to keep.
 * Deterministic for a seed.
 */
export function factorise(documents: readonly SparseVector[], queries: readonly SparseVector[], dimensions: number, { rank, seed = 1 }: { readonly rank: number; readonly seed?: number }): Projection {
  const d = sparseMatrix(documents, dimensions);
  const q = sparseMatrix(queries, dimensions);
  const mean = meanOf(d);
  const centre = centred(d, mean);
  const product: LinearMap = {
    rows: d.rows,
    columns: q.rows,
    apply: (x) => centre.apply(transposedTimes(q, x)),
    applyTransposed: (x) => times(q, centre.applyTransposed(x)),
  };
  const { left, values, right } = truncatedSvd(product, rank, { seed });
  const ofDocuments = halved(transposedTimes(q, right), values);
  const ofQueries = halved(centre.applyTransposed(left), values);
  const shift = mapped(mean, ofDocuments);
  const lengths = documents.map((one) => lengthOf(less(project(one, ofDocuments), shift))).toSorted((a, b) => a - b);
  return { rank: values.length, ofDocuments, ofQueries, mean: shift, norm: lengths[Math.min(lengths.length - 1, Math.floor(SHORTER * lengths.length))] ?? 1 };
}

function less(vector: Float64Array, shift: Float64Array): Float64Array {
  for (let j = 0; j < vector.length; j += 1) vector[j]! -= shift[j]!;
  return vector;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** A document's vector: `rank` + 1 numbers of length one. It is never zero, which Meilisearch would put first. */
export function documentVector({ ofDocuments, mean, norm }: Projection, features: SparseVector): number[] {
  const vector = less(project(features, ofDocuments), mean);
  const length = lengthOf(vector);
  const scale = 1 / Math.max(length, norm);
  const rest = length < norm ? Math.sqrt(norm * norm - length * length) / norm : 0;
  return [...Array.from(vector, (value) => rounded(value * scale)), rounded(rest)];
}

/** A query's vector, of length one; null where it has nothing to ask by. */
export function queryVector({ ofQueries }: Projection, features: SparseVector): number[] | null {
  const vector = project(features, ofQueries);
  const length = lengthOf(vector);
  return length < 1e-9 ? null : [...Array.from(vector, (value) => value / length), 0];
}

/** Small linear algebra on typed arrays: what compressing scores and finding co-occurrence need, seeded and the same everywhere. */

/** One row: positions and values, in any order, no position twice. */
export interface SparseVector {
  readonly at: readonly number[] | Int32Array;
  readonly values: readonly number[] | Float64Array;
}

/** A matrix by rows, most of it nothing. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Int32Array;
  readonly at: Int32Array;
  readonly values: Float64Array;
}

/** A full matrix, row after row. */
export interface DenseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function sparseMatrix(rows: readonly SparseVector[], columns: number): SparseMatrix {
  const starts = new Int32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) starts[index + 1] = starts[index]! + row.at.length;
  const at = new Int32Array(starts[rows.length]!);
  const values = new Float64Array(at.length);
  for (const [index, row] of rows.entries()) {
    at.set(row.at, starts[index]);
    values.set(row.values, starts[index]);
  }
  return { rows: rows.length, columns, starts, at, values };
}

/** A times X. */
export function times({ rows, starts, at, values }: SparseMatrix, { columns: width, values: other }: DenseMatrix): DenseMatrix {
  const result = new Float64Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const to = row * width;
    for (let p = starts[row]!; p < starts[row + 1]!; p += 1) {
      const from = at[p]! * width;
      const value = values[p]!;
      for (let j = 0; j < width; j += 1) result[to + j]! += value * other[from + j]!;
    }
  }
  return { rows, columns: width, values: result };
}

/** A transposed, times X. */
export function transposedTimes({ rows, columns, starts, at, values }: SparseMatrix, { columns: width, values: other }: DenseMatrix): DenseMatrix {
  const result = new Float64Array(columns * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * width;
    for (let p = starts[row]!; p < starts[row + 1]!; p += 1) {
      const to = at[p]! * width;
      const value = values[p]!;
      for (let j = 0; j < width; j += 1) result[to + j]! += value * other[from + j]!;
    }
  }
  return { rows: columns, columns: width, values: result };
}

/** Numbers in [0, 1) that the seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A start for power iterations. Sums of twelve even numbers are near enough to a normal one, and the same on every machine. */
function randomMatrix(rows: number, columns: number, seed: number): DenseMatrix {
  const random = seeded(seed);
  const values = new Float64Array(rows * columns);
  for (let index = 0; index < values.length; index += 1) {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += random();
    values[index] = sum;
  }
  return { rows, columns, values };
}

/** X transposed, times Y: a small square for tall ones. */
function gram({ rows, columns, values }: DenseMatrix, other: DenseMatrix): Float64Array {
  const width = other.columns;
  const result = new Float64Array(columns * width);
  for (let row = 0; row < rows; row += 1) {
    for (let a = 0; a < columns; a += 1) {
      const value = values[row * columns + a]!;
      if (value === 0) continue;
      for (let b = 0; b < width; b += 1) result[a * width + b]! += value * other.values[row * width + b]!;
    }
  }
  return result;
}

/** X times a small square, whose first `keep` columns are wanted. */
function timesSmall({ rows, columns, values }: DenseMatrix, small: Float64Array, keep: number): DenseMatrix {
  const result = new Float64Array(rows * keep);
  for (let row = 0; row < rows; row += 1) {
    for (let a = 0; a < columns; a += 1) {
      const value = values[row * columns + a]!;
      if (value === 0) continue;
      for (let b = 0; b < keep; b += 1) result[row * keep + b]! += value * small[a * keep + b]!;
    }
  }
  return { rows, columns: keep, values: result };
}

/** Makes the columns orthogonal and of length one, by their gram matrix's eigenvectors; twice, since once loses digits. Columns that add nothing become zero. */
function orthonormal(matrix: DenseMatrix): DenseMatrix {
  let result = matrix;
  for (let pass = 0; pass < 2; pass += 1) {
    const { values, vectors } = symmetricEigen(gram(result, result), result.columns);
    const n = result.columns;
    const least = (values[0] ?? 0) * 1e-14;
    const scaled = new Float64Array(n * n);
    for (let a = 0; a < n; a += 1) for (let b = 0; b < n; b += 1) scaled[a * n + b] = values[b]! > least ? vectors[a * n + b]! / Math.sqrt(values[b]!) : 0;
    result = timesSmall(result, scaled, n);
  }
  return result;
}

/** Eigenvalues, largest first, and vectors (by columns) of a small symmetric matrix: Jacobi's rotations. */
function symmetricEigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  const size = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) off += a[p * n + q]! ** 2;
    if (off <= size * 1e-26) break;
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).toSorted((x, y) => a[y * n + y]! - a[x * n + x]! || x - y);
  const vectors = new Float64Array(n * n);
  for (const [to, from] of order.entries()) for (let i = 0; i < n; i += 1) vectors[i * n + to] = v[from * n + i]!;
  return { values: Float64Array.from(order, (i) => a[i * n + i]!), vectors };
}

/** Turns p and q against each other until their product is nothing. Rows of `v` are the vectors. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [a[i * n + p]!, a[i * n + q]!];
    a[i * n + p] = c * x - s * y;
    a[i * n + q] = s * x + c * y;
  }
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [a[p * n + i]!, a[q * n + i]!];
    a[p * n + i] = c * x - s * y;
    a[q * n + i] = s * x + c * y;
  }
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [v[p * n + i]!, v[q * n + i]!];
    v[p * n + i] = c * x - s * y;
    v[q * n + i] = s * x + c * y;
  }
}

/** The largest part of a matrix: left and right vectors by columns, `values` largest first. */
export interface TruncatedSvd {
  readonly left: DenseMatrix;
  readonly values: Float64Array;
  readonly right: DenseMatrix;
}

/** A product that need not be formed: what the decomposition asks of a matrix. */
export interface LinearMap {
  readonly rows: number;
  readonly columns: number;
  readonly apply: (x: DenseMatrix) => DenseMatrix;
  readonly applyTransposed: (x: DenseMatrix) => DenseMatrix;
}

export const mapOf = (matrix: SparseMatrix): LinearMap => ({
  rows: matrix.rows, columns: matrix.columns, apply: (x) => times(matrix, x), applyTransposed: (x) => transposedTimes(matrix, x),
});

const SPARE = 12;

/**
 * Randomised singular value decomposition: the first `rank` of it, or as many as there are. The same seed gives the same
 * numbers. `power` steps make the small ones right too.
 */
export function truncatedSvd(map: LinearMap, rank: number, { seed = 1, power = 2 }: { readonly seed?: number; readonly power?: number } = {}): TruncatedSvd {
  const width = Math.min(rank + SPARE, map.rows, map.columns);
  let range = orthonormal(map.apply(randomMatrix(map.columns, width, seed)));
  for (let step = 0; step < power; step += 1) range = orthonormal(map.apply(orthonormal(map.applyTransposed(range))));
  const small = map.applyTransposed(range);
  const { values: squares, vectors } = symmetricEigen(gram(small, small), width);
  const least = (squares[0] ?? 0) * 1e-12;
  const keep = Math.min(rank, squares.filter((square) => square > least).length);
  const values = Float64Array.from({ length: keep }, (_, i) => Math.sqrt(squares[i]!));
  const kept = new Float64Array(width * keep);
  const divided = new Float64Array(width * keep);
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b < keep; b += 1) {
      kept[a * keep + b] = vectors[a * width + b]!;
      divided[a * keep + b] = vectors[a * width + b]! / values[b]!;
    }
  }
  return { left: timesSmall(range, kept, keep), values, right: timesSmall(small, divided, keep) };
}

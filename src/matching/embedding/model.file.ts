import { gunzipSync, gzipSync } from 'node:zlib';
import type { EmbeddingModel } from './embedding.ts';
import type { Projection } from './factorise.ts';
import type { DenseMatrix } from '../linear-algebra.ts';

/**
 * The form in which a model is kept: a line of JSON, then the matrices' rows as whole numbers of one byte, each row with its
 * own scale. What is lost by that, the exact score afterwards makes good.
 */
interface Header {
  readonly version: string;
  readonly features: readonly string[];
  readonly projections: readonly { readonly rank: number; readonly norm: number; readonly mean: readonly number[] }[];
}

function pack({ rows, columns, values }: DenseMatrix): Buffer {
  const scales = new Float32Array(rows);
  const cells = new Int8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    let most = 0;
    for (let j = 0; j < columns; j += 1) most = Math.max(most, Math.abs(values[row * columns + j]!));
    scales[row] = most / 127;
    for (let j = 0; j < columns; j += 1) cells[row * columns + j] = most === 0 ? 0 : Math.round(values[row * columns + j]! / scales[row]!);
  }
  return Buffer.concat([Buffer.from(scales.buffer), Buffer.from(cells.buffer)]);
}

function unpack(bytes: Buffer, rows: number, columns: number): DenseMatrix {
  const scales = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + rows * 4));
  const cells = new Int8Array(bytes.buffer, bytes.byteOffset + rows * 4, rows * columns);
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1) for (let j = 0; j < columns; j += 1) values[row * columns + j] = cells[row * columns + j]! * scales[row]!;
  return { rows, columns, values };
}

/** Bytes of a packed matrix. */
const sizeOf = (rows: number, columns: number): number => rows * (4 + columns);

export function writeModel({ version, features, offers, people }: EmbeddingModel): Buffer {
  const both = [offers, people];
  const header: Header = { version, features, projections: both.map(({ rank, norm, mean }) => ({ rank, norm, mean: [...mean] })) };
  return gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...both.flatMap(({ ofDocuments, ofQueries }) => [pack(ofDocuments), pack(ofQueries)])]), { level: 9 });
}

export function readModel(file: Buffer): EmbeddingModel {
  const bytes = gunzipSync(file);
  const end = bytes.indexOf(10);
  const { version, features, projections } = JSON.parse(bytes.subarray(0, end).toString()) as Header;
  let at = end + 1;
  const next = (rank: number): DenseMatrix => {
    const matrix = unpack(bytes.subarray(at), features.length, rank);
    at += sizeOf(features.length, rank);
    return matrix;
  };
  const [offers, people] = projections.map(({ rank, norm, mean }): Projection => ({ rank, norm, mean: Float64Array.from(mean), ofDocuments: next(rank), ofQueries: next(rank) }));
  return { version, features, offers: offers!, people: people! };
}

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';

/** A file of JSON Lines cannot be used: says the file, the line and what is wrong with it. */
export class LinesError extends Error {}

function contentOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    throw new LinesError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The lines of a file, packed by gzip or not; empty ones are passed over.
 * @throws LinesError that names the file, the line and the field
 */
export function readLines<T>(file: string, shape: z.ZodType<T>): T[] {
  return contentOf(file).split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const where = `${file}, line ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new LinesError(`${where}: is no JSON`);
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) throw new LinesError(`${where}: ${parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`).join('; ')}`);
    return [parsed.data];
  });
}

import { parse } from 'csv-parse';
import type { EscoFile } from './esco.files.ts';

/** A line of a file, by column; a column that the file does not have is absent. */
export type EscoRow = Readonly<Record<string, string | undefined>>;

/**
 * The lines of a file, one at a time: cells may hold line breaks and the file a byte order mark.
 * @param columns that the file must have
 * @throws Error in plain words where it has not, or is no CSV
 */
export async function* rowsOf(file: EscoFile, columns: readonly string[]): AsyncGenerator<EscoRow> {
  const stream = await file.open();
  const parser = parse({ bom: true, columns: (header: string[]) => header.map((name) => name.trim()), skip_empty_lines: true, relax_column_count: true });
  stream.on('error', (error) => parser.destroy(error)).pipe(parser);
  let checked = false;
  try {
    for await (const row of parser as AsyncIterable<EscoRow>) {
      const missing = checked ? [] : columns.filter((column) => !(column in row));
      if (missing.length > 0) throw new Error(`it has no column ${missing.join(', ')}`);
      checked = true;
      yield row;
    }
  } catch (error) {
    throw new Error(`${file.path} can not be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    stream.destroy();
  }
}

/** The terms of a cell: a line each in the main files, " | " between them in the collections. Blank ones and repeats are dropped. */
export const termsOf = (cell: string | undefined): string[] => [...new Set((cell ?? '').split(/\r?\n|\s\|\s/u).map(tidy).filter((term) => term !== ''))];

/** A label without the spaces that some of them end in, or have twice. */
export const tidy = (text: string | undefined): string => (text ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();

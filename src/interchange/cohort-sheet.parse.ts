import { parse } from 'csv-parse/sync';
import { unguarded } from './csv.write.ts';

/** What parts the cells of a sheet. */
export const SheetSeparator = { COMMA: 'COMMA', SEMICOLON: 'SEMICOLON', TAB: 'TAB', PIPE: 'PIPE' } as const;
export type SheetSeparator = (typeof SheetSeparator)[keyof typeof SheetSeparator];

export const SIGNS: Readonly<Record<SheetSeparator, string>> = { SEMICOLON: ';', COMMA: ',', TAB: '\t', PIPE: '|' };

/** A row of a sheet; rows are numbered as a spreadsheet shows them, the first is 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A quote that is opened and never closed swallows the rest of the sheet. */
export class UnclosedQuote extends Error {
  readonly row: number;

  constructor(row: number) {
    super(`a quote opened in row ${row} is never closed`);
    this.row = row;
  }
}

/** A sheet has more rows than are read, those that hold nothing counted; spreadsheets leave many behind, which at the end count for nothing. */
export class TooManyRows extends Error {}

/** What a spreadsheet writes before the head to say what parts the cells: "sep=;". It shows no row for it. */
const SAID = /^\uFEFF?sep=(.)\r?\n/i;
/** Rows that are read at most: learners, titles, and rows between them that hold nothing. */
const ROWS_READ = 12_000;
/** So much of a sheet shows what parts its cells. */
const LOOKED_AT = 20_000;
// oxlint-disable-next-line no-control-regex -- signs that no cell means
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const options = (separator: SheetSeparator) => ({ delimiter: SIGNS[separator], bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });

/** A cell without what spreadsheets and guards put around it: ="0612" is 0612, and '+212 is +212. */
export function cellOf(text: string): string {
  const plain = text.replace(CONTROL, ' ').normalize('NFC').trim();
  const formula = /^="([^"]*)"$/.exec(plain);
  return unguarded(formula ? formula[1]! : plain).trim();
}

/** The parser makes an error of every row that is not as long as the first, to be looked at or not; without a stack each it takes a third of the time. */
function parsed(text: string, separator: SheetSeparator, to: number): string[][] {
  const depth = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 0;
    return parse(text, { ...options(separator), to });
  } finally {
    Error.stackTraceLimit = depth;
  }
}

/** How well a separator cuts the first rows: into how many cells each, where they agree; where it does not cut all of them, how it cuts the first. */
function cutBy(text: string, separator: SheetSeparator): number {
  try {
    const counts = parsed(text, separator, 5).filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length);
    const least = Math.min(...counts);
    // A comma inside a list of skills comes and goes; what parts cells is in every row.
    return counts.length === 0 ? 0 : least > 1 ? 2 * least + Number(counts.every((count) => count === least)) : 1 - 1 / counts[0]!;
  } catch {
    return 0;
  }
}

const beginningOf = (text: string): string => (text.length > LOOKED_AT ? text.slice(0, text.lastIndexOf('\n', LOOKED_AT) + 1 || LOOKED_AT) : text);

/** How many cells the first rows have at least, before all of them are read. */
export function leastWidth(text: string, separator: SheetSeparator): number {
  try {
    return Math.max(0, ...parsed(beginningOf(text), separator, 5).map((row) => row.length));
  } catch {
    // A quote goes on behind what was looked at.
    return 0;
  }
}

/** What parts the cells: what the sheet says itself, else what cuts its first rows into the most columns. */
export function separatorOf(text: string): SheetSeparator {
  const said = SAID.exec(text)?.[1];
  const named = (Object.keys(SIGNS) as SheetSeparator[]).find((separator) => SIGNS[separator] === said);
  if (named) return named;
  const head = beginningOf(text);
  const cuts = (Object.keys(SIGNS) as SheetSeparator[]).map((separator) => ({ separator, cut: cutBy(head, separator) }));
  return cuts.reduce((best, one) => (one.cut > best.cut ? one : best)).separator;
}

/**
 * The rows of a sheet that hold anything, with the numbers they have there. Quoted cells may hold line breaks; stray quotes are
 * read as they stand. @throws UnclosedQuote, TooManyRows
 */
export function parseSheet(text: string, separator: SheetSeparator): SheetRow[] {
  try {
    const rows = parsed(text.replace(SAID, '').trimEnd(), separator, ROWS_READ + 1);
    if (rows.length > ROWS_READ) throw new TooManyRows(`more than ${ROWS_READ} rows`);
    return rows.map((cells, index) => ({ row: index + 1, cells: cells.map(cellOf) })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    const { code, records } = error as { code?: string; records?: number };
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    throw new UnclosedQuote((records ?? 0) + 1);
  }
}

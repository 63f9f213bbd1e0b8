import { stringify } from 'csv-stringify/sync';

/** What a cell may hold; null is an empty one. */
export type Cell = string | number | null;

/** Tells a spreadsheet that the text is UTF-8. */
const BOM = '\uFEFF';

/**
 * What a spreadsheet may take for a formula, as OWASP lists it ("CSV Injection"): a text that begins with = + - @, also in their
 * wide forms, or with a tab or a line end; blanks and signs without width before them hide nothing. Apostrophes in front count too,
 * so that taking one away always gives back what was written.
 */
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** A cell that no spreadsheet computes: one that looks like a formula has an apostrophe before it. A number is none, whatever its sign. */
export const guarded = <C extends Cell>(cell: C): C => (typeof cell === 'string' && FORMULA.test(cell) ? (`'${cell}` as C) : cell);

/** A guarded cell as it was before, for what comes back from a spreadsheet; any other is left as it is. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** A number as the spreadsheets read it that take this separator: where that is a semicolon, decimals come after a comma. */
const numeral = (cell: number, separator: string): string => (separator === ';' ? String(cell).replace('.', ',') : String(cell));

/**
 * Rows as CSV by RFC 4180, with a byte order mark: every cell in quotes, so that a reader with another separator in mind splits none,
 * lines ended by CR LF, formulas guarded, decimals after a comma where cells are parted by semicolons.
 * @param separator one character; a comma, or what the spreadsheets of a country take
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly Cell[])[], separator = ','): string =>
  BOM + stringify([header, ...rows].map((row) => row.map((cell) => (typeof cell === 'number' ? numeral(cell, separator) : guarded(cell)))), { delimiter: separator, record_delimiter: '\r\n', quoted: true, quoted_empty: true });

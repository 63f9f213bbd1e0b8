import type { GridStep } from '../centres/centre.entity.ts';
import { importFault } from '../graduates/cohort-import.errors.ts';
import type { LearnerRow } from '../graduates/learner-row.ts';
import { isEmail, normalEmail } from '../identity/account.service.ts';
import { faults } from '../kernel/errors.ts';
import { Rules } from '../kernel/rules.ts';
import type { SkillMap as WholeMap } from '../skills/skill.map.ts';
import { decodeSheet, isWorkbook, type SheetEncoding } from './cohort-sheet.decode.ts';
import { type Column, namesEmail, readHeaders, type SaidColumn } from './cohort-sheet.headers.ts';
import { levelReader } from './cohort-sheet.levels.ts';
import { leastWidth, parseSheet, separatorOf, type SheetRow, type SheetSeparator, TooManyRows, UnclosedQuote } from './cohort-sheet.parse.ts';
import { phoneOf, RowReader } from './cohort-sheet.rows.ts';
import { SkillCells } from './cohort-sheet.skills.ts';

type SkillMap = Pick<WholeMap, 'index' | 'bySlug' | 'nearest'>;

/** What a sheet may hold at most. */
export const SHEET_MOST = { rows: 10_000, columns: 100, bytes: 2_000_000 } as const;

/** A sheet as it is sent: as text, or as the bytes of a file. */
export interface GivenSheet {
  readonly text?: string | null;
  readonly contentBase64?: string | null;
  readonly separator?: SheetSeparator | null;
  readonly encoding?: SheetEncoding | null;
  readonly columns?: readonly SaidColumn[] | null;
}

/** How a sheet's text is read: what was found out or said, so that reading it again gives the same. */
export interface SheetReading {
  readonly separator: SheetSeparator;
  readonly columns: readonly Column[];
  /** How many of its rows come before the learners: the head, and titles over it; none where the first is a learner. */
  readonly before: number;
}

/** A sheet, opened: its text, how it is read, and its rows of learners. */
export interface OpenSheet extends SheetReading {
  readonly text: string;
  readonly encoding: SheetEncoding | null;
  readonly rows: readonly SheetRow[];
}

/** No part of it can stand for another: a long text that is none is told so after one walk. */
const BASE64 = /^[A-Za-z0-9+/\s]*(?:=\s*){0,2}$/;
const HEADERS_TOLD = 300;

/** The text of what was sent. Faults: exactly one of the two, no workbook, not too large, of the encoding. */
function textOf(given: GivenSheet): { text: string; encoding: SheetEncoding | null } {
  const rules = new Rules();
  const { text, contentBase64 } = given;
  rules.holds('text', typeof text === 'string' !== (typeof contentBase64 === 'string'), { fr: 'donnez soit text, soit contentBase64', ar: 'أعطِ إما text أو contentBase64', en: 'give either text or contentBase64' });
  rules.done();
  const field = typeof text === 'string' ? 'text' : 'contentBase64';
  if (contentBase64 && !BASE64.test(contentBase64)) throw faults.INVALID(field, { rule: { fr: 'donnez les octets du fichier en Base64', ar: 'أعطِ بايتات الملف بترميز Base64', en: 'give the bytes of the file in Base64' } });
  // Before its size is looked at: as CSV it will be smaller. So many characters of Base64 hold its first bytes, line ends and all.
  if (isWorkbook(typeof text === 'string' ? Buffer.from(text.slice(0, 4), 'latin1') : Buffer.from(contentBase64!.slice(0, 20), 'base64'))) throw importFault.SHEET_IS_WORKBOOK(field);
  const bytes = typeof text === 'string' ? Buffer.byteLength(text) : Math.floor((contentBase64!.length * 3) / 4);
  if (bytes > SHEET_MOST.bytes) throw importFault.SHEET_TOO_LARGE(field, { given: bytes, most: SHEET_MOST.bytes, unit: 'B' });
  if (typeof text === 'string') return { text: text.replace(/^\uFEFF/, ''), encoding: null };
  const decoded = decodeSheet(Buffer.from(contentBase64!, 'base64'), given.encoding ?? null);
  if (!decoded) throw importFault.SHEET_UNREADABLE('encoding', { row: 1 });
  return decoded;
}

function rowsOf(text: string, separator: SheetSeparator, field: string): SheetRow[] {
  try {
    return parseSheet(text, separator);
  } catch (error) {
    if (error instanceof TooManyRows) throw importFault.SHEET_TOO_LARGE(field, { given: `> ${SHEET_MOST.rows}`, most: SHEET_MOST.rows, unit: 'rows' });
    if (error instanceof UnclosedQuote) throw importFault.SHEET_UNREADABLE(field, { row: error.row });
    throw error;
  }
}

const hasEmail = (cells: readonly string[]): boolean => cells.some((cell) => isEmail(normalEmail(cell)));

/** The columns of a sheet without a head, by what its first row holds; a name only where one column alone can be one. */
function guessColumns(cells: readonly string[]): SaidColumn[] {
  const meant = cells.map((cell, at) => ({ column: at + 1, meaning: isEmail(normalEmail(cell)) ? ('EMAIL' as const) : phoneOf(cell) !== null ? ('PHONE' as const) : /^[\p{L}\p{M}\s.'’-]+$/u.test(cell) ? ('NAME' as const) : ('UNKNOWN' as const) }));
  const names = meant.filter(({ meaning }) => meaning === 'NAME');
  return meant.map((one) => (one.meaning === 'NAME' && names.length > 1 ? { ...one, meaning: 'UNKNOWN' as const } : one));
}

/** Rows in which a head is looked for, under titles. */
const HEAD_WITHIN = 10;

/** How many rows come before the learners: up to the first that names a column for the e-mail; where none does, the first. */
function rowsBefore(rows: readonly SheetRow[]): number {
  const first = rows.findIndex(({ cells }) => hasEmail(cells));
  if (first === 0) return 0;
  const head = rows.slice(0, HEAD_WITHIN).findIndex(({ cells }) => namesEmail(cells));
  return head === -1 || (first !== -1 && head > first) ? 1 : head + 1;
}

function checkSaid(said: readonly SaidColumn[], count: number, map: SkillMap): void {
  const rules = new Rules();
  for (const [at, { column, meaning, skill }] of said.entries()) {
    if (column < 1 || column > count || said.findIndex((one) => one.column === column) !== at) rules.add(importFault.UNKNOWN_COLUMN(`columns.${at}.column`, { column }));
    if (meaning === 'SKILL' && !skill) rules.add(faults.REQUIRED(`columns.${at}.skill`));
    if (skill && !map.bySlug.has(skill)) rules.add(faults.UNKNOWN_SKILL(`columns.${at}.skill`, { value: skill.slice(0, 100), nearest: map.nearest(skill.slice(0, 100), 3).join(', ') || '-' }));
  }
  rules.done();
}

function mustBeNarrow(columns: number, field: string): void {
  if (columns > SHEET_MOST.columns) throw importFault.SHEET_TOO_LARGE(field, { given: columns, most: SHEET_MOST.columns, unit: 'columns' });
}

/**
 * Opens a sheet: finds its encoding, what parts its cells, its head and what its columns hold, as far as that was not said.
 * Faults, on the field that brought it: SHEET_EMPTY, SHEET_IS_WORKBOOK, SHEET_UNREADABLE, SHEET_TOO_LARGE, NO_EMAIL_COLUMN, UNKNOWN_COLUMN, UNKNOWN_SKILL, INVALID, REQUIRED.
 */
export function openSheet(given: GivenSheet, map: SkillMap): OpenSheet {
  const field = typeof given.text === 'string' ? 'text' : 'contentBase64';
  const { text, encoding } = textOf(given);
  const separator = given.separator ?? separatorOf(text);
  mustBeNarrow(leastWidth(text, separator), field);
  const rows = rowsOf(text, separator, field);
  mustBeNarrow(Math.max(0, ...rows.slice(0, HEAD_WITHIN).map(({ cells }) => cells.length)), field);
  const before = rowsBefore(rows);
  const head = rows[Math.max(before - 1, 0)]?.cells ?? [];
  const said = given.columns ?? [];
  checkSaid(said, head.length, map);
  const columns = before > 0 ? readHeaders(head, map.index, said) : readHeaders(head.map(() => ''), map.index, said.length > 0 ? said : guessColumns(head));
  const learners = rows.slice(before);
  if (learners.length === 0) throw importFault.SHEET_EMPTY(field);
  if (learners.length > SHEET_MOST.rows) throw importFault.SHEET_TOO_LARGE(field, { given: learners.length, most: SHEET_MOST.rows, unit: 'rows' });
  if (!columns.some(({ meaning }) => meaning === 'EMAIL')) throw importFault.NO_EMAIL_COLUMN('columns', { headers: head.join(', ').slice(0, HEADERS_TOLD) });
  return { text, encoding, separator, columns, before, rows: learners };
}

/** Reads the learners of a sheet that was opened before, by how it was read then. */
export const readLearners = (rows: readonly SheetRow[], { columns }: Pick<SheetReading, 'columns'>, map: SkillMap, grid: readonly GridStep[]): LearnerRow[] => {
  const reader = new RowReader(columns, new SkillCells(map.index, levelReader(grid)));
  return rows.map((row) => reader.read(row));
};

/** The rows of learners of a text that `openSheet` has read. */
export const reopenSheet = (text: string, { separator, before }: SheetReading): SheetRow[] => parseSheet(text, separator).slice(before);

import { centre, cohort, managedCohort } from '../centres/centre.visibility.ts';
import { Cohort } from '../centres/cohort.entity.ts';
import { CohortImport } from '../graduates/cohort-import.entity.ts';
import { importFault } from '../graduates/cohort-import.errors.ts';
import type { Decision, ImportOutcome } from '../graduates/learner-book.ts';
import { decideRows } from '../graduates/learner-book.load.ts';
import type { RowFault } from '../graduates/learner-row.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read, type Row } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { erasedAmong } from '../privacy/erased-address.ts';
import { skillMap } from '../skills/skill.map.ts';
import type { Column } from './cohort-sheet.headers.ts';
import { type GivenSheet, type OpenSheet, openSheet, readLearners, SHEET_MOST, type SheetReading } from './cohort-sheet.read.ts';

/** The job that takes sheets in. */
export const TAKE_IN = 'cohort.takeIn';

export interface ImportCohort extends GivenSheet {
  cohortId: string;
  dryRun?: boolean | null;
  /** In which the letters are written; the viewer's if left out. */
  language?: Context['language'] | null;
  confirmRows?: number[] | null;
  separateRows?: number[] | null;
}

/** What came of a row, as it is kept: codes and ids, no name, no address. */
export interface ReportRow {
  readonly row: number;
  readonly outcome: ImportOutcome;
  readonly faults: readonly RowFault[];
  readonly enrolmentId: string | null;
  /** Ids of enrolments. */
  readonly resembles: readonly string[];
}

/** How a sheet is taken in, as it is kept with the import. */
export interface ImportOptions extends SheetReading {
  readonly confirmRows: readonly number[];
  readonly separateRows: readonly number[];
  readonly language: Context['language'];
  /** Why it failed. */
  readonly fault?: string;
}

/** What a sheet would come to. */
export interface ImportPreview {
  readonly total: number;
  readonly columns: readonly Column[];
  readonly separator: OpenSheet['separator'];
  readonly encoding: OpenSheet['encoding'];
  readonly rows: readonly ReportRow[];
}

export const reportRow = ({ row, outcome, faults, enrolmentId, resembles }: Decision): ReportRow => ({ row: row.row, outcome, faults, enrolmentId, resembles });

/** The centre of a cohort, with its grid. */
export const centreOf = async (context: Context, cohortId: string): Promise<Row<typeof centre>> =>
  read(context, centre).selectAll('centre').where('centre.id', '=', (await read(context, cohort).select('cohort.centreId').where('cohort.id', '=', cohortId).executeTakeFirstOrThrow()).centreId).executeTakeFirstOrThrow();

/** What the sheet would come to as things stand; nothing is written. */
async function preview(tx: Tx, cohortId: string, sheet: OpenSheet, input: ImportCohort): Promise<ImportPreview> {
  const { id: centreId, grid } = await centreOf(tx, cohortId);
  const rows = readLearners(sheet.rows, sheet, await skillMap(tx), grid);
  const choices = { cohortId, confirmRows: new Set(input.confirmRows), separateRows: new Set(input.separateRows), erased: await erasedAmong(tx, rows.map(({ email }) => email)) };
  const decisions = await decideRows(tx, centreId, rows, choices);
  const { columns, separator, encoding } = sheet;
  return { total: rows.length, columns, separator, encoding, rows: decisions.map(reportRow) };
}

/** @throws UNKNOWN_ROW for each number that is no row of a learner */
function checkRows(input: ImportCohort, { rows }: OpenSheet): void {
  const numbers = new Set(rows.map(({ row }) => row));
  const rules = new Rules();
  for (const list of ['confirmRows', 'separateRows'] as const) for (const [at, row] of (input[list] ?? []).entries()) if (!numbers.has(row)) rules.add(importFault.UNKNOWN_ROW(`${list}.${at}`, { row }));
  rules.done();
}

async function sheetOf(tx: Tx, input: ImportCohort): Promise<OpenSheet> {
  const sheet = openSheet(input, await skillMap(tx));
  checkRows(input, sheet);
  return sheet;
}

/**
 * Takes a sheet of learners into a cohort of a centre the viewer coordinates: a dry run tells what would come of each row, and
 * writes nothing; else the sheet is kept and taken in by a job. Faults: NOT_FOUND, IMPORT_RUNNING, those of the sheet (`openSheet`), UNKNOWN_ROW, TOO_LONG.
 */
export async function importCohort(tx: Tx, input: ImportCohort): Promise<{ cohortImport: string | null; preview: ImportPreview | null }> {
  const rules = new Rules();
  for (const list of ['confirmRows', 'separateRows'] as const) rules.list(list, input[list], SHEET_MOST.rows);
  rules.done();
  if (input.dryRun) {
    // Without a lock: it waits for no import that is under way, and none waits for it.
    const seen = await read(tx, managedCohort).select('managedCohort.id').where('managedCohort.id', '=', input.cohortId).executeTakeFirst();
    if (!seen) throw faults.NOT_FOUND('cohortId');
    return { cohortImport: null, preview: await preview(tx, seen.id, await sheetOf(tx, input), input) };
  }
  // The cohort's lock lets two coordinators who send a sheet at once come one after the other.
  const { id: cohortId } = await load(tx, managedCohort, Cohort, input.cohortId, 'cohortId');
  const sheet = await sheetOf(tx, input);
  if ((await tx.em.count(CohortImport, { cohortId, state: { $in: ['WAITING', 'RUNNING'] } })) > 0) throw importFault.IMPORT_RUNNING('cohortId');
  const { separator, columns, before } = sheet;
  // What stands over a column is not kept: in a sheet without a head it may be a learner.
  const options: ImportOptions = { separator, columns: columns.map((column) => ({ ...column, header: '' })), before, confirmRows: input.confirmRows ?? [], separateRows: input.separateRows ?? [], language: input.language ?? tx.language };
  const { id } = tx.em.create(CohortImport, {
    id: newId(tx), cohortId, byId: tx.viewer.accountId, state: 'WAITING', options: { ...options }, content: sheet.text.replaceAll('\0', ' '), total: sheet.rows.length, done: 0, report: [], createdAt: now(tx),
  });
  await enqueue(tx, TAKE_IN, { importId: id });
  return { cohortImport: id, preview: null };
}

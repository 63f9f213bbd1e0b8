import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { cohortById } from '../centres/centre.loaders.ts';
import type { cohort } from '../centres/centre.visibility.ts';
import { CohortType } from '../centres/cohort.type.ts';
import { CohortImportUserError, told } from '../graduates/cohort-import.errors.ts';
import { cohortImportById, importReportById, importsOfCohort } from '../graduates/cohort-import.loaders.ts';
import type { cohortImport } from '../graduates/cohort-import.visibility.ts';
import { EnrolmentType } from '../graduates/enrolment.type.ts';
import { enrolmentById } from '../graduates/graduate.loaders.ts';
import { ImportOutcome } from '../graduates/learner-book.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { importPage, previewRows } from './cohort-import.page.ts';
import { importCohort, type ImportOptions, type ImportPreview, type ReportRow } from './cohort-import.service.ts';
import {
  CohortImportConnection, CohortImportCountType, CohortImportPreviewType, CohortImportRowConnection, CohortImportRowType, CohortImportType, ImportCohortInput, ImportCohortPayload, SheetColumnType,
} from './cohort-import.type.ts';

const OUTCOMES_ARG = { nullable: true, description: 'Only rows that came to one of these; all if left out.' } as const;
const reportOf = async (context: Context, { id }: Row<typeof cohortImport>): Promise<ReportRow[]> => ((await importReportById(context).load(id))?.report ?? []) as unknown as ReportRow[];
const optionsOf = (row: Row<typeof cohortImport>): ImportOptions => row.options as unknown as ImportOptions;
const countsOf = (rows: readonly ReportRow[]): CohortImportCountType[] => Object.values(ImportOutcome).map((outcome) => ({ outcome, rows: rows.filter((row) => row.outcome === outcome).length }));

@Resolver(() => CohortImportType)
export class CohortImportResolver {
  @FieldResolver(() => CohortType, { nullable: true, description: 'The cohort.' })
  cohort(@Root() row: Row<typeof cohortImport>, @Ctx() context: Context) {
    return cohortById(context).load(row.cohortId);
  }

  @FieldResolver(() => [SheetColumnType], { description: 'What its columns were taken for, left to right.' })
  columns(@Root() row: Row<typeof cohortImport>) {
    return optionsOf(row).columns;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it failed: NO_LONGER_YOURS (who sent it no longer coordinates the centre), ERASED (it held the address of somebody who erased the account meanwhile) or GIVEN_UP (not in within a day); null otherwise.' })
  fault(@Root() row: Row<typeof cohortImport>): string | null {
    return optionsOf(row).fault ?? null;
  }

  @FieldResolver(() => [CohortImportCountType], { description: 'How many of the rows that were looked at came to what; each outcome once.' })
  async counts(@Root() row: Row<typeof cohortImport>, @Ctx() context: Context) {
    return countsOf(await reportOf(context, row));
  }

  @FieldResolver(() => CohortImportRowConnection, { description: 'What came of each row, in the order of the sheet.' })
  async report(@Root() row: Row<typeof cohortImport>, @Args(() => PageInput) args: PageInput, @Arg('outcomes', () => [ImportOutcome], OUTCOMES_ARG) outcomes: ImportOutcome[] | null, @Ctx() context: Context) {
    return connection(importPage((await reportOf(context, row)).filter((one) => !outcomes || outcomes.includes(one.outcome)), args));
  }

  @Mutation(() => ImportCohortPayload, { description: 'Takes a sheet of learners into a cohort: new people are made, enrolled and invited by letter, findable nowhere before they say so; those the centre has already are merged where you confirm it; running it again changes nothing. Faults: NOT_FOUND, IMPORT_RUNNING, SHEET_EMPTY, SHEET_IS_WORKBOOK, SHEET_UNREADABLE, SHEET_TOO_LARGE, NO_EMAIL_COLUMN, UNKNOWN_COLUMN, UNKNOWN_SKILL, UNKNOWN_ROW, INVALID, REQUIRED, TOO_LONG.' })
  importCohort(@Arg('input', () => ImportCohortInput, { description: 'The cohort and the sheet.' }) input: ImportCohortInput, @Ctx() context: Context) {
    // A dry run writes nothing, its idempotency key neither.
    const idempotencyKey = input.dryRun ? null : input.idempotencyKey;
    return mutate(context, 'importCohort', { ...input, cohortId: uuidOf('Cohort', input.cohortId), idempotencyKey }, importCohort, { cohortImport: cohortImportById });
  }
}

@Resolver(() => CohortImportPreviewType)
export class CohortImportPreviewResolver {
  @FieldResolver(() => [CohortImportCountType], { description: 'How many rows would come to what; each outcome once.' })
  counts(@Root() { rows }: ImportPreview) {
    return countsOf(rows);
  }

  @FieldResolver(() => [CohortImportRowType], { description: 'What would come of the rows, in the order of the sheet; `total` and `counts` are of all of them. The sheet is kept nowhere: for the next rows it is sent again. Faults: BAD_USER_INPUT for a `first` outside 1-1,000.' })
  rows(
    @Root() { rows }: ImportPreview,
    @Arg('outcomes', () => [ImportOutcome], OUTCOMES_ARG) outcomes: ImportOutcome[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100, description: 'How many rows, 1-1,000.' }) first: number | null,
    @Arg('after', () => Int, { nullable: true, description: 'Only rows after that with this number; from the first one if left out.' }) after: number | null,
  ) {
    return previewRows(rows.filter((row) => !outcomes || outcomes.includes(row.outcome)), { first, after });
  }
}

@Resolver(() => CohortImportRowType)
export class CohortImportRowResolver {
  @FieldResolver(() => [CohortImportUserError])
  userErrors(@Root() { faults }: ReportRow, @Ctx() context: Context) {
    return faults.map((fault) => told(fault, context.language));
  }

  @FieldResolver(() => EnrolmentType, { nullable: true })
  enrolment(@Root() { enrolmentId }: ReportRow, @Ctx() context: Context) {
    return enrolmentId ? enrolmentById(context).load(enrolmentId) : null;
  }

  @FieldResolver(() => [EnrolmentType])
  async resembles(@Root() { resembles }: ReportRow, @Ctx() context: Context) {
    return (await enrolmentById(context).loadMany(resembles)).filter((row) => row !== null);
  }
}

@Resolver(() => CohortType)
export class CohortImportsResolver {
  @FieldResolver(() => CohortImportConnection, { description: 'Sheets that were sent for it, newest first; empty unless you coordinate the centre.' })
  async imports(@Root() row: Row<typeof cohort>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await importsOfCohort(context, { parentId: row.id, args }));
  }
}

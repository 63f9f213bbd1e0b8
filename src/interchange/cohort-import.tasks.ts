import { LockMode } from '@mikro-orm/core';
import { managedCohort } from '../centres/centre.visibility.ts';
import { Cohort } from '../centres/cohort.entity.ts';
import { CohortImport } from '../graduates/cohort-import.entity.ts';
import type { ImportOutcome } from '../graduates/learner-book.ts';
import { decideRows } from '../graduates/learner-book.load.ts';
import { placeRows } from '../graduates/learner-place.service.ts';
import type { LearnerRow } from '../graduates/learner-row.ts';
import { addresseesOf } from '../identity/addressee.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Crons, Tasks } from '../jobs/worker.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { DomainError, faults } from '../kernel/errors.ts';
import { load, transact } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { erasedAmong } from '../privacy/erased-address.ts';
import { skillMap } from '../skills/skill.map.ts';
import { centreOf, type ImportOptions, type ReportRow, reportRow, TAKE_IN } from './cohort-import.service.ts';
import { readLearners, reopenSheet } from './cohort-sheet.read.ts';

/** Rows of one transaction: what a crash loses is done again, and others wait no longer for the cohort. */
const CHUNK = 500;
/** Somebody else may make an account with one of the addresses at the same moment; then the rows are looked at again. */
const TRIES = 3;
/** What is not in by then never will be, and the sheet is forgotten. */
const GIVEN_UP_HOURS = 24;
/** So long the job that was asked for first is left to itself. */
const WAITS_MS = 120_000;
const RESUME = 'cohort.resumeTakingIn';
const UNFINISHED = ['WAITING', 'RUNNING'] as const;

/** An import as its job has it: the sheet, read once. */
interface Work {
  readonly importId: string;
  readonly byId: string;
  readonly options: ImportOptions;
  readonly learners: readonly LearnerRow[];
}

const optionsOf = (row: CohortImport): ImportOptions => row.options as unknown as ImportOptions;
const reportOf = (row: CohortImport): ReportRow[] => row.report as unknown as ReportRow[];

/** The import, locked; null where there is nothing more to do. */
async function unfinished(tx: Tx, importId: string, lockMode: LockMode.PESSIMISTIC_WRITE | LockMode.PESSIMISTIC_PARTIAL_WRITE = LockMode.PESSIMISTIC_WRITE): Promise<CohortImport | null> {
  const row = await tx.em.findOne(CohortImport, { id: importId, state: { $in: [...UNFINISHED] } }, { lockMode });
  return row?.content ? row : null;
}

function finish(tx: Tx, row: CohortImport, state: 'DONE' | 'FAILED', fault?: string): void {
  tx.em.assign(row, { state, finishedAt: now(tx), content: null, ...(fault && { options: { ...row.options, fault } }) });
}

async function fail(context: Context, importId: string, fault: string): Promise<void> {
  await transact(context, async (tx) => {
    const row = await unfinished(tx, importId);
    if (row) finish(tx, row, 'FAILED', fault);
  });
}

/** Reads the sheet; null where there is nothing to do, or another job is at it. */
async function begin(tx: Tx, importId: string): Promise<Work | null> {
  const row = await unfinished(tx, importId, LockMode.PESSIMISTIC_PARTIAL_WRITE);
  if (!row) return null;
  row.state = 'RUNNING';
  const options = optionsOf(row);
  const { grid } = await centreOf(tx, row.cohortId);
  return { importId, byId: row.byId, options, learners: readLearners(reopenSheet(row.content!, options), options, await skillMap(tx), grid) };
}

/** Takes in the next rows, in the name of who sent the sheet. @returns whether any are left */
async function takeIn(tx: Tx, { importId, options, learners }: Work): Promise<boolean> {
  const row = await unfinished(tx, importId);
  if (!row) return false;
  // Who was suspended since has sent nothing.
  if ((await addresseesOf(tx, [row.byId])).length === 0) throw faults.NOT_FOUND('cohortId');
  const { id: cohortId } = await load(tx, managedCohort, Cohort, row.cohortId, 'cohortId');
  const centre = await centreOf(tx, cohortId);
  const next = learners.slice(row.done, row.done + CHUNK);
  const made = new Set(reportOf(row).flatMap(({ outcome, enrolmentId }) => ((outcome satisfies ImportOutcome) === 'CREATED' && enrolmentId ? [enrolmentId] : [])));
  const choices = { cohortId, confirmRows: new Set(options.confirmRows), separateRows: new Set(options.separateRows), erased: await erasedAmong(tx, next.map(({ email }) => email)) };
  const decisions = await decideRows(tx, centre.id, next, choices, made);
  const enrolments = await placeRows(tx, { cohortId, byId: row.byId, centre, language: options.language }, decisions);
  const report = decisions.map((decision): ReportRow => ({ ...reportRow(decision), enrolmentId: enrolments.get(decision.row.row) ?? decision.enrolmentId }));
  tx.em.assign(row, { report: [...row.report, ...report.map((one) => ({ ...one }))], done: row.done + next.length });
  if (row.done >= row.total) finish(tx, row, 'DONE');
  return row.done < row.total;
}

/** The same again where a race was lost to somebody who made one of the accounts. */
async function takeInOnce(context: Context, work: Work): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(context, (tx) => takeIn(tx, work));
    } catch (error) {
      if (!(error instanceof DomainError) || tries === TRIES) throw error;
      if (error.code === 'NOT_FOUND') {
        await fail(context, work.importId, 'NO_LONGER_YOURS');
        return false;
      }
    }
  }
}

/** Takes a sheet in, as far as it is not in yet. */
async function runImport(context: Context, importId: string): Promise<void> {
  const work = await transact(context, (tx) => begin(tx, importId));
  if (!work) return;
  const actor = { ...context, language: work.options.language, viewer: { accountId: work.byId, sessionId: null, roles: new Set([Role.COORDINATOR]), system: null } };
  while (await takeInOnce(actor, work));
}

/** Asks again for what a crash left, and gives up what could not be taken in within a day. */
async function resume(tx: Tx): Promise<void> {
  const at = now(tx).valueOf();
  const left = await tx.em.find(CohortImport, { state: { $in: [...UNFINISHED] }, createdAt: { $lt: new Date(at - WAITS_MS) } }, { fields: ['id', 'createdAt', 'options'] });
  for (const { id } of left.filter((one) => one.createdAt.valueOf() >= at - GIVEN_UP_HOURS * 3_600_000)) await enqueue(tx, TAKE_IN, { importId: id });
  for (const { id } of left.filter((one) => one.createdAt.valueOf() < at - GIVEN_UP_HOURS * 3_600_000)) {
    const row = await unfinished(tx, id);
    if (row) finish(tx, row, 'FAILED', 'GIVEN_UP');
  }
}

export const cohortImportTasks: Tasks = {
  [TAKE_IN]: (context, payload) => runImport(context, (payload as { importId: string }).importId),
  [RESUME]: (context) => transact(context, resume),
};

/** Every minute: what a crash left. */
export const cohortImportCrons: Crons = { [RESUME]: '* * * * *' };

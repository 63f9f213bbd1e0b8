import { application } from '../applications/application.visibility.ts';
import { taughtCohort } from '../centres/centre.visibility.ts';
import { matchedGraduate, taughtEnrolment } from '../graduates/graduate.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { asSystem, read, type Row } from '../kernel/read.ts';
import { peopleWithoutMatch } from '../matching/no-match.load.ts';
import { personSubjects } from '../matching/subjects.load.ts';
import { type SentApplication, StalledCause, type Standing, standingOf } from './learner-standing.ts';

const REASON = 'how the learners get on, for who teaches them';

/** A learner of a cohort, and how it gets on. */
export interface LearnerStanding extends Omit<Standing, 'stalled'> {
  readonly enrolmentId: string;
  readonly graduateId: string;
  readonly cohortId: string;
  readonly stalled: StalledCause | null;
}

/** What is shown of a cohort or a centre at a glance. */
export interface Progress {
  readonly learners: number;
  readonly completeProfiles: number;
  readonly withApplications: number;
  readonly withReplies: number;
  readonly hired: number;
  readonly stalled: readonly { readonly cause: StalledCause; readonly learners: number }[];
}

/** Ids a statement: PostgreSQL takes 65,535 parameters. */
const CHUNK = 20_000;

type EnrolmentRow = Pick<Row<typeof taughtEnrolment>, 'id' | 'graduateId' | 'cohortId'>;

/** The confirmed learners one teaches in these cohorts, or by these enrolments, those who left aside. */
const learning = (context: Context, column: 'cohortId' | 'id', ids: readonly string[]): Promise<EnrolmentRow[]> =>
  read(context, taughtEnrolment)
    .select(['taughtEnrolment.id', 'taughtEnrolment.graduateId', 'taughtEnrolment.cohortId'])
    .where(`taughtEnrolment.${column}`, 'in', ids)
    .where('taughtEnrolment.confirmedAt', 'is not', null)
    .where('taughtEnrolment.state', '!=', 'LEFT')
    .orderBy('taughtEnrolment.createdAt')
    .orderBy('taughtEnrolment.id')
    .execute();

async function sentBy(context: Context, graduateIds: readonly string[]): Promise<Map<string, SentApplication[]>> {
  const system = asSystem(context, REASON);
  const rows = [];
  for (let at = 0; at < graduateIds.length; at += CHUNK) {
    rows.push(...(await read(system, application).select(['application.graduateId', 'application.state', 'application.answeredAfterDays', 'application.replyDueOn']).where('application.graduateId', 'in', graduateIds.slice(at, at + CHUNK)).execute()));
  }
  return Map.groupBy(rows.map((row) => ({ graduateId: row.graduateId, state: row.state, answered: row.answeredAfterDays !== null, replyDueOn: row.replyDueOn })), (row) => row.graduateId);
}

/**
 * How learners get on: six statements for all of them, and three for each thousand offers until everybody who could apply has
 * a match (`peopleWithoutMatch`).
 */
async function standings(context: Context, rows: readonly EnrolmentRow[]): Promise<LearnerStanding[]> {
  const ids = [...new Set(rows.map((row) => row.graduateId))];
  if (ids.length === 0) return [];
  const system = asSystem(context, REASON);
  const people = [];
  for (let at = 0; at < ids.length; at += CHUNK) people.push(...(await read(system, matchedGraduate).selectAll('matchedGraduate').where('matchedGraduate.id', 'in', ids.slice(at, at + CHUNK)).execute()));
  const persons = (await personSubjects(context, people)).map(({ person }) => person);
  const sent = await sentBy(context, ids);
  const today = dayOf(now(context));
  const byId = new Map(persons.map((person) => [person.id, standingOf(person, sent.get(person.id) ?? [], today)]));
  const lost = await peopleWithoutMatch(context, persons.filter(({ id }) => byId.get(id)!.stalled === 'NO_APPLICATION'));
  return rows.map(({ id, graduateId, cohortId }) => ({ enrolmentId: id, graduateId, cohortId, ...byId.get(graduateId)!, ...(lost.has(graduateId) && { stalled: 'NO_MATCH' as const }) }));
}

/** The learners of a cohort and how they get on, first enrolled first; null for a cohort that the viewer does not teach. */
export const standingsByCohortId = defineLoader<string, readonly LearnerStanding[] | null>(async (context, cohortIds) => {
  const taught = new Set((await read(context, taughtCohort).select('taughtCohort.id').where('taughtCohort.id', 'in', cohortIds).execute()).map((row) => row.id));
  const found = taught.size === 0 ? [] : await standings(context, await learning(context, 'cohortId', [...taught]));
  const byCohort = Map.groupBy(found, (one) => one.cohortId);
  return cohortIds.map((id) => (taught.has(id) ? (byCohort.get(id) ?? []) : null));
});

/** How the learner of an enrolment gets on; null where the viewer does not teach it, or it is no learner there (a claim, or gone). */
export const standingByEnrolmentId = defineLoader<string, LearnerStanding | null>(async (context, enrolmentIds) => {
  const byId = new Map((await standings(context, await learning(context, 'id', enrolmentIds))).map((one) => [one.enrolmentId, one]));
  return enrolmentIds.map((id) => byId.get(id) ?? null);
});

/** The cohorts of centres that the viewer teaches: all to a coordinator, its own to a trainer. */
export const taughtByCentreId = defineLoader<string, readonly string[]>(async (context, centreIds) => {
  const rows = await read(context, taughtCohort).select(['taughtCohort.id', 'taughtCohort.centreId']).where('taughtCohort.centreId', 'in', centreIds).orderBy('taughtCohort.id').execute();
  const byCentre = Map.groupBy(rows, (row) => row.centreId);
  return centreIds.map((id) => (byCentre.get(id) ?? []).map((row) => row.id));
});

/** What learners come to at a glance; who is of several cohorts counts once. */
export function progressOf(standing: readonly LearnerStanding[]): Progress {
  const people = [...new Map(standing.map((one) => [one.graduateId, one])).values()];
  const count = (holds: (one: LearnerStanding) => boolean): number => people.filter(holds).length;
  return {
    learners: people.length,
    completeProfiles: count(({ complete }) => complete),
    withApplications: count(({ applied }) => applied),
    withReplies: count(({ replied }) => replied),
    hired: count(({ hired }) => hired),
    stalled: Object.values(StalledCause).map((cause) => ({ cause, learners: count(({ stalled }) => stalled === cause) })),
  };
}


import { cohort } from '../centres/centre.visibility.ts';
import { account } from '../identity/account.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { type Decision, type KnownLearner, LearnerBook, type RowChoices } from './learner-book.ts';
import type { LearnerRow } from './learner-row.ts';
import { graduate, heldSkill, taughtEnrolment } from './graduate.visibility.ts';

type Skills = Map<string, KnownLearner['skills'] extends ReadonlyMap<string, infer L> ? L : never>;
type Learner = Omit<KnownLearner, 'skills'> & { readonly skills: Skills };

const REASON = 'the learners of a centre are compared with the sheet that its coordinator sends';
/** Asked in one statement: PostgreSQL takes 65,535 parameters. */
const CHUNK = 20_000;

/** The learners of a centre whom the viewer teaches, each with all its enrolments there; skills are filled in where they are needed. */
async function learnersOf(context: Context, centreId: string): Promise<Learner[]> {
  const system = asSystem(context, REASON);
  const rows = await read(context, taughtEnrolment)
    .innerJoin(from(context, cohort), 'cohort.id', 'taughtEnrolment.cohortId')
    .innerJoin(from(system, graduate), 'graduate.id', 'taughtEnrolment.graduateId')
    .innerJoin(from(system, account), 'account.id', 'graduate.accountId')
    .select(['taughtEnrolment.id', 'taughtEnrolment.graduateId', 'taughtEnrolment.cohortId', 'taughtEnrolment.confirmedAt', 'taughtEnrolment.state', 'graduate.name', 'graduate.phone', 'graduate.email', 'account.email as accountEmail'])
    .where('cohort.centreId', '=', centreId)
    .orderBy('taughtEnrolment.createdAt')
    .orderBy('taughtEnrolment.id')
    .execute();
  return [...Map.groupBy(rows, (row) => row.graduateId)].map(([graduateId, own]) => ({
    graduateId,
    emails: [...new Set([own[0]!.accountEmail, own[0]!.email])],
    name: own[0]!.name,
    phone: own[0]!.phone ?? null,
    enrolments: own.map(({ id, cohortId, confirmedAt, state }) => ({ id, cohortId, confirmed: confirmedAt !== null, state })),
    skills: new Map(),
  }));
}

async function fillSkills(context: Context, learners: readonly Learner[]): Promise<void> {
  const byId = new Map(learners.map((learner) => [learner.graduateId, learner]));
  const ids = [...byId.keys()];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await read(asSystem(context, REASON), heldSkill).select(['heldSkill.graduateId', 'heldSkill.skillSlug', 'heldSkill.level']).where('heldSkill.graduateId', 'in', ids.slice(at, at + CHUNK)).where('heldSkill.standing', '=', 'CENTRE').execute();
    for (const row of rows) byId.get(row.graduateId)!.skills.set(row.skillSlug, row.level ?? null);
  }
}

/**
 * What is to be done with rows of a sheet for a cohort of a centre, as things stand: two statements, however many rows. Who may
 * is asked before. Two rows that mean one learner: the second is refused.
 * @param ownRows enrolments that the same sheet made
 */
export async function decideRows(context: Context, centreId: string, rows: readonly LearnerRow[], choices: RowChoices, ownRows?: ReadonlySet<string>): Promise<Decision[]> {
  const learners = await learnersOf(context, centreId);
  const book = new LearnerBook(learners, ownRows);
  await fillSkills(context, book.meantBy(rows) as Learner[]);
  const mergedBy = new Map<string, number>();
  return rows.map((row) => {
    const decision = book.decide(row, choices);
    if (!decision.addition) return decision;
    const first = mergedBy.get(decision.addition.learner.graduateId);
    if (first !== undefined) return { ...decision, outcome: 'REFUSED', faults: [{ code: 'ROW_REPEATED', field: 'email', params: { first } }, ...row.faults], addition: null };
    mergedBy.set(decision.addition.learner.graduateId, row.row);
    return decision;
  });
}

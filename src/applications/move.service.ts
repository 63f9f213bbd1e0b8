import { dayOf, daysBetween } from '../kernel/clock.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import type { Sentence } from '../kernel/language.ts';
import { listedIn } from '../kernel/locale.ts';
import { from, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { returnOpening, takeOpening } from '../offers/opening.service.ts';
import { Application, ApplicationEvent, type ApplicationState, type RejectionCriterion } from './application.entity.ts';
import { applicationFault } from './application.errors.ts';
import { ANSWERS, type ApplicationActor, mayMove, nextStates, UNDER_WAY } from './application.states.ts';
import { STATE_WORDS } from './application.words.ts';
import { application, managedApplication, ownApplication } from './application.visibility.ts';

const NOTE_MOST = 2000;
const DETAIL_MOST = 500;
/** How many applications one request closes. */
const CLOSED_MOST = 100;
const NOTHING: Sentence = { fr: 'rien', ar: 'لا شيء', en: 'nothing' };

/** What every move is given. Only the employer must say which version it looked at. */
interface Move {
  readonly applicationId: string;
  readonly version?: number | null;
  readonly note?: string | null;
}

/** Writes a move down: the state and, beside it, the event that tells it. `note` is read by both sides. */
export function record(tx: Tx, moved: Application, to: ApplicationState, actorId: string | null, note: string | null = null): void {
  const at = now(tx);
  const { id } = tx.em.create(ApplicationEvent, { id: newId(tx), applicationId: moved.id, at, actorId, fromState: moved.state, toState: to, note });
  moved.state = to;
  moved.updatedAt = at;
  if (ANSWERS.includes(to)) moved.answeredAfterDays ??= daysBetween(dayOf(new Date(moved.submittedAt)), dayOf(at));
  changed(tx, 'application', moved.id);
  changed(tx, 'applicationEvent', id);
}

/** Loads an application that this side may move, moves it, and gives it with the state it came from. */
async function move(tx: Tx, actor: 'EMPLOYER' | 'GRADUATE', to: ApplicationState, input: Move, field = 'applicationId'): Promise<{ moved: Application; before: ApplicationState }> {
  const rules = new Rules();
  rules.text('note', input.note, NOTE_MOST);
  rules.done();
  const moved = await load(tx, actor === 'EMPLOYER' ? managedApplication : ownApplication, Application, input.applicationId, 'applicationId', input.version);
  const before = moved.state;
  if (!mayMove(before, to, actor)) throw wrongState(before, actor, field);
  record(tx, moved, to, tx.viewer.accountId, input.note?.trim() ?? null);
  return { moved, before };
}

const wrongState = (state: ApplicationState, actor: ApplicationActor, field: string) => {
  const possible = nextStates(state, actor);
  return applicationFault.WRONG_STATE(field, { state: STATE_WORDS[state], possible: possible.length > 0 ? listedIn(possible.map((one) => STATE_WORDS[one])) : NOTHING });
};

/** A step on the employer's side: into review, to an interview, to a proposal. */
export async function advanceApplication(tx: Tx, input: Move & { to: 'IN_REVIEW' | 'INTERVIEW' | 'PROPOSED' }): Promise<{ application: string }> {
  const { moved } = await move(tx, 'EMPLOYER', input.to, input, 'to');
  return { application: moved.id };
}

/** The employer says no, and by which criterion. */
export async function rejectApplication(tx: Tx, input: Move & { criterion: RejectionCriterion; detail?: string | null }): Promise<{ application: string }> {
  const rules = new Rules();
  rules.text('detail', input.detail, DETAIL_MOST);
  rules.text('note', input.note, NOTE_MOST);
  rules.done();
  const { moved } = await move(tx, 'EMPLOYER', 'REJECTED', input);
  moved.rejectionCriterion = input.criterion;
  moved.rejectionDetail = input.detail?.trim() ?? null;
  return { application: moved.id };
}

/** A move on the person's side that says nothing but itself. */
const own = (to: ApplicationState) => async (tx: Tx, input: Move): Promise<{ application: string }> => {
  const { moved } = await move(tx, 'GRADUATE', to, input);
  return { application: moved.id };
};
export const acceptProposal = own('ACCEPTED');
export const declineProposal = own('DECLINED');
export const withdrawApplication = own('WITHDRAWN');

/**
 * Hires whoever accepted; takes an opening of the offer (NO_OPENING_LEFT). The person's other applications stay open.
 * @returns also how many of those are open that the viewer may see: the ones to its own employer
 */
export async function hireApplicant(tx: Tx, input: Move & { startsOn?: string | null }): Promise<{ application: string; otherOpenApplications: number }> {
  const { moved } = await move(tx, 'EMPLOYER', 'HIRED', input);
  moved.startsOn = input.startsOn ?? null;
  await takeOpening(tx, moved.offerId, 'applicationId');
  const others = await read(tx, application)
    .select((eb) => eb.fn.countAll().as('open'))
    .where('application.graduateId', '=', moved.graduateId)
    .where('application.id', '!=', moved.id)
    .where('application.state', 'in', [...UNDER_WAY])
    .executeTakeFirstOrThrow();
  return { application: moved.id, otherOpenApplications: Number(others.open) };
}

/** What was agreed did not happen: no show, visa refused. An opening that was taken is free again. */
export async function reportFellThrough(tx: Tx, input: Move): Promise<{ application: string }> {
  const { moved, before } = await move(tx, 'EMPLOYER', 'FELL_THROUGH', input);
  if (before === 'HIRED') await returnOpening(tx, moved.offerId);
  return { application: moved.id };
}

/**
 * After a hire, the person closes its other applications, or those it names. Asked and never automatic: who took an
 * internship or a mission may go on looking.
 */
export async function closeOthersAsHired(tx: Tx, input: { applicationIds?: readonly string[] | null }): Promise<{ graduate: string; closedApplications: number }> {
  const rules = new Rules();
  rules.list('applicationIds', input.applicationIds, CLOSED_MOST);
  rules.done();
  const mine = await read(tx, application).innerJoin(from(tx, ownApplication), 'ownApplication.id', 'application.id').select(['application.id', 'application.state', 'application.graduateId']).orderBy('application.id').execute();
  const hired = mine.find((row) => row.state === 'HIRED');
  if (!hired) throw applicationFault.NOT_HIRED();
  const wanted = input.applicationIds ?? mine.filter((row) => UNDER_WAY.includes(row.state as ApplicationState)).map((row) => row.id);
  // In one order, so that two of these can not wait for each other.
  const ids = [...new Set(wanted)].toSorted();
  let closedApplications = 0;
  for (const id of ids) {
    const entity = await load(tx, ownApplication, Application, id, 'applicationIds');
    if (mayMove(entity.state, 'HIRED_ELSEWHERE', 'GRADUATE')) {
      record(tx, entity, 'HIRED_ELSEWHERE', tx.viewer.accountId);
      closedApplications += 1;
    } else if (input.applicationIds) throw wrongState(entity.state, 'GRADUATE', 'applicationIds');
  }
  return { graduate: hired.graduateId, closedApplications };
}

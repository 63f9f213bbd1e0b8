import { LockMode } from '@mikro-orm/core';
import { cohort } from '../centres/centre.visibility.ts';
import { account } from '../identity/account.visibility.ts';
import { hashSecret } from '../identity/tokens.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';
import { read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { CohortInvitation, Enrolment, type EnrolmentState } from './enrolment.entity.ts';
import { mayMove } from './enrolment.states.ts';
import { graduateFault } from './graduate.errors.ts';
import { managedEnrolment } from './graduate.visibility.ts';
import { loadOwn } from './profile.service.ts';

/** A way into a cohort: exactly one of the two. */
export interface Seat {
  /** A cohort the person claims to be of; counts once the centre confirmed it. */
  cohortId?: string | null;
  /** The code of an invitation by the centre, for the account with the invited e-mail. */
  invitationCode?: string | null;
}

/** Asks for exactly one of the two ways into a cohort. */
export function seatRule(rules: Rules, seat: Seat): void {
  rules.holds('invitationCode', Boolean(seat.cohortId) !== Boolean(seat.invitationCode), { fr: 'donnez soit invitationCode, soit cohortId', ar: 'أعطِ إما invitationCode أو cohortId', en: 'give either invitationCode or cohortId' });
}

/** Takes a live invitation for that e-mail. Unknown, used and expired codes are answered alike. */
async function takeInvitation(tx: Tx, code: string, email: string): Promise<string> {
  const invitation = await tx.em.findOne(CohortInvitation, { codeHash: hashSecret(code) }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!invitation || invitation.acceptedAt || invitation.expiresAt <= now(tx)) throw graduateFault.INVITATION_INVALID('invitationCode');
  if (invitation.email !== email) throw graduateFault.INVITATION_FOR_ANOTHER('email');
  invitation.acceptedAt = now(tx);
  return invitation.cohortId;
}

async function namedCohort(tx: Tx, cohortId: string): Promise<string> {
  const found = await read(tx, cohort).select('cohort.id').where('cohort.id', '=', cohortId).executeTakeFirst();
  if (!found) throw faults.NOT_FOUND('cohortId');
  return found.id;
}

/** Enrols a graduate by a centre's invitation (confirmed, a claim that waits included) or by claim. Gives the enrolment. */
export async function enrol(tx: Tx, graduateId: string, accountEmail: string, seat: Seat): Promise<string> {
  const invited = Boolean(seat.invitationCode);
  const cohortId = seat.invitationCode ? await takeInvitation(tx, seat.invitationCode, accountEmail) : await namedCohort(tx, seat.cohortId!);
  const present = await tx.em.findOne(Enrolment, { graduateId, cohortId });
  if (present && (!invited || present.confirmedAt)) throw graduateFault.ALREADY_ENROLLED(invited ? 'invitationCode' : 'cohortId');
  const row = present ?? tx.em.create(Enrolment, { id: newId(tx), graduateId, cohortId, state: 'ENROLLED', createdAt: now(tx) });
  if (invited) row.confirmedAt = now(tx);
  return row.id;
}

/** A graduate takes a seat in one more cohort. Faults: NOT_FOUND, ALREADY_ENROLLED, INVITATION_INVALID, INVITATION_FOR_ANOTHER. */
export async function joinCohort(tx: Tx, input: Seat): Promise<{ enrolment: string }> {
  const rules = new Rules();
  seatRule(rules, input);
  rules.done();
  const person = await loadOwn(tx);
  const { email } = await read(tx, account).select('account.email').where('account.id', '=', tx.viewer.accountId).executeTakeFirstOrThrow();
  const enrolment = await enrol(tx, person.id, email, input);
  changed(tx, 'graduate', person.id);
  return { enrolment };
}

/** The centre says that the person is of the cohort; twice is once. Faults: NOT_FOUND, CONFLICT. */
export async function confirmEnrolment(tx: Tx, input: { enrolmentId: string; version?: number | null }): Promise<{ enrolment: string }> {
  const entity = await load(tx, managedEnrolment, Enrolment, input.enrolmentId, 'enrolmentId', input.version);
  entity.confirmedAt ??= now(tx);
  changed(tx, 'graduate', entity.graduateId);
  return { enrolment: entity.id };
}

/** The centre says that the person is not of the cohort: the claim goes, and the centre's sight of the person with it. Faults: NOT_FOUND, ALREADY_CONFIRMED. */
export async function refuseEnrolment(tx: Tx, input: { enrolmentId: string }): Promise<{ refusedId: string }> {
  const entity = await load(tx, managedEnrolment, Enrolment, input.enrolmentId, 'enrolmentId');
  if (entity.confirmedAt) throw graduateFault.ALREADY_CONFIRMED('enrolmentId');
  tx.em.remove(entity);
  changed(tx, 'graduate', entity.graduateId);
  return { refusedId: entity.id };
}

const STATE_WORDS: Readonly<Record<EnrolmentState, Sentence>> = {
  ENROLLED: { fr: 'en formation', ar: 'في التكوين', en: 'in training' },
  GRADUATED: { fr: 'formation terminée', ar: 'أنهى التكوين', en: 'graduated' },
  LEFT: { fr: 'formation quittée', ar: 'غادر التكوين', en: 'left' },
};

/** Moves a confirmed enrolment along its states. Faults: NOT_FOUND, CONFLICT, NOT_CONFIRMED, WRONG_STATE. */
export async function setEnrolmentState(tx: Tx, input: { enrolmentId: string; version: number; state: EnrolmentState }): Promise<{ enrolment: string }> {
  const entity = await load(tx, managedEnrolment, Enrolment, input.enrolmentId, 'enrolmentId', input.version);
  if (!entity.confirmedAt) throw graduateFault.NOT_CONFIRMED('enrolmentId');
  if (!mayMove(entity.state, input.state)) throw graduateFault.WRONG_STATE('state', { from: STATE_WORDS[entity.state], to: STATE_WORDS[input.state] });
  entity.state = input.state;
  changed(tx, 'graduate', entity.graduateId);
  return { enrolment: entity.id };
}

import { accountFault } from '../identity/account.errors.ts';
import { requireConfirmedEmail, someConfirmed } from '../identity/confirmation.service.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { REASON_MOST, Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { type DecisionKind, EmployerDecision } from './decision.entity.ts';
import { Employer, EmployerMember } from './employer.entity.ts';
import { employerFault } from './employer.errors.ts';
import { tellOwners } from './employer.post.ts';
import { employer, ownedEmployer } from './employer.visibility.ts';

export interface Decide {
  readonly employerId: string;
  /** The version that was looked at; refused if it changed since. */
  readonly version?: number | null;
}
export interface DecideWithReason extends Decide {
  readonly reason: string;
}

function checkReason(reason: string | null | undefined, required: boolean): void {
  const rules = new Rules();
  rules.text('reason', reason, REASON_MOST, !required);
  rules.done();
}

/** Writes the decision down; the employer's members read it. */
function decide(tx: Tx, entity: Employer, decision: DecisionKind, reason: string | null): void {
  tx.em.create(EmployerDecision, { id: newId(tx), employerId: entity.id, decision, reason, decidedById: tx.viewer.accountId, decidedAt: now(tx) });
  changed(tx, 'employer', entity.id);
}

/** Writes the decision down and tells the employer's owners by letter. */
async function decided(tx: Tx, entity: Employer, decision: DecisionKind, reason: string): Promise<{ employer: string }> {
  decide(tx, entity, decision, reason);
  await tellOwners(tx, entity, decision, reason);
  return { employer: entity.id };
}

/** Nobody is verified who may have signed up under somebody else's address: one owner has confirmed its own. */
async function requireReachedOwner(tx: Tx, employerId: string): Promise<void> {
  const owners = await tx.em.find(EmployerMember, { employerId, kind: 'OWNER', grantedAt: { $ne: null }, endedAt: null }, { fields: ['accountId'], disableIdentityMap: true });
  if (owners.length > 0 && !(await someConfirmed(tx, owners.map(({ accountId }) => accountId)))) throw accountFault.EMAIL_NOT_CONFIRMED('employerId');
}

/**
 * An administrator's word that the registration number is the employer's, without a letter: for the demo world.
 * @returns whether it was not verified before. Faults: NOT_FOUND, CONFLICT, NUMBER_MISSING, TOO_LONG, EMAIL_NOT_CONFIRMED
 */
export async function vouchFor(tx: Tx, input: Decide & { reason?: string | null }): Promise<{ entity: Employer; fresh: boolean }> {
  checkReason(input.reason, false);
  const entity = await load(tx, employer, Employer, input.employerId, 'employerId', input.version);
  if (!entity.registrationNumber) throw employerFault.NUMBER_MISSING('employerId');
  const fresh = !entity.verifiedAt;
  if (fresh) {
    await requireReachedOwner(tx, entity.id);
    entity.verifiedAt = now(tx);
    entity.verifiedById = tx.viewer.accountId;
    entity.verificationAskedAt = null;
    entity.postedForAt = null;
    decide(tx, entity, 'VERIFIED', input.reason?.trim() || null);
  }
  return { entity, fresh };
}

/** The same, and the owners are told. Verifying twice changes nothing. */
export async function verifyEmployer(tx: Tx, input: Decide & { reason?: string | null }): Promise<{ employer: string }> {
  const { entity, fresh } = await vouchFor(tx, input);
  if (fresh) await tellOwners(tx, entity, 'VERIFIED', input.reason?.trim() || null);
  return { employer: entity.id };
}

/** An administrator does not verify an employer that asked; it may change what was wrong and ask again. Faults: NOT_FOUND, CONFLICT, NOT_ASKED, REQUIRED. */
export async function refuseEmployer(tx: Tx, input: DecideWithReason): Promise<{ employer: string }> {
  checkReason(input.reason, true);
  const entity = await load(tx, employer, Employer, input.employerId, 'employerId', input.version);
  if (!entity.verificationAskedAt) throw employerFault.NOT_ASKED('employerId');
  entity.verificationAskedAt = null;
  return decided(tx, entity, 'REFUSED', input.reason.trim());
}

/** Takes an employer and its offers out of everybody's sight at once; its members read what is theirs and change nothing. Suspending twice changes nothing. Faults: NOT_FOUND, CONFLICT, REQUIRED. */
export async function suspendEmployer(tx: Tx, input: DecideWithReason): Promise<{ employer: string }> {
  checkReason(input.reason, true);
  const entity = await load(tx, employer, Employer, input.employerId, 'employerId', input.version);
  if (entity.suspendedAt) return { employer: entity.id };
  entity.suspendedAt = now(tx);
  return decided(tx, entity, 'SUSPENDED', input.reason.trim());
}

/** Ends a suspension: the employer stands as it stood before, its open offers are open again. Restoring twice changes nothing. Faults: NOT_FOUND, CONFLICT, REQUIRED. */
export async function restoreEmployer(tx: Tx, input: DecideWithReason): Promise<{ employer: string }> {
  checkReason(input.reason, true);
  const entity = await load(tx, employer, Employer, input.employerId, 'employerId', input.version);
  if (!entity.suspendedAt) return { employer: entity.id };
  entity.suspendedAt = null;
  return decided(tx, entity, 'RESTORED', input.reason.trim());
}

/** An owner asks (again) to be verified under the number the employer has now; asking twice keeps the first place in the queue. Faults: NOT_FOUND, NUMBER_MISSING, EMAIL_NOT_CONFIRMED. */
export async function askVerification(tx: Tx, input: Decide): Promise<{ employer: string }> {
  const entity = await load(tx, ownedEmployer, Employer, input.employerId, 'employerId', input.version);
  await requireConfirmedEmail(tx);
  if (!entity.registrationNumber) throw employerFault.NUMBER_MISSING('employerId');
  if (!entity.verifiedAt) entity.verificationAskedAt ??= now(tx);
  return { employer: entity.id };
}

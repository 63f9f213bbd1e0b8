import { someConfirmed } from '../identity/confirmation.service.ts';
import type { Tx } from '../kernel/context.ts';
import { lock } from '../kernel/lock.ts';
import { asSystem, read, type Row } from '../kernel/read.ts';
import { Employer, EmployerMember, type RegistrationKind } from './employer.entity.ts';
import { alreadyRegistered } from './employer.errors.ts';
import { numberHolder } from './employer.visibility.ts';

const REASON = 'a number is one employer’s, whoever sees that employer';

/** A number as it is kept, and who wants it. */
export interface WantedNumber {
  readonly registrationKind: RegistrationKind;
  readonly registrationNumber: string;
  /** The employer that is to have it; null for one that is not there yet. */
  readonly employerId: string | null;
  /** The account in whose name it is said. */
  readonly accountId: string;
}

/** Whether nobody of that employer can be reached: its owners signed up and never opened the link that they were sent. */
async function isUnreached(tx: Tx, { id, verifiedAt, postedForAt, suspendedAt }: Row<typeof numberHolder>): Promise<boolean> {
  if (verifiedAt ?? postedForAt ?? suspendedAt) return false;
  const members = await tx.em.find(EmployerMember, { employerId: id, grantedAt: { $ne: null }, endedAt: null }, { fields: ['accountId'], disableIdentityMap: true });
  return members.length > 0 && !(await someConfirmed(tx, members.map((member) => member.accountId)));
}

/**
 * Makes sure that an employer may have a number. Who confirmed its e-mail takes it from an employer of which nobody did: whoever
 * signs up under somebody else's address would hold it for good. That employer gives it anew, if it is free then.
 * Fault: ALREADY_REGISTERED, in words that fit whether the other employer can be joined.
 */
export async function claimNumber(tx: Tx, { registrationKind, registrationNumber, employerId, accountId }: WantedNumber, field: string): Promise<void> {
  // Of two who say the same number, the second finds the first.
  await lock(tx, `registration ${registrationKind} ${registrationNumber}`);
  const holder = await read(asSystem(tx, REASON), numberHolder).selectAll('numberHolder').where('numberHolder.registrationKind', '=', registrationKind).where('numberHolder.registrationNumber', '=', registrationNumber).executeTakeFirst();
  if (!holder || holder.id === employerId) return;
  if ((await isUnreached(tx, holder)) && (await someConfirmed(tx, [accountId]))) {
    await tx.em.nativeUpdate(Employer, { id: holder.id, verifiedAt: null }, { registrationKind: null, registrationNumber: null, verificationAskedAt: null });
    return;
  }
  throw alreadyRegistered(field, holder.suspendedAt === null && (holder.verifiedAt ?? holder.postedForAt) !== null);
}

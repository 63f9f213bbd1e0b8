import { LockMode } from '@mikro-orm/core';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { load } from '../kernel/transact.ts';
import { Employer, EmployerMember, type MemberKind } from './employer.entity.ts';
import { employerFault } from './employer.errors.ts';
import { managedMember } from './employer.visibility.ts';

/** Owners of an employer come and go one at a time: two that leave at once can not both be the last but one. */
async function lockOwners(tx: Tx, employerId: string): Promise<EmployerMember[]> {
  await tx.em.findOneOrFail(Employer, { id: employerId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return tx.em.find(EmployerMember, { employerId, kind: 'OWNER', grantedAt: { $ne: null }, endedAt: null });
}

async function loadLive(tx: Tx, memberId: string): Promise<EmployerMember> {
  const member = await load(tx, managedMember, EmployerMember, memberId, 'memberId');
  if (member.endedAt) throw employerFault.MEMBERSHIP_ENDED('memberId');
  return member;
}

/** An owner grants a membership that was asked for, or changes its kind (passing ownership on). */
export async function grantMembership(tx: Tx, input: { memberId: string; kind?: MemberKind | null }): Promise<{ member: string }> {
  const member = await loadLive(tx, input.memberId);
  const owners = await lockOwners(tx, member.employerId);
  if (!owners.some((owner) => owner.accountId === tx.viewer.accountId)) throw faults.NOT_FOUND('memberId');
  const kind = input.kind ?? member.kind;
  if (member.kind === 'OWNER' && kind !== 'OWNER' && owners.length === 1) throw employerFault.LAST_OWNER('memberId');
  member.grantedAt ??= now(tx);
  member.kind = kind;
  return { member: member.id };
}

/** Ends a membership: the person leaves, or an owner lets it go. An employer is never without an owner. */
export async function endMembership(tx: Tx, input: { memberId: string }): Promise<{ member: string }> {
  const member = await loadLive(tx, input.memberId);
  const owners = await lockOwners(tx, member.employerId);
  if (owners.length === 1 && owners[0]!.id === member.id) throw employerFault.LAST_OWNER('memberId');
  member.endedAt = now(tx);
  return { member: member.id };
}

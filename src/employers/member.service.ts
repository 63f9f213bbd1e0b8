import { LockMode } from '@mikro-orm/core';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import type { Noun } from '../kernel/read.ts';
import { REASON_MOST, Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { Employer, EmployerMember, type MemberKind } from './employer.entity.ts';
import { employerFault } from './employer.errors.ts';
import { tellMember } from './employer.post.ts';
import { managedMember, ownersMember } from './employer.visibility.ts';

/** Owners of an employer come and go one at a time: two that leave at once can not both be the last but one. */
async function lockOwners(tx: Tx, employerId: string): Promise<{ employer: Employer; owners: EmployerMember[] }> {
  const employer = await tx.em.findOneOrFail(Employer, { id: employerId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return { employer, owners: await tx.em.find(EmployerMember, { employerId, kind: 'OWNER', grantedAt: { $ne: null }, endedAt: null }) };
}

async function loadLive(tx: Tx, noun: Noun, memberId: string): Promise<EmployerMember> {
  const member = await load(tx, noun, EmployerMember, memberId, 'memberId');
  if (member.endedAt) throw employerFault.MEMBERSHIP_ENDED('memberId');
  return member;
}

interface Grant {
  readonly memberId: string;
  readonly kind?: MemberKind | null;
}

/** An owner grants a membership or changes its kind, without a letter: for the demo world. Gives what is news to the person. */
export async function admit(tx: Tx, input: Grant): Promise<{ member: EmployerMember; employer: Employer; news: 'GRANTED' | 'OWNER' | null }> {
  const member = await loadLive(tx, ownersMember, input.memberId);
  const { employer, owners } = await lockOwners(tx, member.employerId);
  if (!owners.some((owner) => owner.accountId === tx.viewer.accountId)) throw faults.NOT_FOUND('memberId');
  const kind = input.kind ?? member.kind;
  if (member.kind === 'OWNER' && kind !== 'OWNER' && owners.length === 1) throw employerFault.LAST_OWNER('memberId');
  const news = !member.grantedAt ? 'GRANTED' : kind === 'OWNER' && member.kind !== 'OWNER' ? 'OWNER' : null;
  member.grantedAt ??= now(tx);
  member.kind = kind;
  return { member, employer, news };
}

/**
 * An owner grants a membership that was asked for, or changes its kind (passing ownership on); the person is told by letter.
 * Not while the employer is suspended. Faults: NOT_FOUND, MEMBERSHIP_ENDED, LAST_OWNER.
 */
export async function grantMembership(tx: Tx, input: Grant): Promise<{ member: string }> {
  const { member, employer, news } = await admit(tx, input);
  if (news && member.accountId !== tx.viewer.accountId) await tellMember(tx, employer, member.accountId, news);
  return { member: member.id };
}

/**
 * Ends a membership: the person leaves or takes its asking back, or an owner refuses it or lets it go, and the person is
 * told by letter, with the reason if one was given. An employer is never without an owner.
 */
export async function endMembership(tx: Tx, input: { memberId: string; reason?: string | null }): Promise<{ member: string }> {
  const rules = new Rules();
  rules.text('reason', input.reason, REASON_MOST, true);
  rules.done();
  const member = await loadLive(tx, managedMember, input.memberId);
  const { employer, owners } = await lockOwners(tx, member.employerId);
  if (owners.length === 1 && owners[0]!.id === member.id) throw employerFault.LAST_OWNER('memberId');
  if (member.accountId !== tx.viewer.accountId) await tellMember(tx, employer, member.accountId, member.grantedAt ? 'ENDED' : 'REFUSED', input.reason?.trim() || null);
  member.endedAt = now(tx);
  return { member: member.id };
}

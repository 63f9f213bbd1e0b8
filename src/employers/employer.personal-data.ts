import { LockMode } from '@mikro-orm/core';
import type { Context, Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import type { DomainError } from '../kernel/errors.ts';
import { from } from '../kernel/read.ts';
import { type PersonalData, rowsOf, type Subject } from '../privacy/personal-data.ts';
import { privacyFault } from '../privacy/privacy.errors.ts';
import { Employer, EmployerMember } from './employer.entity.ts';
import { employer, employerMember } from './employer.visibility.ts';

const readMemberships = (context: Context, { accountId }: Subject): Promise<unknown> =>
  rowsOf(context, employerMember, 'accountId', accountId, 'askedAt', ['kind', 'askedAt', 'grantedAt', 'endedAt'], (query) => query.innerJoin(from(context, employer), 'employer.id', 'employerMember.employerId').select('employer.name as employer'));

/** The employers that would be without an owner, each under its lock: two owners who erase themselves at once can not both be the last but one. */
async function ownedAlone(tx: Tx, { accountId }: Subject): Promise<DomainError[]> {
  const owned = await tx.em.find(EmployerMember, { accountId, kind: 'OWNER', grantedAt: { $ne: null }, endedAt: null }, { orderBy: { employerId: 'asc' } });
  const alone: DomainError[] = [];
  for (const { employerId } of owned) {
    const { name } = await tx.em.findOneOrFail(Employer, { id: employerId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    const others = await tx.em.count(EmployerMember, { employerId, kind: 'OWNER', grantedAt: { $ne: null }, endedAt: null, accountId: { $ne: accountId } });
    if (others === 0) alone.push(privacyFault.LAST_OWNER(null, { name }));
  }
  return alone;
}

async function endMemberships(tx: Tx, { accountId }: Subject): Promise<void> {
  await tx.em.nativeUpdate(EmployerMember, { accountId, endedAt: null }, { endedAt: now(tx) });
}

/** Memberships end and stay as rows, since others look back on who acted; whose they were, the account says no longer. */
export const employerData: PersonalData = {
  name: 'memberships',
  columns: { employer_members: ['kind'] },
  read: readMemberships,
  hinders: ownedAlone,
  erase: endMemberships,
};

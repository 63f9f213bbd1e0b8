import { LockMode } from '@mikro-orm/core';
import { grantRole } from '../identity/account.service.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { load } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { Centre, CentreStaff, type StaffKind } from './centre.entity.ts';
import { centreFault } from './centre.errors.ts';
import { accountByEmail } from './centre.service.ts';
import { managedStaff, staffedCentre } from './centre.visibility.ts';
import { Cohort, CohortTrainer } from './cohort.entity.ts';

/** Coordinators of a centre come and go one at a time: two that leave at once can not both be the last but one. */
async function lockCoordinators(tx: Tx, centreId: string): Promise<CentreStaff[]> {
  await tx.em.findOneOrFail(Centre, { id: centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return tx.em.find(CentreStaff, { centreId, kind: 'COORDINATOR', endedAt: null });
}

const isLast = (coordinators: readonly CentreStaff[], post: CentreStaff): boolean => coordinators.length === 1 && coordinators[0]!.id === post.id;

/** Appoints an account to a centre, or changes what it is there. Faults: NOT_FOUND, UNKNOWN_ACCOUNT, ALREADY_STAFF, LAST_COORDINATOR. */
export async function appointStaff(tx: Tx, input: { centreId: string; email: string; kind: StaffKind }): Promise<{ staffMember: string }> {
  const centre = await load(tx, staffedCentre, Centre, input.centreId, 'centreId');
  const accountId = await accountByEmail(tx, input.email);
  if (!accountId) throw centreFault.UNKNOWN_ACCOUNT('email');
  const coordinators = await lockCoordinators(tx, centre.id);
  const present = await tx.em.findOne(CentreStaff, { centreId: centre.id, accountId, endedAt: null });
  if (present?.kind === input.kind) throw centreFault.ALREADY_STAFF('email');
  if (present && isLast(coordinators, present)) throw centreFault.LAST_COORDINATOR('kind');
  const post = present ?? tx.em.create(CentreStaff, { id: newId(tx), centreId: centre.id, accountId, kind: input.kind, startedAt: now(tx) });
  post.kind = input.kind;
  await grantRole(tx, accountId, Role.COORDINATOR);
  return { staffMember: post.id };
}

/** Ends a post, and with it the person's cohorts there; its sight of learners ends with the next request. Faults: NOT_FOUND, STAFF_ENDED, LAST_COORDINATOR. */
export async function endStaff(tx: Tx, input: { staffMemberId: string }): Promise<{ staffMember: string }> {
  const post = await load(tx, managedStaff, CentreStaff, input.staffMemberId, 'staffMemberId');
  if (post.endedAt) throw centreFault.STAFF_ENDED('staffMemberId');
  if (isLast(await lockCoordinators(tx, post.centreId), post)) throw centreFault.LAST_COORDINATOR('staffMemberId');
  post.endedAt = now(tx);
  const cohorts = await tx.em.find(Cohort, { centreId: post.centreId }, { fields: ['id'] });
  await tx.em.nativeDelete(CohortTrainer, { accountId: post.accountId, cohortId: { $in: cohorts.map(({ id }) => id) } });
  return { staffMember: post.id };
}

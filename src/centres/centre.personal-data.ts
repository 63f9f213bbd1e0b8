import { LockMode } from '@mikro-orm/core';
import type { Context, Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import type { DomainError } from '../kernel/errors.ts';
import { from } from '../kernel/read.ts';
import { type PersonalData, rowsOf, type Subject } from '../privacy/personal-data.ts';
import { privacyFault } from '../privacy/privacy.errors.ts';
import { Centre, CentreStaff } from './centre.entity.ts';
import { centre, centreStaff, cohort, cohortTrainer } from './centre.visibility.ts';
import { CohortTrainer } from './cohort.entity.ts';

async function readPosts(context: Context, { accountId }: Subject): Promise<unknown> {
  const [posts, cohorts] = await Promise.all([
    rowsOf(context, centreStaff, 'accountId', accountId, 'startedAt', ['kind', 'startedAt', 'endedAt'], (query) => query.innerJoin(from(context, centre), 'centre.id', 'staffMember.centreId').select('centre.slug as centre')),
    rowsOf(context, cohortTrainer, 'accountId', accountId, 'cohortId', [], (query) => query.innerJoin(from(context, cohort), 'cohort.id', 'cohortTrainer.cohortId').select('cohort.name as cohort')),
  ]);
  return { posts, cohortsTrained: cohorts };
}

/** The centres that would be without a coordinator, each under its lock. */
async function coordinatedAlone(tx: Tx, { accountId }: Subject): Promise<DomainError[]> {
  const posts = await tx.em.find(CentreStaff, { accountId, kind: 'COORDINATOR', endedAt: null }, { orderBy: { centreId: 'asc' } });
  const alone: DomainError[] = [];
  for (const { centreId } of posts) {
    const { nameFr: fr, nameAr: ar, nameEn: en } = await tx.em.findOneOrFail(Centre, { id: centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    const others = await tx.em.count(CentreStaff, { centreId, kind: 'COORDINATOR', endedAt: null, accountId: { $ne: accountId } });
    if (others === 0) alone.push(privacyFault.LAST_COORDINATOR(null, { name: { fr, ar, en } }));
  }
  return alone;
}

async function endPosts(tx: Tx, { accountId }: Subject): Promise<void> {
  await tx.em.nativeDelete(CohortTrainer, { accountId });
  await tx.em.nativeUpdate(CentreStaff, { accountId, endedAt: null }, { endedAt: now(tx) });
}

/** Posts at centres end and stay as rows, like memberships of employers. */
export const centreData: PersonalData = {
  name: 'centres',
  columns: { centre_staff: ['kind'] },
  read: readPosts,
  hinders: coordinatedAlone,
  erase: endPosts,
};

import { LockMode } from '@mikro-orm/core';
import { Disclosure, DisclosureSchema } from '../graduates/enrolment.entity.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { writeRows } from '../kernel/read.ts';
import { changed } from '../kernel/transact.ts';

/**
 * The employer may see the person from now on. Where it may already, the older disclosure stays; one that was made by a
 * recommendation becomes the application's, so that taking the recommendation back does not end what the person's own step began.
 */
export async function disclose(tx: Tx, graduateId: string, employerId: string, reason: 'APPLICATION' | 'RECOMMENDATION'): Promise<void> {
  await writeRows(tx, DisclosureSchema)
    .insertInto('disclosures')
    .values({ id: newId(tx), graduate_id: graduateId, employer_id: employerId, reason, since: now(tx), ended_at: null })
    .onConflict((conflict) => {
      const live = conflict.columns(['employer_id', 'graduate_id']).where('ended_at', 'is', null);
      return reason === 'APPLICATION' ? live.doUpdateSet({ reason }).where('disclosures.reason', '=', 'RECOMMENDATION') : live.doNothing();
    })
    .execute();
  changed(tx, 'graduate', graduateId);
}

/** Ends a disclosure that nothing but a recommendation made. */
export async function endRecommended(tx: Tx, graduateId: string, employerId: string): Promise<void> {
  const told = await tx.em.findOne(Disclosure, { graduateId, employerId, reason: 'RECOMMENDATION', endedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!told) return;
  told.endedAt = now(tx);
  changed(tx, 'graduate', graduateId);
}

import { LockMode } from '@mikro-orm/core';
import type { Tx } from '../kernel/context.ts';
import { changed, type Subscribers } from '../kernel/transact.ts';
import { Consent, type Purpose } from '../privacy/consent.entity.ts';
import { Graduate, Scale } from './graduate.entity.ts';

/** Being found at each scale is a consent of its own. */
export const PURPOSE_OF: Readonly<Record<Scale, Purpose>> = { LOCAL: 'FINDABLE_LOCAL', REGIONAL: 'FINDABLE_REGIONAL', INTERNATIONAL: 'FINDABLE_INTERNATIONAL' };

/** Makes a profile what the person's consents allow: found at these scales and no other, gender and age band kept for statistics or not at all. */
export async function applyConsents(tx: Tx, own: Graduate): Promise<void> {
  const live = await tx.em.find(Consent, { accountId: own.accountId, withdrawnAt: null }, { fields: ['purpose'], disableIdentityMap: true });
  const purposes = new Set<Purpose>(live.map(({ purpose }) => purpose));
  const scales = Object.values(Scale).filter((scale) => purposes.has(PURPOSE_OF[scale]));
  if (scales.join() !== own.findableAt.join()) own.findableAt = scales;
  if (!purposes.has('STATISTICS')) Object.assign(own, { gender: null, ageBand: null });
}

/** A consent that was given or withdrawn takes effect in the same transaction. */
export const consentSubscribers: Subscribers = {
  async consent(tx, accountId) {
    const own = await tx.em.findOne(Graduate, { accountId, erasedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!own) return;
    await applyConsents(tx, own);
    await tx.em.flush();
    changed(tx, 'graduate', own.id);
  },
};

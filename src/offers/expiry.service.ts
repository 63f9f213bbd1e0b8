import { dayOf } from '../kernel/clock.ts';
import { type Tx, now } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { load } from '../kernel/transact.ts';
import { Offer } from './offer.entity.ts';
import { mayMove } from './offer.states.ts';
import { managedOffer, offer } from './offer.visibility.ts';
import { moveOffer } from './publication.service.ts';

const BATCH = 200;

/**
 * Expires offers whose last day is over, at most 200 at a time, oldest deadline first.
 * @returns how many, so that the caller goes on until none is left
 */
export async function expireOffers(tx: Tx): Promise<{ expired: number }> {
  const service = asSystem(tx, 'offers expire');
  const today = dayOf(now(tx));
  const due = await read(service, offer)
    .select('offer.id')
    .where('offer.state', 'in', ['PUBLISHED', 'PAUSED'])
    .where('offer.deadlineOn', '<', today)
    .orderBy('offer.deadlineOn')
    .orderBy('offer.id')
    .limit(BATCH)
    .execute();
  let expired = 0;
  for (const { id } of due) {
    const entity = await load(service, managedOffer, Offer, id, 'offerId');
    // Under the lock: the employer may have moved the deadline or the offer a moment ago.
    if (!mayMove(entity.state, 'EXPIRED') || !entity.deadlineOn || entity.deadlineOn >= today) continue;
    moveOffer(service, entity, 'EXPIRED');
    expired += 1;
  }
  return { expired };
}

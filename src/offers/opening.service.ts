import { type Tx, now } from '../kernel/context.ts';
import { asSystem } from '../kernel/read.ts';
import { changed, load } from '../kernel/transact.ts';
import { Offer } from './offer.entity.ts';
import { offerFault } from './offer.errors.ts';
import { mayMove } from './offer.states.ts';
import { managedOffer } from './offer.visibility.ts';
import { moveOffer } from './publication.service.ts';

/** The offer under its lock, whoever hires or leaves: two that take the last opening at once come one after the other. */
const lockOffer = (service: Tx, offerId: string): Promise<Offer> => load(service, managedOffer, Offer, offerId, 'offerId');

/**
 * Takes an opening for a hire, inside the caller's transaction; the last one makes the offer FILLED, with its event.
 * Offers that expired or were closed still hire those who applied in time. The caller has checked who may hire.
 * @throws NO_OPENING_LEFT on `field` where none is left, NOT_FOUND where there is no such offer
 */
export async function takeOpening(tx: Tx, offerId: string, field = 'offerId'): Promise<void> {
  const service = asSystem(tx, 'a hire takes an opening');
  const entity = await lockOffer(service, offerId);
  if (entity.openings < 1) throw offerFault.NO_OPENING_LEFT(field);
  entity.openings -= 1;
  entity.updatedAt = now(tx);
  if (entity.openings === 0 && mayMove(entity.state, 'FILLED')) moveOffer(service, entity, 'FILLED');
  changed(tx, 'offer', entity.id);
}

/** Gives an opening back after a hire fell through, inside the caller's transaction. A filled offer stays filled: the employer decides whether to publish it again. */
export async function returnOpening(tx: Tx, offerId: string): Promise<void> {
  const entity = await lockOffer(asSystem(tx, 'a hire fell through'), offerId);
  entity.openings += 1;
  entity.updatedAt = now(tx);
  changed(tx, 'offer', entity.id);
}

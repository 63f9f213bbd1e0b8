import { requireConfirmedEmail } from '../identity/confirmation.service.ts';
import { type Tx, now } from '../kernel/context.ts';
import { toGlobalId } from '../kernel/ids.ts';
import { changed, load } from '../kernel/transact.ts';
import { Offer, type OfferState } from './offer.entity.ts';
import { offerFault } from './offer.errors.ts';
import { factsOf } from './offer.facts.ts';
import { readParts } from './offer.parts.ts';
import { checkOffer, hiringIn, recordEvent } from './offer.service.ts';
import { mayMove } from './offer.states.ts';
import { OFFER_STATE_WORDS } from './offer.words.ts';
import { writtenOffer } from './offer.visibility.ts';

/** Which offer, and the version that was looked at: refused if it changed since. */
export interface Which {
  offerId: string;
  version?: number | null;
}

/** Moves an offer on and appends the event; a move that the table of states does not have is WRONG_STATE. */
export function moveOffer(tx: Tx, entity: Offer, to: OfferState): void {
  if (!mayMove(entity.state, to)) throw offerFault.WRONG_STATE('offerId', { from: OFFER_STATE_WORDS[entity.state], to: OFFER_STATE_WORDS[to] });
  recordEvent(tx, entity.id, entity.state, to);
  entity.state = to;
  entity.updatedAt = now(tx);
  changed(tx, 'offer', entity.id);
}

/** Makes an offer public that was found to have what it needs. */
export function announceOffer(tx: Tx, entity: Offer): void {
  const paused = entity.state === 'PAUSED';
  moveOffer(tx, entity, 'PUBLISHED');
  // A pause does not make an offer new again.
  if (!paused) entity.publishedAt = now(tx);
}

/** Loads an offer and moves it; one that is there already is left as it is. */
async function moveTo(tx: Tx, input: Which, to: OfferState, also: (entity: Offer) => void = () => {}): Promise<{ offer: string }> {
  const entity = await load(tx, writtenOffer, Offer, input.offerId, 'offerId', input.version);
  if (entity.state === to) return { offer: entity.id };
  moveOffer(tx, entity, to);
  also(entity);
  return { offer: entity.id };
}

/** Publishes a draft, takes a pause back, or offers a filled or expired job again; everything it lacks is told at once. */
export async function publishOffer(tx: Tx, input: Which): Promise<{ offer: string }> {
  const entity = await load(tx, writtenOffer, Offer, input.offerId, 'offerId', input.version);
  if (entity.state === 'PUBLISHED') return { offer: entity.id };
  await requireConfirmedEmail(tx);
  if (mayMove(entity.state, 'PUBLISHED')) {
    const facts = factsOf(entity, await readParts(tx, entity.id));
    await checkOffer(tx, await hiringIn(tx, entity.employerId), {}, facts, true);
  }
  announceOffer(tx, entity);
  return { offer: entity.id };
}

/** Takes a published offer out of sight until it is published again. */
export const pauseOffer = (tx: Tx, input: Which): Promise<{ offer: string }> => moveTo(tx, input, 'PAUSED');

/** The employer's word that every opening is taken, here or elsewhere: none is left. */
export const fillOffer = (tx: Tx, input: Which): Promise<{ offer: string }> =>
  moveTo(tx, input, 'FILLED', (entity) => {
    entity.openings = 0;
  });

/** Ends an offer for good. */
export const closeOffer = (tx: Tx, input: Which): Promise<{ offer: string }> => moveTo(tx, input, 'CLOSED');

/** Throws a draft away, with everything in it. What was published once is closed instead: people may have applied. */
export async function discardOffer(tx: Tx, input: Which): Promise<{ discardedOfferId: string }> {
  const entity = await load(tx, writtenOffer, Offer, input.offerId, 'offerId', input.version);
  if (entity.state !== 'DRAFT') throw offerFault.ONLY_DRAFTS('offerId');
  tx.em.remove(entity);
  changed(tx, 'offer', entity.id);
  return { discardedOfferId: toGlobalId('JobOffer', entity.id) };
}

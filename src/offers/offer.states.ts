import type { OfferState } from './offer.entity.ts';

/** Where an offer may go from each state. FILLED and EXPIRED may be published again; what was closed stays closed. */
export const OFFER_MOVES: Readonly<Record<OfferState, readonly OfferState[]>> = {
  DRAFT: ['PUBLISHED'],
  PUBLISHED: ['PAUSED', 'FILLED', 'EXPIRED', 'CLOSED'],
  PAUSED: ['PUBLISHED', 'FILLED', 'EXPIRED', 'CLOSED'],
  FILLED: ['PUBLISHED'],
  EXPIRED: ['PUBLISHED'],
  CLOSED: [],
};

/** Whether an offer may go from one state to another. */
export const mayMove = (from: OfferState, to: OfferState): boolean => OFFER_MOVES[from].includes(to);

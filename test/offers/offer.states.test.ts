import { describe, expect, it } from 'vitest';
import { OfferState } from '../../src/offers/offer.entity.ts';
import { mayMove, OFFER_MOVES } from '../../src/offers/offer.states.ts';

describe('the states of an offer', () => {
  const STATES = Object.values(OfferState);
  const ALLOWED = [
    'DRAFT PUBLISHED', 'PUBLISHED PAUSED', 'PUBLISHED FILLED', 'PUBLISHED EXPIRED', 'PUBLISHED CLOSED',
    'PAUSED PUBLISHED', 'PAUSED FILLED', 'PAUSED EXPIRED', 'PAUSED CLOSED', 'FILLED PUBLISHED', 'EXPIRED PUBLISHED',
  ];

  it('allow these moves and no other', () => {
    const moves = STATES.flatMap((from) => STATES.filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`));
    expect(moves.toSorted()).toEqual(ALLOWED.toSorted());
  });

  it('are never left once closed, and never come back to a draft', () => {
    expect(OFFER_MOVES.CLOSED).toEqual([]);
    expect(STATES.filter((from) => mayMove(from, 'DRAFT'))).toEqual([]);
  });
});

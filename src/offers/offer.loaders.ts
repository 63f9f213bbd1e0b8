import { all, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, type PageArgs, pagedEdge } from '../kernel/paging.ts';
import type { OfferState } from './offer.entity.ts';
import { offer, offerEvent, offerLanguage, offerPlace, offerSkill, offerText } from './offer.visibility.ts';

export const offerById = one(offer);
export const offerBySlug = one(offer, 'slug');
/** In the order the employer gave. */
export const textsByOfferId = all(offerText, 'offerId', ['position', 'language']);
export const placesByOfferId = all(offerPlace, 'offerId', ['position', 'placeCode']);
/** Required and preferred ones, by code. */
export const languagesByOfferId = all(offerLanguage, 'offerId', ['language']);
/** One row per alternative, must-haves first: `requirementsOf` groups them. */
export const skillsByOfferId = all(offerSkill, 'offerId', ['position', 'alternative']);

const NEWEST_WRITTEN: Order = { name: 'WRITTEN', by: ['createdAt'], direction: 'desc' };
const LATEST: Order = { name: 'AT', by: ['at'], direction: 'desc' };

export interface OffersOfEmployerArgs extends PageArgs {
  readonly states?: readonly OfferState[] | null;
}
/** Offers of an employer that the viewer may see, last written first. */
export const offersOfEmployer = pagedEdge<typeof offer, OffersOfEmployerArgs>(offer, 'employerId', () => NEWEST_WRITTEN, (query, { states }) => query.$if(Boolean(states?.length), (q) => q.where('offer.state', 'in', states!)));
/** What happened to an offer, last first. */
export const eventsOfOffer = pagedEdge(offerEvent, 'offerId', () => LATEST);

registerNode('JobOffer', offerById);

import { one, part, parts } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, type PageArgs, pagedEdge } from '../kernel/paging.ts';
import type { OfferState } from './offer.entity.ts';
import { offer, offerEvent, offerLanguage, offerPlace, offerSkill, offerText } from './offer.visibility.ts';

export const offerById = one(offer);
export const offerBySlug = one(offer, 'slug');

const lists = parts({
  texts: part(offerText, 'offerId', ['position', 'language']),
  places: part(offerPlace, 'offerId', ['position', 'placeCode']),
  languages: part(offerLanguage, 'offerId', ['language']),
  skills: part(offerSkill, 'offerId', ['position', 'alternative']),
});
/** In the order the employer gave. */
export const textsByOfferId = lists.texts;
export const placesByOfferId = lists.places;
/** Required and preferred ones, by code. */
export const languagesByOfferId = lists.languages;
/** One row per alternative, must-haves first: `requirementsOf` groups them. */
export const skillsByOfferId = lists.skills;

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

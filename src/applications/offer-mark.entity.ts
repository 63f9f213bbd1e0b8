import { defineEntity, p } from '@mikro-orm/core';
import { Graduate } from '../graduates/graduate.entity.ts';
import { Offer } from '../offers/offer.entity.ts';

export const OfferMarkKind = { SAVED: 'SAVED', HIDDEN: 'HIDDEN' } as const;
export type OfferMarkKind = (typeof OfferMarkKind)[keyof typeof OfferMarkKind];

/** An offer that a person keeps in mind, or wants to see no more. The person's own. */
export const OfferMarkSchema = defineEntity({
  name: 'OfferMark',
  tableName: 'offer_marks',
  indexes: [{ name: 'offer_marks_newest', properties: ['graduateId', 'kind', 'createdAt', 'offerId'] }],
  properties: {
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').primary().deleteRule('cascade'),
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').primary().index().deleteRule('cascade'),
    kind: p.enum(() => OfferMarkKind),
    createdAt: p.datetime().length(3),
  },
});
export class OfferMark extends OfferMarkSchema.class {}
OfferMarkSchema.setClass(OfferMark);

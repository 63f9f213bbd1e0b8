import { defineEntity, p } from '@mikro-orm/core';
import { Centre } from '../centres/centre.entity.ts';
import { Graduate } from '../graduates/graduate.entity.ts';
import { Offer } from '../offers/offer.entity.ts';

export const RecommendationState = { ASKED: 'ASKED', AGREED: 'AGREED', DECLINED: 'DECLINED', WITHDRAWN: 'WITHDRAWN' } as const;
export type RecommendationState = (typeof RecommendationState)[keyof typeof RecommendationState];

/** A centre's word for one of its graduates to an employer, about one offer; the employer hears of it once the person agrees. */
export const RecommendationSchema = defineEntity({
  name: 'Recommendation',
  tableName: 'recommendations',
  uniques: [{ name: 'recommendations_one_live', properties: ['graduateId', 'offerId'], where: "state in ('ASKED', 'AGREED')" }],
  properties: {
    id: p.uuid().primary(),
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').index().deleteRule('cascade'),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').deleteRule('cascade'),
    centreId: () => p.manyToOne(Centre).mapToPk().fieldName('centre_id').index(),
    byId: p.uuid(),
    note: p.text().nullable(),
    state: p.enum(() => RecommendationState),
    createdAt: p.datetime().length(3),
    answeredAt: p.datetime().length(3).nullable(),
  },
});
export class Recommendation extends RecommendationSchema.class {}
RecommendationSchema.setClass(Recommendation);

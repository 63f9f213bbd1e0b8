import { defineEntity, type Opt, p } from '@mikro-orm/core';
import { Offer } from './offer.entity.ts';

export const ReportReason = { FRAUD: 'FRAUD', DISCRIMINATION: 'DISCRIMINATION', MISLEADING: 'MISLEADING', DUPLICATE: 'DUPLICATE', OTHER: 'OTHER' } as const;
export type ReportReason = (typeof ReportReason)[keyof typeof ReportReason];
export const ReportDecision = { DISMISSED: 'DISMISSED', REMOVED: 'REMOVED' } as const;
export type ReportDecision = (typeof ReportDecision)[keyof typeof ReportDecision];

/** Somebody says that an offer is not what it should be; an administrator decides. */
export const OfferReportSchema = defineEntity({
  name: 'OfferReport',
  tableName: 'offer_reports',
  indexes: [{ name: 'offer_reports_queue', properties: ['decided', 'createdAt', 'id'] }],
  uniques: [{ name: 'offer_reports_one_open', properties: ['offerId', 'reporterId'], where: 'decided_at is null' }],
  properties: {
    id: p.uuid().primary(),
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').index().deleteRule('cascade'),
    reporterId: p.uuid(),
    reason: p.enum(() => ReportReason),
    detail: p.string().length(1000).nullable(),
    createdAt: p.datetime().length(3),
    decision: p.enum(() => ReportDecision).nullable(),
    decisionReason: p.string().length(500).nullable(),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().length(3).nullable(),
    /** What the queue is ordered by: those that wait come first. */
    decided: p.boolean().generated('((decided_at is not null)) stored').$type<Opt<boolean>>(),
  },
});
export class OfferReport extends OfferReportSchema.class {}
OfferReportSchema.setClass(OfferReport);

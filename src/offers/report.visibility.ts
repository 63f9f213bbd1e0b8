import { isMemberOf } from '../employers/employer.visibility.ts';
import { defineNoun } from '../kernel/read.ts';
import type { Builder } from '../kernel/rule.ts';
import { isAdministrator, Scope } from '../kernel/viewer.ts';
import { OfferEventSchema, OfferSchema } from './offer.entity.ts';
import { OfferReportSchema } from './offer-report.entity.ts';

/** What somebody reported of an offer: administrators, and who reported it. The offer's employer never learns who that was. */
export const offerReport = defineNoun({
  name: 'offerReport',
  table: OfferReportSchema,
  columns: ['id', 'offerId', 'reporterId', 'reason', 'detail', 'createdAt', 'decision', 'decisionReason', 'decidedAt', 'decided'],
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : eb('offer_reports.reporter_id', '=', viewer.accountId)),
});

/** A report as administrators decide it, and an offer as they take it down. */
export const decidedReport = defineNoun({ name: 'decidedReport', table: OfferReportSchema, columns: ['id'], visible: (eb, viewer) => eb.lit(isAdministrator(viewer)) });
export const moderatedOffer = defineNoun({ name: 'moderatedOffer', table: OfferSchema, columns: ['id'], visible: (eb, viewer) => eb.lit(isAdministrator(viewer)) });

/** Why something happened to an offer, where somebody said so: its employer's members and administrators, not those who applied. */
export const offerEventNote = defineNoun({
  name: 'offerEventNote',
  table: OfferEventSchema,
  columns: ['id', 'note'],
  scope: Scope.OFFERS_READ,
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return isAdministrator(viewer) ? eb.lit(true) : build.exists(build.selectFrom('offers').select('offers.id').whereRef('offers.id', '=', 'offer_events.offer_id').where((inner: Builder) => isMemberOf(inner, 'offers.employer_id', viewer)));
  },
});

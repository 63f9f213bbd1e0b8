import { type PersonalData, rowsOf } from '../privacy/personal-data.ts';
import { OfferReport } from './offer-report.entity.ts';
import { offer } from './offer.visibility.ts';
import { offerReport } from './report.visibility.ts';
import { from } from '../kernel/read.ts';

/** What a person reported of offers. That somebody did, and what was decided, stays; what the person wrote does not. */
export const offerData: PersonalData = {
  name: 'reports',
  columns: { offer_reports: ['detail'] },
  read: (context, { accountId }) =>
    rowsOf(context, offerReport, 'reporterId', accountId, 'createdAt', ['reason', 'detail', 'createdAt', 'decision', 'decidedAt'], (query) => query.innerJoin(from(context, offer), 'offer.id', 'offerReport.offerId').select('offer.slug as offer')),
  async erase(tx, { accountId }) {
    await tx.em.nativeUpdate(OfferReport, { reporterId: accountId }, { detail: null });
  },
};

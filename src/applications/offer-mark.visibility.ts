import { defineNoun } from '../kernel/read.ts';
import type { Builder } from '../kernel/rule.ts';
import { OfferMarkSchema } from './offer-mark.entity.ts';

/** The offers a person saved or hid: the person alone, neither its centre nor the employer. */
export const offerMark = defineNoun({
  name: 'offerMark',
  table: OfferMarkSchema,
  columns: ['graduateId', 'offerId', 'kind', 'createdAt'],
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return build.exists(build.selectFrom('graduates as marking').select('marking.id').whereRef('marking.id', '=', 'offer_marks.graduate_id').where('marking.account_id', '=', viewer.accountId));
  },
});

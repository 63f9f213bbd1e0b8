import { defineErrors } from '../kernel/errors.ts';

export const { raise: reportFault, UserError: OfferReportUserError } = defineErrors(
  'OfferReport',
  {
    ALREADY_REPORTED: { description: 'You reported this offer already, and it has not been looked at yet.', fr: 'Vous avez déjà signalé cette offre ; elle n’a pas encore été examinée.', ar: 'سبق أن بلّغت عن هذا العرض، ولم يُنظر فيه بعد.', en: 'You have reported this offer already; it has not been looked at yet.' },
    ALREADY_DECIDED: { description: 'Somebody decided about the report already.', fr: 'Ce signalement a déjà été traité.', ar: 'سبق البت في هذا البلاغ.', en: 'This report was decided already.' },
  },
  { offer_reports_one_open: ['ALREADY_REPORTED', 'offerId'] },
);

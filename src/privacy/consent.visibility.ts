import { defineNoun } from '../kernel/read.ts';
import { ConsentSchema } from './consent.entity.ts';

/** A consent: the person alone. */
export const consent = defineNoun({
  name: 'consent',
  table: ConsentSchema,
  columns: ['id', 'accountId', 'purpose', 'noticeVersion', 'givenAt', 'withdrawnAt'],
  visible: (eb, viewer) => eb('consents.account_id', '=', viewer.accountId),
});

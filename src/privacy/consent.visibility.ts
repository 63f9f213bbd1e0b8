import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { defineNoun } from '../kernel/read.ts';
import { ConsentSchema, type Purpose } from './consent.entity.ts';

/** A consent: the person alone. */
export const consent = defineNoun({
  name: 'consent',
  table: ConsentSchema,
  columns: ['id', 'accountId', 'purpose', 'noticeVersion', 'givenAt', 'withdrawnAt'],
  visible: (eb, viewer) => eb('consents.account_id', '=', viewer.accountId),
});

/** Whether the holder of the account in that column consents to a purpose, now. */
export const consented = (eb: ExpressionBuilder<any, any>, accountId: string, purpose: Purpose): ExpressionWrapper<any, any, SqlBool> =>
  eb.exists(eb.selectFrom('consents as agreed').select('agreed.id').whereRef('agreed.account_id', '=', accountId).where('agreed.purpose', '=', purpose).where('agreed.withdrawn_at', 'is', null));

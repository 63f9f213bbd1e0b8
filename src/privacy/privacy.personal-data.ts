import type { Context, Tx } from '../kernel/context.ts';
import { defineNoun } from '../kernel/read.ts';
import { NOBODY } from '../kernel/viewer.ts';
import { AccessLogEntry, AccessLogSchema } from './access-log.entity.ts';
import { Consent } from './consent.entity.ts';
import { consent } from './consent.visibility.ts';
import { type PersonalData, rowsOf, type Subject } from './personal-data.ts';

/** A look at somebody's data as its subject takes it out: who looked is told in the graph, where it may be told. */
const lookAt = defineNoun({ name: 'lookAt', table: AccessLogSchema, columns: ['id', 'subjectId', 'noun', 'seenAt'], visible: (eb) => eb.lit(false) });

async function readPrivacy(context: Context, { accountId, graduateId }: Subject): Promise<unknown> {
  const [consents, asAccount, asGraduate] = await Promise.all([
    rowsOf(context, consent, 'accountId', accountId, 'givenAt', ['purpose', 'noticeVersion', 'givenAt', 'withdrawnAt']),
    rowsOf(context, lookAt, 'subjectId', accountId, 'seenAt', ['noun', 'seenAt']),
    rowsOf(context, lookAt, 'subjectId', graduateId, 'seenAt', ['noun', 'seenAt']),
  ]);
  return { consents, looksAtYou: [...asAccount, ...asGraduate] };
}

/** That somebody looked stays on that one's record, without at whom; where the person looked itself, others go on seeing when. */
async function erasePrivacy(tx: Tx, { accountId, graduateId }: Subject): Promise<void> {
  await tx.em.nativeDelete(Consent, { accountId });
  await tx.em.nativeUpdate(AccessLogEntry, { subjectId: { $in: graduateId ? [accountId, graduateId] : [accountId] } }, { subjectId: NOBODY, requestId: '' });
}

export const privacyData: PersonalData = {
  name: 'privacy',
  columns: { consents: ['purpose', 'notice_version'], access_log: ['request_id'] },
  read: readPrivacy,
  erase: erasePrivacy,
};

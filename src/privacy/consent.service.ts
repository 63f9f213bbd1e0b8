import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { DomainErrors } from '../kernel/errors.ts';
import { writeRows } from '../kernel/read.ts';
import { changed } from '../kernel/transact.ts';
import { Consent, ConsentSchema, type Purpose } from './consent.entity.ts';
import { noticeVersion } from './privacy-notice.ts';
import { privacyFault } from './privacy.errors.ts';

/** What a sign-up says beside who signs up. */
export interface Terms {
  /** The version of the privacy notice that the person read and accepts. */
  privacyNotice: string;
  isAtLeast16: boolean;
}

/** A person agrees to a purpose, under the notice in force; agreed already is agreed. Whoever hears of `consent` acts on it in the same transaction. */
export async function giveConsent(tx: Tx, accountId: string, purpose: Purpose): Promise<void> {
  await keep(tx, accountId, purpose, await noticeVersion(tx.app));
  changed(tx, 'consent', accountId);
}

/** A person takes a consent back, with effect at once; not given is not given. */
export async function withdrawConsent(tx: Tx, accountId: string, purpose: Purpose): Promise<void> {
  await tx.em.nativeUpdate(Consent, { accountId, purpose, withdrawnAt: null }, { withdrawnAt: now(tx) });
  changed(tx, 'consent', accountId);
}

/** Whether a person agrees to a purpose as things stand in this transaction. */
export const hasConsent = async (tx: Tx, accountId: string, purpose: Purpose): Promise<boolean> => (await tx.em.count(Consent, { accountId, purpose, withdrawnAt: null })) > 0;

/** Two that agree at once agree once: the constraint `consents_one_live`. */
async function keep(tx: Tx, accountId: string, purpose: Purpose, version: string): Promise<void> {
  await writeRows(tx, ConsentSchema)
    .insertInto('consents')
    .values({ id: newId(tx), account_id: accountId, purpose, notice_version: version, given_at: now(tx), withdrawn_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A person accepts the privacy notice, which must be the version in force: NOTICE_OUTDATED on `field`. The acceptance of an older one ends. */
export async function acceptNotice(tx: Tx, accountId: string, version: string, field: string): Promise<void> {
  const current = await noticeVersion(tx.app);
  if (version !== current) throw privacyFault.NOTICE_OUTDATED(field, { current });
  await tx.em.nativeUpdate(Consent, { accountId, purpose: 'PRIVACY_NOTICE', noticeVersion: { $ne: current }, withdrawnAt: null }, { withdrawnAt: now(tx) });
  await keep(tx, accountId, 'PRIVACY_NOTICE', current);
}

/** What every sign-up must say before an account is made. Faults: UNDER_AGE, NOTICE_OUTDATED, both told at once. */
export async function checkTerms(tx: Tx, terms: Terms): Promise<void> {
  const current = await noticeVersion(tx.app);
  const errors = [
    ...(terms.isAtLeast16 ? [] : [privacyFault.UNDER_AGE('isAtLeast16')]),
    ...(terms.privacyNotice === current ? [] : [privacyFault.NOTICE_OUTDATED('privacyNotice', { current })]),
  ];
  if (errors.length > 0) throw new DomainErrors(errors);
}

type Account = { account: string };

/** The viewer accepts the privacy notice. Fault: NOTICE_OUTDATED. */
export async function acceptPrivacyNotice(tx: Tx, input: { version: string }): Promise<Account> {
  await acceptNotice(tx, tx.viewer.accountId, input.version, 'version');
  return { account: tx.viewer.accountId };
}

/** The viewer agrees to a purpose. */
export async function agree(tx: Tx, input: { purpose: Purpose }): Promise<Account> {
  await giveConsent(tx, tx.viewer.accountId, input.purpose);
  return { account: tx.viewer.accountId };
}

/** The viewer agrees to it no longer. */
export async function disagree(tx: Tx, input: { purpose: Purpose }): Promise<Account> {
  await withdrawConsent(tx, tx.viewer.accountId, input.purpose);
  return { account: tx.viewer.accountId };
}

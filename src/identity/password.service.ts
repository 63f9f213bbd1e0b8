import { enqueue } from '../jobs/enqueue.ts';
import type { Crons, Tasks } from '../jobs/worker.ts';
import { daysBefore } from '../kernel/clock.ts';
import { now, type Tx } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { transact } from '../kernel/transact.ts';
import { post } from '../mail/letter.ts';
import type { Account } from './account.entity.ts';
import { accountFault } from './account.errors.ts';
import { addressed } from './addressee.ts';
import { PASSWORD_CHANGED, RESET_PASSWORD } from './password.letters.ts';
import { emailRule, normalEmail, passwordRule } from './account.service.ts';
import { account } from './account.visibility.ts';
import { AccountToken } from './account-token.entity.ts';
import { endTokens, issueToken, lockAccount, sentLately, takeToken } from './account-token.service.ts';
import { loadHolder } from './holder.ts';
import { markConfirmed } from './confirmation.service.ts';
import { inviteAccount } from './invited.service.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { endSessions } from './session.service.ts';
import { forgetWrongPasswords } from './tries.ts';

/** How long a link that sets a password serves. */
const RESET_HOURS = 2;

/** Asks for the present password of an account. Fault: WRONG_PASSWORD. */
export async function checkPassword(holder: Account, password: string, field: string): Promise<void> {
  if (!(await verifyPassword(password, holder.passwordHash ?? null))) throw accountFault.WRONG_PASSWORD(field);
}

/** Keeps a new password. Links that somebody who knew the old one may have asked for open nothing any more; the holder is told. */
async function keepPassword(tx: Tx, holder: Account, password: string): Promise<void> {
  holder.passwordHash = await hashPassword(password);
  holder.passwordMustChange = false;
  await endTokens(tx, holder.id, ['RESET_PASSWORD', 'CHANGE_EMAIL']);
  await post(tx, PASSWORD_CHANGED, addressed(holder), {});
}

/** Changes the viewer's password and ends its other sessions. Faults: WRONG_PASSWORD, WEAK_PASSWORD, SAME_PASSWORD. */
export async function changePassword(tx: Tx, input: { currentPassword: string; newPassword: string }): Promise<{ account: string; endedSessions: number }> {
  const rules = new Rules();
  passwordRule(rules, 'newPassword', input.newPassword);
  rules.done();
  const holder = await loadHolder(tx);
  await checkPassword(holder, input.currentPassword, 'currentPassword');
  if (await verifyPassword(input.newPassword, holder.passwordHash ?? null)) throw accountFault.SAME_PASSWORD('newPassword');
  await keepPassword(tx, holder, input.newPassword);
  const endedSessions = await endSessions(tx, { accountId: holder.id, id: { $ne: tx.viewer.sessionId ?? holder.id } }, 'PASSWORD_CHANGED');
  return { account: holder.id, endedSessions };
}

/**
 * Asks for a letter with a link that sets a new password. Answered alike, by the same statements, whether the address has an
 * account or not: what there is to do is done by a job. Fault: INVALID_EMAIL.
 */
export async function requestPasswordReset(tx: Tx, input: { email: string }): Promise<{ asked: true }> {
  const rules = new Rules();
  emailRule(rules, 'email', input.email);
  rules.done();
  const found = await read(asSystem(tx, 'whose password is to be reset'), account)
    .select('account.id').where('account.email', '=', normalEmail(input.email)).where('account.suspendedAt', 'is', null).executeTakeFirst();
  await enqueue(tx, 'sendPasswordReset', { accountId: found?.id ?? null });
  return { asked: true };
}

/** Sends the link, unless one went out a moment ago; to somebody who was invited and has no password yet, the invitation. */
export async function sendPasswordReset(tx: Tx, accountId: string): Promise<void> {
  const holder = await lockAccount(tx, accountId);
  const purpose = holder.passwordHash === null ? 'INVITATION' : 'RESET_PASSWORD';
  if (holder.suspendedAt || (await sentLately(tx, accountId, purpose))) return;
  if (await inviteAccount(tx, accountId, null)) return;
  const tokenId = await issueToken(tx, { accountId, purpose: 'RESET_PASSWORD', email: holder.email, hours: RESET_HOURS });
  await post(tx, RESET_PASSWORD, addressed(holder), { tokenId });
}

/** Sets a new password by the link of a letter, which shows that the address is the holder's, and ends every session. Who tried to guess the old one keeps the holder from signing in no longer. Faults: those of links, WEAK_PASSWORD. */
export async function resetPassword(tx: Tx, input: { token: string; password: string }): Promise<{ endedSessions: number }> {
  const rules = new Rules();
  passwordRule(rules, 'password', input.password);
  rules.done();
  const token = await takeToken(tx, 'RESET_PASSWORD', input.token, 'token');
  const holder = await lockAccount(tx, token.accountId);
  await keepPassword(tx, holder, input.password);
  markConfirmed(tx, holder);
  await forgetWrongPasswords(tx, holder.email);
  return { endedSessions: await endSessions(tx, { accountId: holder.id }, 'PASSWORD_CHANGED') };
}

/** How long a link that serves no more is kept, so that who opens it is told why. */
const KEPT_DAYS = 30;

/** What runs after somebody asked for a new password (an account that is gone by then gets nothing), and what forgets old links. */
export const passwordTasks: Tasks = {
  async forgetLinks(context) {
    await transact(context, (tx) => tx.em.nativeDelete(AccountToken, { expiresAt: { $lt: daysBefore(now(tx), KEPT_DAYS) } }));
  },

  async sendPasswordReset(context, payload) {
    const { accountId } = payload as { accountId: string | null };
    const found = accountId && (await read(asSystem(context, 'an account may be gone'), account).select('account.id').where('account.id', '=', accountId).executeTakeFirst());
    if (found) await transact(context, (tx) => sendPasswordReset(tx, found.id));
  },
};

/** When old links are forgotten. */
export const passwordCrons: Crons = { forgetLinks: '41 3 * * *' };

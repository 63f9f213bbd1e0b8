import type { Tx } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { changed } from '../kernel/transact.ts';
import { post } from '../mail/letter.ts';
import type { Account } from './account.entity.ts';
import { CHANGE_EMAIL, EMAIL_CHANGE_ASKED, EMAIL_CHANGED, EMAIL_IN_USE } from './account.letters.ts';
import { emailRule, normalEmail } from './account.service.ts';
import { account } from './account.visibility.ts';
import { endTokens, issueToken, lockAccount, sentLately, takeToken } from './account-token.service.ts';
import { addressed } from './addressee.ts';
import { loadHolder } from './holder.ts';
import { markConfirmed, sendConfirmation } from './confirmation.service.ts';
import { checkPassword } from './password.service.ts';

/** How long a link that changes an address serves. */
const CHANGE_HOURS = 24;

/** Takes the link of a letter: confirms the address it was sent to, which becomes the account's where it was to be changed. Faults: those of links, EMAIL_TAKEN. */
export async function confirmEmail(tx: Tx, input: { token: string }): Promise<{ account: string; email: string }> {
  const token = await takeToken(tx, ['CONFIRM_EMAIL', 'CHANGE_EMAIL'], input.token, 'token');
  const holder = await lockAccount(tx, token.accountId);
  if (token.purpose === 'CHANGE_EMAIL') await moveTo(tx, holder, token.email);
  markConfirmed(tx, holder);
  return { account: holder.id, email: holder.email };
}

async function moveTo(tx: Tx, holder: Account, email: string): Promise<void> {
  const before = addressed(holder);
  holder.email = email;
  changed(tx, 'account', holder.id);
  // Links that went to the old address open nothing any more.
  await endTokens(tx, holder.id, ['CONFIRM_EMAIL', 'RESET_PASSWORD']);
  // Flushed at once, so that an address taken meanwhile is told before anybody is written to.
  await tx.em.flush();
  await post(tx, EMAIL_CHANGED, before, { newEmail: email });
}

/** Sends another link to the viewer's address, unless it is confirmed, or one went out a moment ago. */
export async function resendConfirmation(tx: Tx): Promise<{ account: string }> {
  const holder = await loadHolder(tx);
  if (!holder.emailConfirmedAt && !(await sentLately(tx, holder.id, 'CONFIRM_EMAIL'))) await sendConfirmation(tx, holder);
  return { account: holder.id };
}

const OTHER = { fr: 'une adresse différente de l’actuelle', ar: 'عنوان يختلف عن العنوان الحالي', en: 'an address other than the present one' };

/**
 * Begins to change the viewer's address: a link goes to the new one, which counts once it was opened, and a notice to the
 * old one. Who asks is not told whether the new one has an account: only its holder is. Faults: WRONG_PASSWORD, INVALID_EMAIL, INVALID.
 */
export async function changeEmail(tx: Tx, input: { password: string; newEmail: string }): Promise<{ account: string }> {
  const holder = await loadHolder(tx);
  const email = normalEmail(input.newEmail);
  const rules = new Rules();
  emailRule(rules, 'newEmail', input.newEmail);
  rules.holds('newEmail', email !== holder.email, OTHER);
  rules.done();
  await checkPassword(holder, input.password, 'password');
  const tokenId = await issueToken(tx, { accountId: holder.id, purpose: 'CHANGE_EMAIL', email, hours: CHANGE_HOURS });
  await post(tx, EMAIL_CHANGE_ASKED, addressed(holder), { newEmail: email });
  const present = await read(asSystem(tx, 'whether an address is free is told to its holder alone'), account).select(['account.id', 'account.name', 'account.language']).where('account.email', '=', email).executeTakeFirst();
  if (present) await post(tx, EMAIL_IN_USE, { accountId: present.id, email, name: present.name, language: present.language }, {});
  else await post(tx, CHANGE_EMAIL, { ...addressed(holder), email }, { tokenId });
  return { account: holder.id };
}

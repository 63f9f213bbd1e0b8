import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { changed } from '../kernel/transact.ts';
import { post } from '../mail/letter.ts';
import { Account } from './account.entity.ts';
import { accountFault } from './account.errors.ts';
import { CONFIRM_EMAIL } from './account.letters.ts';
import { account } from './account.visibility.ts';
import { issueToken } from './account-token.service.ts';
import { addressed } from './addressee.ts';

/** How long a link that confirms an address serves. */
const HOURS = 72;

/** Sends the link that confirms the address of an account; an older one stops serving. */
export async function sendConfirmation(tx: Tx, holder: Account): Promise<void> {
  const tokenId = await issueToken(tx, { accountId: holder.id, purpose: 'CONFIRM_EMAIL', email: holder.email, hours: HOURS });
  await post(tx, CONFIRM_EMAIL, addressed(holder), { tokenId });
}

/** Notes that letters to the account's address arrive; whatever waited for that hears of it. */
export function markConfirmed(tx: Tx, holder: Account): void {
  if (holder.emailConfirmedAt) return;
  holder.emailConfirmedAt = now(tx);
  changed(tx, 'account', holder.id);
  changed(tx, 'emailConfirmed', holder.id);
}

/** Whether one of these people confirmed its e-mail, as things stand in this transaction. */
export const someConfirmed = async (tx: Tx, accountIds: readonly string[]): Promise<boolean> => (await tx.em.count(Account, { id: { $in: [...accountIds] }, emailConfirmedAt: { $ne: null } })) > 0;

/** Asks that the viewer confirmed its e-mail, for what shows something of it to others; of a portal it was asked when the key was made. Fault: EMAIL_NOT_CONFIRMED. */
export async function requireConfirmedEmail(tx: Tx): Promise<void> {
  if (tx.viewer.portal) return;
  const own = await read(tx, account).select('account.emailConfirmedAt').where('account.id', '=', tx.viewer.accountId).executeTakeFirst();
  if (!own?.emailConfirmedAt) throw accountFault.EMAIL_NOT_CONFIRMED();
}

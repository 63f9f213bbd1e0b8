import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { post, postAll } from '../mail/letter.ts';
import { addressed, type Addressee } from './addressee.ts';
import type { Account } from './account.entity.ts';
import { AccountToken } from './account-token.entity.ts';
import { INVITATION } from './password.letters.ts';
import { issueToken, lockAccount } from './account-token.service.ts';

/** How long an invitation serves. */
const HOURS = 30 * 24;

/**
 * Invites the person for whom an account without a password was made: a letter with a link, by which it chooses one. Asked
 * again, the link before it stops serving. An account that has a password is invited to nothing.
 * @param by who made the account, in the person's language, such as the centre's name; null where a letter was lost and is sent again
 * @returns whether a letter goes out
 */
export async function inviteAccount(tx: Tx, accountId: string, by: string | null): Promise<boolean> {
  const holder = await lockAccount(tx, accountId);
  return holder.passwordHash === null && !holder.suspendedAt && (await invite(tx, holder, by));
}

async function invite(tx: Tx, holder: Account, by: string | null): Promise<true> {
  const tokenId = await issueToken(tx, { accountId: holder.id, purpose: 'INVITATION', email: holder.email, hours: HOURS });
  await post(tx, INVITATION, addressed(holder), { tokenId, by });
  return true;
}

/** The same for accounts that were made without a password in this very transaction, at most a thousand: three statements. Nobody else knows them yet. */
export async function inviteMade(tx: Tx, holders: readonly Addressee[], by: string): Promise<void> {
  const at = now(tx);
  const tokens = holders.map(({ accountId, email }) => ({ id: newId(tx), accountId, purpose: 'INVITATION' as const, email, createdAt: at, expiresAt: new Date(at.valueOf() + HOURS * 3_600_000) }));
  if (tokens.length > 0) await tx.em.insertMany(AccountToken, tokens);
  await postAll(tx, INVITATION, holders.map((to, index) => ({ to, data: { tokenId: tokens[index]!.id, by } })));
}

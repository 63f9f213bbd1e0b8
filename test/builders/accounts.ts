import { Account } from '../../src/identity/account.entity.ts';
import { AccountToken, type TokenPurpose } from '../../src/identity/account-token.entity.ts';
import { secretOfToken } from '../../src/identity/account-token.service.ts';
import { confirmEmail } from '../../src/identity/email.service.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import type { World } from '../harness/world.ts';

/** The letters to an address that were posted and not sent, oldest first: their kinds and data. */
export async function lettersTo(world: World, email: string): Promise<{ kind: string; data: any }[]> {
  const rows = await world.app.orm.em.fork().find(Letter, { email }, { orderBy: { id: 'asc' } });
  return rows.map(({ kind, data }) => ({ kind, data }));
}

/** The account with that address. */
export const accountOf = (world: World, email: string): Promise<Account> => world.app.orm.em.fork().findOneOrFail(Account, { email });

/** What the newest link for that purpose and address holds, as its letter would show it. */
export async function linkTo(world: World, email: string, purpose: TokenPurpose): Promise<string> {
  const [token] = await world.app.orm.em.fork().find(AccountToken, { email, purpose }, { orderBy: { id: 'desc' }, limit: 1 });
  if (!token) throw new Error(`no link for ${purpose} went to ${email}`);
  return secretOfToken(world.app, token.id);
}

/** Opens the link that a sign-up sent to that address. */
export const confirmAddress = async (world: World, email: string): Promise<void> => {
  const token = await linkTo(world, email, 'CONFIRM_EMAIL');
  await transact(world.context(), (tx) => confirmEmail(tx, { token }));
};

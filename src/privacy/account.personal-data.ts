import { AccountRole, Account } from '../identity/account.entity.ts';
import { AccountToken, AccountTokenSchema } from '../identity/account-token.entity.ts';
import { accountRole, account, session } from '../identity/account.visibility.ts';
import { RecoveryCode, SecondFactor } from '../identity/second-factor.entity.ts';
import { recoveryCode, secondFactor } from '../identity/second-factor.visibility.ts';
import { Session } from '../identity/session.entity.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { lock } from '../kernel/lock.ts';
import { defineNoun, from, read } from '../kernel/read.ts';
import { type PersonalData, rowsOf, type Subject } from './personal-data.ts';
import { privacyFault } from './privacy.errors.ts';

/** The links an account was sent: for the service alone. */
const accountToken = defineNoun({ name: 'accountToken', table: AccountTokenSchema, columns: ['id', 'accountId', 'purpose', 'email', 'createdAt', 'expiresAt', 'usedAt'], visible: (eb) => eb.lit(false) });

/** An address that no letter reaches and nobody signs in with: the name of an empty account. */
export const blankEmail = (accountId: string): string => `${accountId}@erased.invalid`;

async function readAccount(context: Context, { accountId }: Subject): Promise<unknown> {
  const [[own], roles, sessions, links, [factor], codes] = await Promise.all([
    rowsOf(context, account, 'id', accountId, 'id', ['email', 'emailConfirmedAt', 'name', 'language', 'timeZone', 'createdAt']),
    rowsOf(context, accountRole, 'accountId', accountId, 'role', ['role']),
    rowsOf(context, session, 'accountId', accountId, 'startedAt', ['device', 'startedAt', 'lastSeenAt', 'endedAt']),
    rowsOf(context, accountToken, 'accountId', accountId, 'createdAt', ['purpose', 'email', 'createdAt', 'expiresAt', 'usedAt']),
    rowsOf(context, secondFactor, 'accountId', accountId, 'createdAt', ['createdAt', 'confirmedAt']),
    rowsOf(context, recoveryCode, 'accountId', accountId, 'createdAt', ['createdAt', 'usedAt']),
  ]);
  return { ...own, roles: roles.map(({ role }) => role), sessions, links, secondFactor: factor ? { ...factor, recoveryCodes: codes } : null };
}

/** Administrators leave one at a time: two at once can not both be the last but one. */
async function lastAdministrator(tx: Tx, { accountId }: Subject) {
  const mine = await tx.em.count(AccountRole, { accountId, role: 'ADMINISTRATOR' });
  if (mine === 0) return [];
  await lock(tx, 'administrators');
  const others = await read(tx, accountRole)
    .innerJoin(from(tx, account), 'account.id', 'accountRole.accountId')
    .select('accountRole.accountId')
    .where('accountRole.role', '=', 'ADMINISTRATOR')
    .where('account.suspendedAt', 'is', null)
    .where('account.id', '!=', accountId)
    .limit(1)
    .execute();
  return others.length > 0 ? [] : [privacyFault.LAST_ADMINISTRATOR()];
}

/**
 * The addresses whose letters the person showed to read, and no other word of its own: whoever writes down somebody else's address
 * or name would have that person's letters, invitations and places taken away with its own account.
 */
async function addresses(tx: Tx, { accountId }: Subject): Promise<string[]> {
  const own = await tx.em.findOneOrFail(Account, { id: accountId });
  const opened = await tx.em.find(AccountToken, { accountId, usedAt: { $ne: null } }, { disableIdentityMap: true });
  return [accountId, ...(own.emailConfirmedAt ? [own.email] : []), ...opened.map(({ email }) => email)];
}

/** Empties the account. It stays as a row, suspended, so that what others did with it stands: a membership that ended, an event of an offer. */
async function eraseAccountRow(tx: Tx, { accountId }: Subject): Promise<void> {
  await tx.em.nativeDelete(Session, { accountId });
  await tx.em.nativeDelete(AccountToken, { accountId });
  await tx.em.nativeDelete(SecondFactor, { accountId });
  await tx.em.nativeDelete(RecoveryCode, { accountId });
  await tx.em.nativeDelete(AccountRole, { accountId });
  const own = await tx.em.findOneOrFail(Account, { id: accountId });
  own.suspendedAt ??= now(tx);
  Object.assign(own, { email: blankEmail(accountId), name: '', passwordHash: null, emailConfirmedAt: null, passwordMustChange: false, suspendedBecause: null, language: 'FR', timeZone: 'Africa/Casablanca' });
}

/** What identity/ holds; it stands above this folder, so its part is written here. */
export const accountData: PersonalData = {
  name: 'account',
  columns: {
    accounts: ['email', 'password_hash', 'name', 'language', 'time_zone', 'suspended_because'],
    account_roles: ['role'],
    account_tokens: ['purpose', 'email'],
    sessions: ['device', 'ended_because'],
    refresh_tokens: ['hash'],
    second_factors: ['sealed_secret'],
    recovery_codes: ['hash'],
  },
  read: readAccount,
  hinders: lastAdministrator,
  traces: addresses,
  erase: eraseAccountRow,
};

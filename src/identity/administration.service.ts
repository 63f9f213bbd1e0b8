import { randomBytes } from 'node:crypto';
import type { Tx } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { Role } from '../kernel/viewer.ts';
import { post } from '../mail/letter.ts';
import { Account, AccountRole } from './account.entity.ts';
import { createAccount, normalEmail } from './account.service.ts';
import { endTokens } from './account-token.service.ts';
import { addressed } from './addressee.ts';
import { PASSWORD_CHANGED } from './password.letters.ts';
import { hashPassword } from './passwords.ts';
import { takeFactorAway } from './second-factor.service.ts';
import { endSessions } from './session.service.ts';

/** A password that is told once and changed at the first sign-in. */
const temporaryPassword = (): string => randomBytes(12).toString('base64url');

export interface NewAdministrator {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/**
 * Makes an account that administers the service, and nothing else: for who has the machine in hand. Its password is given
 * once, and must be changed.
 * @returns null where the address has an account already: an administrator's is one of its own. Faults: INVALID_EMAIL, REQUIRED, TOO_LONG
 */
export async function makeAdministrator(tx: Tx, input: NewAdministrator): Promise<{ password: string } | null> {
  if (await tx.em.findOne(Account, { email: normalEmail(input.email) })) return null;
  const password = temporaryPassword();
  await createAccount(tx, { ...input, password }, Role.ADMINISTRATOR, { confirmed: true, passwordMustChange: true });
  return { password };
}

/** Whether the account with that address is an administrator's; null where there is none. */
export async function isAdministratorsAddress(tx: Tx, email: string): Promise<boolean | null> {
  const found = await tx.em.findOne(Account, { email: normalEmail(email) });
  return found && (await tx.em.count(AccountRole, { accountId: found.id, role: Role.ADMINISTRATOR })) > 0;
}

/**
 * Sets another password for somebody who cannot have a letter: for who has the machine in hand. It is given once and must be
 * changed; every session and every link ends, and the holder is told by letter.
 * @returns null where no account with that address can sign in
 */
export async function setTemporaryPassword(tx: Tx, email: string): Promise<{ password: string; endedSessions: number } | null> {
  const holder = await tx.em.findOne(Account, { email: normalEmail(email) });
  if (!holder || holder.suspendedAt) return null;
  const password = temporaryPassword();
  holder.passwordHash = await hashPassword(password);
  holder.passwordMustChange = true;
  await endTokens(tx, holder.id, ['RESET_PASSWORD', 'CHANGE_EMAIL']);
  const endedSessions = await endSessions(tx, { accountId: holder.id }, 'PASSWORD_CHANGED');
  await post(tx, PASSWORD_CHANGED, addressed(holder), {});
  return { password, endedSessions };
}

/**
 * Takes the authenticator app of somebody who lost it away, with its recovery codes: for who has the machine in hand. The
 * holder is told by letter; its sessions go on.
 * @returns whether there was one; null where no account has that address
 */
export async function takeLostFactorAway(tx: Tx, email: string): Promise<boolean | null> {
  const holder = await tx.em.findOne(Account, { email: normalEmail(email) });
  return holder && takeFactorAway(tx, holder);
}

import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { Rules } from '../kernel/rules.ts';
import { Role } from '../kernel/viewer.ts';
import { Account, AccountRole } from './account.entity.ts';
import { accountFault } from './account.errors.ts';
import { hashPassword } from './passwords.ts';

export interface NewAccount {
  email: string;
  password: string;
  name: string;
  language: Account['language'];
}

const EMAIL = /^[^\s@<>"]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** An e-mail as it is compared and kept: trimmed, lower case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

export function emailRule(rules: Rules, field: string, email: string): void {
  const text = normalEmail(email);
  if (text.length > 254 || !EMAIL.test(text)) rules.add(accountFault.INVALID_EMAIL(field));
}

/**
 * Makes an account with one role; the caller, in the same transaction, makes what the role is for.
 * @param hash how the password is kept; a seed of hundreds of accounts with one password brings its hash
 */
export async function createAccount(tx: Tx, input: NewAccount, role: Role, hash: (password: string) => Promise<string> = hashPassword): Promise<Account> {
  const rules = new Rules();
  emailRule(rules, 'email', input.email);
  rules.required('name', input.name);
  rules.text('name', input.name, 200);
  if (input.password.length < 10 || input.password.length > 200) rules.add(accountFault.WEAK_PASSWORD('password'));
  rules.done();
  const account = tx.em.create(Account, {
    id: newId(tx),
    email: normalEmail(input.email),
    passwordHash: await hash(input.password),
    name: input.name.trim(),
    language: input.language,
    createdAt: now(tx),
  });
  // Flushed at once, so that a taken address is told before anything is built on it.
  await tx.em.flush();
  await grantRole(tx, account.id, role);
  return account;
}

/** Gives an account a role, once. */
export async function grantRole(tx: Tx, accountId: string, role: Role): Promise<void> {
  await tx.em.upsert(AccountRole, { accountId, role, grantedAt: now(tx) }, { onConflictAction: 'ignore', disableIdentityMap: true });
}

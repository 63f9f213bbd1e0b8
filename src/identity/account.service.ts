import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { Rules } from '../kernel/rules.ts';
import { Role } from '../kernel/viewer.ts';
import { Account, AccountRole } from './account.entity.ts';
import { accountFault } from './account.errors.ts';
import { hashPassword } from './passwords.ts';

export interface NewAccount {
  email: string;
  /** Null for somebody who was invited and chooses one later. */
  password: string | null;
  name: string;
  language: Account['language'];
}

const EMAIL = /^[^\s@<>"]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** An e-mail as it is compared and kept: trimmed, lower case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** Whether a text that is compared as e-mails are is one. */
export const isEmail = (email: string): boolean => email.length <= 254 && EMAIL.test(email);

export function emailRule(rules: Rules, field: string, email: string): void {
  if (!isEmail(normalEmail(email))) rules.add(accountFault.INVALID_EMAIL(field));
}

/** Asks for a password of a length that can be kept. */
export function passwordRule(rules: Rules, field: string, password: string): void {
  if (password.length < 10 || password.length > 200) rules.add(accountFault.WEAK_PASSWORD(field));
}

/** How an account comes to be, where nobody signs up for it: seeds, commands and tests. */
export interface Making {
  /** How the password is kept; a seed of hundreds of accounts with one password brings its hash. */
  readonly hash?: (password: string) => Promise<string>;
  /** True: the address needs no letter that confirms it. */
  readonly confirmed?: boolean;
  /** True: somebody else knows the password, which is changed before anything else. */
  readonly passwordMustChange?: boolean;
}

/** Makes an account with one role; the caller, in the same transaction, makes what the role is for. */
export async function createAccount(tx: Tx, input: NewAccount, role: Role, { hash = hashPassword, confirmed = false, passwordMustChange = false }: Making = {}): Promise<Account> {
  const rules = new Rules();
  emailRule(rules, 'email', input.email);
  rules.required('name', input.name);
  rules.text('name', input.name, 200);
  if (input.password !== null) passwordRule(rules, 'password', input.password);
  rules.done();
  const account = tx.em.create(Account, {
    id: newId(tx),
    email: normalEmail(input.email),
    emailConfirmedAt: confirmed ? now(tx) : null,
    passwordHash: input.password === null ? null : await hash(input.password),
    passwordMustChange,
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

import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { Rules } from '../kernel/rules.ts';
import { changed } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { Account, AccountRole } from './account.entity.ts';
import { accountFault } from './account.errors.ts';
import { sendConfirmation } from './confirmation.service.ts';
import { loadHolder } from './holder.ts';
import { hashPassword } from './passwords.ts';
import { personNameRule } from './person-name.ts';

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

/** Whether a text that is compared as e-mails are is one that letters can reach: ".invalid" is nobody's, and what stands for nobody here ends so. */
export const isEmail = (email: string): boolean => email.length <= 254 && EMAIL.test(email) && !email.endsWith('.invalid');

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
  personNameRule(rules, 'name', input.name);
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
  // Who was invited confirms the address by the invitation's link.
  if (!confirmed && input.password !== null) await sendConfirmation(tx, account);
  return account;
}

export interface UpdateAccount {
  version?: number | null;
  name?: string | null;
  language?: Account['language'] | null;
  /** An IANA name. */
  timeZone?: string | null;
}

/** A time zone by its IANA name, written as the runtime knows it; null for any other text, an offset included. */
function timeZoneNamed(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Changes how the service speaks to the viewer; what is left out stays. Faults: CONFLICT, REQUIRED, TOO_LONG, INVALID, UNKNOWN_TIME_ZONE. */
export async function updateAccount(tx: Tx, input: UpdateAccount): Promise<{ account: string }> {
  const holder = await loadHolder(tx, input.version);
  const timeZone = input.timeZone && timeZoneNamed(input.timeZone);
  const rules = new Rules();
  for (const field of ['name', 'language', 'timeZone'] as const) if (input[field] === null) rules.add(faults.REQUIRED(field));
  personNameRule(rules, 'name', input.name);
  if (input.timeZone !== undefined && input.timeZone !== null && !timeZone) rules.add(accountFault.UNKNOWN_TIME_ZONE('timeZone', { value: input.timeZone.slice(0, 64) }));
  rules.done();
  if (input.name) holder.name = input.name.trim();
  if (input.language) holder.language = input.language;
  if (timeZone) holder.timeZone = timeZone;
  changed(tx, 'account', holder.id);
  return { account: holder.id };
}

/** Gives an account a role, once. */
export async function grantRole(tx: Tx, accountId: string, role: Role): Promise<void> {
  await tx.em.upsert(AccountRole, { accountId, role, grantedAt: now(tx) }, { onConflictAction: 'ignore', disableIdentityMap: true });
}

import { refuseEmployer, restoreEmployer, suspendEmployer, verifyEmployer } from '../../employers/decision.service.ts';
import { employer } from '../../employers/employer.visibility.ts';
import { account } from '../../identity/account.visibility.ts';
import { normalEmail } from '../../identity/account.service.ts';
import { isAdministratorsAddress, makeAdministrator, setTemporaryPassword } from '../../identity/administration.service.ts';
import { restoreAccount, suspendAccount } from '../../identity/suspension.service.ts';
import type { Context, Tx } from '../../kernel/context.ts';
import type { Language } from '../../kernel/language.ts';
import { read } from '../../kernel/read.ts';
import { transact } from '../../kernel/transact.ts';

/** What a command was given beside its name. */
export interface Given {
  /** The address, or the slug of an employer. */
  readonly subject: string;
  readonly reason?: string | undefined;
  readonly name?: string | undefined;
  readonly language?: string | undefined;
}

/** What is said when it is done; a fault in plain words is thrown. */
export type Act = (context: Context, given: Given) => Promise<string[]>;

/** Not done, and why, for who typed the command. */
export class NotDone extends Error {}

const employerId = async (tx: Tx, slug: string): Promise<string> => {
  const found = await read(tx, employer).select('employer.id').where('employer.slug', '=', slug).executeTakeFirst();
  if (!found) throw new NotDone(`There is no employer "${slug}": give its slug, as "queues" shows it.`);
  return found.id;
};

const accountId = async (tx: Tx, email: string): Promise<string> => {
  const found = await read(tx, account).select('account.id').where('account.email', '=', normalEmail(email)).executeTakeFirst();
  if (!found) throw new NotDone(`There is no account with the address "${email}".`);
  return found.id;
};

/** One of the decisions about employers, and how it is told. */
const aboutEmployer =
  (decide: (tx: Tx, input: { employerId: string; reason: string }) => Promise<unknown>, done: string): Act =>
  async (context, { subject, reason }) => {
    await transact(context, async (tx) => decide(tx, { employerId: await employerId(tx, subject), reason: reason ?? '' }));
    return [`${subject} ${done}; its owners get a letter.`];
  };

const aboutAccount =
  (decide: (tx: Tx, input: { accountId: string; reason: string }) => Promise<unknown>, done: string): Act =>
  async (context, { subject, reason }) => {
    await transact(context, async (tx) => decide(tx, { accountId: await accountId(tx, subject), reason: reason ?? '' }));
    return [`${subject} ${done}; the person gets a letter.`];
  };

const makeOne: Act = async (context, { subject, name, language }) =>
  transact(context, async (tx) => {
    const known = await isAdministratorsAddress(tx, subject);
    if (known) return [`${subject} is an administrator already; nothing was changed.`];
    if (known === false) throw new NotDone(`${subject} has an account with other roles: an administrator's account is one of its own. Give another address.`);
    const made = await makeAdministrator(tx, { email: subject, name: name ?? 'Administrator', language: (language?.toUpperCase() ?? 'FR') as Language });
    return [`${subject} is an administrator. Password, shown this once and changed at the first sign-in:`, `  ${made!.password}`];
  });

const resetPassword: Act = async (context, { subject }) =>
  transact(context, async (tx) => {
    const set = await setTemporaryPassword(tx, subject);
    if (!set) throw new NotDone(`No account with the address "${subject}" can sign in: there is none, or it is suspended.`);
    return [`Another password for ${subject}, shown this once and changed at the next sign-in:`, `  ${set.password}`, `${set.endedSessions} ${set.endedSessions === 1 ? 'session was' : 'sessions were'} ended; the person gets a letter.`];
  });

/** What each command that changes something does. */
export const acts: Readonly<Record<string, Act>> = {
  'make-administrator': makeOne,
  'reset-password': resetPassword,
  'verify-employer': aboutEmployer(verifyEmployer, 'is verified'),
  'refuse-employer': aboutEmployer(refuseEmployer, 'was not verified'),
  'suspend-employer': aboutEmployer(suspendEmployer, 'is suspended; it and its offers are out of sight'),
  'restore-employer': aboutEmployer(restoreEmployer, 'is restored'),
  'suspend-account': aboutAccount(suspendAccount, 'is suspended; its sessions are over'),
  'restore-account': aboutAccount(restoreAccount, 'is restored'),
};

/** Commands that want a reason. */
export const WITH_REASON: ReadonlySet<string> = new Set(['refuse-employer', 'suspend-employer', 'restore-employer', 'suspend-account', 'restore-account']);

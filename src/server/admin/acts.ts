import { refuseEmployer, restoreEmployer, suspendEmployer, verifyEmployer } from '../../employers/decision.service.ts';
import { employer } from '../../employers/employer.visibility.ts';
import { account } from '../../identity/account.visibility.ts';
import { normalEmail } from '../../identity/account.service.ts';
import { isAdministratorsAddress, makeAdministrator, setTemporaryPassword, takeLostFactorAway } from '../../identity/administration.service.ts';
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

const employerAt = async (tx: Tx, slug: string) => {
  const found = await read(tx, employer).select(['employer.id', 'employer.verifiedAt', 'employer.suspendedAt']).where('employer.slug', '=', slug).executeTakeFirst();
  if (!found) throw new NotDone(`There is no employer "${slug}": give its slug, as "queues" shows it.`);
  return found;
};

const accountAt = async (tx: Tx, email: string) => {
  const found = await read(tx, account).select(['account.id', 'account.suspendedAt']).where('account.email', '=', normalEmail(email)).executeTakeFirst();
  if (!found) throw new NotDone(`There is no account with the address "${email}".`);
  return found;
};

interface Told<R> {
  readonly done: string;
  /** How it is told that it stood so already; a decision that changes nothing is no decision, and nobody gets a letter. */
  readonly already?: { readonly isSo: (row: R) => boolean; readonly words: string };
}

/** A decision about what `find` finds, and how it is told. */
const deciding =
  <R extends { id: string }>(find: (tx: Tx, subject: string) => Promise<R>, decide: (tx: Tx, id: string, reason: string) => Promise<unknown>, { done, already }: Told<R>, who: string): Act =>
  (context, { subject, reason }) =>
    transact(context, async (tx) => {
      const found = await find(tx, subject);
      if (already?.isSo(found)) return [`${subject} ${already.words}; nothing was changed.`];
      await decide(tx, found.id, reason ?? '');
      return [`${subject} ${done}; ${who}.`];
    });

type EmployerRow = Awaited<ReturnType<typeof employerAt>>;
const aboutEmployer = (decide: (tx: Tx, input: { employerId: string; reason: string }) => Promise<unknown>, told: Told<EmployerRow>): Act =>
  deciding(employerAt, (tx, employerId, reason) => decide(tx, { employerId, reason }), told, 'its owners get a letter');

type AccountRow = Awaited<ReturnType<typeof accountAt>>;
const aboutAccount = (decide: (tx: Tx, input: { accountId: string; reason: string }) => Promise<unknown>, told: Told<AccountRow>): Act =>
  deciding(accountAt, (tx, accountId, reason) => decide(tx, { accountId, reason }), told, 'the person gets a letter');

const isSuspended = { isSo: (row: { suspendedAt: string | null }) => row.suspendedAt !== null, words: 'is suspended already' };
const isNotSuspended = { isSo: (row: { suspendedAt: string | null }) => row.suspendedAt === null, words: 'is not suspended' };

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

const removeSecondFactor: Act = async (context, { subject }) =>
  transact(context, async (tx) => {
    const taken = await takeLostFactorAway(tx, subject);
    if (taken === null) throw new NotDone(`There is no account with the address "${subject}".`);
    return [taken ? `The authenticator app of ${subject} and its recovery codes are taken away: the password alone signs in; the person gets a letter.` : `${subject} has no authenticator app; nothing was changed.`];
  });

/** What each command that changes something does. */
export const acts: Readonly<Record<string, Act>> = {
  'make-administrator': makeOne,
  'reset-password': resetPassword,
  'remove-second-factor': removeSecondFactor,
  'verify-employer': aboutEmployer(verifyEmployer, { done: 'is verified', already: { isSo: (row) => row.verifiedAt !== null, words: 'is verified already' } }),
  'refuse-employer': aboutEmployer(refuseEmployer, { done: 'was not verified' }),
  'suspend-employer': aboutEmployer(suspendEmployer, { done: 'is suspended; it and its offers are out of sight', already: isSuspended }),
  'restore-employer': aboutEmployer(restoreEmployer, { done: 'is restored', already: isNotSuspended }),
  'suspend-account': aboutAccount(suspendAccount, { done: 'is suspended; its sessions are over', already: isSuspended }),
  'restore-account': aboutAccount(restoreAccount, { done: 'is restored', already: isNotSuspended }),
};

/** Commands that want a reason. */
export const WITH_REASON: ReadonlySet<string> = new Set(['refuse-employer', 'suspend-employer', 'restore-employer', 'suspend-account', 'restore-account']);

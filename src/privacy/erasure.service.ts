import { Account } from '../identity/account.entity.ts';
import { isEmail, normalEmail } from '../identity/account.service.ts';
import { accountFault } from '../identity/account.errors.ts';
import { account } from '../identity/account.visibility.ts';
import { verifyPassword } from '../identity/passwords.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { DomainErrors } from '../kernel/errors.ts';
import { asSystem } from '../kernel/read.ts';
import { load, transact } from '../kernel/transact.ts';
import { rememberErased } from './erased-address.ts';
import { personalData, type Subject } from './personal-data.ts';
import { privacyFault } from './privacy.errors.ts';
import { tellErased } from './privacy.post.ts';

export const SWEEP = 'privacy.sweep';
/** Nothing that was under way at an erasure still is: a request ends after five seconds, a job's transaction soon after. */
const SWEPT_AFTER_MS = 60_000;

export interface EraseAccount {
  password: string;
  /** The account's address, written again: the word that confirms. */
  email: string;
}

/** The viewer's own account, once it showed that it is the person and means it. Faults: WRONG_CREDENTIALS, WRONG_ADDRESS. */
async function confirmed(tx: Tx, input: EraseAccount): Promise<Account> {
  const own = await load(tx, account, Account, tx.viewer.accountId, 'email');
  if (!(await verifyPassword(input.password, own.passwordHash ?? null))) throw accountFault.WRONG_CREDENTIALS('password');
  if (normalEmail(input.email) !== own.email) throw privacyFault.WRONG_ADDRESS('email');
  return own;
}

/**
 * Takes away what every folder holds on a person; what stays for the statistics stays without it. Its rows are written at once,
 * so that two of these, or one and an application, come one after the other.
 * @returns the addresses it was known by
 */
export async function eraseSubject(tx: Tx, subject: Subject): Promise<string[]> {
  const { parts } = personalData();
  const service = asSystem(tx, 'a person is erased');
  const traces = (await Promise.all(parts.map(async (part) => (await part.traces?.(service, subject)) ?? []))).flat();
  for (const part of parts) {
    await part.erase(service, subject, traces);
    await tx.em.flush();
  }
  return traces.filter(isEmail);
}

/**
 * A person erases itself, at once. Refused while somebody depends on it alone, each named: LAST_OWNER, LAST_COORDINATOR,
 * LAST_ADMINISTRATOR. A letter to the address confirms it, and a sweep a minute later takes what came in between.
 */
export async function eraseAccount(tx: Tx, input: EraseAccount): Promise<{ erased: boolean }> {
  const own = await confirmed(tx, input);
  const { parts, graduateOf } = personalData();
  const service = asSystem(tx, 'a person is erased');
  const subject: Subject = { accountId: own.id, graduateId: await graduateOf(service, own.id) };
  const hinders: DomainErrors['errors'][number][] = [];
  for (const part of parts) hinders.push(...((await part.hinders?.(service, subject)) ?? []));
  if (hinders.length > 0) throw new DomainErrors(hinders);
  const { email, language } = own;
  await rememberErased(tx, await eraseSubject(tx, subject));
  await tellErased(tx, { email, language });
  await sweepLater(tx, subject);
  return { erased: true };
}

/** Asks for the sweep that takes what requests under way still write about an erased person. */
export const sweepLater = (tx: Tx, subject: Subject): Promise<void> => enqueue(tx, SWEEP, subject, new Date(tx.app.now().valueOf() + SWEPT_AFTER_MS));

/** The job: what a request that was under way still wrote about the erased person goes too. */
export async function sweep(context: Context, payload: unknown): Promise<void> {
  await transact(context, (tx) => eraseSubject(tx, payload as Subject));
}

import { createHmac } from 'node:crypto';
import { normalEmail } from '../identity/account.service.ts';
import { account } from '../identity/account.visibility.ts';
import type { App, Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { ErasedAddress } from './consent.entity.ts';

/** A fingerprint that nobody without the service's secret can make of a list of addresses. */
const fingerprint = (app: App, email: string): string => createHmac('sha256', app.tokenSecret).update(`erased address:${normalEmail(email)}`).digest('hex');

/** Remembers that whoever had these addresses asked to be forgotten; the addresses themselves are not kept. */
export async function rememberErased(tx: Tx, emails: readonly string[]): Promise<void> {
  const erasedAt = now(tx);
  for (const email of new Set(emails.map(normalEmail))) await tx.em.upsert(ErasedAddress, { hash: fingerprint(tx.app, email), erasedAt }, { onConflictAction: 'ignore', disableIdentityMap: true });
}

/** Of these addresses, in lower case, those whose holder erased its account and has not come back by itself: nobody else may bring it back. */
export async function erasedAmong(tx: Tx, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const byHash = new Map(emails.map((email) => [fingerprint(tx.app, email), normalEmail(email)]));
  const kept = await tx.em.find(ErasedAddress, { hash: { $in: [...byHash.keys()] } }, { disableIdentityMap: true });
  const erased = kept.map(({ hash }) => byHash.get(hash)!);
  if (erased.length === 0) return new Set();
  const back = await read(asSystem(tx, 'who came back by itself may be invited again'), account).select('account.email').where('account.email', 'in', erased).where('account.emailConfirmedAt', 'is not', null).execute();
  const returned = new Set(back.map(({ email }) => email));
  return new Set(erased.filter((email) => !returned.has(email)));
}

/** Whether the holder of the address erased its account and has not come back by itself. */
export const isErased = async (tx: Tx, email: string): Promise<boolean> => (await erasedAmong(tx, [email])).size > 0;

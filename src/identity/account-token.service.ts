import { createHmac, timingSafeEqual } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { App, Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { asSystem } from '../kernel/read.ts';
import { load } from '../kernel/transact.ts';
import { NOBODY } from '../kernel/viewer.ts';
import { Account } from './account.entity.ts';
import { AccountToken, type TokenPurpose } from './account-token.entity.ts';
import { accountFault } from './account.errors.ts';
import { account } from './account.visibility.ts';

export interface NewToken {
  accountId: string;
  purpose: TokenPurpose;
  /** Where the link goes: what taking it proves. */
  email: string;
  /** How long it serves. */
  hours: number;
}

/** Says what is signed, so that no signature of ours made for anything else opens an account. */
const signatureOf = (app: Pick<App, 'tokenSecret'>, id: string): Buffer => createHmac('sha256', app.tokenSecret).update(`account token:${id}`).digest();

/** The secret in the link of a letter: always the same for one token, and kept nowhere. */
export const secretOfToken = (app: Pick<App, 'tokenSecret'>, id: string): string => `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}.${signatureOf(app, id).toString('base64url')}`;

/** The id inside a secret that is ours; for any other text null. */
function tokenIdOf(app: App, secret: string): string | null {
  const [, key = '', signature = ''] = /^([\w-]{22})\.([\w-]{43})$/.exec(secret.trim()) ?? [];
  const id = Buffer.from(key, 'base64url').toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(app, id);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

/** The account that a link is about, locked before any of its tokens: whoever comes by a link is not signed in. */
export const lockAccount = (tx: Tx, accountId: string): Promise<Account> => load(asSystem(tx, 'a link is its own proof'), account, Account, accountId, 'token');

/** Makes a token, and ends the older ones of that account and purpose: one link at a time. Gives its id, for the letter's data. */
export async function issueToken(tx: Tx, { accountId, purpose, email, hours }: NewToken): Promise<string> {
  // Two that ask at once come one after the other, so that one link stays.
  await lockAccount(tx, accountId);
  await endTokens(tx, accountId, [purpose]);
  const id = newId(tx);
  await tx.em.insert(AccountToken, { id, accountId, purpose, email, createdAt: now(tx), expiresAt: new Date(now(tx).valueOf() + hours * 3_600_000) });
  return id;
}

/** So long a link is out before another is sent in its place: asking by the hundred fills nobody's mailbox, and ends nobody's link. */
const PATIENCE_MS = 5 * 60_000;

/** Whether a link for that purpose went out a moment ago and still serves. Ask it with the account locked. */
export const sentLately = async (tx: Tx, accountId: string, purpose: TokenPurpose): Promise<boolean> =>
  (await tx.em.count(AccountToken, { accountId, purpose, usedAt: null, expiresAt: { $gt: now(tx) }, createdAt: { $gt: new Date(now(tx).valueOf() - PATIENCE_MS) } })) > 0;

/** Ends the links of an account for these purposes that nobody took yet; taken later, they are LINK_EXPIRED. */
export const endTokens = (tx: Tx, accountId: string, purposes: readonly TokenPurpose[]): Promise<number> =>
  tx.em.nativeUpdate(AccountToken, { accountId, purpose: { $in: [...purposes] }, usedAt: null, expiresAt: { $gt: now(tx) } }, { expiresAt: now(tx) });

/**
 * Takes a token, once: of two at once one gets it. A visitor may, since the link is the proof; who is signed in takes its own alone.
 * Faults: LINK_INVALID (not ours, or for something else), LINK_USED, LINK_EXPIRED, LINK_FOREIGN.
 */
export async function takeToken(tx: Tx, purpose: TokenPurpose | readonly TokenPurpose[], secret: string, field: string): Promise<AccountToken> {
  const id = tokenIdOf(tx.app, secret);
  const found = id && (await tx.em.findOne(AccountToken, { id }, { fields: ['accountId'], disableIdentityMap: true }));
  if (found) await lockAccount(tx, found.accountId);
  const token = id && (await tx.em.findOne(AccountToken, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }));
  if (!token || ![purpose].flat().includes(token.purpose)) throw accountFault.LINK_INVALID(field);
  if (![NOBODY, token.accountId].includes(tx.viewer.accountId)) throw accountFault.LINK_FOREIGN(field);
  if (token.usedAt) throw accountFault.LINK_USED(field);
  if (token.expiresAt <= now(tx)) throw accountFault.LINK_EXPIRED(field);
  token.usedAt = now(tx);
  return token;
}

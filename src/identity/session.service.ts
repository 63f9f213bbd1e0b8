import { LockMode } from '@mikro-orm/core';
import { daysAfter } from '../kernel/clock.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { transact } from '../kernel/transact.ts';
import { type Role, type Viewer } from '../kernel/viewer.ts';
import type { Language } from '../kernel/language.ts';
import { account, accountRole, credential, session } from './account.visibility.ts';
import { accountFault } from './account.errors.ts';
import { normalEmail } from './account.service.ts';
import { firstThing } from './first-things.ts';
import { verifyPassword } from './passwords.ts';
import { requireCode } from './second-factor.codes.ts';
import { secondFactor } from './second-factor.visibility.ts';
import { RefreshToken, Session } from './session.entity.ts';
import { codeTried } from './tries.ts';
import { ACCESS_SECONDS, hashSecret, newSecret, readAccessToken, SESSION_DAYS, signAccessToken } from './tokens.ts';

/** What a client keeps after signing in. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

const sessionEnd = (context: Context): Date => daysAfter(now(context), SESSION_DAYS);

/** Starts a session for an account; `device` is what the client calls itself. */
export async function startSession(tx: Tx, accountId: string, device: string): Promise<Tokens> {
  const started = tx.em.create(Session, { id: newId(tx), accountId, device: device.slice(0, 200), startedAt: now(tx), lastSeenAt: now(tx), expiresAt: sessionEnd(tx) });
  return issueTokens(tx, accountId, started.id);
}

async function issueTokens(tx: Tx, accountId: string, sessionId: string): Promise<Tokens> {
  const { secret, hash } = newSecret();
  tx.em.create(RefreshToken, { hash, sessionId, issuedAt: now(tx) });
  return { accessToken: await signAccessToken(tx.app, accountId, sessionId), refreshToken: secret, expiresInSeconds: ACCESS_SECONDS };
}

/**
 * Signs in by e-mail and password, and by a code where the account has an authenticator app. Unknown address, wrong password and
 * suspended account are answered alike, by the same statements. The password is compared before a transaction begins: what waits
 * for a processor, or for points, holds no connection.
 */
export async function signIn(context: Context, input: { email: string; password: string; code?: string | null; device?: string | null }): Promise<Tokens & { accountId: string }> {
  const system = asSystem(context, 'sign-in compares the password');
  const found = await read(system, credential)
    .leftJoin(from(system, secondFactor), 'secondFactor.accountId', 'credential.id')
    .selectAll('credential')
    .select('secondFactor.confirmedAt as asksCodeSince')
    .where('credential.email', '=', normalEmail(input.email))
    .executeTakeFirst();
  const holds = await verifyPassword(input.password, found?.passwordHash ?? null);
  if (!found || !holds || found.suspendedAt !== null) throw accountFault.WRONG_CREDENTIALS('email');
  const { id: accountId, asksCodeSince } = found;
  const enter = (): Promise<Tokens & { accountId: string }> =>
    transact(context, async (tx) => {
      if (asksCodeSince !== null) await requireCode(tx, accountId, input.code);
      return { ...(await startSession(tx, accountId, input.device ?? 'unnamed')), accountId };
    });
  return asksCodeSince !== null && input.code?.trim() ? codeTried(context, accountId, enter) : enter();
}

/** Changes a refresh token for a new pair. One that was used before ends its session: somebody else may hold it. */
export async function refreshSession(context: Context, input: { refreshToken: string }): Promise<Tokens & { accountId: string }> {
  const outcome = await transact(context, (tx) => rotate(tx, hashSecret(input.refreshToken)));
  if (outcome === 'REUSED') throw accountFault.TOKEN_REUSED('refreshToken');
  return outcome;
}

async function rotate(tx: Tx, hash: string): Promise<(Tokens & { accountId: string }) | 'REUSED'> {
  const system = asSystem(tx, 'a refresh token is its own proof');
  const kept = await tx.em.findOne(RefreshToken, { hash }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const live = kept && (await read(system, session).selectAll('session').where('session.id', '=', kept.sessionId).where('session.endedAt', 'is', null).where('session.expiresAt', '>', now(tx).toISOString()).executeTakeFirst());
  if (!kept || !live) throw accountFault.TOKEN_INVALID('refreshToken');
  if (kept.usedAt) {
    await endSessions(tx, { id: live.id }, 'TOKEN_REUSED');
    return 'REUSED';
  }
  const holder = await read(system, account).select('account.suspendedAt').where('account.id', '=', live.accountId).executeTakeFirst();
  if (holder?.suspendedAt !== null) throw accountFault.TOKEN_INVALID('refreshToken');
  kept.usedAt = now(tx);
  await tx.em.nativeUpdate(Session, { id: live.id }, { expiresAt: sessionEnd(tx), lastSeenAt: now(tx) });
  return { ...(await issueTokens(tx, live.accountId, live.id)), accountId: live.accountId };
}

/** Ends sessions at once; their access tokens stop working with the next request. */
export async function endSessions(tx: Tx, which: { id: string } | { accountId: string; id?: { $ne: string } }, because: NonNullable<Session['endedBecause']>): Promise<number> {
  return tx.em.nativeUpdate(Session, { ...which, endedAt: null }, { endedAt: now(tx), endedBecause: because });
}

/** Ends a session of the viewer's own that is open. Fault: NOT_FOUND. */
export async function endSession(tx: Tx, input: { sessionId: string }): Promise<{ endedSessions: number }> {
  const own = await read(tx, session).select('session.id').where('session.id', '=', input.sessionId).executeTakeFirst();
  if (!own) throw faults.NOT_FOUND('sessionId');
  return { endedSessions: await endSessions(tx, { id: own.id }, 'ENDED_BY_HOLDER') };
}

/** Who an access token stands for: asked of the session's row, so that ending it acts at once. Null: no such live session. */
export async function viewerOf(context: Context, token: string): Promise<{ viewer: Viewer; language: Language } | null> {
  const claims = await readAccessToken(context.app, token);
  if (!claims) return null;
  const system = asSystem(context, 'a session is asked who it is');
  const rows = await read(system, session)
    .innerJoin(from(system, account), 'account.id', 'session.accountId')
    .leftJoin(from(system, accountRole), 'accountRole.accountId', 'account.id')
    .leftJoin(from(system, secondFactor), 'secondFactor.accountId', 'account.id')
    .select(['account.id', 'account.language', 'account.passwordMustChange', 'accountRole.role', 'secondFactor.confirmedAt'])
    .where('session.id', '=', claims.sessionId)
    .where('session.accountId', '=', claims.accountId)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', now(context).toISOString())
    .where('account.suspendedAt', 'is', null)
    .execute();
  const [first] = rows;
  if (!first) return null;
  const roles = new Set(rows.map((row) => row.role as Role | null).filter((role) => role !== null));
  return { viewer: { accountId: first.id, sessionId: claims.sessionId, roles, system: null, mustFirst: firstThing(context.app, { roles, passwordMustChange: first.passwordMustChange, hasFactor: first.confirmedAt !== null }) }, language: first.language };
}

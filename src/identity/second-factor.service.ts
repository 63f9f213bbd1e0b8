import { now, type Tx } from '../kernel/context.ts';
import { Secret } from '../kernel/secret.ts';
import { changed } from '../kernel/transact.ts';
import { post } from '../mail/letter.ts';
import type { Account } from './account.entity.ts';
import { accountFault } from './account.errors.ts';
import { addressed } from './addressee.ts';
import { loadHolder } from './holder.ts';
import { bareCode, newRecoveryCode, newTotpSecret, RECOVERY_CODES, recoveryHash, totpUri } from './one-time-codes.ts';
import { checkPassword } from './password.service.ts';
import { seal } from './seal.ts';
import { lockFactor, requireCode, takeTotpCode } from './second-factor.codes.ts';
import { RecoveryCode, SecondFactor } from './second-factor.entity.ts';
import { SECOND_FACTOR_REMOVED, SECOND_FACTOR_SET_UP } from './second-factor.letters.ts';
import { endSessions } from './session.service.ts';

/**
 * Begins to set up an authenticator app: makes the secret that it shares with the service, in place of one that was never
 * confirmed. Nothing is asked for it before `confirmSecondFactor`. Faults: WRONG_PASSWORD, SECOND_FACTOR_SET.
 */
export async function setUpSecondFactor(tx: Tx, input: { password: string }): Promise<{ account: string; secret: Secret; uri: Secret }> {
  const holder = await loadHolder(tx);
  await checkPassword(holder, input.password, 'password');
  const present = await lockFactor(tx, holder.id);
  if (present?.confirmedAt) throw accountFault.SECOND_FACTOR_SET();
  const secret = newTotpSecret();
  const made = { sealedSecret: seal(tx.app, holder.id, secret), createdAt: now(tx), lastStep: 0 };
  if (present) Object.assign(present, made);
  else tx.em.create(SecondFactor, { accountId: holder.id, ...made });
  return { account: holder.id, secret: new Secret(secret), uri: new Secret(totpUri(secret, holder.email)) };
}

/**
 * Ends setting up with the first code of the app: from now on signing in asks for one. Gives the codes on paper, once; the
 * other sessions end, and the holder is told by letter. Faults: NO_SECOND_FACTOR, SECOND_FACTOR_SET, WRONG_CODE.
 */
export async function confirmSecondFactor(tx: Tx, input: { code: string }): Promise<{ account: string; recoveryCodes: Secret; endedSessions: number }> {
  const holder = await loadHolder(tx);
  const factor = await lockFactor(tx, holder.id);
  if (!factor) throw accountFault.NO_SECOND_FACTOR();
  if (factor.confirmedAt) throw accountFault.SECOND_FACTOR_SET();
  if (!(await takeTotpCode(tx, factor, bareCode(input.code)))) throw accountFault.WRONG_CODE('code');
  factor.confirmedAt = now(tx);
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  for (const code of codes) tx.em.create(RecoveryCode, { hash: recoveryHash(tx.app, holder.id, code), accountId: holder.id, createdAt: now(tx) });
  const endedSessions = await endSessions(tx, { accountId: holder.id, id: { $ne: tx.viewer.sessionId ?? holder.id } }, 'SECOND_FACTOR');
  changed(tx, 'account', holder.id);
  await post(tx, SECOND_FACTOR_SET_UP, addressed(holder), {});
  return { account: holder.id, recoveryCodes: new Secret(codes.join(' ')), endedSessions };
}

/** Takes an authenticator app and its codes on paper away; the holder is told by letter. @returns whether there was one that was confirmed */
export async function takeFactorAway(tx: Tx, holder: Account): Promise<boolean> {
  const factor = await lockFactor(tx, holder.id);
  await tx.em.nativeDelete(RecoveryCode, { accountId: holder.id });
  if (factor) await tx.em.nativeDelete(SecondFactor, { accountId: holder.id });
  if (!factor?.confirmedAt) return false;
  changed(tx, 'account', holder.id);
  await post(tx, SECOND_FACTOR_REMOVED, addressed(holder), {});
  return true;
}

/** The viewer's own is taken away, for its password and a code of the app or on paper. Faults: WRONG_PASSWORD, NO_SECOND_FACTOR, CODE_REQUIRED, WRONG_CODE. */
export async function removeSecondFactor(tx: Tx, input: { password: string; code: string }): Promise<{ account: string }> {
  const holder = await loadHolder(tx);
  await checkPassword(holder, input.password, 'password');
  const factor = await lockFactor(tx, holder.id);
  if (!factor?.confirmedAt) throw accountFault.NO_SECOND_FACTOR();
  await requireCode(tx, holder.id, input.code);
  // What the code changed goes with the row.
  tx.em.getUnitOfWork().unsetIdentity(factor);
  await takeFactorAway(tx, holder);
  return { account: holder.id };
}

import { LockMode } from '@mikro-orm/core';
import { now, type Tx } from '../kernel/context.ts';
import { accountFault } from './account.errors.ts';
import { bareCode, isTotpCode, recoveryHash, stepOfCode } from './one-time-codes.ts';
import { unseal } from './seal.ts';
import { RecoveryCode, SecondFactor } from './second-factor.entity.ts';

/** An account's authenticator app, locked: of two that show one code at once, one gets in. */
export const lockFactor = (tx: Tx, accountId: string): Promise<SecondFactor | null> => tx.em.findOne(SecondFactor, { accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });

/** Takes a code of the app: each serves once, and so does none that is older than one that was taken. */
export async function takeTotpCode(tx: Tx, factor: SecondFactor, code: string): Promise<boolean> {
  const secret = unseal(tx.app, factor.accountId, factor.sealedSecret);
  const step = secret === null ? null : stepOfCode(secret, code, now(tx));
  if (step === null || step <= factor.lastStep) return false;
  factor.lastStep = step;
  return true;
}

/** Takes a code on paper, once. */
const takeRecoveryCode = async (tx: Tx, accountId: string, code: string): Promise<boolean> =>
  (await tx.em.nativeUpdate(RecoveryCode, { hash: recoveryHash(tx.app, accountId, code), accountId, usedAt: null }, { usedAt: now(tx) })) === 1;

async function take(tx: Tx, accountId: string, code: string): Promise<boolean> {
  const bare = bareCode(code);
  if (!isTotpCode(bare)) return takeRecoveryCode(tx, accountId, bare);
  const factor = await lockFactor(tx, accountId);
  return factor !== null && factor.confirmedAt !== null && takeTotpCode(tx, factor, bare);
}

/** Asks for a code, of the app or on paper, from whoever gave the right password of an account that has one; how often is counted before (tries.ts). Faults: CODE_REQUIRED, WRONG_CODE. */
export async function requireCode(tx: Tx, accountId: string, code: string | null | undefined): Promise<void> {
  if (!code?.trim()) throw accountFault.CODE_REQUIRED('code');
  if (!(await take(tx, accountId, code))) throw accountFault.WRONG_CODE('code');
}

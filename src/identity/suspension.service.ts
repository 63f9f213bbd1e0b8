import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { lock } from '../kernel/lock.ts';
import { from, read } from '../kernel/read.ts';
import { REASON_MOST, Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { NOBODY, Role } from '../kernel/viewer.ts';
import { Account } from './account.entity.ts';
import { account, accountRole } from './account.visibility.ts';
import { endSessions } from './session.service.ts';
import { suspensionFault } from './suspension.errors.ts';
import { tellOfSuspension } from './suspension.post.ts';
import { managedAccount } from './suspension.visibility.ts';

export interface DecideAccount {
  readonly accountId: string;
  /** The version that was looked at; refused if it changed since. */
  readonly version?: number | null;
  readonly reason: string;
}

function checkReason(reason: string): void {
  const rules = new Rules();
  rules.text('reason', reason, REASON_MOST);
  rules.done();
}

/** The administrators who are not suspended. Held until the commit, so that two who suspend each other come one after the other. */
async function actingAdministrators(tx: Tx): Promise<string[]> {
  await lock(tx, 'administrators');
  const rows = await read(tx, account)
    .innerJoin(from(tx, accountRole), 'accountRole.accountId', 'account.id')
    .select('account.id')
    .where('accountRole.role', '=', Role.ADMINISTRATOR)
    .where('account.suspendedAt', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Suspends an account: its sessions end at once, and signing in answers as a wrong password does. The person is told by
 * letter, with the reason. Suspending twice changes nothing. Faults: NOT_FOUND, CONFLICT, OWN_ACCOUNT, LAST_ADMINISTRATOR, REQUIRED, TOO_LONG.
 */
export async function suspendAccount(tx: Tx, input: DecideAccount): Promise<{ account: string }> {
  checkReason(input.reason);
  if (input.accountId === tx.viewer.accountId) throw suspensionFault.OWN_ACCOUNT('accountId');
  const acting = await actingAdministrators(tx);
  // The command line acts for nobody; of two administrators who suspend each other the second is none any more.
  if (tx.viewer.accountId !== NOBODY && !acting.includes(tx.viewer.accountId)) throw faults.NOT_FOUND('accountId');
  const entity = await load(tx, managedAccount, Account, input.accountId, 'accountId', input.version);
  if (entity.suspendedAt) return { account: entity.id };
  if (acting.length === 1 && acting[0] === entity.id) throw suspensionFault.LAST_ADMINISTRATOR('accountId');
  entity.suspendedAt = now(tx);
  entity.suspendedBecause = input.reason.trim();
  await endSessions(tx, { accountId: entity.id }, 'SUSPENDED');
  await tellOfSuspension(tx, entity, 'SUSPENDED', input.reason.trim());
  changed(tx, 'account', entity.id);
  return { account: entity.id };
}

/** Ends a suspension: the person may sign in again, and is told by letter. Restoring twice changes nothing. Faults: NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG. */
export async function restoreAccount(tx: Tx, input: DecideAccount): Promise<{ account: string }> {
  checkReason(input.reason);
  const entity = await load(tx, managedAccount, Account, input.accountId, 'accountId', input.version);
  if (!entity.suspendedAt) return { account: entity.id };
  entity.suspendedAt = null;
  entity.suspendedBecause = null;
  await tellOfSuspension(tx, entity, 'RESTORED', input.reason.trim());
  changed(tx, 'account', entity.id);
  return { account: entity.id };
}

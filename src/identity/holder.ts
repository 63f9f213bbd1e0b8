import type { Tx } from '../kernel/context.ts';
import { load } from '../kernel/transact.ts';
import { Account } from './account.entity.ts';
import { account } from './account.visibility.ts';

/** The viewer's own account, locked. CONFLICT for a stale version. */
export const loadHolder = (tx: Tx, version?: number | null): Promise<Account> => load(tx, account, Account, tx.viewer.accountId, 'version', version);

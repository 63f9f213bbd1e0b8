import type { Tx } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { load } from '../kernel/transact.ts';
import { Account } from './account.entity.ts';
import { account } from './account.visibility.ts';

/** The viewer's own account, locked. CONFLICT for a stale version. */
export const loadHolder = (tx: Tx, version?: number | null): Promise<Account> => load(tx, account, Account, tx.viewer.accountId, 'version', version);

/** The holder of an account as letters address it. */
export const addressed = ({ id, email, name, language }: Pick<Account, 'id' | 'email' | 'name' | 'language'>): { accountId: string; email: string; name: string; language: Language } => ({ accountId: id, email, name, language });

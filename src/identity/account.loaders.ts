import { all, one } from '../kernel/loaders.ts';
import { account, accountRole } from './account.visibility.ts';

export const accountById = one(account);
export const rolesByAccountId = all(accountRole, 'accountId', ['role']);

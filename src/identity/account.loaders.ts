import { all, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { account, accountRole } from './account.visibility.ts';

export const accountById = one(account);
export const rolesByAccountId = all(accountRole, 'accountId', ['role']);

registerNode('Account', accountById);

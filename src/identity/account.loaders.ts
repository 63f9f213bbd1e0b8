import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { account } from './account.visibility.ts';

export const accountById = one(account);

registerNode('Account', accountById);

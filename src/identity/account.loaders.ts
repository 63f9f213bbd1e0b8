import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, pagedEdge } from '../kernel/paging.ts';
import { account, session } from './account.visibility.ts';

export const accountById = one(account);

const sessionById = one(session);

const NEWEST: Order = { name: 'NEWEST', by: ['startedAt'], direction: 'desc' };
/** Open sessions of an account, the newest first. */
export const sessionsOfAccount = pagedEdge(session, 'accountId', () => NEWEST);

registerNode('Account', accountById);
registerNode('Session', sessionById);

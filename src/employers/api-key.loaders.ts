import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, pagedEdge } from '../kernel/paging.ts';
import { apiKey } from './api-key.visibility.ts';

export const apiKeyById = one(apiKey);
registerNode('ApiKey', apiKeyById);

const NEWEST: Order = { name: 'MADE', by: ['createdAt'], direction: 'desc' };
/** The keys that an employer's owners made, newest first, ended ones too. */
export const keysOfEmployer = pagedEdge(apiKey, 'employerId', () => NEWEST);

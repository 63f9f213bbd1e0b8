import { one } from '../kernel/loaders.ts';
import { colleague } from './colleague.visibility.ts';

/** Colleagues by account id; null for who never was one of the viewer's. */
export const colleagueById = one(colleague);

import { defineNoun } from '../kernel/read.ts';
import { isAdministrator } from '../kernel/viewer.ts';
import { AccountSchema } from './account.entity.ts';

/** Why an account is suspended: administrators. */
export const accountSuspension = defineNoun({ name: 'accountSuspension', table: AccountSchema, columns: ['id', 'suspendedBecause'], visible: (eb, viewer) => eb.lit(isAdministrator(viewer)) });

/** How the address of an account ends that is nobody's: erased, or standing for somebody at a centre. No letter reaches such a domain. */
export const NOBODYS = '%.invalid';

/** An account as administrators suspend and restore it: somebody's. */
export const managedAccount = defineNoun({ name: 'managedAccount', table: AccountSchema, columns: ['id'], visible: (eb, viewer) => eb.and([eb.lit(isAdministrator(viewer)), eb('accounts.email', 'not like', NOBODYS)]) });

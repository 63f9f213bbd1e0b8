import { defineNoun } from '../kernel/read.ts';
import { isAdministrator } from '../kernel/viewer.ts';
import { AccountSchema } from './account.entity.ts';

/** Why an account is suspended: administrators. */
export const accountSuspension = defineNoun({ name: 'accountSuspension', table: AccountSchema, columns: ['id', 'suspendedBecause'], visible: (eb, viewer) => eb.lit(isAdministrator(viewer)) });

/** An account as administrators suspend and restore it. */
export const managedAccount = defineNoun({ name: 'managedAccount', table: AccountSchema, columns: ['id'], visible: (eb, viewer) => eb.lit(isAdministrator(viewer)) });

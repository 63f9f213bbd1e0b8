import { isAdministrator } from '../kernel/viewer.ts';
import { defineNoun } from '../kernel/read.ts';
import { AccountRoleSchema, AccountSchema } from './account.entity.ts';
import { SessionSchema } from './session.entity.ts';

/** An account: its holder and administrators, whose look goes to the access log. Secrets have no column here. */
export const account = defineNoun({
  name: 'account',
  table: AccountSchema,
  columns: ['id', 'email', 'name', 'language', 'suspendedAt', 'createdAt', 'version'],
  personal: { subject: 'id', account: 'id' },
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : eb('accounts.id', '=', viewer.accountId)),
});

/** The roles of an account: its holder and administrators. */
export const accountRole = defineNoun({
  name: 'accountRole',
  table: AccountRoleSchema,
  columns: ['accountId', 'role'],
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : eb('account_roles.account_id', '=', viewer.accountId)),
});

/** A session: its holder. */
export const session = defineNoun({
  name: 'session',
  table: SessionSchema,
  columns: ['id', 'accountId', 'device', 'startedAt', 'expiresAt', 'endedAt'],
  visible: (eb, viewer) => eb('sessions.account_id', '=', viewer.accountId),
});

/** What sign-in compares with: for the service alone. */
export const credential = defineNoun({ name: 'credential', table: AccountSchema, columns: ['id', 'email', 'passwordHash', 'suspendedAt'], visible: (eb) => eb.lit(false) });

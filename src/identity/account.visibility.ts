import type { Builder, Rule } from '../kernel/rule.ts';
import { isAdministrator } from '../kernel/viewer.ts';
import { defineNoun } from '../kernel/read.ts';
import { AccountRoleSchema, AccountSchema } from './account.entity.ts';
import { SessionSchema } from './session.entity.ts';

/** Whether the holder of the account in that column confirmed its e-mail: before that, nothing of a person is shown to others. */
export const emailConfirmed = (eb: Builder, accountId: string): Rule =>
  eb.exists(eb.selectFrom('accounts as reached').select('reached.id').whereRef('reached.id', '=', accountId).where('reached.email_confirmed_at', 'is not', null));

/** Whether employers may find the holder of the account in that column: the e-mail is confirmed, and the account is not suspended. */
export const mayBeFound = (eb: Builder, accountId: string): Rule =>
  eb.exists(eb.selectFrom('accounts as found').select('found.id').whereRef('found.id', '=', accountId).where('found.email_confirmed_at', 'is not', null).where('found.suspended_at', 'is', null));

/** An account: its holder and administrators, whose look goes to the access log. Secrets have no column here. */
export const account = defineNoun({
  name: 'account',
  table: AccountSchema,
  columns: ['id', 'email', 'emailConfirmedAt', 'passwordMustChange', 'name', 'language', 'timeZone', 'suspendedAt', 'createdAt', 'version'],
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

/** A session that is open: its holder. */
export const session = defineNoun({
  name: 'session',
  table: SessionSchema,
  columns: ['id', 'accountId', 'device', 'startedAt', 'lastSeenAt', 'expiresAt', 'endedAt'],
  visible: (eb, viewer, now) => eb.and([eb('sessions.account_id', '=', viewer.accountId), eb('sessions.ended_at', 'is', null), eb('sessions.expires_at', '>', now.toISOString())]),
});

/** What sign-in compares with: for the service alone. */
export const credential = defineNoun({ name: 'credential', table: AccountSchema, columns: ['id', 'email', 'passwordHash', 'suspendedAt'], visible: (eb) => eb.lit(false) });

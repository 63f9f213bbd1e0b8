import { defineEntity, p } from '@mikro-orm/core';
import { Language } from '../kernel/language.ts';
import { Role } from '../kernel/viewer.ts';

/** Who can sign in. What the account is allowed hangs on its roles, which the folders below grant. */
export const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'accounts',
  checks: [{ name: 'accounts_email_lower', expression: 'email = lower(email)' }],
  properties: {
    id: p.uuid().primary(),
    /** In lower case; unique. */
    email: p.string().length(254).unique('accounts_email_unique'),
    /** When the holder showed that letters to the address arrive; null: nothing of the person is shown to others. */
    emailConfirmedAt: p.datetime().length(3).nullable(),
    /** argon2id in PHC form; null until an invited person signed up. */
    passwordHash: p.text().nullable(),
    /** Set where somebody else knows the password: nothing else can be done before it is changed. */
    passwordMustChange: p.boolean().default(false),
    name: p.string().length(200),
    language: p.enum(() => Language),
    /** IANA name, in which letters tell times. */
    timeZone: p.string().length(64).default('Africa/Casablanca'),
    suspendedAt: p.datetime().length(3).nullable(),
    suspendedBecause: p.string().length(500).nullable(),
    createdAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);

/** A role an account holds, granted by the folder that knows why (a membership, a profile, the service's owner). */
export const AccountRoleSchema = defineEntity({
  name: 'AccountRole',
  tableName: 'account_roles',
  properties: {
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').primary().deleteRule('cascade'),
    role: p.enum(() => Role).primary(),
    grantedAt: p.datetime().length(3),
  },
});
export class AccountRole extends AccountRoleSchema.class {}
AccountRoleSchema.setClass(AccountRole);

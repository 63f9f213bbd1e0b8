import { defineEntity, p } from '@mikro-orm/core';
import { Account } from './account.entity.ts';

export const TokenPurpose = { CONFIRM_EMAIL: 'CONFIRM_EMAIL', CHANGE_EMAIL: 'CHANGE_EMAIL', RESET_PASSWORD: 'RESET_PASSWORD', INVITATION: 'INVITATION' } as const;
export type TokenPurpose = (typeof TokenPurpose)[keyof typeof TokenPurpose];

/** What a link in a letter proves, once. Its secret is nowhere: it is derived from the id with the service's own secret. */
export const AccountTokenSchema = defineEntity({
  name: 'AccountToken',
  tableName: 'account_tokens',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').index().deleteRule('cascade'),
    purpose: p.enum(() => TokenPurpose),
    /** The address the link was sent to: what it proves. */
    email: p.string().length(254),
    createdAt: p.datetime().length(3),
    expiresAt: p.datetime().length(3),
    usedAt: p.datetime().length(3).nullable(),
  },
});
export class AccountToken extends AccountTokenSchema.class {}
AccountTokenSchema.setClass(AccountToken);

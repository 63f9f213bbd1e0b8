import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';

/** What a person may consent to, and take back. */
export const Purpose = {
  PRIVACY_NOTICE: 'PRIVACY_NOTICE', FINDABLE_LOCAL: 'FINDABLE_LOCAL', FINDABLE_REGIONAL: 'FINDABLE_REGIONAL', FINDABLE_INTERNATIONAL: 'FINDABLE_INTERNATIONAL',
  STATISTICS: 'STATISTICS', RECOMMENDATION: 'RECOMMENDATION',
} as const;
export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/** A person's consent to one purpose, from when to when; a consent given again is a new row. */
export const ConsentSchema = defineEntity({
  name: 'Consent',
  tableName: 'consents',
  uniques: [{ name: 'consents_one_live', properties: ['accountId', 'purpose'], where: 'withdrawn_at is null' }],
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').deleteRule('cascade'),
    purpose: p.enum(() => Purpose),
    /** The version of the privacy notice that was shown. */
    noticeVersion: p.string().length(20),
    givenAt: p.datetime().length(3),
    withdrawnAt: p.datetime().length(3).nullable(),
  },
});
export class Consent extends ConsentSchema.class {}
ConsentSchema.setClass(Consent);

/** An address whose holder erased the account, as a keyed hash: nobody else may bring it back. */
export const ErasedAddressSchema = defineEntity({
  name: 'ErasedAddress',
  tableName: 'erased_addresses',
  properties: {
    hash: p.string().length(64).primary(),
    erasedAt: p.datetime().length(3),
  },
});
export class ErasedAddress extends ErasedAddressSchema.class {}
ErasedAddressSchema.setClass(ErasedAddress);

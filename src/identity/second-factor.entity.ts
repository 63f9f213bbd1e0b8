import { defineEntity, p } from '@mikro-orm/core';
import { Account } from './account.entity.ts';

/** An authenticator app that gives an account's codes (TOTP). It is asked for once its first code was shown. */
export const SecondFactorSchema = defineEntity({
  name: 'SecondFactor',
  tableName: 'second_factors',
  properties: {
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').primary().deleteRule('cascade'),
    /** The shared secret, sealed under the service's own (AES-256-GCM). */
    sealedSecret: p.string().length(200),
    createdAt: p.datetime().length(3),
    confirmedAt: p.datetime().length(3).nullable(),
    /** The time step of the last code that was taken: a code serves once. */
    lastStep: p.integer().default(0),
  },
});
export class SecondFactor extends SecondFactorSchema.class {}
SecondFactorSchema.setClass(SecondFactor);

/** A code on paper for who lost the app, by its hash. Each serves once. */
export const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_codes',
  properties: {
    hash: p.string().length(64).primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').index().deleteRule('cascade'),
    createdAt: p.datetime().length(3),
    usedAt: p.datetime().length(3).nullable(),
  },
});
export class RecoveryCode extends RecoveryCodeSchema.class {}
RecoveryCodeSchema.setClass(RecoveryCode);

import { defineEntity, p } from '@mikro-orm/core';

/** A request that was answered, kept 24 hours so that sending it twice has the effect of one. */
export const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    accountId: p.uuid().primary(),
    mutation: p.string().length(80).primary(),
    key: p.string().length(200).primary(),
    /** SHA-256 of the input, so that another input under the same key is told apart. */
    inputHash: p.string().length(64),
    /** What the verb returned: ids of the changed rows. */
    outcome: p.json<Record<string, unknown>>().nullable(),
    createdAt: p.datetime().length(3).index(),
  },
});
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);

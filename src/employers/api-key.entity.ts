import { defineEntity, p } from '@mikro-orm/core';
import { Scope } from '../kernel/viewer.ts';
import { Employer } from './employer.entity.ts';

/** What an employer's own software asks with. Its secret is shown once and kept as a hash; its row is asked at every request. */
export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  properties: {
    id: p.uuid().primary(),
    /** Who made it, and manages it. */
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id').index(),
    name: p.string().length(100),
    scopes: p.enum(() => Scope).array(),
    /** Whether it acts for the sandbox employer in place of its own. */
    test: p.boolean().default(false),
    secretHash: p.string().length(64).unique('api_keys_secret_unique'),
    /** The secret before a rotation, which serves until `previousUntil`. */
    previousHash: p.string().length(64).nullable().unique('api_keys_previous_unique'),
    previousUntil: p.datetime().length(3).nullable(),
    createdById: p.uuid(),
    createdAt: p.datetime().length(3),
    expiresAt: p.datetime().length(3).nullable(),
    /** To the minute; not every request writes it. */
    lastUsedAt: p.datetime().length(3).nullable(),
    revokedAt: p.datetime().length(3).nullable(),
  },
});
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);

import { defineEntity, p } from '@mikro-orm/core';
import { Account } from './account.entity.ts';

/** One sign-in on one device. Its row is asked at every request, so that ending it acts at once. */
export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').index().deleteRule('cascade'),
    /** The browser or program, as it named itself. */
    device: p.string().length(200),
    startedAt: p.datetime().length(3),
    /** Moved on at each refresh. */
    lastSeenAt: p.datetime().length(3),
    /** Moved on at each refresh. */
    expiresAt: p.datetime().length(3),
    endedAt: p.datetime().length(3).nullable(),
    endedBecause: p.enum(['SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'SUSPENDED', 'PASSWORD_CHANGED', 'ENDED_BY_HOLDER', 'ERASED', 'SECOND_FACTOR']).nullable(),
  },
});
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);

/** A refresh token, by its hash. Each serves once; a second use ends the session. */
export const RefreshTokenSchema = defineEntity({
  name: 'RefreshToken',
  tableName: 'refresh_tokens',
  properties: {
    hash: p.string().length(64).primary(),
    sessionId: () => p.manyToOne(Session).mapToPk().fieldName('session_id').index().deleteRule('cascade'),
    issuedAt: p.datetime().length(3),
    usedAt: p.datetime().length(3).nullable(),
  },
});
export class RefreshToken extends RefreshTokenSchema.class {}
RefreshTokenSchema.setClass(RefreshToken);

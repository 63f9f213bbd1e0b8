import { defineEntity, p } from '@mikro-orm/core';

/** A look at somebody's personal data by somebody else. Appended before the answer leaves, never edited. */
export const AccessLogSchema = defineEntity({
  name: 'AccessLogEntry',
  tableName: 'access_log',
  indexes: [
    { name: 'access_log_newest', properties: ['seenAt', 'id'] },
    { name: 'access_log_actor', properties: ['actorId', 'seenAt', 'id'] },
    { name: 'access_log_subject', properties: ['subjectId', 'seenAt', 'id'] },
  ],
  properties: {
    id: p.uuid().primary(),
    /** The account or the API key that looked; no foreign key, so that the record outlives it. */
    actorId: p.uuid(),
    /** Whose data was shown: a graduate's id; an account's where the noun is one of accounts (account, staffPerson). */
    subjectId: p.uuid(),
    /** Which noun was read. */
    noun: p.string().length(40),
    requestId: p.string().length(80),
    seenAt: p.datetime().length(3),
  },
});
export class AccessLogEntry extends AccessLogSchema.class {}
AccessLogSchema.setClass(AccessLogEntry);

import { defineEntity, p } from '@mikro-orm/core';
import { Language } from '../kernel/language.ts';

export const LetterState = { WAITING: 'WAITING', SENT: 'SENT', FAILED: 'FAILED' } as const;
export type LetterState = (typeof LetterState)[keyof typeof LetterState];

/** A letter to a person: what is in it as ids and plain facts, never a secret. It is worded when it is sent. */
export const LetterSchema = defineEntity({
  name: 'Letter',
  tableName: 'letters',
  properties: {
    id: p.uuid().primary(),
    /** Whom it is to, where that is an account; no foreign key, since mail knows no accounts. */
    accountId: p.uuid().nullable().index(),
    /** Blank once it was sent. */
    email: p.string().length(254),
    name: p.string().length(200).nullable(),
    language: p.enum(() => Language),
    kind: p.string().length(60),
    /** What the kind asks for; blank once it was sent. */
    data: p.json<Record<string, unknown>>(),
    state: p.enum(() => LetterState),
    /** Why it failed, as a code. */
    fault: p.string().length(60).nullable(),
    createdAt: p.datetime().length(3),
    sentAt: p.datetime().length(3).nullable(),
  },
});
export class Letter extends LetterSchema.class {}
LetterSchema.setClass(Letter);

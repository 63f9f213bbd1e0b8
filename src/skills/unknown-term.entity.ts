import { defineEntity, p } from '@mikro-orm/core';
import { Language } from '../kernel/language.ts';
import { Skill } from './skill.entity.ts';

/** What became of a term: waiting, a skill of its own, another word for one, or none. */
export const UnknownTermState = { OPEN: 'OPEN', ACCEPTED: 'ACCEPTED', MERGED: 'MERGED', REJECTED: 'REJECTED' } as const;
export type UnknownTermState = (typeof UnknownTermState)[keyof typeof UnknownTermState];

/** A term that people keep among their skills and that no skill is known for. It is kept folded, and never with who wrote it. */
export const UnknownTermSchema = defineEntity({
  name: 'UnknownTerm',
  tableName: 'unknown_terms',
  properties: {
    id: p.uuid().primary(),
    /** The key, as `foldTerm` gives it. */
    folded: p.string().length(60).unique('unknown_terms_once'),
    /** The folded words with spaces between them, for people to read. */
    term: p.string().length(80),
    /** The language it was probably written in; null where that is anybody's guess. */
    language: p.enum(() => Language).nullable(),
    /** How often it was sent. */
    times: p.integer(),
    state: p.enum(() => UnknownTermState),
    /** The skill it became. */
    skillSlug: () => p.manyToOne(Skill).mapToPk().fieldName('skill_slug').nullable(),
    firstSeenAt: p.datetime().length(3),
    lastSeenAt: p.datetime().length(3),
    decidedAt: p.datetime().length(3).nullable(),
    decidedById: p.uuid().nullable(),
  },
  indexes: [
    { name: 'unknown_terms_often', properties: ['state', 'times', 'id'] },
    { name: 'unknown_terms_recent', properties: ['state', 'lastSeenAt', 'id'] },
  ],
});
export class UnknownTerm extends UnknownTermSchema.class {}
UnknownTermSchema.setClass(UnknownTerm);

import { defineEntity, p } from '@mikro-orm/core';
import { Language } from '../kernel/language.ts';

/** What sort of skill it is. */
export const SkillKind = { LANGUAGE: 'LANGUAGE', FRAMEWORK: 'FRAMEWORK', TOOL: 'TOOL', PRACTICE: 'PRACTICE', DOMAIN: 'DOMAIN', SOFT: 'SOFT' } as const;
export type SkillKind = (typeof SkillKind)[keyof typeof SkillKind];

/**
 * How one skill stands to another, read from `fromSlug` to `toSlug`. RELATED and NOT_RELATED are kept in both directions.
 * ASSOCIATED is a classification's word that two skills have to do with each other: worth no credit, since it was not made for that.
 */
export const SkillLinkKind = { BROADER: 'BROADER', IMPLIES: 'IMPLIES', RELATED: 'RELATED', NOT_RELATED: 'NOT_RELATED', ASSOCIATED: 'ASSOCIATED' } as const;
export type SkillLinkKind = (typeof SkillLinkKind)[keyof typeof SkillLinkKind];

/** Whose word a row of the taxonomy is: the files that ship, a curator of this service, the ESCO classification. Each writer touches its own rows alone. */
export const SkillOrigin = { SEED: 'SEED', CURATOR: 'CURATOR', ESCO: 'ESCO' } as const;
export type SkillOrigin = (typeof SkillOrigin)[keyof typeof SkillOrigin];

/** A node of the taxonomy. Its slug is its key: a concept is never deleted but deprecated. */
export const SkillSchema = defineEntity({
  name: 'Skill',
  tableName: 'skills',
  checks: [
    { name: 'skills_not_replaced_by_itself', expression: 'replaced_by_slug <> slug' },
    { name: 'skills_replaced_when_deprecated', expression: 'replaced_by_slug is null or deprecated_at is not null' },
  ],
  properties: {
    slug: p.string().length(80).primary(),
    kind: p.enum(() => SkillKind),
    nameFr: p.string().length(160).collation('fr-x-icu'),
    nameAr: p.string().length(160).collation('ar-x-icu'),
    nameEn: p.string().length(160).collation('en-x-icu'),
    descriptionFr: p.text().nullable(),
    descriptionAr: p.text().nullable(),
    descriptionEn: p.text().nullable(),
    escoUri: p.string().length(200).nullable().unique('skills_esco_uri_once'),
    origin: p.enum(() => SkillOrigin).default('SEED'),
    /** The skill to use instead, where this one is deprecated and there is one. */
    replacedBySlug: () => p.manyToOne(Skill).mapToPk().fieldName('replaced_by_slug').nullable(),
    /** Since when it is not to be used any more; null while it is. */
    deprecatedAt: p.datetime().length(3).nullable(),
    /** The curator who said so; null where files did, which may also take it back. */
    deprecatedById: p.uuid().nullable(),
  },
});
export class Skill extends SkillSchema.class {}
SkillSchema.setClass(Skill);

/** Another way people write a skill. A folded alias belongs to one skill alone. */
export const SkillAliasSchema = defineEntity({
  name: 'SkillAlias',
  tableName: 'skill_aliases',
  properties: {
    /** The alias as `foldTerm` gives it; the key, so that none is claimed twice. */
    folded: p.string().length(160).primary(),
    skillSlug: () => p.manyToOne(Skill).mapToPk().fieldName('skill_slug').index().deleteRule('cascade'),
    language: p.enum(() => Language),
    text: p.string().length(160),
    origin: p.enum(() => SkillOrigin).default('SEED'),
  },
});
export class SkillAlias extends SkillAliasSchema.class {}
SkillAliasSchema.setClass(SkillAlias);

export const SkillLinkSchema = defineEntity({
  name: 'SkillLink',
  tableName: 'skill_links',
  checks: [{ name: 'skill_links_not_self', expression: 'from_slug <> to_slug' }],
  properties: {
    fromSlug: () => p.manyToOne(Skill).mapToPk().fieldName('from_slug').primary().deleteRule('cascade'),
    toSlug: () => p.manyToOne(Skill).mapToPk().fieldName('to_slug').primary().index().deleteRule('cascade'),
    kind: p.enum(() => SkillLinkKind).primary(),
    origin: p.enum(() => SkillOrigin).default('SEED'),
  },
});
export class SkillLink extends SkillLinkSchema.class {}
SkillLinkSchema.setClass(SkillLink);

/** The four bands of DigComp; an unset level counts as FOUNDATION. */
export const SkillLevel = { FOUNDATION: 'FOUNDATION', INTERMEDIATE: 'INTERMEDIATE', ADVANCED: 'ADVANCED', SPECIALISED: 'SPECIALISED' } as const;
export type SkillLevel = (typeof SkillLevel)[keyof typeof SkillLevel];

/** The Common European Framework of Reference, with NATIVE above C2. */
export const CefrLevel = { A1: 'A1', A2: 'A2', B1: 'B1', B2: 'B2', C1: 'C1', C2: 'C2', NATIVE: 'NATIVE' } as const;
export type CefrLevel = (typeof CefrLevel)[keyof typeof CefrLevel];

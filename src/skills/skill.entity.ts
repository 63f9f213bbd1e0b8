import { defineEntity, p } from '@mikro-orm/core';
import { Language } from '../kernel/language.ts';

/** What sort of skill it is. */
export const SkillKind = { LANGUAGE: 'LANGUAGE', FRAMEWORK: 'FRAMEWORK', TOOL: 'TOOL', PRACTICE: 'PRACTICE', DOMAIN: 'DOMAIN', SOFT: 'SOFT' } as const;
export type SkillKind = (typeof SkillKind)[keyof typeof SkillKind];

/** How one skill stands to another, read from `fromSlug` to `toSlug`. RELATED and NOT_RELATED are kept in both directions. */
export const SkillLinkKind = { BROADER: 'BROADER', IMPLIES: 'IMPLIES', RELATED: 'RELATED', NOT_RELATED: 'NOT_RELATED' } as const;
export type SkillLinkKind = (typeof SkillLinkKind)[keyof typeof SkillLinkKind];

/** A node of the taxonomy. Its slug is its key: a concept is never deleted but deprecated. */
export const SkillSchema = defineEntity({
  name: 'Skill',
  tableName: 'skills',
  properties: {
    slug: p.string().length(80).primary(),
    kind: p.enum(() => SkillKind),
    nameFr: p.string().length(160).collation('fr-x-icu'),
    nameAr: p.string().length(160).collation('ar-x-icu'),
    nameEn: p.string().length(160).collation('en-x-icu'),
    descriptionFr: p.text().nullable(),
    descriptionAr: p.text().nullable(),
    descriptionEn: p.text().nullable(),
    escoUri: p.string().length(200).nullable(),
    /** The skill to use instead, where this one is deprecated. */
    replacedBySlug: () => p.manyToOne(Skill).mapToPk().fieldName('replaced_by_slug').nullable(),
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

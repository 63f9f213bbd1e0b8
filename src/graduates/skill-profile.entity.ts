import { defineEntity, p } from '@mikro-orm/core';
import { CefrLevel, Skill, SkillLevel } from '../skills/skill.entity.ts';
import { Graduate } from './graduate.entity.ts';

/** Who stands behind a skill: the person alone, the centre, an employer. */
export const Standing = { DECLARED: 'DECLARED', CENTRE: 'CENTRE', EMPLOYER: 'EMPLOYER' } as const;
export type Standing = (typeof Standing)[keyof typeof Standing];

export const EvidenceKind = { PROJECT: 'PROJECT', CERTIFICATE: 'CERTIFICATE', EXPERIENCE: 'EXPERIENCE' } as const;

/**
 * A skill a person has, at a level, with what shows it and who confirmed it. One row for what the person declares and one
 * for each who confirms: declaring more than was confirmed takes no confirmation away, and whoever counts takes the better.
 */
export const HeldSkillSchema = defineEntity({
  name: 'HeldSkill',
  tableName: 'graduate_skills',
  uniques: [{ name: 'graduate_skills_once', properties: ['graduateId', 'skillSlug', 'standing'] }],
  properties: {
    id: p.uuid().primary(),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').deleteRule('cascade'),
    skillSlug: () => p.manyToOne(Skill).mapToPk().fieldName('skill_slug').index(),
    /** Null: not said; counts as FOUNDATION. */
    level: p.enum(() => SkillLevel).nullable(),
    standing: p.enum(() => Standing),
    confirmedById: p.uuid().nullable(),
    confirmedAt: p.datetime().length(3).nullable(),
    evidenceKind: p.enum(() => EvidenceKind).nullable(),
    evidenceUrl: p.string().length(500).nullable(),
    createdAt: p.datetime().length(3),
  },
});
export class HeldSkill extends HeldSkillSchema.class {}
HeldSkillSchema.setClass(HeldSkill);

/** A human language a person speaks. */
export const SpokenLanguageSchema = defineEntity({
  name: 'SpokenLanguage',
  tableName: 'graduate_languages',
  checks: [{ name: 'graduate_languages_code', expression: "language ~ '^[a-z]{2,3}$'" }],
  properties: {
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').primary().deleteRule('cascade'),
    /** ISO 639, lower case: fr, ar, en, es, zgh. */
    language: p.string().length(3).primary(),
    level: p.enum(() => CefrLevel),
  },
});
export class SpokenLanguage extends SpokenLanguageSchema.class {}
SpokenLanguageSchema.setClass(SpokenLanguage);

export const BackgroundKind = { EDUCATION: 'EDUCATION', EXPERIENCE: 'EXPERIENCE', PROJECT: 'PROJECT', CERTIFICATE: 'CERTIFICATE' } as const;
export type BackgroundKind = (typeof BackgroundKind)[keyof typeof BackgroundKind];

const PARTIAL_DATE = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$';

/** Something of a person's past: a diploma, a job, a project, a certificate. Free text, so only those see it who see the name. */
export const BackgroundItemSchema = defineEntity({
  name: 'BackgroundItem',
  tableName: 'graduate_background',
  checks: [
    { name: 'graduate_background_started', expression: `started ~ '${PARTIAL_DATE}'` },
    { name: 'graduate_background_ended', expression: `ended ~ '${PARTIAL_DATE}'` },
    { name: 'graduate_background_dates_in_order', expression: 'left(ended, length(started)) >= left(started, length(ended))' },
  ],
  properties: {
    id: p.uuid().primary(),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').index().deleteRule('cascade'),
    kind: p.enum(() => BackgroundKind),
    position: p.integer(),
    /** Diploma and field, job title, name of the project or certificate. */
    title: p.string().length(300),
    /** School, employer, issuer. */
    organisation: p.string().length(300).nullable(),
    /** YYYY, YYYY-MM or YYYY-MM-DD, as the person gave it. */
    started: p.string().length(10).nullable(),
    /** Null while it goes on. */
    ended: p.string().length(10).nullable(),
    description: p.text().nullable(),
    url: p.string().length(500).nullable(),
  },
});
export class BackgroundItem extends BackgroundItemSchema.class {}
BackgroundItemSchema.setClass(BackgroundItem);

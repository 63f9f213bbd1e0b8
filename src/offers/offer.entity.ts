import { defineEntity, type Opt, p } from '@mikro-orm/core';
import { Employer } from '../employers/employer.entity.ts';
import { Scale } from '../graduates/graduate.entity.ts';
import { Language } from '../kernel/language.ts';
import { Place } from '../places/place.entity.ts';
import { CefrLevel, Skill, SkillLevel } from '../skills/skill.entity.ts';

export const OfferState = { DRAFT: 'DRAFT', PUBLISHED: 'PUBLISHED', PAUSED: 'PAUSED', FILLED: 'FILLED', EXPIRED: 'EXPIRED', CLOSED: 'CLOSED' } as const;
export type OfferState = (typeof OfferState)[keyof typeof OfferState];
export const WorkMode = { ON_SITE: 'ON_SITE', HYBRID: 'HYBRID', REMOTE: 'REMOTE' } as const;
export type WorkMode = (typeof WorkMode)[keyof typeof WorkMode];
export const WorkPermit = { SPONSORED: 'SPONSORED', MUST_HOLD: 'MUST_HOLD', NOT_NEEDED: 'NOT_NEEDED' } as const;
export type WorkPermit = (typeof WorkPermit)[keyof typeof WorkPermit];
export const SalaryPeriod = { HOUR: 'HOUR', DAY: 'DAY', MONTH: 'MONTH', YEAR: 'YEAR' } as const;
export type SalaryPeriod = (typeof SalaryPeriod)[keyof typeof SalaryPeriod];
export const SalaryBasis = { GROSS: 'GROSS', NET: 'NET' } as const;
export type SalaryBasis = (typeof SalaryBasis)[keyof typeof SalaryBasis];

/** A job of an employer. */
export const OfferSchema = defineEntity({
  name: 'Offer',
  tableName: 'offers',
  checks: [
    { name: 'offers_openings_not_negative', expression: 'openings >= 0' },
    { name: 'offers_salary_in_order', expression: 'salary_min <= salary_max and salary_min >= 0' },
    { name: 'offers_salary_whole', expression: '(salary_currency is null) = (salary_period is null) and (salary_currency is null) = (salary_basis is null) and (salary_currency is not null or (salary_min is null and salary_max is null))' },
    { name: 'offers_published_at', expression: "state = 'DRAFT' or published_at is not null" },
    { name: 'offers_reply_days', expression: 'reply_within_days >= 1 and reply_within_days <= 60' },
    { name: 'offers_experience', expression: 'experience_years >= 0 and experience_years <= 40' },
  ],
  uniques: [{ name: 'offers_reference_unique', properties: ['employerId', 'reference'] }],
  indexes: [
    { name: 'offers_newest', properties: ['publishedAt', 'id'], where: "state = 'PUBLISHED'" },
    { name: 'offers_soonest', properties: ['lastDayOn', 'id'], where: "state = 'PUBLISHED'" },
  ],
  properties: {
    id: p.uuid().primary(),
    slug: p.string().length(120).unique('offers_slug_unique'),
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id').index(),
    /** The employer's own reference. */
    reference: p.string().length(80).nullable(),
    state: p.enum(() => OfferState),
    workMode: p.enum(() => WorkMode),
    /** Computed from the places and the home region. */
    scale: p.enum(() => Scale),
    contractTypes: p.array(),
    endOfStudies: p.boolean(),
    agreementRequired: p.boolean(),
    /** Countries of residence a remote offer accepts; empty: any. */
    acceptedCountries: p.array(),
    salaryMin: p.decimal('string').precision(12).scale(2).nullable(),
    salaryMax: p.decimal('string').precision(12).scale(2).nullable(),
    salaryCurrency: p.string().length(3).nullable(),
    salaryPeriod: p.enum(() => SalaryPeriod).nullable(),
    salaryBasis: p.enum(() => SalaryBasis).nullable(),
    /** Places still free; a hire takes one, a hire that falls through gives it back. */
    openings: p.integer(),
    /** Null: as soon as possible. */
    startsOn: p.date().nullable(),
    /** Last day to apply, in Casablanca. */
    deadlineOn: p.date().nullable(),
    /** The deadline, or a day after all others where there is none: what lists by deadline are ordered by. */
    lastDayOn: p.date().generated("(coalesce(deadline_on, '9999-12-31'::date)) stored").$type<Opt<string>>(),
    experienceYears: p.integer(),
    relocationHelp: p.boolean(),
    workPermit: p.enum(() => WorkPermit),
    applyUrl: p.string().length(500).nullable(),
    /** Where applications go by letter; only where a centre posted it for an employer that is not here yet. */
    applyEmail: p.string().length(254).nullable(),
    /** The promise: an answer within so many days. */
    replyWithinDays: p.integer(),
    publishedAt: p.datetime().length(3).nullable(),
    /** When those who applied were last told of edits; what was edited before is told. */
    editsToldAt: p.datetime().length(3).nullable(),
    createdAt: p.datetime().length(3),
    updatedAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Offer extends OfferSchema.class {}
OfferSchema.setClass(Offer);

export const OfferTextSchema = defineEntity({
  name: 'OfferText',
  tableName: 'offer_texts',
  properties: {
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').primary().deleteRule('cascade'),
    language: p.enum(() => Language).primary(),
    title: p.string().length(200),
    body: p.text(),
    position: p.integer(),
  },
});
export class OfferText extends OfferTextSchema.class {}
OfferTextSchema.setClass(OfferText);

export const OfferPlaceSchema = defineEntity({
  name: 'OfferPlace',
  tableName: 'offer_places',
  properties: {
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').primary().deleteRule('cascade'),
    placeCode: () => p.manyToOne(Place).mapToPk().fieldName('place_code').primary().index(),
    position: p.integer(),
  },
});
export class OfferPlace extends OfferPlaceSchema.class {}
OfferPlaceSchema.setClass(OfferPlace);

export const OfferLanguageSchema = defineEntity({
  name: 'OfferLanguage',
  tableName: 'offer_languages',
  checks: [{ name: 'offer_languages_code', expression: "language ~ '^[a-z]{2,3}$'" }],
  properties: {
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').primary().deleteRule('cascade'),
    language: p.string().length(3).primary(),
    level: p.enum(() => CefrLevel),
    /** Required ones block, preferred ones do not. */
    required: p.boolean(),
  },
});
export class OfferLanguage extends OfferLanguageSchema.class {}
OfferLanguageSchema.setClass(OfferLanguage);

export const RequirementKind = { MUST_HAVE: 'MUST_HAVE', NICE_TO_HAVE: 'NICE_TO_HAVE' } as const;
export type RequirementKind = (typeof RequirementKind)[keyof typeof RequirementKind];

/** A skill an offer asks, or a "one of these" group; one row per alternative, sharing `position`. */
export const OfferSkillSchema = defineEntity({
  name: 'OfferSkill',
  tableName: 'offer_skills',
  checks: [{ name: 'offer_skills_weight', expression: 'weight >= 1 and weight <= 3' }],
  uniques: [{ name: 'offer_skills_once', properties: ['offerId', 'skillSlug'] }],
  properties: {
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').primary().deleteRule('cascade'),
    /** Which requirement of the offer; rows with the same position are alternatives. */
    position: p.integer().primary(),
    /** Which alternative inside it. */
    alternative: p.integer().primary(),
    kind: p.enum(() => RequirementKind),
    skillSlug: () => p.manyToOne(Skill).mapToPk().fieldName('skill_slug').index(),
    minimumLevel: p.enum(() => SkillLevel),
    /** Of a nice-to-have, 1-3; 1 for a must-have. */
    weight: p.integer(),
  },
});
export class OfferSkill extends OfferSkillSchema.class {}
OfferSkillSchema.setClass(OfferSkill);

/** What happened to an offer; appended, never edited. Shown to its employer and to those who applied. */
export const OfferEventSchema = defineEntity({
  name: 'OfferEvent',
  tableName: 'offer_events',
  properties: {
    id: p.uuid().primary(),
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').index().deleteRule('cascade'),
    at: p.datetime().length(3),
    actorId: p.uuid().nullable(),
    fromState: p.enum(() => OfferState).nullable(),
    toState: p.enum(() => OfferState),
    /** Names of the fields an edit of a published offer changed. */
    changedFields: p.array(),
    /** Why, where somebody said so. */
    note: p.string().length(500).nullable(),
  },
});
export class OfferEvent extends OfferEventSchema.class {}
OfferEventSchema.setClass(OfferEvent);

import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { Skill } from '../skills/skill.entity.ts';
import { Centre } from './centre.entity.ts';

/** What a programme teaches. */
export const ProgrammeField = { WEB: 'WEB', DATA_AI: 'DATA_AI', DEVOPS: 'DEVOPS', SECURITY: 'SECURITY', MOBILE: 'MOBILE', DESIGN: 'DESIGN', OTHER: 'OTHER' } as const;
export type ProgrammeField = (typeof ProgrammeField)[keyof typeof ProgrammeField];

export const ProgrammeSchema = defineEntity({
  name: 'Programme',
  tableName: 'programmes',
  properties: {
    id: p.uuid().primary(),
    centreId: () => p.manyToOne(Centre).mapToPk().fieldName('centre_id').index(),
    field: p.enum(() => ProgrammeField),
    nameFr: p.string().length(160).collation('fr-x-icu'),
    nameAr: p.string().length(160).collation('ar-x-icu'),
    nameEn: p.string().length(160).collation('en-x-icu'),
    createdAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Programme extends ProgrammeSchema.class {}
ProgrammeSchema.setClass(Programme);

/** A skill a programme teaches. */
export const ProgrammeSkillSchema = defineEntity({
  name: 'ProgrammeSkill',
  tableName: 'programme_skills',
  properties: {
    programmeId: () => p.manyToOne(Programme).mapToPk().fieldName('programme_id').primary().deleteRule('cascade'),
    skillSlug: () => p.manyToOne(Skill).mapToPk().fieldName('skill_slug').primary().index(),
    position: p.integer(),
  },
});
export class ProgrammeSkill extends ProgrammeSkillSchema.class {}
ProgrammeSkillSchema.setClass(ProgrammeSkill);

/** One intake of a programme at its centre. */
export const CohortSchema = defineEntity({
  name: 'Cohort',
  tableName: 'cohorts',
  checks: [{ name: 'cohorts_dates_in_order', expression: 'graduates_on > starts_on' }],
  properties: {
    id: p.uuid().primary(),
    programmeId: () => p.manyToOne(Programme).mapToPk().fieldName('programme_id').index(),
    /** The programme's centre, kept here so that visibility asks one table less; a programme never changes its centre. */
    centreId: () => p.manyToOne(Centre).mapToPk().fieldName('centre_id').index(),
    name: p.string().length(160),
    startsOn: p.date(),
    graduatesOn: p.date(),
    createdAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Cohort extends CohortSchema.class {}
CohortSchema.setClass(Cohort);

/** A trainer of a cohort: may confirm the skills of its learners alone. */
export const CohortTrainerSchema = defineEntity({
  name: 'CohortTrainer',
  tableName: 'cohort_trainers',
  properties: {
    cohortId: () => p.manyToOne(Cohort).mapToPk().fieldName('cohort_id').primary().deleteRule('cascade'),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').primary().index(),
  },
});
export class CohortTrainer extends CohortTrainerSchema.class {}
CohortTrainerSchema.setClass(CohortTrainer);

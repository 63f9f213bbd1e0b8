import { defineEntity, p } from '@mikro-orm/core';
import { Cohort } from '../centres/cohort.entity.ts';
import { Employer } from '../employers/employer.entity.ts';
import { Graduate } from './graduate.entity.ts';

export const EnrolmentState = { ENROLLED: 'ENROLLED', GRADUATED: 'GRADUATED', LEFT: 'LEFT' } as const;
export type EnrolmentState = (typeof EnrolmentState)[keyof typeof EnrolmentState];

/** A person in a cohort. One that the person claimed counts only once the centre confirmed it. */
export const EnrolmentSchema = defineEntity({
  name: 'Enrolment',
  tableName: 'enrolments',
  uniques: [{ name: 'enrolments_once', properties: ['graduateId', 'cohortId'] }],
  properties: {
    id: p.uuid().primary(),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').deleteRule('cascade'),
    cohortId: () => p.manyToOne(Cohort).mapToPk().fieldName('cohort_id').index(),
    state: p.enum(() => EnrolmentState),
    confirmedAt: p.datetime().length(3).nullable(),
    createdAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Enrolment extends EnrolmentSchema.class {}
EnrolmentSchema.setClass(Enrolment);

/** A seat in a cohort held for somebody who has not signed up yet; its code is shown once, to who invites. */
export const CohortInvitationSchema = defineEntity({
  name: 'CohortInvitation',
  tableName: 'cohort_invitations',
  uniques: [{ name: 'cohort_invitations_one_open', properties: ['cohortId', 'email'], where: 'accepted_at is null' }],
  properties: {
    id: p.uuid().primary(),
    cohortId: () => p.manyToOne(Cohort).mapToPk().fieldName('cohort_id'),
    email: p.string().length(254),
    name: p.string().length(200),
    codeHash: p.string().length(64).unique('cohort_invitations_code_unique'),
    invitedById: p.uuid(),
    createdAt: p.datetime().length(3),
    expiresAt: p.datetime().length(3),
    acceptedAt: p.datetime().length(3).nullable(),
  },
});
export class CohortInvitation extends CohortInvitationSchema.class {}
CohortInvitationSchema.setClass(CohortInvitation);

export const DisclosureReason = { APPLICATION: 'APPLICATION', INVITATION: 'INVITATION', RECOMMENDATION: 'RECOMMENDATION' } as const;

/** An employer may see who a person is, since then and for that reason. */
export const DisclosureSchema = defineEntity({
  name: 'Disclosure',
  tableName: 'disclosures',
  uniques: [{ name: 'disclosures_one_live', properties: ['employerId', 'graduateId'], where: 'ended_at is null' }],
  properties: {
    id: p.uuid().primary(),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').index().deleteRule('cascade'),
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id'),
    reason: p.enum(() => DisclosureReason),
    since: p.datetime().length(3),
    endedAt: p.datetime().length(3).nullable(),
  },
});
export class Disclosure extends DisclosureSchema.class {}
DisclosureSchema.setClass(Disclosure);

/** An employer that a person does not want to be seen by. */
export const EmployerBlockSchema = defineEntity({
  name: 'EmployerBlock',
  tableName: 'employer_blocks',
  properties: {
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').primary().deleteRule('cascade'),
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id').primary().index(),
    createdAt: p.datetime().length(3),
  },
});
export class EmployerBlock extends EmployerBlockSchema.class {}
EmployerBlockSchema.setClass(EmployerBlock);

/** An employer that a person does not want to be seen by, by its name, whether it is here yet or not. */
export const EmployerNameBlockSchema = defineEntity({
  name: 'EmployerNameBlock',
  tableName: 'employer_name_blocks',
  properties: {
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').primary().deleteRule('cascade'),
    foldedName: p.string().length(160).primary().index(),
    /** As the person wrote it. */
    name: p.string().length(160),
    createdAt: p.datetime().length(3),
  },
});
export class EmployerNameBlock extends EmployerNameBlockSchema.class {}
EmployerNameBlockSchema.setClass(EmployerNameBlock);

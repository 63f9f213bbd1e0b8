import { defineEntity, p } from '@mikro-orm/core';
import { Employer } from '../employers/employer.entity.ts';
import { Graduate } from '../graduates/graduate.entity.ts';
import { Offer } from '../offers/offer.entity.ts';

export const ApplicationState = {
  SUBMITTED: 'SUBMITTED', IN_REVIEW: 'IN_REVIEW', INTERVIEW: 'INTERVIEW', PROPOSED: 'PROPOSED', ACCEPTED: 'ACCEPTED', HIRED: 'HIRED',
  REJECTED: 'REJECTED', WITHDRAWN: 'WITHDRAWN', DECLINED: 'DECLINED', LAPSED: 'LAPSED', FELL_THROUGH: 'FELL_THROUGH', HIRED_ELSEWHERE: 'HIRED_ELSEWHERE',
} as const;
export type ApplicationState = (typeof ApplicationState)[keyof typeof ApplicationState];

/** What a refusal names. */
export const RejectionCriterion = { SKILL: 'SKILL', LEVEL: 'LEVEL', LANGUAGE: 'LANGUAGE', PLACE: 'PLACE', AVAILABILITY: 'AVAILABILITY', CONTRACT: 'CONTRACT', EXPERIENCE: 'EXPERIENCE', OTHERS_FIT_BETTER: 'OTHERS_FIT_BETTER', POSITION_FILLED: 'POSITION_FILLED', OTHER: 'OTHER' } as const;
export type RejectionCriterion = (typeof RejectionCriterion)[keyof typeof RejectionCriterion];

/** A graduate's answer to an offer. */
export const ApplicationSchema = defineEntity({
  name: 'Application',
  tableName: 'applications',
  uniques: [{ name: 'applications_one_open', properties: ['graduateId', 'offerId'], where: "state in ('SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED')" }],
  // What the clock looks for: promises that ran out.
  indexes: [{ name: 'applications_unanswered', properties: ['replyDueOn'], where: "state in ('SUBMITTED', 'IN_REVIEW')" }],
  checks: [{ name: 'applications_rejection_named', expression: "(state = 'REJECTED') = (rejection_criterion is not null)" }],
  properties: {
    id: p.uuid().primary(),
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').index(),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').index(),
    /** The offer's employer, kept here so that visibility asks one table less. */
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id').index(),
    state: p.enum(() => ApplicationState),
    message: p.text().nullable(),
    submittedAt: p.datetime().length(3),
    replyDueOn: p.date(),
    /** The promise as it stood at submission: `replyDueOn` is so many days after. 0: it went by letter, and nothing was promised. */
    promisedDays: p.integer(),
    /**
     * Days from submission to the employer's first answer; null until there is one. Counted when it is given, since the
     * database may not know the zone's newest rules.
     */
    answeredAfterDays: p.integer().nullable(),
    /** First day of work, agreed at the hire. */
    startsOn: p.date().nullable(),
    /** Score in millionths as it stood at submission; written by the matcher in the same transaction. */
    score: p.integer().nullable(),
    matcherVersion: p.string().length(40).nullable(),
    /** The match as it stood at submission, whole. */
    match: p.json<Record<string, unknown>>().nullable(),
    rejectionCriterion: p.enum(() => RejectionCriterion).nullable(),
    rejectionDetail: p.string().length(500).nullable(),
    updatedAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Application extends ApplicationSchema.class {}
ApplicationSchema.setClass(Application);

/** One change of an application; appended and never edited. Both sides read it. */
export const ApplicationEventSchema = defineEntity({
  name: 'ApplicationEvent',
  tableName: 'application_events',
  properties: {
    id: p.uuid().primary(),
    applicationId: () => p.manyToOne(Application).mapToPk().fieldName('application_id').index(),
    at: p.datetime().length(3),
    /** Null: the service itself. */
    actorId: p.uuid().nullable(),
    fromState: p.enum(() => ApplicationState).nullable(),
    toState: p.enum(() => ApplicationState),
    note: p.text().nullable(),
  },
});
export class ApplicationEvent extends ApplicationEventSchema.class {}
ApplicationEventSchema.setClass(ApplicationEvent);

import { registerEnumType } from 'type-graphql';
import { ApplicationState, RejectionCriterion } from './application.entity.ts';
import { ApplicationActor } from './application.states.ts';

registerEnumType(ApplicationState, {
  name: 'ApplicationState',
  description: 'Where an application stands. SUBMITTED to ACCEPTED are under way; HIRED may still fall through; the others are ends.',
  valuesConfig: {
    SUBMITTED: { description: 'Sent; the employer owes an answer by `replyDueOn`.' },
    IN_REVIEW: { description: 'The employer is reading it; an answer is still owed.' },
    INTERVIEW: { description: 'The employer wants to meet the person.' },
    PROPOSED: { description: 'The employer proposes the job; the person accepts or declines.' },
    ACCEPTED: { description: 'The person accepted the proposal.' },
    HIRED: { description: 'The employer confirmed the hire; an opening of the offer is taken.' },
    REJECTED: { description: 'The employer said no, and names a criterion.' },
    WITHDRAWN: { description: 'The person took it back.' },
    DECLINED: { description: 'The person declined the proposal.' },
    LAPSED: { description: 'The reply promise ran out unanswered; it closed by itself.' },
    FELL_THROUGH: { description: 'What was agreed did not happen (no show, visa refused); a taken opening is free again.' },
    HIRED_ELSEWHERE: { description: 'Another application of the person ended in a hire, and the person closed this one.' },
  },
});
registerEnumType(RejectionCriterion, {
  name: 'RejectionCriterion',
  description: 'What a refusal is about.',
  valuesConfig: {
    SKILL: { description: 'A skill is missing.' },
    LEVEL: { description: 'A skill is there, below the level needed.' },
    LANGUAGE: { description: 'A language, or its level.' },
    PLACE: { description: 'The place or the way of working.' },
    AVAILABILITY: { description: 'The start date.' },
    CONTRACT: { description: 'The type of contract.' },
    EXPERIENCE: { description: 'Years or kind of experience.' },
    OTHERS_FIT_BETTER: { description: 'Others fit better.' },
    POSITION_FILLED: { description: 'Somebody else was hired.' },
    OTHER: { description: 'Something else; `detail` may say what.' },
  },
});
registerEnumType(ApplicationActor, {
  name: 'ApplicationActor',
  description: 'The side that moved an application.',
  valuesConfig: { EMPLOYER: { description: 'A member of the employer.' }, GRADUATE: { description: 'The person who applied.' }, SYSTEM: { description: 'The service, when a promise ran out.' } },
});

/** Steps an employer takes one by one; hiring and refusing are mutations of their own. */
export const ApplicationStep = { IN_REVIEW: 'IN_REVIEW', INTERVIEW: 'INTERVIEW', PROPOSED: 'PROPOSED' } as const;
export type ApplicationStep = (typeof ApplicationStep)[keyof typeof ApplicationStep];
registerEnumType(ApplicationStep, {
  name: 'ApplicationStep',
  description: 'Where `advanceApplication` moves an application.',
  valuesConfig: {
    IN_REVIEW: { description: 'From SUBMITTED: somebody reads it.' },
    INTERVIEW: { description: 'From SUBMITTED or IN_REVIEW: the person is asked to an interview. Counts as the answer.' },
    PROPOSED: { description: 'From INTERVIEW: the job is proposed; the person accepts or declines.' },
  },
});

/** Orders of a list of applications. */
export const ApplicationOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', MATCH: 'MATCH', REPLY_DUE: 'REPLY_DUE' } as const;
export type ApplicationOrder = (typeof ApplicationOrder)[keyof typeof ApplicationOrder];
registerEnumType(ApplicationOrder, {
  name: 'ApplicationOrder',
  description: 'The order of a list of applications; ties by id, in the same direction.',
  valuesConfig: {
    NEWEST: { description: 'Last submitted first.' },
    OLDEST: { description: 'First submitted first.' },
    MATCH: { description: 'Best score at submission first; one without a score comes last.' },
    REPLY_DUE: { description: 'Earliest reply promise first, kept and broken ones alike: filter by `replyDueWithinDays`, `overdue` or state to see what is owed.' },
  },
});

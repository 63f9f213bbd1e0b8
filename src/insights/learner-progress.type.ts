import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StalledCause } from './learner-standing.ts';

registerEnumType(StalledCause, {
  name: 'StalledCause',
  description: 'Why a learner does not get on; of several causes the first that holds: NO_PROFILE, NO_MATCH, NO_APPLICATION, NO_REPLY. Who was hired, is in talks, or waits for an answer that is not due yet, is not stalled.',
  valuesConfig: {
    NO_PROFILE: { description: 'The profile lacks what a match needs: a skill, a kind of contract, or a place or remote work.' },
    NO_MATCH: { description: 'The profile is complete and no application under way, but no open offer passes its hard conditions (of the 5,000 newest that could).' },
    NO_APPLICATION: { description: 'There are matches, and no application under way.' },
    NO_REPLY: { description: 'An application got no answer within its promise, no other is under way, and no employer has ever answered.' },
  },
});

@ObjectType('StalledCount', { description: 'How many learners are stalled for one cause.' })
export class StalledCountType {
  @Field(() => StalledCause, { description: 'The cause.' })
  cause!: StalledCause;

  @Field(() => Int, { description: 'Learners.' })
  learners!: number;
}

@ObjectType('LearnerProgress', { description: 'Learners at a glance: confirmed, those who left aside, each once. Seen by who teaches them; a trainer’s are those of its own cohorts.' })
export class LearnerProgressType {
  @Field(() => Int, { description: 'Learners.' })
  learners!: number;

  @Field(() => Int, { description: 'With a skill, a kind of contract, and a place or remote work in the profile.' })
  completeProfiles!: number;

  @Field(() => Int, { description: 'Who ever applied.' })
  withApplications!: number;

  @Field(() => Int, { description: 'Whom an employer ever answered: an interview, a proposal or a refusal.' })
  withReplies!: number;

  @Field(() => Int, { description: 'Who are hired, through this service.' })
  hired!: number;

  @Field(() => [StalledCountType], { description: 'Who does not get on, by cause; each cause once.' })
  stalled!: StalledCountType[];
}

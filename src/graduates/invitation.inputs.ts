import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { CohortType } from '../centres/cohort.type.ts';
import { CohortInvitationType } from './enrolment.type.ts';
import { GraduateUserError } from './graduate.errors.ts';
import { InvitationOutcome } from './invitation.service.ts';

registerEnumType(InvitationOutcome, {
  name: 'InvitationOutcome',
  description: 'What came of one learner of a list of invitations.',
  valuesConfig: {
    INVITED: { description: 'A seat is held, and the code is in this answer, this once.' },
    ALREADY_INVITED: { description: 'A seat was held before; nothing was done.' },
    ALREADY_ENROLLED: { description: 'An account with that e-mail is in the cohort, or claims to be: confirm the claim.' },
    REFUSED: { description: 'The e-mail or name was wrong; see the learner’s `userErrors`.' },
  },
});

@InputType({ description: 'Somebody to hold a seat for.' })
export class LearnerInput {
  @Field(() => String, { description: 'The e-mail the person will sign up with.' })
  email!: string;

  @Field(() => String, { description: 'The person’s name, at most 200 characters.' })
  name!: string;
}

@InputType({ description: 'Learners to invite into a cohort. It takes no idempotency key, since the codes are kept nowhere: sent again, it invites nobody twice.' })
export class InviteLearnersInput {
  @Field(() => ID, { description: 'The cohort; you coordinate its centre.' })
  cohortId!: string;

  @Field(() => [LearnerInput], { description: '1-200 learners.' })
  learners!: LearnerInput[];

  @Field(() => Boolean, { nullable: true, description: 'Gives those who are invited already a new code and 30 days more; the old code stops serving. For lost letters.' })
  renew?: boolean | null;
}

@ObjectType({ description: 'What came of one learner of the list.' })
export class LearnerInvitation {
  @Field(() => String, { description: 'The e-mail, as it is compared.' })
  email!: string;

  @Field(() => InvitationOutcome, { description: 'What came of it.' })
  outcome!: InvitationOutcome;

  @Field(() => String, { nullable: true, description: 'The code to hand to the person; shown this once, null unless INVITED.' })
  code!: string | null;

  @Field(() => CohortInvitationType, { nullable: true, description: 'The seat that is held; null where none is.' })
  invitation?: CohortInvitationType | null;

  @Field(() => [GraduateUserError], { description: 'Why it was refused; empty unless REFUSED.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}

@ObjectType({ description: 'What came of the invitations.' })
export class InviteLearnersPayload {
  @Field(() => CohortType, { nullable: true, description: 'The cohort; null if nothing was done.' })
  cohort?: CohortType | null;

  @Field(() => [LearnerInvitation], { nullable: true, description: 'One for each learner, in the order given; null if nothing was done.' })
  results?: LearnerInvitation[] | null;

  @Field(() => [GraduateUserError], { description: 'Faults of the whole list; empty if it was read. Faults of one learner stand with the learner.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}

import './graduate.enums.ts';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Repeatable } from '../kernel/repeatable.ts';
import { EnrolmentState } from './enrolment.entity.ts';
import { EnrolmentType } from './enrolment.type.ts';
import { GraduateUserError } from './graduate.errors.ts';

@InputType({ description: 'One more cohort for a graduate: exactly one of invitationCode and cohortId.' })
export class JoinCohortInput extends Repeatable {
  @Field(() => String, { nullable: true, description: 'The code the centre gave, for your account’s e-mail: the enrolment is confirmed at once.' })
  invitationCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or the cohort you say you are of; the centre confirms it.' })
  cohortId?: string | null;
}

@InputType({ description: 'Which claim to confirm.' })
export class ConfirmEnrolmentInput extends Repeatable {
  @Field(() => ID, { description: 'The enrolment, of a cohort whose centre you coordinate.' })
  enrolmentId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was looked at; refused if it changed since.' })
  version?: number | null;
}

@InputType({ description: 'Which claim to refuse.' })
export class RefuseEnrolmentInput extends Repeatable {
  @Field(() => ID, { description: 'The enrolment, of a cohort whose centre you coordinate, not confirmed.' })
  enrolmentId!: string;
}

@InputType({ description: 'Where a learner stands now.' })
export class SetEnrolmentStateInput extends Repeatable {
  @Field(() => ID, { description: 'The enrolment, of a cohort whose centre you coordinate.' })
  enrolmentId!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => EnrolmentState, { description: 'ENROLLED to GRADUATED or LEFT; both back to ENROLLED.' })
  state!: EnrolmentState;
}

@ObjectType({ description: 'The changed enrolment.' })
export class EnrolmentPayload {
  @Field(() => EnrolmentType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  enrolment?: EnrolmentType | null;

  @Field(() => [GraduateUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}

@ObjectType({ description: 'What came of refusing a claim.' })
export class RefuseEnrolmentPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the enrolment that is gone; null if nothing was done.' })
  refusedId?: string | null;

  @Field(() => [GraduateUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}

import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { GraduateType } from '../graduates/graduate.type.ts';
import { DateOnly } from '../kernel/scalars.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { RejectionCriterion } from './application.entity.ts';
import { ApplicationStep } from './application.enums.ts';
import { ApplicationUserError } from './application.errors.ts';
import { ApplicationType } from './application.type.ts';

@InputType()
class MoveInput extends Repeatable {
  @Field(() => ID, { description: 'The application.' })
  applicationId!: string;

  @Field(() => String, { nullable: true, description: 'A word to the other side, which reads it; plain text, at most 2,000 characters.' })
  note?: string | null;
}

@InputType()
class EmployerMoveInput extends MoveInput {
  @Field(() => Int, { description: 'The version you read; a stale one is a CONFLICT.' })
  version!: number;
}

@InputType()
class GraduateMoveInput extends MoveInput {
  @Field(() => Int, { nullable: true, description: 'The version you read; a stale one is a CONFLICT. Left out, it is moved from wherever it stands.' })
  version?: number | null;
}

@InputType({ description: 'An application to an offer.' })
export class SubmitApplicationInput extends Repeatable {
  @Field(() => ID, { description: 'The offer; it must be open.' })
  offerId!: string;

  @Field(() => String, { nullable: true, description: 'A letter to the employer, plain text, at most 5,000 characters. Only the employer’s members read it.' })
  message?: string | null;
}

@InputType({ description: 'A step of an application.' })
export class AdvanceApplicationInput extends EmployerMoveInput {
  @Field(() => ApplicationStep, { description: 'Where to.' })
  to!: ApplicationStep;
}

@InputType({ description: 'A refusal.' })
export class RejectApplicationInput extends EmployerMoveInput {
  @Field(() => RejectionCriterion, { description: 'What it is about; the person reads it.' })
  criterion!: RejectionCriterion;

  @Field(() => String, { nullable: true, description: 'Which skill, which level ...: a sentence for the person, at most 500 characters.' })
  detail?: string | null;
}

@InputType({ description: 'A hire of a person who accepted.' })
export class HireApplicantInput extends EmployerMoveInput {
  @Field(() => DateOnly, { nullable: true, description: 'First day of work, if it is agreed.' })
  startsOn?: string | null;
}

@InputType({ description: 'Something agreed that did not happen.' })
export class ReportFellThroughInput extends EmployerMoveInput {}

@InputType({ description: 'A yes to a proposal.' })
export class AcceptProposalInput extends GraduateMoveInput {}

@InputType({ description: 'A no to a proposal.' })
export class DeclineProposalInput extends GraduateMoveInput {}

@InputType({ description: 'An application taken back.' })
export class WithdrawApplicationInput extends GraduateMoveInput {}

@InputType({ description: 'Applications to close after a hire.' })
export class CloseOthersAsHiredInput extends Repeatable {
  @Field(() => [ID], { nullable: true, description: 'Which of your applications that are under way, at most 100; all of them if left out.' })
  applicationIds?: string[] | null;
}

@ObjectType({ description: 'The changed application.' })
export class ApplicationPayload {
  @Field(() => ApplicationType, { nullable: true, description: 'As it is now; after a CONFLICT too. Null if nothing was done.' })
  application?: ApplicationType | null;

  @Field(() => [ApplicationUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof ApplicationUserError>[];
}

@ObjectType({ description: 'The application that ended in a hire.' })
export class HireApplicantPayload extends ApplicationPayload {
  @Field(() => Int, { nullable: true, description: 'How many applications of this person to the same employer are still under way; they are not closed by the hire. Null if nothing was done.' })
  otherOpenApplications?: number | null;
}

@ObjectType({ description: 'The person whose applications were closed.' })
export class CloseOthersAsHiredPayload {
  @Field(() => GraduateType, { nullable: true, description: 'You, with your applications as they are now; null if nothing was done.' })
  graduate?: GraduateType | null;

  @Field(() => Int, { nullable: true, description: 'How many were closed; null if nothing was done.' })
  closedApplications?: number | null;

  @Field(() => [ApplicationUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof ApplicationUserError>[];
}

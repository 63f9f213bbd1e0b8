import './graduate.enums.ts';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CohortType } from '../centres/cohort.type.ts';
import { NewAccountInput, SignInPayload } from '../identity/account.type.ts';
import { Language } from '../kernel/language.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { EnrolmentState } from './enrolment.entity.ts';
import { CohortInvitationType, EnrolmentType } from './enrolment.type.ts';
import { GraduateUserError } from './graduate.errors.ts';
import { InvitationOutcome } from './invitation.service.ts';
import { Repeatable } from '../kernel/repeatable.ts';

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

@InputType({ description: 'A graduate’s account and its seat: exactly one of invitationCode and cohortId.' })
export class SignUpGraduateInput extends NewAccountInput {
  @Field(() => String, { nullable: true, description: 'The code the centre gave: the enrolment is confirmed at once.' })
  invitationCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or the cohort the person says it is of; the centre confirms it.' })
  cohortId?: string | null;
}

@ObjectType({ description: 'A new graduate, signed in: ask `viewer.graduate` with the access token.' })
export class SignUpGraduatePayload extends SignInPayload {
  @Field(() => [GraduateUserError], { description: 'Expected faults; empty if it worked.' })
  declare userErrors: never[];
}

@InputType({ description: 'What a person says who takes the account that a centre made for it.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'What the letter’s link holds after `token=`.' })
  token!: string;

  @Field(() => String, { description: 'The password the person chooses, 10-200 characters.' })
  password!: string;

  @Field(() => String, { description: 'The version of the privacy notice that the person read and accepts: `privacyNotice { version }`.' })
  privacyNotice!: string;

  @Field(() => Boolean, { description: 'Whether the person is 16 or older; the birth date is never asked.' })
  isAtLeast16!: boolean;

  @Field(() => String, { nullable: true, description: 'The person’s name, where the centre wrote it otherwise; at most 200 characters.' })
  name?: string | null;

  @Field(() => Language, { nullable: true, description: 'The language the service speaks to the person; the one of the letter if left out.' })
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'What the device calls itself, shown in the list of sessions.' })
  device?: string | null;
}

@InputType({ description: 'One more cohort for a graduate: exactly one of invitationCode and cohortId.' })
export class JoinCohortInput extends Repeatable {
  @Field(() => String, { nullable: true, description: 'The code the centre gave, for your account’s e-mail: the enrolment is confirmed at once.' })
  invitationCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or the cohort you say you are of; the centre confirms it.' })
  cohortId?: string | null;
}

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

@InputType({ description: 'A skill and the level the centre stands for: exactly one of level and step.' })
export class ConfirmedSkillInput {
  @Field(() => String, { description: 'Its slug.' })
  skill!: string;

  @Field(() => SkillLevel, { nullable: true, description: 'How well.' })
  level?: SkillLevel | null;

  @Field(() => String, { nullable: true, description: 'Or the step of the centre’s own grid, as it is called there.' })
  step?: string | null;
}

@InputType({ description: 'A skill of one learner of a cohort, and the level the centre stands for: exactly one of level and step.' })
export class ConfirmedLearnerSkillInput extends ConfirmedSkillInput {
  @Field(() => ID, { description: 'The learner, enrolled and confirmed in the cohort.' })
  graduateId!: string;
}

@InputType({ description: 'The centre’s word on skills of learners of one cohort.' })
export class ConfirmSkillsInBulkInput extends Repeatable {
  @Field(() => ID, { description: 'The cohort; you teach it.' })
  cohortId!: string;

  @Field(() => [ConfirmedLearnerSkillInput], { description: '1-500 skills, none twice for one learner.' })
  items!: ConfirmedLearnerSkillInput[];
}

@ObjectType({ description: 'What came of confirming skills in bulk.' })
export class ConfirmSkillsInBulkPayload {
  @Field(() => CohortType, { nullable: true, description: 'The cohort; null if nothing was done.' })
  cohort?: CohortType | null;

  @Field(() => Int, { nullable: true, description: 'How many skills the centre stands for now; null if nothing was done.' })
  confirmed?: number | null;

  @Field(() => [GraduateUserError], { description: 'Every fault on its item ("items.3.skill"); empty if it worked. With one fault nothing is done.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}

@InputType({ description: 'The centre’s word on a learner’s skills.' })
export class ConfirmSkillsInput extends Repeatable {
  @Field(() => ID, { description: 'The learner, enrolled and confirmed in a cohort you coordinate or teach.' })
  graduateId!: string;

  @Field(() => [ConfirmedSkillInput], { description: '1-60 skills, none twice; those the person had not declared are added.' })
  skills!: ConfirmedSkillInput[];
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

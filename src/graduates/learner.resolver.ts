import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { cohortById } from '../centres/centre.loaders.ts';
import type { Context } from '../kernel/context.ts';
import { toGlobalId, uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import { acceptInvitation } from './accept-invitation.service.ts';
import { ConfirmSkillsInBulkInput, ConfirmSkillsInBulkPayload, ConfirmSkillsInput } from './confirmation.inputs.ts';
import { ConfirmEnrolmentInput, EnrolmentPayload, JoinCohortInput, RefuseEnrolmentInput, RefuseEnrolmentPayload, SetEnrolmentStateInput } from './enrolment.inputs.ts';
import { InviteLearnersInput, InviteLearnersPayload, LearnerInvitation } from './invitation.inputs.ts';
import { AcceptInvitationInput, SignUpGraduateInput, SignUpGraduatePayload } from './signup.inputs.ts';
import { confirmSkills, confirmSkillsInBulk } from './confirmation.service.ts';
import { confirmEnrolment, joinCohort, refuseEnrolment, type Seat, setEnrolmentState } from './enrolment.service.ts';
import { CohortInvitationType } from './enrolment.type.ts';
import { enrolmentById, graduateById, invitationById } from './graduate.loaders.ts';
import { type InvitedLearner, inviteLearners } from './invitation.service.ts';
import { GraduatePayload } from './profile.inputs.ts';
import { signUpGraduate } from './signup.service.ts';

const withCohort = <S extends Seat>(input: S): S => ({ ...input, cohortId: input.cohortId && uuidOf('Cohort', input.cohortId) });
const enrolment = { enrolment: enrolmentById };

/** How people come into cohorts, and what the centre says of them. */
@Resolver()
export class LearnerResolver {
  @Mutation(() => SignUpGraduatePayload, { description: 'Signs up a graduate. Nobody is findable before saying so. Faults: EMAIL_TAKEN, WEAK_PASSWORD, INVALID_EMAIL, INVALID, INVITATION_INVALID, INVITATION_FOR_ANOTHER, NOT_FOUND.' })
  signUpGraduate(@Arg('input', () => SignUpGraduateInput, { description: 'The person and its seat.' }) input: SignUpGraduateInput, @Ctx() context: Context) {
    return mutate(context, 'signUpGraduate', withCohort(input), signUpGraduate, {});
  }

  @Mutation(() => SignUpGraduatePayload, { description: 'Takes the account that a centre made for you, by the link it sent: you choose the password, your address is confirmed, and you are signed in. Faults: LINK_INVALID, LINK_EXPIRED, LINK_USED, LINK_FOREIGN, WEAK_PASSWORD, REQUIRED, TOO_LONG, INVALID, UNDER_AGE, NOTICE_OUTDATED.' })
  acceptInvitation(@Arg('input', () => AcceptInvitationInput, { description: 'The token, and what a sign-up says.' }) input: AcceptInvitationInput, @Ctx() context: Context) {
    return mutate(context, 'acceptInvitation', input, acceptInvitation, {});
  }

  @Mutation(() => EnrolmentPayload, { description: 'Takes a seat in one more cohort. Faults: NOT_FOUND, ALREADY_ENROLLED, INVITATION_INVALID, INVITATION_FOR_ANOTHER, INVALID.' })
  joinCohort(@Arg('input', () => JoinCohortInput, { description: 'Which seat.' }) input: JoinCohortInput, @Ctx() context: Context) {
    return mutate(context, 'joinCohort', withCohort(input), joinCohort, enrolment);
  }

  @Mutation(() => InviteLearnersPayload, { description: 'Holds seats in a cohort for people who have not signed up, for 30 days; each code is shown once, here. Faults: NOT_FOUND, REQUIRED, TOO_LONG; those of one learner stand with the learner.' })
  inviteLearners(@Arg('input', () => InviteLearnersInput, { description: 'The cohort and the learners.' }) input: InviteLearnersInput, @Ctx() context: Context) {
    return mutate(context, 'inviteLearners', { ...input, cohortId: uuidOf('Cohort', input.cohortId), idempotencyKey: null }, inviteLearners, { cohort: cohortById });
  }

  @Mutation(() => EnrolmentPayload, { description: 'Confirms that a person is of a cohort. Faults: NOT_FOUND, CONFLICT.' })
  confirmEnrolment(@Arg('input', () => ConfirmEnrolmentInput, { description: 'Which claim.' }) input: ConfirmEnrolmentInput, @Ctx() context: Context) {
    return mutate(context, 'confirmEnrolment', { ...input, enrolmentId: uuidOf('Enrolment', input.enrolmentId) }, confirmEnrolment, enrolment);
  }

  @Mutation(() => RefuseEnrolmentPayload, { description: 'Says that a person is not of a cohort; the claim is gone. Faults: NOT_FOUND, ALREADY_CONFIRMED.' })
  async refuseEnrolment(@Arg('input', () => RefuseEnrolmentInput, { description: 'Which claim.' }) input: RefuseEnrolmentInput, @Ctx() context: Context) {
    const { refusedId, userErrors } = await mutate(context, 'refuseEnrolment', { ...input, enrolmentId: uuidOf('Enrolment', input.enrolmentId) }, refuseEnrolment, {});
    return { refusedId: refusedId && toGlobalId('Enrolment', refusedId), userErrors };
  }

  @Mutation(() => EnrolmentPayload, { description: 'Says where a learner stands. Faults: NOT_FOUND, CONFLICT, NOT_CONFIRMED, WRONG_STATE.' })
  setEnrolmentState(@Arg('input', () => SetEnrolmentStateInput, { description: 'Which learner, and where.' }) input: SetEnrolmentStateInput, @Ctx() context: Context) {
    return mutate(context, 'setEnrolmentState', { ...input, enrolmentId: uuidOf('Enrolment', input.enrolmentId) }, setEnrolmentState, enrolment);
  }

  @Mutation(() => GraduatePayload, { description: 'The centre stands for a learner’s skills. Faults: NOT_FOUND, UNKNOWN_SKILL, UNKNOWN_STEP, INVALID, TOO_LONG, REQUIRED.' })
  confirmSkills(@Arg('input', () => ConfirmSkillsInput, { description: 'Whose, and which.' }) input: ConfirmSkillsInput, @Ctx() context: Context) {
    return mutate(context, 'confirmSkills', { ...input, graduateId: uuidOf('Graduate', input.graduateId) }, confirmSkills, { graduate: graduateById });
  }

  @Mutation(() => ConfirmSkillsInBulkPayload, { description: 'The centre stands for skills of many learners of a cohort at once, all or nothing. Faults: NOT_FOUND, UNKNOWN_SKILL, UNKNOWN_STEP, INVALID, REQUIRED, TOO_LONG.' })
  confirmSkillsInBulk(@Arg('input', () => ConfirmSkillsInBulkInput, { description: 'The cohort and the skills.' }) input: ConfirmSkillsInBulkInput, @Ctx() context: Context) {
    const items = input.items.map((item) => ({ ...item, graduateId: uuidOf('Graduate', item.graduateId) }));
    return mutate(context, 'confirmSkillsInBulk', { ...input, cohortId: uuidOf('Cohort', input.cohortId), items }, confirmSkillsInBulk, { cohort: cohortById });
  }
}

@Resolver(() => LearnerInvitation)
export class LearnerInvitationResolver {
  @FieldResolver(() => CohortInvitationType, { nullable: true })
  invitation(@Root() row: InvitedLearner, @Ctx() context: Context) {
    return row.invitationId ? invitationById(context).load(row.invitationId) : null;
  }
}

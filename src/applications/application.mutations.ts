import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { graduateById } from '../graduates/graduate.loaders.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import {
  AcceptProposalInput, AdvanceApplicationInput, ApplicationPayload, CloseOthersAsHiredInput, CloseOthersAsHiredPayload, DeclineProposalInput, HireApplicantInput,
  HireApplicantPayload, RejectApplicationInput, ReportFellThroughInput, SubmitApplicationInput, WithdrawApplicationInput,
} from './application.inputs.ts';
import { applicationById } from './application.loaders.ts';
import { acceptProposal, advanceApplication, closeOthersAsHired, declineProposal, hireApplicant, rejectApplication, reportFellThrough, withdrawApplication } from './move.service.ts';
import { submitApplication } from './submit.service.ts';

const changedApplication = { application: applicationById };
const decoded = <I extends { applicationId: string }>(input: I): I => ({ ...input, applicationId: uuidOf('Application', input.applicationId) });

@Resolver()
export class ApplicationMutations {
  @Mutation(() => ApplicationPayload, { description: 'Applies to an open offer. The employer sees your name and contact from then on; where `JobOffer.appliesBy` is LETTER, it gets them, your message and your skills by letter. You may apply although a hard condition blocks the match. Faults: NOT_FOUND, OFFER_CLOSED, ALREADY_APPLIED, EXTERNAL_APPLICATION, NOT_CONFIRMED, EMAIL_NOT_CONFIRMED.' })
  submitApplication(@Arg('input', () => SubmitApplicationInput, { description: 'Which offer, and a letter.' }) input: SubmitApplicationInput, @Ctx() context: Context) {
    return mutate(context, 'submitApplication', { ...input, offerId: uuidOf('JobOffer', input.offerId) }, submitApplication, changedApplication);
  }

  @Mutation(() => ApplicationPayload, { description: 'Takes an application a step on; for the employer’s members. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE.' })
  advanceApplication(@Arg('input', () => AdvanceApplicationInput, { description: 'Which application, and where to.' }) input: AdvanceApplicationInput, @Ctx() context: Context) {
    return mutate(context, 'advanceApplication', decoded(input), advanceApplication, changedApplication);
  }

  @Mutation(() => ApplicationPayload, { description: 'Says no to an application before it is accepted; for the employer’s members. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE.' })
  rejectApplication(@Arg('input', () => RejectApplicationInput, { description: 'Which application, and why.' }) input: RejectApplicationInput, @Ctx() context: Context) {
    return mutate(context, 'rejectApplication', decoded(input), rejectApplication, changedApplication);
  }

  @Mutation(() => ApplicationPayload, { description: 'Accepts the employer’s proposal; for the person. Faults: NOT_FOUND, CONFLICT, WRONG_STATE.' })
  acceptProposal(@Arg('input', () => AcceptProposalInput, { description: 'Which application.' }) input: AcceptProposalInput, @Ctx() context: Context) {
    return mutate(context, 'acceptProposal', decoded(input), acceptProposal, changedApplication);
  }

  @Mutation(() => ApplicationPayload, { description: 'Declines the employer’s proposal; for the person. Faults: NOT_FOUND, CONFLICT, WRONG_STATE.' })
  declineProposal(@Arg('input', () => DeclineProposalInput, { description: 'Which application.' }) input: DeclineProposalInput, @Ctx() context: Context) {
    return mutate(context, 'declineProposal', decoded(input), declineProposal, changedApplication);
  }

  @Mutation(() => ApplicationPayload, { description: 'Takes an application back while it is under way; for the person, who may apply again later. Faults: NOT_FOUND, CONFLICT, WRONG_STATE.' })
  withdrawApplication(@Arg('input', () => WithdrawApplicationInput, { description: 'Which application.' }) input: WithdrawApplicationInput, @Ctx() context: Context) {
    return mutate(context, 'withdrawApplication', decoded(input), withdrawApplication, changedApplication);
  }

  @Mutation(() => HireApplicantPayload, { description: 'Confirms the hire of a person who accepted, and takes an opening of the offer; the last one fills it. For the employer’s members. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE, NO_OPENING_LEFT.' })
  hireApplicant(@Arg('input', () => HireApplicantInput, { description: 'Which application.' }) input: HireApplicantInput, @Ctx() context: Context) {
    return mutate(context, 'hireApplicant', decoded(input), hireApplicant, changedApplication);
  }

  @Mutation(() => ApplicationPayload, { description: 'Says that an accepted proposal or a hire did not happen; gives a taken opening back. For the employer’s members. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE.' })
  reportFellThrough(@Arg('input', () => ReportFellThroughInput, { description: 'Which application.' }) input: ReportFellThroughInput, @Ctx() context: Context) {
    return mutate(context, 'reportFellThrough', decoded(input), reportFellThrough, changedApplication);
  }

  @Mutation(() => CloseOthersAsHiredPayload, { description: 'After a hire, closes your other applications as HIRED_ELSEWHERE. It is never done by itself. Faults: NOT_HIRED, NOT_FOUND, WRONG_STATE, TOO_LONG; one fault and none is closed.' })
  closeOthersAsHired(@Arg('input', () => CloseOthersAsHiredInput, { description: 'Which applications.' }) input: CloseOthersAsHiredInput, @Ctx() context: Context) {
    const applicationIds = input.applicationIds?.map((id) => uuidOf('Application', id));
    return mutate(context, 'closeOthersAsHired', { ...input, applicationIds }, closeOthersAsHired, { graduate: graduateById });
  }
}

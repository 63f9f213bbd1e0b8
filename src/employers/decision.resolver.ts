import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { decisionsOfEmployer, waitingEmployersPage } from './decision.loaders.ts';
import { askVerification, refuseEmployer, restoreEmployer, suspendEmployer, verifyEmployer } from './decision.service.ts';
import { AskVerificationInput, DecideEmployerInput, EmployerDecisionConnection, VerifyEmployerInput } from './decision.type.ts';
import { EmployerPayload } from './employer.inputs.ts';
import { employerById } from './employer.loaders.ts';
import { EmployerConnection, EmployerType } from './employer.type.ts';
import type { employer } from './employer.visibility.ts';

/** What administrators decide about employers. */
@Resolver(() => EmployerType)
export class EmployerDecisionResolver {
  @Query(() => EmployerConnection, { description: 'Employers that wait to be verified, who asked first first. For administrators.' })
  async employersToVerify(@Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await waitingEmployersPage(context, args));
  }

  @FieldResolver(() => EmployerDecisionConnection, { description: 'What administrators decided about it, last first; empty unless you are a member or an administrator.' })
  async decisions(@Root() row: Row<typeof employer>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await decisionsOfEmployer(context, { parentId: row.id, args }));
  }

  @Mutation(() => EmployerPayload, { description: 'Asks an administrator to verify an employer you own under the number it has now; founding it with a number and changing name or number ask by themselves. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, NUMBER_MISSING, EMAIL_NOT_CONFIRMED.' })
  askVerification(@Arg('input', () => AskVerificationInput, { description: 'Which employer.' }) input: AskVerificationInput, @Ctx() context: Context) {
    return mutate(context, 'askVerification', { ...input, employerId: uuidOf('Employer', input.employerId) }, askVerification, { employer: employerById });
  }

  @Mutation(() => EmployerPayload, { description: 'Verifies an employer by its number; its published offers become public, and its owners get a letter. Faults: NOT_FOUND, CONFLICT, NUMBER_MISSING, TOO_LONG, EMAIL_NOT_CONFIRMED.' })
  verifyEmployer(@Arg('input', () => VerifyEmployerInput, { description: 'Which employer.' }) input: VerifyEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'verifyEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, verifyEmployer, { employer: employerById });
  }

  @Mutation(() => EmployerPayload, { description: 'Does not verify an employer that asked; its owners get a letter with the reason. Faults: NOT_FOUND, CONFLICT, NOT_ASKED, REQUIRED, TOO_LONG.' })
  refuseEmployer(@Arg('input', () => DecideEmployerInput, { description: 'Which employer, and why.' }) input: DecideEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'refuseEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, refuseEmployer, { employer: employerById });
  }

  @Mutation(() => EmployerPayload, { description: 'Takes an employer and its offers out of sight at once: lists, search, rankings. Its members read what is theirs and change nothing; its owners get a letter with the reason. Faults: NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG.' })
  suspendEmployer(@Arg('input', () => DecideEmployerInput, { description: 'Which employer, and why.' }) input: DecideEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'suspendEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, suspendEmployer, { employer: employerById });
  }

  @Mutation(() => EmployerPayload, { description: 'Ends a suspension; the employer and its offers stand as they stood before. Faults: NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG.' })
  restoreEmployer(@Arg('input', () => DecideEmployerInput, { description: 'Which employer, and why.' }) input: DecideEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'restoreEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, restoreEmployer, { employer: employerById });
  }
}

import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AccountType, ViewerType } from '../identity/account.type.ts';
import { accountById } from '../identity/account.loaders.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { Role } from '../kernel/viewer.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { PlaceType } from '../places/place.type.ts';
import { employerById, employerBySlug, memberById, memberPersonById, membershipsByAccountId, membersOfEmployer, registrationByEmployerId } from './employer.loaders.ts';
import { employersPage } from './employer.list.ts';
import { foundEmployer, joinEmployer, signUpRecruiter, updateEmployer } from './employer.service.ts';
import {
  EmployerMemberPayload, EmployerPayload, EmployersArgs, EndMembershipInput, FoundEmployerInput, GrantMembershipInput, JoinEmployerInput,
  SignUpRecruiterInput, SignUpRecruiterPayload, UpdateEmployerInput,
} from './employer.inputs.ts';
import { EmployerConnection, EmployerMemberConnection, EmployerMemberPersonType, EmployerMemberType, EmployerType, RegistrationType } from './employer.type.ts';
import type { employer, employerMember } from './employer.visibility.ts';
import { endMembership, grantMembership } from './member.service.ts';

/** What a sign-up made is read as the account that it made: the visitor who asked sees nothing of it. Loaders of their own keep the two apart. */
const asSignedUp = (context: Context, { accountId }: { accountId: string }): Context => ({ ...context, viewer: { accountId, sessionId: null, roles: new Set([Role.RECRUITER]), system: null }, loaders: new Map() });

@Resolver(() => EmployerType)
export class EmployerResolver {
  @Query(() => EmployerConnection, { description: 'Employers that you may see, by name.' })
  async employers(@Args(() => EmployersArgs) args: EmployersArgs, @Ctx() context: Context) {
    return connection(await employersPage(context, args));
  }

  @Query(() => EmployerType, { nullable: true, description: 'An employer by its slug; null if there is none that you may see.' })
  employer(@Arg('slug', () => String, { description: 'Its slug.' }) slug: string, @Ctx() context: Context) {
    return employerBySlug(context).load(slug);
  }

  @FieldResolver(() => Boolean, { description: 'Whether an administrator checked its registration number.' })
  verified(@Root() row: Row<typeof employer>): boolean {
    return row.verifiedAt !== null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether an administrator suspended it: it and its offers are out of sight, and its members change nothing.' })
  suspended(@Root() row: Row<typeof employer>): boolean {
    return row.suspendedAt !== null;
  }

  @FieldResolver(() => PlaceType, { nullable: true, description: 'Its seat.' })
  place(@Root() row: Row<typeof employer>, @Ctx() context: Context) {
    return placeByCode(context).load(row.placeCode);
  }

  @FieldResolver(() => RegistrationType, { nullable: true, description: 'The number it is verified by; null unless you are a member or an administrator.' })
  registration(@Root() row: Row<typeof employer>, @Ctx() context: Context) {
    return registrationByEmployerId(context).load(row.id);
  }

  @FieldResolver(() => EmployerMemberConnection, { description: 'Its members and those who ask to be, first asked first; empty unless you are a member or an administrator.' })
  async members(@Root() row: Row<typeof employer>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await membersOfEmployer(context, { parentId: row.id, args }));
  }

  @Mutation(() => SignUpRecruiterPayload, { description: 'Signs up a recruiter who founds an employer or asks to join one. Faults: EMAIL_TAKEN, WEAK_PASSWORD, INVALID_EMAIL, WRONG_NUMBER, ALREADY_REGISTERED, UNKNOWN_PLACE, NOT_FOUND.' })
  signUpRecruiter(@Arg('input', () => SignUpRecruiterInput, { description: 'The person and the employer.' }) input: SignUpRecruiterInput, @Ctx() context: Context) {
    const joinEmployerId = input.joinEmployerId && uuidOf('Employer', input.joinEmployerId);
    return mutate(context, 'signUpRecruiter', { ...input, joinEmployerId }, signUpRecruiter, { employer: employerById, member: memberById, postedFor: employerById }, asSignedUp);
  }

  @Mutation(() => EmployerPayload, { description: 'Founds an employer; you become its owner. Public once verified. Faults: WRONG_NUMBER, ALREADY_REGISTERED, UNKNOWN_PLACE.' })
  foundEmployer(@Arg('input', () => FoundEmployerInput, { description: 'What it says of itself.' }) input: FoundEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'foundEmployer', input, (tx, facts) => foundEmployer(tx, facts), { employer: employerById, member: memberById, postedFor: employerById });
  }

  @Mutation(() => EmployerMemberPayload, { description: 'Asks to join an employer; an owner grants it. Faults: NOT_FOUND, ALREADY_MEMBER.' })
  joinEmployer(@Arg('input', () => JoinEmployerInput, { description: 'Which employer.' }) input: JoinEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'joinEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, (tx, which) => joinEmployer(tx, which), { member: memberById });
  }

  @Mutation(() => EmployerPayload, { description: 'Changes an employer you own. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_NUMBER, ALREADY_REGISTERED, UNKNOWN_PLACE.' })
  updateEmployer(@Arg('input', () => UpdateEmployerInput, { description: 'The changes.' }) input: UpdateEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'updateEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, updateEmployer, { employer: employerById });
  }

  @Mutation(() => EmployerMemberPayload, { description: 'Grants a membership, or passes ownership on. For owners. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, MEMBERSHIP_ENDED, LAST_OWNER.' })
  grantMembership(@Arg('input', () => GrantMembershipInput, { description: 'Which membership.' }) input: GrantMembershipInput, @Ctx() context: Context) {
    return mutate(context, 'grantMembership', { ...input, memberId: uuidOf('EmployerMember', input.memberId) }, grantMembership, { member: memberById });
  }

  @Mutation(() => EmployerMemberPayload, { description: 'Ends a membership: you leave or take your asking back, or as an owner refuse it or let a member go. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, MEMBERSHIP_ENDED, LAST_OWNER, TOO_LONG.' })
  endMembership(@Arg('input', () => EndMembershipInput, { description: 'Which membership.' }) input: EndMembershipInput, @Ctx() context: Context) {
    return mutate(context, 'endMembership', { ...input, memberId: uuidOf('EmployerMember', input.memberId) }, endMembership, { member: memberById });
  }
}

@Resolver(() => EmployerMemberType)
export class EmployerMemberResolver {
  @FieldResolver(() => EmployerType, { nullable: true, description: 'The employer; null while you may not see it.' })
  employer(@Root() row: Row<typeof employerMember>, @Ctx() context: Context) {
    return employerById(context).load(row.employerId);
  }

  @FieldResolver(() => AccountType, { nullable: true, description: 'The person’s account; null unless it is yours or you are an administrator.' })
  account(@Root() row: Row<typeof employerMember>, @Ctx() context: Context) {
    return accountById(context).load(row.accountId);
  }

  @FieldResolver(() => EmployerMemberPersonType, { nullable: true, description: 'Name and address, by which an owner decides; null unless you own the employer or it is you. A look by an owner goes to the access log.' })
  person(@Root() row: Row<typeof employerMember>, @Ctx() context: Context) {
    return memberPersonById(context).load(row.accountId);
  }
}

@Resolver(() => ViewerType)
export class ViewerEmployersResolver {
  @FieldResolver(() => [EmployerMemberType], { description: 'The viewer’s memberships, ended ones left out, first asked first.' })
  async memberships(@Ctx() context: Context) {
    return (await membershipsByAccountId(context).load(context.viewer.accountId)).filter((row) => row.endedAt === null);
  }
}

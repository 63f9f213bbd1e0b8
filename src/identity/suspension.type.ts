import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { Role } from '../kernel/viewer.ts';
import { AccountType } from './account.type.ts';
import { SuspensionUserError } from './suspension.errors.ts';

export const AccountConnection = connectionOf('Account', () => AccountType, 'accounts');

@ArgsType()
export class AccountsArgs extends PageInput {
  @Field(() => String, { nullable: true, description: 'A whole e-mail address, or some letters of a name, in any case. Everybody if left out.' })
  search?: string | null;

  @Field(() => [Role], { nullable: true, description: 'Only accounts that hold one of these roles; an empty list narrows nothing.' })
  roles?: Role[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only suspended accounts (true) or only those that are not (false); both if left out.' })
  suspended?: boolean | null;
}

@InputType({ description: 'Which account, and why.' })
export class DecideAccountInput extends Repeatable {
  @Field(() => ID, { description: 'The account; one’s own is suspended by somebody else.' })
  accountId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was looked at; refused if it changed since.' })
  version?: number | null;

  @Field(() => String, { description: 'Why, at most 500 characters; the person reads it in a letter.' })
  reason!: string;
}

@ObjectType({ description: 'The changed account.' })
export class AccountStandingPayload {
  @Field(() => AccountType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  account?: AccountType | null;

  @Field(() => [SuspensionUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof SuspensionUserError>[];
}

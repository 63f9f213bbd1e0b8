import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Language } from '../kernel/language.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { AccountUserError } from './account.errors.ts';
import { AccountType } from './account.type.ts';

@InputType({ description: 'The token in a link that was sent to an address.' })
export class ConfirmEmailInput {
  @Field(() => String, { description: 'What the link holds after `token=`.' })
  token!: string;
}

@ObjectType({ description: 'What came of a link that confirms an address.' })
export class ConfirmEmailPayload {
  @Field(() => String, { nullable: true, description: 'The account’s address, confirmed from now on; null if nothing was done.' })
  email?: string | null;

  @Field(() => AccountType, { nullable: true, description: 'The account; null unless you are signed in to it.' })
  account?: AccountType | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

@InputType({ description: 'Another letter for the address of your account.' })
export class ResendConfirmationInput extends Repeatable {}

@InputType({ description: 'The address that is to become the account’s.' })
export class ChangeEmailInput extends Repeatable {
  @Field(() => String, { description: 'The account’s password.' })
  password!: string;

  @Field(() => String, { description: 'The new address: a link goes there, and counts once it was opened.' })
  newEmail!: string;
}

@InputType({ description: 'Whose password was forgotten.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The address of the account.' })
  email!: string;
}

@ObjectType({ description: 'The same whether the address has an account or not.' })
export class RequestPasswordResetPayload {
  @Field(() => Boolean, { nullable: true, description: 'True: if there is such an account, a letter is on its way. Null if the address was none.' })
  asked?: boolean | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it was asked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

@InputType({ description: 'A new password by the link of a letter.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'What the link holds after `token=`.' })
  token!: string;

  @Field(() => String, { description: 'The new password, 10-200 characters.' })
  password!: string;
}

@InputType({ description: 'A new password in place of the present one.' })
export class ChangePasswordInput extends Repeatable {
  @Field(() => String, { description: 'The present password.' })
  currentPassword!: string;

  @Field(() => String, { description: 'The new one, 10-200 characters, other than the present.' })
  newPassword!: string;
}

@InputType({ description: 'Which session to end.' })
export class EndSessionInput extends Repeatable {
  @Field(() => ID, { description: 'One of your own that is open.' })
  sessionId!: string;
}

@InputType({ description: 'How the service speaks to you; what is left out stays.' })
export class UpdateAccountInput extends Repeatable {
  @Field(() => Int, { nullable: true, description: 'The version you read; refused if it changed since.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Your name, at most 200 characters. A graduate’s profile has its own.' })
  name?: string | null;

  @Field(() => Language, { nullable: true, description: 'The language of letters and of answers that ask for none.' })
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'An IANA name, such as Africa/Casablanca.' })
  timeZone?: string | null;
}

@ObjectType({ description: 'The account as it is now.' })
export class AccountPayload {
  @Field(() => AccountType, { nullable: true, description: 'The account; null if nothing was done.' })
  account?: AccountType | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

@ObjectType({ description: 'What came of a new password.' })
export class PasswordPayload {
  @Field(() => Int, { nullable: true, description: 'How many sessions were ended by it; null if nothing was done.' })
  endedSessions?: number | null;

  @Field(() => AccountType, { nullable: true, description: 'The account; null unless you are signed in to it.' })
  account?: AccountType | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

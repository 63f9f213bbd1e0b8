import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { AccountUserError } from './account.errors.ts';
import { AccountType } from './account.type.ts';

@ObjectType('SecondFactor', { description: 'An authenticator app whose codes signing in asks for, besides the password (TOTP, RFC 6238).' })
export class SecondFactorType {
  @Field(() => DateTime, { description: 'Since when signing in asks for a code.' })
  confirmedAt!: string;

  @Field(() => Int, { description: 'How many recovery codes have not served, out of ten.' })
  recoveryCodesLeft!: number;
}

@InputType({ description: 'What shows that it is you who sets up an authenticator app.' })
export class SetUpSecondFactorInput extends Repeatable {
  @Field(() => String, { description: 'The account’s password.' })
  password!: string;
}

@ObjectType({ description: 'What the authenticator app needs, told once.' })
export class SetUpSecondFactorPayload {
  @Field(() => String, { nullable: true, description: 'The address `otpauth://totp/...` to show as a QR code. Null if nothing was done, or if a repeated request was answered before.' })
  uri?: string | null;

  @Field(() => String, { nullable: true, description: 'The same secret in base 32, to type by hand. Null where `uri` is.' })
  secret?: string | null;

  @Field(() => AccountType, { nullable: true, description: 'The account; nothing is asked of it before `confirmSecondFactor`.' })
  account?: AccountType | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

@InputType({ description: 'The first code of an authenticator app.' })
export class ConfirmSecondFactorInput extends Repeatable {
  @Field(() => String, { description: 'The six digits that the app shows now.' })
  code!: string;
}

@ObjectType({ description: 'The recovery codes, told once.' })
export class ConfirmSecondFactorPayload {
  @Field(() => [String], { nullable: true, description: 'Ten codes to keep on paper, such as "7K2MP-0XQ4T": each stands in for the app once. Null if nothing was done, or if a repeated request was answered before.' })
  recoveryCodes?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'How many other sessions were ended.' })
  endedSessions?: number | null;

  @Field(() => AccountType, { nullable: true, description: 'The account as it is now.' })
  account?: AccountType | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

@InputType({ description: 'What shows that it is you who removes an authenticator app.' })
export class RemoveSecondFactorInput extends Repeatable {
  @Field(() => String, { description: 'The account’s password.' })
  password!: string;

  @Field(() => String, { description: 'The six digits that the app shows now, or a recovery code.' })
  code!: string;
}

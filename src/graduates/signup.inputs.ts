import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { NewAccountInput, SignInPayload } from '../identity/account.type.ts';
import { Language } from '../kernel/language.ts';
import { GraduateUserError } from './graduate.errors.ts';

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

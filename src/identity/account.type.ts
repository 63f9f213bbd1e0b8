import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Language } from '../kernel/language.ts';
import { DateTime } from '../kernel/scalars.ts';
import { NodeType } from '../kernel/node.ts';
import { Role } from '../kernel/viewer.ts';
import { AccountUserError } from './account.errors.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'A part an account plays; it may play several, and rights are their union.',
  valuesConfig: {
    VISITOR: { description: 'Anybody who is not signed in.' },
    GRADUATE: { description: 'A learner or former learner of a centre.' },
    RECRUITER: { description: 'A member of an employer.' },
    COORDINATOR: { description: 'Staff of a centre, trainers included.' },
    OBSERVER: { description: 'A partner who reads indicators, never a person.' },
    ADMINISTRATOR: { description: 'Runs the service.' },
    PORTAL: { description: 'An employer’s own software.' },
  },
});

@ObjectType('Account', { implements: NodeType, description: 'Who can sign in. Seen by its holder and by administrators.' })
export class AccountType extends NodeType {
  @Field(() => String, { description: 'The address to sign in with, in lower case.' })
  email!: string;

  @Field(() => String, { description: 'The name the person gave.' })
  name!: string;

  @Field(() => Language, { description: 'The language the service speaks to this person; `Accept-Language` goes before it.' })
  language!: Language;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: string;
}

@ObjectType('Viewer', { description: 'Where a signed-in person starts: the account, and what its roles open.' })
export class ViewerType {
  @Field(() => AccountType, { nullable: true, description: 'The account that asks.' })
  account?: AccountType | null;

  @Field(() => [Role], { description: 'The roles it holds, sorted by name.' })
  roles!: Role[];
}

@InputType({ description: 'E-mail and password.' })
export class SignInInput {
  @Field(() => String, { description: 'The account’s e-mail; case does not matter.' })
  email!: string;

  @Field(() => String, { description: 'The password, 10-200 characters.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'What the device calls itself, shown in the list of sessions.' })
  device?: string | null;
}

@InputType({ description: 'What every new account says of its person.' })
export class NewAccountInput {
  @Field(() => String, { description: 'The e-mail to sign in with; an invited person’s is the invited one.' })
  email!: string;

  @Field(() => String, { description: '10-200 characters.' })
  password!: string;

  @Field(() => String, { description: 'The person’s name.' })
  name!: string;

  @Field(() => Language, { description: 'The language the service speaks to the person.' })
  language!: Language;

  @Field(() => String, { nullable: true, description: 'What the device calls itself, shown in the list of sessions.' })
  device?: string | null;
}

@InputType({ description: 'The refresh token of a live session.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The newest refresh token of the session. Each serves once: using one twice ends the session.' })
  refreshToken!: string;
}

@ObjectType({ description: 'What a client keeps after signing in.' })
export class SignInPayload {
  @Field(() => String, { nullable: true, description: 'Send it as `Authorization: Bearer ...`. Null if the sign-in failed.' })
  accessToken?: string | null;

  @Field(() => String, { nullable: true, description: 'Changes into a new pair by `refreshSession`, once. Null if the sign-in failed.' })
  refreshToken?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long the access token lives, in seconds.' })
  expiresInSeconds?: number | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

@ObjectType({ description: 'What came of signing out.' })
export class SignOutPayload {
  @Field(() => Int, { nullable: true, description: 'How many sessions were ended.' })
  endedSessions?: number | null;

  @Field(() => [AccountUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof AccountUserError>[];
}

import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Language } from '../kernel/language.ts';
import { DateTime } from '../kernel/scalars.ts';
import { NodeType } from '../kernel/node.ts';
import { Role } from '../kernel/viewer.ts';
import { connectionOf } from '../kernel/connection.ts';
import { AccountUserError } from './account.errors.ts';
import { AccountTodo } from './account.todo.ts';

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

  @Field(() => String, { description: 'The person’s time zone, by its IANA name, such as Africa/Casablanca: in letters, times are told in it.' })
  timeZone!: string;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: string;

  @Field(() => Boolean, { description: 'Whether the holder showed that letters to the address arrive. Before that, nothing of the person is shown to others.' })
  emailConfirmed!: boolean;

  @Field(() => Boolean, { description: 'Whether the password must be changed before anything else, since somebody else knows it.' })
  passwordMustChange!: boolean;

  @Field(() => [AccountTodo], { description: 'What the holder is asked to do, the most urgent first; empty if nothing.' })
  todo!: AccountTodo[];

  @Field(() => Int, { description: 'Goes up with every change; send it with `updateAccount`.' })
  version!: number;
}

@ObjectType('Session', { implements: NodeType, description: 'A sign-in on one device that is still open. Seen by its account’s holder alone.' })
export class SessionType extends NodeType {
  @Field(() => String, { description: 'What the device called itself when it signed in.' })
  device!: string;

  @Field(() => DateTime, { description: 'When it signed in.' })
  startedAt!: string;

  @Field(() => DateTime, { description: 'When it last signed in or refreshed its token; a device that is used refreshes within a quarter of an hour.' })
  lastSeenAt!: string;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean;
}

export const SessionConnection = connectionOf('Session', () => SessionType, 'open sessions');

@ObjectType('Viewer', { description: 'Where a signed-in person starts: the account, and what its roles open.' })
export class ViewerType {
  @Field(() => AccountType, { nullable: true, description: 'The account that asks.' })
  account?: AccountType | null;

  @Field(() => [Role], { description: 'The roles it holds, sorted by name.' })
  roles!: Role[];
}

@InputType({ description: 'E-mail and password, and a code where the account asks for one.' })
export class SignInInput {
  @Field(() => String, { description: 'The account’s e-mail; case does not matter.' })
  email!: string;

  @Field(() => String, { description: 'The password, 10-200 characters.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'Where the account has an authenticator app: the six digits that it shows now, or a recovery code. Each serves once.' })
  code?: string | null;

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

  @Field(() => String, { description: 'The version of the privacy notice that the person read and accepts: `privacyNotice { version }`.' })
  privacyNotice!: string;

  @Field(() => Boolean, { description: 'Whether the person is 16 or older; the birth date is never asked.' })
  isAtLeast16!: boolean;

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

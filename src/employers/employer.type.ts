import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SignInPayload } from '../identity/account.type.ts';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { Language } from '../kernel/language.ts';
import { NodeType } from '../kernel/node.ts';
import { DateTime, Url } from '../kernel/scalars.ts';
import { EmployerKind, MemberKind, RegistrationKind } from './employer.entity.ts';
import { EmployerUserError } from './employer.errors.ts';

registerEnumType(EmployerKind, {
  name: 'EmployerKind',
  description: 'What sort of employer it is.',
  valuesConfig: {
    COMPANY: { description: 'A company that hires for itself.' },
    IT_SERVICES: { description: 'An IT services firm (ESN), whose place of mission may differ from its seat.' },
    PUBLIC_BODY: { description: 'An administration or public establishment.' },
    ASSOCIATION: { description: 'An association or cooperative.' },
    INTERMEDIARY: { description: 'Hires for others.' },
  },
});
registerEnumType(RegistrationKind, {
  name: 'RegistrationKind',
  description: 'The register whose number an employer is verified by.',
  valuesConfig: {
    ICE: { description: 'Morocco, 15 digits.' },
    SIREN: { description: 'France, 9 digits.' },
    CBE: { description: 'Belgium (KBO/BCE), 10 digits.' },
    NIF: { description: 'Spain, a letter, 7 digits, a letter or digit.' },
  },
});
registerEnumType(MemberKind, {
  name: 'MemberKind',
  description: 'What a member of an employer may do.',
  valuesConfig: { OWNER: { description: 'Everything, and grants memberships.' }, MEMBER: { description: 'Offers and applications.' } },
});

@ObjectType('Employer', { implements: NodeType, description: 'Who offers work. Seen by everybody once verified; before, by its members and administrators.' })
export class EmployerType extends NodeType {
  @Field(() => String, { description: 'Its piece of an address, unique.' })
  slug!: string;

  @Field(() => String, { description: 'The name it trades under.' })
  name!: string;

  @Field(() => EmployerKind, { description: 'What sort of employer it is.' })
  kind!: EmployerKind;

  @Field(() => Url, { nullable: true, description: 'Its site; null if it gave none.' })
  website!: string | null;

  @Field(() => String, { nullable: true, description: 'What it says of itself, plain text, at most 5,000 characters.' })
  description!: string | null;

  @Field(() => DateTime, { description: 'When it was founded here.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Send it back with a change; a stale one is a CONFLICT.' })
  version!: number;
}

@ObjectType('EmployerMember', { implements: NodeType, description: 'A person of an employer. Seen by the person, the employer’s members and administrators.' })
export class EmployerMemberType extends NodeType {
  @Field(() => MemberKind, { description: 'Owner or member.' })
  kind!: MemberKind;

  @Field(() => DateTime, { description: 'When the person asked.' })
  askedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When an owner granted it; null while it waits.' })
  grantedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it lasts.' })
  endedAt!: string | null;
}

@ObjectType('Registration', { description: 'The number an employer is verified by. Seen by its members and administrators.' })
export class RegistrationType {
  @Field(() => RegistrationKind, { nullable: true, description: 'Which register; null if none was given.' })
  registrationKind!: RegistrationKind | null;

  @Field(() => String, { nullable: true, description: 'The number, without spaces; null if none was given.' })
  registrationNumber!: string | null;
}

export const EmployerConnection = connectionOf('Employer', () => EmployerType, 'employers');
export const EmployerMemberConnection = connectionOf('EmployerMember', () => EmployerMemberType, 'members of an employer');

@InputType({ description: 'Narrows a list of employers; all that is given must hold, an empty list narrows nothing.' })
export class EmployerFilter {
  @Field(() => [EmployerKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: EmployerKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only employers seated in these places or anywhere inside them (codes).' })
  placeCodes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only employers whose name begins so; case and accents count little.' })
  nameStartsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only verified (true) or not yet verified ones (false, for administrators).' })
  verified?: boolean | null;
}

@ArgsType()
export class EmployersArgs extends PageInput {
  @Field(() => EmployerFilter, { nullable: true, description: 'Which employers; all that you may see if left out.' })
  filter?: EmployerFilter | null;
}

@InputType({ description: 'What a new employer says of itself.' })
export class EmployerFactsInput {
  @Field(() => String, { description: 'Its name, at most 160 characters.' })
  name!: string;

  @Field(() => EmployerKind, { description: 'What sort of employer it is.' })
  kind!: EmployerKind;

  @Field(() => String, { description: 'Code of its seat: a province or region, else the country.' })
  placeCode!: string;

  @Field(() => Url, { nullable: true, description: 'Its site.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 5,000 characters.' })
  description?: string | null;

  @Field(() => RegistrationKind, { nullable: true, description: 'Which register its number is from; with registrationNumber.' })
  registrationKind?: RegistrationKind | null;

  @Field(() => String, { nullable: true, description: 'The number; spaces, dots and dashes do not matter.' })
  registrationNumber?: string | null;
}

@InputType({ description: 'A recruiter’s account, and the employer: exactly one of found and joinEmployerId.' })
export class SignUpRecruiterInput {
  @Field(() => String, { description: 'The e-mail to sign in with.' })
  email!: string;

  @Field(() => String, { description: '10-200 characters.' })
  password!: string;

  @Field(() => String, { description: 'The person’s name.' })
  name!: string;

  @Field(() => Language, { description: 'The language the service speaks to the person.' })
  language!: Language;

  @Field(() => EmployerFactsInput, { nullable: true, description: 'Found an employer; the account becomes its owner, an administrator verifies it.' })
  found?: EmployerFactsInput | null;

  @Field(() => ID, { nullable: true, description: 'Or ask to join one; an owner grants it.' })
  joinEmployerId?: string | null;

  @Field(() => String, { nullable: true, description: 'What the device calls itself.' })
  device?: string | null;
}

@ObjectType({ description: 'A new recruiter, signed in.' })
export class SignUpRecruiterPayload extends SignInPayload {
  @Field(() => EmployerType, { nullable: true, description: 'The founded employer; null where one was joined. Visible to others once verified.' })
  employer?: EmployerType | null;

  @Field(() => EmployerMemberType, { nullable: true, description: 'The membership; waits for an owner where one was joined.' })
  member?: EmployerMemberType | null;

  @Field(() => [EmployerUserError], { description: 'Expected faults; empty if it worked.' })
  declare userErrors: never[];
}

@InputType({ description: 'A new employer for an account that is signed in.' })
export class FoundEmployerInput extends EmployerFactsInput {
  @Field(() => String, { nullable: true, description: 'Sent twice within 24 hours, it has the effect of one. 8-200 printable ASCII characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which employer to join.' })
export class JoinEmployerInput {
  @Field(() => ID, { description: 'The employer.' })
  employerId!: string;
}

@InputType({ description: 'Changes to an employer; what is left out stays.' })
export class UpdateEmployerInput {
  @Field(() => ID, { description: 'The employer; you must be an owner.' })
  employerId!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Its name, at most 160 characters.' })
  name?: string;

  @Field(() => EmployerKind, { nullable: true, description: 'What sort of employer it is.' })
  kind?: EmployerKind;

  @Field(() => String, { nullable: true, description: 'Code of its seat.' })
  placeCode?: string;

  @Field(() => Url, { nullable: true, description: 'Its site; null takes it away.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 5,000 characters; null takes it away.' })
  description?: string | null;

  @Field(() => RegistrationKind, { nullable: true, description: 'Which register its number is from; with registrationNumber.' })
  registrationKind?: RegistrationKind | null;

  @Field(() => String, { nullable: true, description: 'A new number takes the verification away until an administrator looked.' })
  registrationNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Sent twice within 24 hours, it has the effect of one.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which employer an administrator vouches for.' })
export class VerifyEmployerInput {
  @Field(() => ID, { description: 'The employer.' })
  employerId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was looked at; refused if it changed since.' })
  version?: number | null;
}

@InputType({ description: 'Which membership to grant, and as what.' })
export class GrantMembershipInput {
  @Field(() => ID, { description: 'The membership.' })
  memberId!: string;

  @Field(() => MemberKind, { nullable: true, description: 'OWNER passes ownership on; as asked if left out.' })
  kind?: MemberKind | null;
}

@InputType({ description: 'Which membership to end.' })
export class EndMembershipInput {
  @Field(() => ID, { description: 'The membership: your own, or one of an employer you own.' })
  memberId!: string;
}

@ObjectType({ description: 'The changed employer.' })
export class EmployerPayload {
  @Field(() => EmployerType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  employer?: EmployerType | null;

  @Field(() => EmployerMemberType, { nullable: true, description: 'The membership that came with it, where one did.' })
  member?: EmployerMemberType | null;

  @Field(() => [EmployerUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof EmployerUserError>[];
}

@ObjectType({ description: 'The changed membership.' })
export class EmployerMemberPayload {
  @Field(() => EmployerMemberType, { nullable: true, description: 'As it is now; null if nothing was done, or it is no longer yours to see.' })
  member?: EmployerMemberType | null;

  @Field(() => [EmployerUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof EmployerUserError>[];
}

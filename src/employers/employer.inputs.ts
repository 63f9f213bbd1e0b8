import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NewAccountInput, SignInPayload } from '../identity/account.type.ts';
import { PageInput } from '../kernel/connection.ts';
import { IDEMPOTENCY_KEY, Repeatable } from '../kernel/repeatable.ts';
import { Url } from '../kernel/scalars.ts';
import { EmployerKind, MemberKind, RegistrationKind } from './employer.entity.ts';
import { EmployerUserError } from './employer.errors.ts';
import { EmployerMemberType, EmployerType } from './employer.type.ts';

@InputType({ description: 'Narrows a list of employers; all that is given must hold, an empty list narrows nothing.' })
export class EmployerFilter {
  @Field(() => [EmployerKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: EmployerKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only employers seated in these places or anywhere inside them (codes, at most 50). An unknown code is BAD_USER_INPUT, with the nearest.' })
  placeCodes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only employers whose name begins so; case and accents count little. At most 200 characters.' })
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
export class SignUpRecruiterInput extends NewAccountInput {
  @Field(() => EmployerFactsInput, { nullable: true, description: 'Found an employer; the account becomes its owner, an administrator verifies it.' })
  found?: EmployerFactsInput | null;

  @Field(() => ID, { nullable: true, description: 'Or ask to join one; an owner grants it.' })
  joinEmployerId?: string | null;
}

@ObjectType({ description: 'A new recruiter, signed in. Employer and membership are there at once; what only members see below them is asked with the access token.' })
export class SignUpRecruiterPayload extends SignInPayload {
  @Field(() => EmployerType, { nullable: true, description: 'The founded employer; null where one was joined. Visible to others once verified.' })
  employer?: EmployerType | null;

  @Field(() => EmployerMemberType, { nullable: true, description: 'The membership; waits for an owner where one was joined.' })
  member?: EmployerMemberType | null;

  @Field(() => EmployerType, { nullable: true, description: 'An employer of the name you founded that a centre posted for: ask that centre to hand it over to you, with its offers. Null if there is none.' })
  postedFor?: EmployerType | null;

  @Field(() => [EmployerUserError], { description: 'Expected faults; empty if it worked.' })
  declare userErrors: never[];
}

@InputType({ description: 'A new employer for an account that is signed in.' })
export class FoundEmployerInput extends EmployerFactsInput {
  @Field(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which employer to join.' })
export class JoinEmployerInput extends Repeatable {
  @Field(() => ID, { description: 'The employer.' })
  employerId!: string;
}

@InputType({ description: 'Changes to an employer; what is left out stays.' })
export class UpdateEmployerInput extends Repeatable {
  @Field(() => ID, { description: 'The employer; you must be an owner.' })
  employerId!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Its name, at most 160 characters. A new one takes the verification away until an administrator looked.' })
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
}

@InputType({ description: 'Which membership to grant, and as what.' })
export class GrantMembershipInput extends Repeatable {
  @Field(() => ID, { description: 'The membership.' })
  memberId!: string;

  @Field(() => MemberKind, { nullable: true, description: 'OWNER passes ownership on; as asked if left out.' })
  kind?: MemberKind | null;
}

@InputType({ description: 'Which membership to end.' })
export class EndMembershipInput extends Repeatable {
  @Field(() => ID, { description: 'The membership: your own, or one of an employer you own.' })
  memberId!: string;

  @Field(() => String, { nullable: true, description: 'Why, told to the person by letter where an owner refuses it or lets it go; at most 500 characters.' })
  reason?: string | null;
}

@ObjectType({ description: 'The changed employer.' })
export class EmployerPayload {
  @Field(() => EmployerType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  employer?: EmployerType | null;

  @Field(() => EmployerMemberType, { nullable: true, description: 'The membership that came with it, where one did.' })
  member?: EmployerMemberType | null;

  @Field(() => EmployerType, { nullable: true, description: 'Of a founded one: an employer of that name that a centre posted for; ask that centre to hand it over to you, with its offers. Null if there is none.' })
  postedFor?: EmployerType | null;

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

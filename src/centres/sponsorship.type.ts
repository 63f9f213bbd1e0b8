import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { EmployerKind } from '../employers/employer.entity.ts';
import { EmployerType } from '../employers/employer.type.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { Url } from '../kernel/scalars.ts';
import { SponsorshipUserError } from './sponsorship.errors.ts';

@InputType({ description: 'An employer that is not registered.' })
export class SponsorEmployerInput extends Repeatable {
  @Field(() => ID, { description: 'The centre that posts for it; you must coordinate it.' })
  centreId!: string;

  @Field(() => String, { description: 'The name it trades under, at most 160 characters.' })
  name!: string;

  @Field(() => EmployerKind, { description: 'What sort of employer it is.' })
  kind!: EmployerKind;

  @Field(() => String, { description: 'Code of its seat.' })
  placeCode!: string;

  @Field(() => Url, { nullable: true, description: 'Its site.' })
  website?: string | null;
}

@InputType({ description: 'Which employer goes to whom.' })
export class HandOverEmployerInput extends Repeatable {
  @Field(() => ID, { description: 'The employer; you must coordinate the centre that posts for it.' })
  employerId!: string;

  @Field(() => String, { description: 'The confirmed e-mail of the account that becomes its owner.' })
  email!: string;
}

@InputType({ description: 'Which employer goes back.' })
export class HandBackEmployerInput extends Repeatable {
  @Field(() => ID, { description: 'The employer; you must be an owner.' })
  employerId!: string;
}

@ObjectType({ description: 'The employer a centre acts for, or acted for.' })
export class SponsorshipPayload {
  @Field(() => EmployerType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  employer?: EmployerType | null;

  @Field(() => [SponsorshipUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof SponsorshipUserError>[];
}

import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { CohortImportUserError } from './cohort-import.errors.ts';
import { GraduateType } from './graduate.type.ts';

@ObjectType('HeldPlace', { description: 'A place in a cohort that a centre holds for the address of your account. Seen by you alone: the centre does not know that you have an account.' })
export class HeldPlaceType {
  @Field(() => ID, { description: 'For `takeHeldPlace` and `declineHeldPlace`.' })
  placeId!: string;

  @Field(() => DateTime, { description: 'Since when it is held.' })
  createdAt!: string;
}

@InputType({ description: 'Which place.' })
export class HeldPlaceInput extends Repeatable {
  @Field(() => ID, { description: 'The place, of `viewer.heldPlaces`.' })
  placeId!: string;
}

@ObjectType({ description: 'What came of taking a place.' })
export class TakeHeldPlacePayload {
  @Field(() => GraduateType, { nullable: true, description: 'Your profile, enrolled in the cohort; null if nothing was done.' })
  graduate?: GraduateType | null;

  @Field(() => [CohortImportUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CohortImportUserError>[];
}

@ObjectType({ description: 'What came of declining a place.' })
export class DeclineHeldPlacePayload {
  @Field(() => ID, { nullable: true, description: 'The place that is gone; null if nothing was done.' })
  declinedId?: string | null;

  @Field(() => [CohortImportUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CohortImportUserError>[];
}

import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { IDEMPOTENCY_KEY, Repeatable } from '../kernel/repeatable.ts';
import { OfferUserError } from './offer.errors.ts';
import { OfferFactsInput } from './offer.inputs.ts';
import { OfferType } from './offer.type.ts';
import { UpsertOfferOutcome } from './upsert.service.ts';

registerEnumType(UpsertOfferOutcome, {
  name: 'UpsertOfferOutcome',
  description: 'What became of an item of a bulk request.',
  valuesConfig: {
    CREATED: { description: 'No offer had the reference; there is one now.' },
    UPDATED: { description: 'The offer differed, or was not public and had to be.' },
    UNCHANGED: { description: 'The offer says the same already.' },
    REFUSED: { description: 'Something was wrong with the item; nothing of it was done.' },
  },
});

@InputType({ description: 'An offer under the employer’s own reference; what is left out stays, or is blank in a new offer.' })
export class UpsertOfferInput extends OfferFactsInput {
  @Field(() => String, { nullable: true, description: 'The employer’s own reference, at most 80 characters: an item without one is refused with REQUIRED.' })
  declare reference?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: it is public afterwards, and an item that lacks something for that is refused whole. False or left out: its state stays, a new one is a draft.' })
  publish?: boolean | null;
}

@InputType({ description: 'Offers of an employer, as its own software has them.' })
export class UpsertOffersInput {
  @Field(() => ID, { description: 'The employer whose jobs they are; you must be a member.' })
  employerId!: string;

  @Field(() => [UpsertOfferInput], { description: 'The offers, 1-100, each with a reference that no other item has.' })
  items!: UpsertOfferInput[];

  @Field(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'What became of one item.' })
export class UpsertOfferResult {
  @Field(() => String, { nullable: true, description: 'The reference of the item; null if it gave none.' })
  reference!: string | null;

  @Field(() => UpsertOfferOutcome, { description: 'What became of it.' })
  outcome!: UpsertOfferOutcome;

  @Field(() => OfferType, { nullable: true, description: 'The offer as it is now; null if the item was refused and no offer has the reference.' })
  offer?: OfferType | null;

  @Field(() => [OfferUserError], { description: 'What is wrong with the item, on fields such as "items.3.mustHaves"; empty unless it was refused.' })
  userErrors!: InstanceType<typeof OfferUserError>[];
}

@ObjectType({ description: 'What became of the items.' })
export class UpsertOffersPayload {
  @Field(() => [UpsertOfferResult], { nullable: true, description: 'One result for each item, in their order; null if nothing was done.' })
  results?: UpsertOfferResult[] | null;

  @Field(() => [OfferUserError], { description: 'Expected faults of the request as a whole; those of an item stand in its result.' })
  userErrors!: InstanceType<typeof OfferUserError>[];
}

@InputType({ description: 'Which offer to copy.' })
export class CopyOfferInput extends Repeatable {
  @Field(() => ID, { description: 'The offer, in any state; you must be a member of its employer.' })
  offerId!: string;
}

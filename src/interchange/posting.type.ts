import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Repeatable } from '../kernel/repeatable.ts';
import { OfferType } from '../offers/offer.type.ts';
import { PostingUserError } from './posting.errors.ts';
import { PostingDuplicateReason } from './posting.service.ts';

registerEnumType(PostingDuplicateReason, {
  name: 'PostingDuplicateReason',
  description: 'Why an offer may be the same job.',
  valuesConfig: { SAME_REFERENCE: { description: 'It has the posting’s identifier for a reference.' }, SAME_TITLE_AND_PLACES: { description: 'It has the same title, spelling aside, and the same places.' } },
});

@InputType({ description: 'A posting to make a draft of.' })
export class ImportPostingInput extends Repeatable {
  @Field(() => ID, { description: 'The employer whose job it is; you must be a member.' })
  employerId!: string;

  @Field(() => String, { description: 'A JobPosting of schema.org as JSON-LD: the object, a list or @graph that holds one, or the whole page with its script element. At most 100,000 bytes.' })
  posting!: string;

  @Field(() => Boolean, { nullable: true, description: 'True: tell what would become of it and write nothing.' })
  dryRun?: boolean | null;
}

@ObjectType('PostingLine', { description: 'One thing of a posting, and what became of it.' })
export class PostingLineType {
  @Field(() => String, { description: 'Where it stands in the posting, as a dotted path: "jobLocation.0".' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The field of the offer’s input that it went into; null where it went into none.' })
  offerField!: string | null;

  @Field(() => String, { nullable: true, description: 'What the posting says there, at most 300 characters; null where it says nothing.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'What the offer says now; null for long texts and for what was left out.' })
  to!: string | null;

  @Field(() => String, { nullable: true, description: 'What to know of it, in your language; null where there is nothing to say.' })
  note!: string | null;
}

@ObjectType({ description: 'An offer of the employer that may be the same job.' })
export class PostingDuplicate {
  @Field(() => PostingDuplicateReason, { description: 'Why it may be the same job.' })
  reason!: PostingDuplicateReason;

  @Field(() => OfferType, { nullable: true, description: 'The offer: a draft, published or paused; null only if it was thrown away a moment ago.' })
  offer?: OfferType | null;
}

@ObjectType({ description: 'The draft made of a posting, and what became of each thing in it.' })
export class ImportPostingPayload {
  @Field(() => OfferType, { nullable: true, description: 'The draft, to be looked over and published; null of a dry run, or if nothing was done.' })
  offer?: OfferType | null;

  @Field(() => [PostingLineType], { nullable: true, description: 'What the posting says clearly. Null if nothing was done.' })
  understood?: PostingLineType[] | null;

  @Field(() => [PostingLineType], { nullable: true, description: 'What was probably meant: look it over. Null if nothing was done.' })
  guessed?: PostingLineType[] | null;

  @Field(() => [PostingLineType], { nullable: true, description: 'What is not in the offer, and why; an organisation of another name than the employer’s, too. Null if nothing was done.' })
  ignored?: PostingLineType[] | null;

  @Field(() => [PostingDuplicate], { nullable: true, description: 'Offers of the employer that have not ended and may be the same job, last written first. Null if nothing was done.' })
  possibleDuplicates?: PostingDuplicate[] | null;

  @Field(() => [PostingUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof PostingUserError>[];
}

import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import { type Duplicate, importPosting } from './posting.service.ts';
import { ImportPostingInput, ImportPostingPayload, PostingDuplicate } from './posting.type.ts';

@Resolver()
export class PostingResolver {
  @Mutation(() => ImportPostingPayload, { description: 'Makes a draft out of a JobPosting of schema.org, and tells what of it was understood, what guessed and what left; offers that may be the same job are named. Faults: NOT_FOUND, TOO_LONG, INVALID for what is no JSON-LD, NO_POSTING, SEVERAL_POSTINGS, REQUIRED for a posting without a title.' })
  importPosting(@Arg('input', () => ImportPostingInput, { description: 'The posting.' }) input: ImportPostingInput, @Ctx() context: Context) {
    return mutate(context, 'importPosting', { ...input, employerId: uuidOf('Employer', input.employerId) }, importPosting, { offer: offerById });
  }
}

@Resolver(() => PostingDuplicate)
export class PostingDuplicateResolver {
  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer: a draft, published or paused; null only if it was thrown away a moment ago.' })
  offer(@Root() row: Duplicate, @Ctx() context: Context) {
    return offerById(context).load(row.offerId);
  }
}

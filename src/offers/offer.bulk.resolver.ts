import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import { copyOffer } from './copy.service.ts';
import { CopyOfferInput, UpsertOfferResult, UpsertOffersInput, UpsertOffersPayload } from './offer.bulk.type.ts';
import { OfferPayload } from './offer.inputs.ts';
import { offerById } from './offer.loaders.ts';
import { OfferType } from './offer.type.ts';
import { upsertOffers, type UpsertResult } from './upsert.service.ts';

@Resolver()
export class OfferBulkResolver {
  @Mutation(() => OfferPayload, { description: 'Writes a draft like an offer in any state, without its reference and without days that are over. Faults: NOT_FOUND, EMPLOYER_SUSPENDED.' })
  copyOffer(@Arg('input', () => CopyOfferInput, { description: 'Which offer.' }) input: CopyOfferInput, @Ctx() context: Context) {
    return mutate(context, 'copyOffer', { ...input, offerId: uuidOf('JobOffer', input.offerId) }, copyOffer, { offer: offerById });
  }

  @Mutation(() => UpsertOffersPayload, { description: 'Writes up to 100 offers under the employer’s own references: new ones are created, those that differ updated, the others left as they are. Each item stands alone; sent again, all are UNCHANGED. Faults of the whole: NOT_FOUND, EMPLOYER_SUSPENDED, REQUIRED, TOO_LONG, EMAIL_NOT_CONFIRMED; of an item: REFERENCE_TWICE and those of createOffer, updateOffer and publishOffer.' })
  upsertOffers(@Arg('input', () => UpsertOffersInput, { description: 'The offers.' }) input: UpsertOffersInput, @Ctx() context: Context) {
    return mutate(context, 'upsertOffers', { ...input, employerId: uuidOf('Employer', input.employerId) }, upsertOffers, {});
  }
}

@Resolver(() => UpsertOfferResult)
export class UpsertOfferResultResolver {
  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer as it is now; null if the item was refused and no offer has the reference.' })
  offer(@Root() row: UpsertResult, @Ctx() context: Context) {
    return row.offerId === null ? null : offerById(context).load(row.offerId);
  }
}

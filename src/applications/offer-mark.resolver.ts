import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { GraduateType } from '../graduates/graduate.type.ts';
import type { graduate } from '../graduates/graduate.visibility.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { toGlobalId, uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import type { offer } from '../offers/offer.visibility.ts';
import { OfferMarkKind } from './offer-mark.entity.ts';
import { markByOfferId, marksOfGraduate } from './offer-mark.loaders.ts';
import { hideOffer, saveOffer, unmarkOffer } from './offer-mark.service.ts';
import { MarkedOfferConnection, MarkedOfferType, MarkOfferInput, MarkOfferPayload } from './offer-mark.type.ts';
import type { offerMark } from './offer-mark.visibility.ts';

const loads = { offer: offerById };
const decoded = (input: MarkOfferInput): MarkOfferInput => ({ ...input, offerId: uuidOf('JobOffer', input.offerId) });

@Resolver()
export class OfferMarkMutations {
  @Mutation(() => MarkOfferPayload, { description: 'Keeps an offer in mind, in `savedOffers`; a hidden one comes back into the matches. Faults: NOT_FOUND, TOO_LONG beyond 1,000.' })
  saveOffer(@Arg('input', () => MarkOfferInput, { description: 'Which offer.' }) input: MarkOfferInput, @Ctx() context: Context) {
    return mutate(context, 'saveOffer', decoded(input), saveOffer, loads);
  }

  @Mutation(() => MarkOfferPayload, { description: 'Takes an offer out of your matches, into `hiddenOffers`; search still finds it. Faults: NOT_FOUND, TOO_LONG beyond 1,000.' })
  hideOffer(@Arg('input', () => MarkOfferInput, { description: 'Which offer.' }) input: MarkOfferInput, @Ctx() context: Context) {
    return mutate(context, 'hideOffer', decoded(input), hideOffer, loads);
  }

  @Mutation(() => MarkOfferPayload, { description: 'Takes the mark of an offer away, whichever it is; one that has none is answered alike. Fault: NOT_FOUND.' })
  unmarkOffer(@Arg('input', () => MarkOfferInput, { description: 'Which offer.' }) input: MarkOfferInput, @Ctx() context: Context) {
    return mutate(context, 'unmarkOffer', decoded(input), unmarkOffer, loads);
  }
}

@Resolver(() => MarkedOfferType)
export class MarkedOfferResolver {
  @FieldResolver(() => ID)
  offerId(@Root() row: Row<typeof offerMark>): string {
    return toGlobalId('JobOffer', row.offerId);
  }

  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer; null while it is not open, unless you applied to its employer.' })
  offer(@Root() row: Row<typeof offerMark>, @Ctx() context: Context) {
    return offerById(context).load(row.offerId);
  }

  @FieldResolver(() => String)
  markedAt(@Root() row: Row<typeof offerMark>): string {
    return row.createdAt;
  }
}

@Resolver(() => OfferType)
export class OfferMarkResolver {
  @FieldResolver(() => OfferMarkKind, { nullable: true, description: 'What you made of it for yourself; null if it is neither saved nor hidden.' })
  mark(@Root() row: Row<typeof offer>, @Ctx() context: Context) {
    return markByOfferId(context).load(row.id);
  }
}

@Resolver(() => GraduateType)
export class GraduateOfferMarksResolver {
  @FieldResolver(() => MarkedOfferConnection, { nullable: true, description: 'The offers the person saved, last saved first; null unless it is you.' })
  async savedOffers(@Root() row: Row<typeof graduate>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return row.accountId === context.viewer.accountId ? connection(await marksOfGraduate(context, row.id, 'SAVED', args)) : null;
  }

  @FieldResolver(() => MarkedOfferConnection, { nullable: true, description: 'The offers the person hid from its matches, last hidden first; null unless it is you.' })
  async hiddenOffers(@Root() row: Row<typeof graduate>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return row.accountId === context.viewer.accountId ? connection(await marksOfGraduate(context, row.id, 'HIDDEN', args)) : null;
  }
}

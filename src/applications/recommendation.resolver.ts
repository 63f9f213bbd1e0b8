import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { centreById } from '../centres/centre.loaders.ts';
import { CentreType } from '../centres/centre.type.ts';
import type { centre } from '../centres/centre.visibility.ts';
import { graduateById } from '../graduates/graduate.loaders.ts';
import { GraduateType } from '../graduates/graduate.type.ts';
import type { graduate } from '../graduates/graduate.visibility.ts';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import type { offer } from '../offers/offer.visibility.ts';
import { recommendationById, recommendationsOfCentre, recommendationsOfGraduate, recommendationsOfOffer } from './recommendation.loaders.ts';
import { agreeRecommendation, declineRecommendation, recommendGraduate, withdrawRecommendation } from './recommendation.service.ts';
import { RecommendationConnection, RecommendationInput, RecommendationPayload, RecommendationsArgs, RecommendationType, RecommendGraduateInput } from './recommendation.type.ts';
import type { recommendation } from './recommendation.visibility.ts';

type RecommendationRow = Row<typeof recommendation>;
const changed = { recommendation: recommendationById };
const decoded = (input: RecommendationInput) => ({ ...input, recommendationId: uuidOf('Recommendation', input.recommendationId) });

@Resolver(() => RecommendationType)
export class RecommendationResolver {
  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer; null while you may not see it.' })
  offer(@Root() row: RecommendationRow, @Ctx() context: Context) {
    return offerById(context).load(row.offerId);
  }

  @FieldResolver(() => GraduateType, { nullable: true, description: 'Who is recommended; null while you may not see the person by name. A look by anybody else is on the record.' })
  graduate(@Root() row: RecommendationRow, @Ctx() context: Context) {
    return graduateById(context).load(row.graduateId);
  }

  @FieldResolver(() => CentreType, { nullable: true, description: 'The centre that recommends; null only if it is gone.' })
  centre(@Root() row: RecommendationRow, @Ctx() context: Context) {
    return centreById(context).load(row.centreId);
  }

  @Mutation(() => RecommendationPayload, { description: 'Recommends a learner of yours to an open offer. The person is asked by letter, and the employer hears nothing before it agrees; who gave the consent RECOMMENDATION is told instead, and may decline afterwards. For the centre’s coordinators. Faults: NOT_FOUND, OFFER_CLOSED, ALREADY_RECOMMENDED, HAS_APPLIED, NOT_WISHED, NOT_REACHED, REQUIRED, TOO_LONG.' })
  recommendGraduate(@Arg('input', () => RecommendGraduateInput, { description: 'Whom, and to which offer.' }) input: RecommendGraduateInput, @Ctx() context: Context) {
    return mutate(context, 'recommendGraduate', { ...input, offerId: uuidOf('JobOffer', input.offerId), graduateId: uuidOf('Graduate', input.graduateId) }, recommendGraduate, changed);
  }

  @Mutation(() => RecommendationPayload, { description: 'Agrees to a recommendation; for the person. The employer’s members see who you are from then on. Faults: NOT_FOUND, OFFER_CLOSED, ALREADY_ANSWERED, EMPLOYER_BLOCKED, EMAIL_NOT_CONFIRMED.' })
  agreeRecommendation(@Arg('input', () => RecommendationInput, { description: 'Which one.' }) input: RecommendationInput, @Ctx() context: Context) {
    return mutate(context, 'agreeRecommendation', decoded(input), agreeRecommendation, changed);
  }

  @Mutation(() => RecommendationPayload, { description: 'Declines a recommendation, or takes an agreement back, at any time; for the person. The employer sees who you are no longer, unless you applied there. You are not recommended to that offer again. Fault: NOT_FOUND.' })
  declineRecommendation(@Arg('input', () => RecommendationInput, { description: 'Which one.' }) input: RecommendationInput, @Ctx() context: Context) {
    return mutate(context, 'declineRecommendation', decoded(input), declineRecommendation, changed);
  }

  @Mutation(() => RecommendationPayload, { description: 'Takes a recommendation back; for the centre’s coordinators and who made it. Fault: NOT_FOUND.' })
  withdrawRecommendation(@Arg('input', () => RecommendationInput, { description: 'Which one.' }) input: RecommendationInput, @Ctx() context: Context) {
    return mutate(context, 'withdrawRecommendation', decoded(input), withdrawRecommendation, changed);
  }
}

@Resolver(() => OfferType)
export class OfferRecommendationsResolver {
  @FieldResolver(() => RecommendationConnection, { description: 'Who is recommended to it, newest first: to the employer’s members those who agreed, to a centre its own, to a person the ones about it.' })
  async recommendations(@Root() row: Row<typeof offer>, @Args(() => RecommendationsArgs) args: RecommendationsArgs, @Ctx() context: Context) {
    return connection(await recommendationsOfOffer(context, { parentId: row.id, args }));
  }
}

@Resolver(() => GraduateType)
export class GraduateRecommendationsResolver {
  @FieldResolver(() => RecommendationConnection, { description: 'To which offers the person is recommended, newest first: all to the person, its own to a centre, to an employer those to it that the person agreed to.' })
  async recommendations(@Root() row: Row<typeof graduate>, @Args(() => RecommendationsArgs) args: RecommendationsArgs, @Ctx() context: Context) {
    return connection(await recommendationsOfGraduate(context, { parentId: row.id, args }));
  }
}

@Resolver(() => CentreType)
export class CentreRecommendationsResolver {
  @FieldResolver(() => RecommendationConnection, { description: 'Whom it recommended where, and what became of it, newest first: all to its coordinators; to anybody else what it may see anyway.' })
  async recommendations(@Root() row: Row<typeof centre>, @Args(() => RecommendationsArgs) args: RecommendationsArgs, @Ctx() context: Context) {
    return connection(await recommendationsOfCentre(context, { parentId: row.id, args }));
  }
}

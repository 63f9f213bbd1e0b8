import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { CohortType } from '../centres/cohort.type.ts';
import { ViewerType } from '../identity/account.type.ts';
import type { Context } from '../kernel/context.ts';
import { toGlobalId, uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import type { heldPlace } from './cohort-import.visibility.ts';
import { graduateById } from './graduate.loaders.ts';
import { cohortsOfPlace, placesByAccountId } from './held-place.loaders.ts';
import { declinePlace, takePlace } from './held-place.service.ts';
import { DeclineHeldPlacePayload, HeldPlaceInput, HeldPlaceType, TakeHeldPlacePayload } from './held-place.type.ts';

const withId = (input: HeldPlaceInput): HeldPlaceInput => ({ ...input, placeId: uuidOf('HeldPlace', input.placeId) });

@Resolver(() => HeldPlaceType)
export class HeldPlaceResolver {
  @FieldResolver(() => ID)
  placeId(@Root() row: Row<typeof heldPlace>): string {
    return toGlobalId('HeldPlace', row.graduateId);
  }

  @FieldResolver(() => [CohortType], { description: 'The cohorts it is in, first enrolled first.' })
  cohorts(@Root() row: Row<typeof heldPlace>, @Ctx() context: Context) {
    return cohortsOfPlace(context).load(row.graduateId);
  }

  @Mutation(() => TakeHeldPlacePayload, { description: 'Takes a place that a centre holds for you: you are enrolled, what it confirmed of your skills is yours, and its staff sees your profile from now on. Faults: NOT_FOUND, EMAIL_NOT_CONFIRMED.' })
  takeHeldPlace(@Arg('input', () => HeldPlaceInput, { description: 'Which place.' }) input: HeldPlaceInput, @Ctx() context: Context) {
    return mutate(context, 'takeHeldPlace', withId(input), takePlace, { graduate: graduateById });
  }

  @Mutation(() => DeclineHeldPlacePayload, { description: 'Declines a place; it is gone, and the centre is told nothing. Faults: NOT_FOUND, EMAIL_NOT_CONFIRMED.' })
  async declineHeldPlace(@Arg('input', () => HeldPlaceInput, { description: 'Which place.' }) input: HeldPlaceInput, @Ctx() context: Context) {
    const { declinedId, userErrors } = await mutate(context, 'declineHeldPlace', withId(input), declinePlace, {});
    return { declinedId: declinedId && toGlobalId('HeldPlace', declinedId), userErrors };
  }
}

@Resolver(() => ViewerType)
export class ViewerPlacesResolver {
  @FieldResolver(() => [HeldPlaceType], { description: 'Places that centres hold for the address of your account, first held first; you take or decline them.' })
  heldPlaces(@Ctx() context: Context) {
    return placesByAccountId(context).load(context.viewer.accountId);
  }
}

import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { employerById } from '../employers/employer.loaders.ts';
import { EmployerType } from '../employers/employer.type.ts';
import type { employer } from '../employers/employer.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { centreById } from './centre.loaders.ts';
import { CentreType } from './centre.type.ts';
import { sponsorshipByEmployerId, sponsorshipsByCentreId } from './sponsorship.loaders.ts';
import type { centre } from './centre.visibility.ts';
import { handBackEmployer, handOverEmployer, sponsorEmployer } from './sponsorship.service.ts';
import { HandBackEmployerInput, HandOverEmployerInput, SponsorEmployerInput, SponsorshipPayload } from './sponsorship.type.ts';

const CHANGED = { employer: employerById };

@Resolver(() => EmployerType)
export class SponsorshipResolver {
  @FieldResolver(() => Boolean, { description: 'False: it is not here itself; a centre posts its offers, and applications go to it by letter or at its own address.' })
  async registered(@Root() row: Row<typeof employer>, @Ctx() context: Context) {
    return (await sponsorshipByEmployerId(context).load(row.id)) === null;
  }

  @FieldResolver(() => CentreType, { nullable: true, description: 'The centre that posts for it while it is not registered; null otherwise.' })
  async postedBy(@Root() row: Row<typeof employer>, @Ctx() context: Context) {
    const live = await sponsorshipByEmployerId(context).load(row.id);
    return live && centreById(context).load(live.centreId);
  }

  @Mutation(() => SponsorshipPayload, { description: 'Writes down an employer that is not registered, so that your centre can post its offers: seen by everybody at once, and marked. Coordinators alone. Faults: NOT_FOUND, ALREADY_HERE, UNKNOWN_PLACE, REQUIRED, TOO_LONG, EMAIL_NOT_CONFIRMED.' })
  sponsorEmployer(@Arg('input', () => SponsorEmployerInput, { description: 'What it is.' }) input: SponsorEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'sponsorEmployer', { ...input, centreId: uuidOf('Centre', input.centreId) }, sponsorEmployer, CHANGED);
  }

  @Mutation(() => SponsorshipPayload, { description: 'Hands an employer that your centre posts for over to an account, which becomes its owner and gets a letter; its offers are the owner’s from then on, and applications are read here. Faults: NOT_FOUND, UNKNOWN_ACCOUNT.' })
  handOverEmployer(@Arg('input', () => HandOverEmployerInput, { description: 'Which employer, and to whom.' }) input: HandOverEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'handOverEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, handOverEmployer, CHANGED);
  }

  @Mutation(() => SponsorshipPayload, { description: 'Gives an employer that was handed over to you back to the centre: every membership ends, and offers that nobody could answer are paused. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, NOT_POSTED_FOR.' })
  handBackEmployer(@Arg('input', () => HandBackEmployerInput, { description: 'Which employer.' }) input: HandBackEmployerInput, @Ctx() context: Context) {
    return mutate(context, 'handBackEmployer', { ...input, employerId: uuidOf('Employer', input.employerId) }, handBackEmployer, CHANGED);
  }
}

@Resolver(() => CentreType)
export class CentreSponsorshipsResolver {
  @FieldResolver(() => [EmployerType], { description: 'The employers that are not registered and that it posts for, first taken on first; suspended ones are left out.' })
  async postsFor(@Root() row: Row<typeof centre>, @Ctx() context: Context) {
    const held = await sponsorshipsByCentreId(context).load(row.id);
    return (await employerById(context).loadMany(held.map((one) => one.employerId))).filter((one) => one !== null);
  }
}

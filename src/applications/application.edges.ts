import { Args, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { EmployerType } from '../employers/employer.type.ts';
import type { employer } from '../employers/employer.visibility.ts';
import { GraduateType } from '../graduates/graduate.type.ts';
import type { graduate } from '../graduates/graduate.visibility.ts';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { OfferType } from '../offers/offer.type.ts';
import type { offer } from '../offers/offer.visibility.ts';
import { boardByEmployerId, boardByOfferId } from './application.board.ts';
import { applicationCountByOfferId, replyRecordByEmployerId } from './application.figures.ts';
import { applicationsOfEmployer, applicationsOfGraduate, applicationsOfOffer, viewerApplicationByOfferId } from './application.loaders.ts';
import { ApplicationBoardArgs, ApplicationBoardColumnType, ApplicationConnection, ApplicationsArgs, ApplicationType, EmployerApplicationBoardArgs, EmployerApplicationsArgs } from './application.type.ts';

@Resolver(() => GraduateType)
export class GraduateApplicationsResolver {
  @FieldResolver(() => ApplicationConnection, { description: 'The person’s applications, newest first unless another order is asked: all to the person and its centre, to an employer the ones to it.' })
  async applications(@Root() row: Row<typeof graduate>, @Args(() => ApplicationsArgs) args: ApplicationsArgs, @Ctx() context: Context) {
    return connection(await applicationsOfGraduate(context, { parentId: row.id, args }));
  }
}

@Resolver(() => OfferType)
export class OfferApplicationsResolver {
  @FieldResolver(() => ApplicationConnection, { description: 'Applications to it that you may see, newest first unless another order is asked: all to the employer’s members, your own if you applied, those of its learners to a centre.' })
  async applications(@Root() row: Row<typeof offer>, @Args(() => ApplicationsArgs) args: ApplicationsArgs, @Ctx() context: Context) {
    return connection(await applicationsOfOffer(context, { parentId: row.id, args }));
  }

  @FieldResolver(() => [ApplicationBoardColumnType], { description: 'How many of the applications to it that you may see stand in each state: every state once, in the order of the road, the empty ones too.' })
  applicationBoard(@Root() row: Row<typeof offer>, @Args(() => ApplicationBoardArgs) args: ApplicationBoardArgs, @Ctx() context: Context) {
    return boardByOfferId(context, args).load(row.id);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many people ever applied, whatever became of it; null unless you applied too, are a member of the employer, or an administrator.' })
  applicationCount(@Root() row: Row<typeof offer>, @Ctx() context: Context) {
    return applicationCountByOfferId(context).load(row.id);
  }

  @FieldResolver(() => ApplicationType, { nullable: true, description: 'Your own application to it, under way or ended in a hire; null if there is none. While there is one you can not apply again.' })
  viewerApplication(@Root() row: Row<typeof offer>, @Ctx() context: Context) {
    return viewerApplicationByOfferId(context).load(row.id);
  }
}

@Resolver(() => EmployerType)
export class EmployerApplicationsResolver {
  @FieldResolver(() => ApplicationConnection, { description: 'Applications to it that you may see: all to its members, your own if you applied, those of its learners to a centre.' })
  async applications(@Root() row: Row<typeof employer>, @Args(() => EmployerApplicationsArgs) args: EmployerApplicationsArgs, @Ctx() context: Context) {
    return connection(await applicationsOfEmployer(context, { parentId: row.id, args }));
  }

  @FieldResolver(() => [ApplicationBoardColumnType], { description: 'How many of the applications to it that you may see stand in each state: every state once, in the order of the road, the empty ones too.' })
  applicationBoard(@Root() row: Row<typeof employer>, @Args(() => EmployerApplicationBoardArgs) args: EmployerApplicationBoardArgs, @Ctx() context: Context) {
    return boardByEmployerId(context, args).load(row.id);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Share in [0, 1] of applications answered (interview, proposal or refusal) by the promised day, among those whose promise fell due in the last 365 days; what people took back unanswered is left out. Null under five. Public.',
  })
  async replyRate(@Root() row: Row<typeof employer>, @Ctx() context: Context) {
    return (await replyRecordByEmployerId(context).load(row.id)).replyRate;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Days from an application to its first answer, the median over the same applications; null under five answers. Public.' })
  async medianReplyDays(@Root() row: Row<typeof employer>, @Ctx() context: Context) {
    return (await replyRecordByEmployerId(context).load(row.id)).medianReplyDays;
  }
}

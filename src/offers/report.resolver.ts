import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { accountById } from '../identity/account.loaders.ts';
import { AccountType } from '../identity/account.type.ts';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { offerById } from './offer.loaders.ts';
import { OfferEventType, OfferType } from './offer.type.ts';
import type { offerEvent } from './offer.visibility.ts';
import { noteByEventId, reportById, reportsPage } from './report.loaders.ts';
import { decideReport, reportOffer } from './report.service.ts';
import { DecideReportInput, OfferReportConnection, OfferReportPayload, OfferReportsArgs, OfferReportType, ReportOfferInput } from './report.type.ts';
import type { offerReport } from './report.visibility.ts';

type ReportRow = Row<typeof offerReport>;

@Resolver(() => OfferReportType)
export class OfferReportResolver {
  @Query(() => OfferReportConnection, { description: 'Reports of offers: those that wait for a decision first, oldest first. For administrators.' })
  async offerReports(@Args(() => OfferReportsArgs) args: OfferReportsArgs, @Ctx() context: Context) {
    return connection(await reportsPage(context, args));
  }

  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer; null where you may not see it any more.' })
  offer(@Root() row: ReportRow, @Ctx() context: Context) {
    return offerById(context).load(row.offerId);
  }

  @FieldResolver(() => AccountType, { nullable: true, description: 'Who reported it; null if the account is gone. For that person and administrators, whose look goes to the access log.' })
  reporter(@Root() row: ReportRow, @Ctx() context: Context) {
    return accountById(context).load(row.reporterId);
  }

  @Mutation(() => OfferReportPayload, { description: 'Tells the administrators that an offer is not what it should be. Its employer does not learn who did. Faults: NOT_FOUND, ALREADY_REPORTED, REQUIRED, TOO_LONG.' })
  reportOffer(@Arg('input', () => ReportOfferInput, { description: 'Which offer, and what is wrong.' }) input: ReportOfferInput, @Ctx() context: Context) {
    return mutate(context, 'reportOffer', { ...input, offerId: uuidOf('JobOffer', input.offerId) }, reportOffer, { report: reportById });
  }

  @Mutation(() => OfferReportPayload, { description: 'Decides about a report. REMOVED closes the offer for good, decides every other open report of it, and tells its employer’s owners by letter; who reported is told either way. Faults: NOT_FOUND, ALREADY_DECIDED, REQUIRED, TOO_LONG.' })
  decideReport(@Arg('input', () => DecideReportInput, { description: 'Which report, and what is decided.' }) input: DecideReportInput, @Ctx() context: Context) {
    return mutate(context, 'decideReport', { ...input, reportId: uuidOf('OfferReport', input.reportId) }, decideReport, { report: reportById });
  }
}

@Resolver(() => OfferEventType)
export class OfferEventNoteResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why, where somebody said so, such as an administrator who took the offer down; null for others than its employer’s members and administrators.' })
  async note(@Root() row: Row<typeof offerEvent>, @Ctx() context: Context) {
    return (await noteByEventId(context).load(row.id))?.note ?? null;
  }
}

import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { ReportDecision, ReportReason } from './offer-report.entity.ts';
import { OfferReportUserError } from './report.errors.ts';

registerEnumType(ReportReason, {
  name: 'OfferReportReason',
  description: 'What is wrong with a reported offer.',
  valuesConfig: {
    FRAUD: { description: 'It asks for money or papers, or the job does not exist.' },
    DISCRIMINATION: { description: 'It prefers or shuts out people by sex, origin, age, belief, handicap or the like.' },
    MISLEADING: { description: 'The job is another than the one described.' },
    DUPLICATE: { description: 'The same job is offered several times.' },
    OTHER: { description: 'Something else, told in `detail`.' },
  },
});
registerEnumType(ReportDecision, {
  name: 'OfferReportDecision',
  description: 'What an administrator decided about a report.',
  valuesConfig: {
    DISMISSED: { description: 'The offer stays as it is.' },
    REMOVED: { description: 'The offer was closed for good.' },
  },
});

@ObjectType('OfferReport', { implements: NodeType, description: 'Somebody says that an offer is not what it should be. Seen by who reported it and by administrators.' })
export class OfferReportType extends NodeType {
  @Field(() => ReportReason, { description: 'What is wrong.' })
  reason!: ReportReason;

  @Field(() => String, { nullable: true, description: 'In the words of who reported it; null if none were given.' })
  detail!: string | null;

  @Field(() => DateTime, { description: 'When it was reported.' })
  createdAt!: string;

  @Field(() => ReportDecision, { nullable: true, description: 'What was decided; null while it waits.' })
  decision!: ReportDecision | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so; null while it waits.' })
  decisionReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null while it waits.' })
  decidedAt!: string | null;
}

export const OfferReportConnection = connectionOf('OfferReport', () => OfferReportType, 'reports of offers');

@ArgsType()
export class OfferReportsArgs extends PageInput {
  @Field(() => Boolean, { nullable: true, description: 'Only reports that were decided (true) or that wait (false); all if left out, those that wait first.' })
  decided?: boolean | null;
}

@InputType({ description: 'Which offer, and what is wrong with it.' })
export class ReportOfferInput extends Repeatable {
  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;

  @Field(() => ReportReason, { description: 'What is wrong.' })
  reason!: ReportReason;

  @Field(() => String, { nullable: true, description: 'In your words, at most 1,000 characters; asked for with OTHER. Administrators alone read it.' })
  detail?: string | null;
}

@InputType({ description: 'Which report, and what is decided.' })
export class DecideReportInput extends Repeatable {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => ReportDecision, { description: 'The decision.' })
  decision!: ReportDecision;

  @Field(() => String, { description: 'Why, at most 500 characters; the offer’s employer reads it where the offer is removed.' })
  reason!: string;
}

@ObjectType({ description: 'The changed report.' })
export class OfferReportPayload {
  @Field(() => OfferReportType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  report?: OfferReportType | null;

  @Field(() => [OfferReportUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof OfferReportUserError>[];
}

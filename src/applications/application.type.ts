import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { DateOnly, DateTime } from '../kernel/scalars.ts';
import { ApplicationState, RejectionCriterion } from './application.entity.ts';
import { ApplicationOrder } from './application.enums.ts';
import { ApplicationActor } from './application.states.ts';
import { MatchFit } from './match-fit.ts';

@ObjectType('ApplicationRejection', { description: 'Why an employer said no.' })
export class ApplicationRejectionType {
  @Field(() => RejectionCriterion, { description: 'What it is about.' })
  criterion!: RejectionCriterion;

  @Field(() => String, { nullable: true, description: 'A sentence of the employer, at most 500 characters; null if it gave none, or you are neither the person nor a member of the employer.' })
  detail!: string | null;
}

@ObjectType('Application', {
  implements: NodeType,
  description: 'A graduate’s answer to an offer. Seen by the person, the employer’s members, the staff of the person’s centre (without what the two wrote each other) and administrators.',
})
export class ApplicationType extends NodeType {
  @Field(() => ApplicationState, { description: 'Where it stands.' })
  state!: ApplicationState;

  @Field(() => DateTime, { description: 'When it was sent.' })
  submittedAt!: string;

  @Field(() => DateOnly, { description: 'The last day on which the employer keeps its reply promise, in Casablanca; of an application that went by letter, which is answered elsewhere, 60 days on. The day after, an application that is still SUBMITTED or IN_REVIEW lapses.' })
  replyDueOn!: string;

  @Field(() => DateOnly, { nullable: true, description: 'First day of work, agreed at the hire; null before, or if none was named.' })
  startsOn!: string | null;

  @Field(() => DateTime, { description: 'When its state last changed.' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Send it back with a change; a stale one is a CONFLICT.' })
  version!: number;
}

@ObjectType('ApplicationEvent', { description: 'One change of an application; appended and never edited. Seen by the person and the employer’s members alone.' })
export class ApplicationEventType {
  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => ApplicationState, { nullable: true, description: 'The state it left; null for the first event.' })
  from!: ApplicationState | null;

  @Field(() => ApplicationState, { description: 'The state it entered.' })
  to!: ApplicationState;

  @Field(() => ApplicationActor, { description: 'Which side did it.' })
  by!: ApplicationActor;

  @Field(() => String, { nullable: true, description: 'What that side wrote beside it, for the other to read, at most 2,000 characters; null if nothing.' })
  note!: string | null;
}

export const ApplicationConnection = connectionOf('Application', () => ApplicationType, 'applications');
export const ApplicationEventConnection = connectionOf('ApplicationEvent', () => ApplicationEventType, 'changes of an application');

@InputType({ description: 'Narrows a list of applications; all that is given must hold, an empty list narrows nothing.' })
export class ApplicationFilter {
  @Field(() => [ApplicationState], { nullable: true, description: 'Only these states.' })
  states?: ApplicationState[] | null;

  @Field(() => [MatchFit], { nullable: true, description: 'Only those whose match had one of these fits when they were sent, of the ones whose match you may read.' })
  fit?: MatchFit[] | null;

  @Field(() => Int, { nullable: true, description: 'Only those that wait for an answer which is due from today to so many days ahead, 0-365.' })
  replyDueWithinDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that wait for an answer beyond the promised day, until the service closes them, within the hour. False: only the others.' })
  overdue?: boolean | null;
}

@InputType({ description: 'Narrows the applications to an employer; all that is given must hold, an empty list narrows nothing.' })
export class EmployerApplicationFilter extends ApplicationFilter {
  @Field(() => [ID], { nullable: true, description: 'Only applications to these offers, at most 100; ids of no offer of this employer find nothing.' })
  offerIds?: string[] | null;
}

@ArgsType()
export class ApplicationsArgs extends PageInput {
  @Field(() => ApplicationFilter, { nullable: true, description: 'Which applications; all that you may see if left out.' })
  filter?: ApplicationFilter | null;

  @Field(() => ApplicationOrder, { nullable: true, description: 'NEWEST if left out.' })
  order?: ApplicationOrder | null;
}

@ArgsType()
export class EmployerApplicationsArgs extends PageInput {
  @Field(() => EmployerApplicationFilter, { nullable: true, description: 'Which applications; all that you may see if left out.' })
  filter?: EmployerApplicationFilter | null;

  @Field(() => ApplicationOrder, { nullable: true, description: 'NEWEST if left out.' })
  order?: ApplicationOrder | null;
}

@ArgsType()
class BoardArgs {
  @Field(() => Int, { defaultValue: 3, description: 'How many days ahead `dueSoon` looks, 0-365.' })
  dueWithinDays!: number;
}

@ArgsType()
export class ApplicationBoardArgs extends BoardArgs {
  @Field(() => ApplicationFilter, { nullable: true, description: 'Which applications are counted; all that you may see if left out.' })
  filter?: ApplicationFilter | null;
}

@ArgsType()
export class EmployerApplicationBoardArgs extends BoardArgs {
  @Field(() => EmployerApplicationFilter, { nullable: true, description: 'Which applications are counted; all that you may see if left out.' })
  filter?: EmployerApplicationFilter | null;
}

@ObjectType('ApplicationBoardColumn', { description: 'How many applications stand in one state.' })
export class ApplicationBoardColumnType {
  @Field(() => ApplicationState, { description: 'The state.' })
  state!: ApplicationState;

  @Field(() => Int, { description: 'How many stand there.' })
  count!: number;

  @Field(() => Int, { description: 'Of these, how many wait for an answer beyond the promised day; the service closes them as LAPSED within the hour.' })
  overdue!: number;

  @Field(() => Int, { description: 'Of these, how many wait for an answer that is due from today to `dueWithinDays` ahead.' })
  dueSoon!: number;
}

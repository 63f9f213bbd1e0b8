import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { employerById } from '../employers/employer.loaders.ts';
import { EmployerType } from '../employers/employer.type.ts';
import { graduateById } from '../graduates/graduate.loaders.ts';
import { GraduateType } from '../graduates/graduate.type.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import { ApplicationState } from './application.entity.ts';
import { applicationFileById, eventsOfApplication, lastEventByApplicationId, sidesByApplicationId } from './application.loaders.ts';
import { ApplicationActor, moverTo, nextStates } from './application.states.ts';
import { ApplicationEventConnection, ApplicationEventType, ApplicationRejectionType, ApplicationType } from './application.type.ts';
import type { application, applicationEvent } from './application.visibility.ts';

type ApplicationRow = Row<typeof application>;
type EventRow = Row<typeof applicationEvent>;

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer it answers; null while you may not see that, as a centre does once it closed.' })
  offer(@Root() row: ApplicationRow, @Ctx() context: Context) {
    return offerById(context).load(row.offerId);
  }

  @FieldResolver(() => EmployerType, { nullable: true, description: 'Who offers the job; null while you may not see it.' })
  employer(@Root() row: ApplicationRow, @Ctx() context: Context) {
    return employerById(context).load(row.employerId);
  }

  @FieldResolver(() => GraduateType, { nullable: true, description: 'Who applied; null while you may not see the person by name. A look by anybody else is on the record.' })
  graduate(@Root() row: ApplicationRow, @Ctx() context: Context) {
    return graduateById(context).load(row.graduateId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The letter; null if there is none, you are neither the person nor a member of the employer, or the person took the disclosure back.' })
  async message(@Root() row: ApplicationRow, @Ctx() context: Context): Promise<string | null> {
    return (await applicationFileById(context, row.id))?.message ?? null;
  }

  @FieldResolver(() => ApplicationRejectionType, { nullable: true, description: 'Why the employer said no; null unless it did.' })
  async rejection(@Root() row: ApplicationRow, @Ctx() context: Context) {
    return row.rejectionCriterion && { criterion: row.rejectionCriterion, detail: (await applicationFileById(context, row.id))?.rejectionDetail ?? null };
  }

  @FieldResolver(() => ApplicationEventConnection, { description: 'What happened to it, oldest first; empty unless you are the person or a member of the employer, and to the latter once the person took the disclosure back.' })
  async events(@Root() row: ApplicationRow, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await eventsOfApplication(context, { parentId: row.id, args }));
  }

  @FieldResolver(() => ApplicationEventType, { nullable: true, description: 'The last of `events`; null unless you may see these.' })
  lastEvent(@Root() row: ApplicationRow, @Ctx() context: Context) {
    return lastEventByApplicationId(context).load(row.id);
  }

  @FieldResolver(() => [ApplicationState], { description: 'Where you may move it from here; empty if it ended, or if it is not yours to move.' })
  async nextStates(@Root() row: ApplicationRow, @Ctx() context: Context) {
    return (await sidesByApplicationId(context).load(row.id)).flatMap((side) => nextStates(row.state as ApplicationState, side));
  }
}

@Resolver(() => ApplicationEventType)
export class ApplicationEventResolver {
  @FieldResolver(() => ApplicationState, { nullable: true })
  from(@Root() row: EventRow) {
    return row.fromState;
  }

  @FieldResolver(() => ApplicationState)
  to(@Root() row: EventRow) {
    return row.toState;
  }

  @FieldResolver(() => ApplicationActor)
  by(@Root() row: EventRow): ApplicationActor {
    return moverTo(row.toState as ApplicationState);
  }
}

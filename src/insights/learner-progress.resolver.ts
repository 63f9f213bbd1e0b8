import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CentreType } from '../centres/centre.type.ts';
import type { centre, cohort } from '../centres/centre.visibility.ts';
import { CohortType } from '../centres/cohort.type.ts';
import { EnrolmentConnection, EnrolmentType } from '../graduates/enrolment.type.ts';
import type { enrolment } from '../graduates/graduate.visibility.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { progressOf, standingByEnrolmentId, standingsByCohortId, taughtByCentreId } from './learner-progress.load.ts';
import { LearnerProgressType } from './learner-progress.type.ts';
import { StalledCause } from './learner-standing.ts';
import { stalledPage } from './stalled.list.ts';

@Resolver(() => CohortType)
export class CohortProgressResolver {
  @FieldResolver(() => LearnerProgressType, { nullable: true, description: 'Its learners at a glance; null unless you teach it.' })
  async progress(@Root() row: Row<typeof cohort>, @Ctx() context: Context) {
    const standings = await standingsByCohortId(context).load(row.id);
    return standings && progressOf(standings);
  }

  @FieldResolver(() => EnrolmentConnection, { description: 'Its learners who do not get on, first enrolled first; empty unless you teach it.' })
  async stalled(@Root() row: Row<typeof cohort>, @Args(() => PageInput) args: PageInput, @Arg('causes', () => [StalledCause], { nullable: true, description: 'Only for these causes; any if left out.' }) causes: StalledCause[] | null, @Ctx() context: Context) {
    return connection(await stalledPage(context, (await standingsByCohortId(context).load(row.id)) ?? [], causes, args));
  }
}

@Resolver(() => CentreType)
export class CentreProgressResolver {
  @FieldResolver(() => LearnerProgressType, { nullable: true, description: 'The learners of its cohorts that you teach, at a glance: all to a coordinator, those of its own cohorts to a trainer; null to anybody else.' })
  async progress(@Root() row: Row<typeof centre>, @Ctx() context: Context) {
    const cohorts = await taughtByCentreId(context).load(row.id);
    const standings = await Promise.all(cohorts.map((id) => standingsByCohortId(context).load(id)));
    return cohorts.length === 0 ? null : progressOf(standings.flatMap((one) => one ?? []));
  }
}

@Resolver(() => EnrolmentType)
export class EnrolmentProgressResolver {
  @FieldResolver(() => StalledCause, { nullable: true, description: 'Why the learner does not get on; null if it does, and unless you teach the cohort.' })
  async stalled(@Root() row: Row<typeof enrolment>, @Ctx() context: Context) {
    return (await standingByEnrolmentId(context).load(row.id))?.stalled;
  }
}

import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { cohortById } from '../centres/centre.loaders.ts';
import type { cohort } from '../centres/centre.visibility.ts';
import { CohortType } from '../centres/cohort.type.ts';
import { employerById } from '../employers/employer.loaders.ts';
import { EmployerType } from '../employers/employer.type.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { toGlobalId } from '../kernel/ids.ts';
import type { Row } from '../kernel/read.ts';
import { CohortInvitationConnection, CohortInvitationType, DisclosureType, EmployerBlockType, EnrolmentConnection, EnrolmentType } from './enrolment.type.ts';
import { enrolmentsOfCohort, graduateById, invitationsOfCohort } from './graduate.loaders.ts';
import { GraduateType } from './graduate.type.ts';
import type { cohortInvitation, disclosure, employerBlock, enrolment } from './graduate.visibility.ts';

@Resolver(() => EnrolmentType)
export class EnrolmentResolver {
  @FieldResolver(() => CohortType, { nullable: true, description: 'The cohort.' })
  cohort(@Root() row: Row<typeof enrolment>, @Ctx() context: Context) {
    return cohortById(context).load(row.cohortId);
  }

  @FieldResolver(() => GraduateType, { nullable: true, description: 'The person; null if you may not see it by name any more.' })
  graduate(@Root() row: Row<typeof enrolment>, @Ctx() context: Context) {
    return graduateById(context).load(row.graduateId);
  }
}

@Resolver(() => CohortType)
export class CohortLearnersResolver {
  @FieldResolver(() => EnrolmentConnection, { description: 'Its learners and those who claim to be, first enrolled first: all to the centre’s coordinators, the cohort’s trainers and administrators; to anybody else those it may see by name.' })
  async enrolments(@Root() row: Row<typeof cohort>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await enrolmentsOfCohort(context, { parentId: row.id, args }));
  }

  @FieldResolver(() => CohortInvitationConnection, { description: 'Seats held for people who have not signed up, newest first, taken ones included; empty unless you coordinate the centre.' })
  async invitations(@Root() row: Row<typeof cohort>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await invitationsOfCohort(context, { parentId: row.id, args }));
  }
}

@Resolver(() => CohortInvitationType)
export class CohortInvitationResolver {
  @FieldResolver(() => CohortType, { nullable: true, description: 'The cohort.' })
  cohort(@Root() row: Row<typeof cohortInvitation>, @Ctx() context: Context) {
    return cohortById(context).load(row.cohortId);
  }
}

@Resolver(() => DisclosureType)
export class DisclosureResolver {
  @FieldResolver(() => EmployerType, { nullable: true, description: 'The employer; null while you may not see it.' })
  employer(@Root() row: Row<typeof disclosure>, @Ctx() context: Context) {
    return employerById(context).load(row.employerId);
  }

  @FieldResolver(() => GraduateType, { nullable: true, description: 'The person; null to an employer once it has ended.' })
  graduate(@Root() row: Row<typeof disclosure>, @Ctx() context: Context) {
    return graduateById(context).load(row.graduateId);
  }
}

@Resolver(() => EmployerBlockType)
export class EmployerBlockResolver {
  @FieldResolver(() => ID)
  employerId(@Root() row: Row<typeof employerBlock>): string {
    return toGlobalId('Employer', row.employerId);
  }

  @FieldResolver(() => EmployerType, { nullable: true, description: 'The employer; null while nobody outside it may see it.' })
  employer(@Root() row: Row<typeof employerBlock>, @Ctx() context: Context) {
    return employerById(context).load(row.employerId);
  }
}

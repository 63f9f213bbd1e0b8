import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { Language, nameIn } from '../kernel/language.ts';
import { LANGUAGE_ARG, LocalizedTextType } from '../kernel/localized.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { centreById, cohortById, cohortsOfProgramme, programmeById, skillsByProgrammeId, trainersByCohortId } from './centre.loaders.ts';
import { CentreStaffMemberType, CentreType } from './centre.type.ts';
import type { cohort, programme } from './centre.visibility.ts';
import { assignTrainer, createCohort, createProgramme, unassignTrainer, updateCohort } from './cohort.service.ts';
import { CohortConnection, CohortPayload, CohortTrainerInput, CohortType, CreateCohortInput, CreateProgrammeInput, ProgrammePayload, ProgrammeType, UpdateCohortInput } from './cohort.type.ts';
import { namesOf } from './names.ts';

@Resolver(() => ProgrammeType)
export class ProgrammeResolver {
  @FieldResolver(() => String, { description: 'Its name in the language asked, else the viewer’s.' })
  name(@Root() row: Row<typeof programme>, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): string {
    return nameIn(row, language ?? context.language);
  }

  @FieldResolver(() => [LocalizedTextType], { description: 'Its name in every language, for editors: French, Arabic, English.' })
  names(@Root() row: Row<typeof programme>): LocalizedTextType[] {
    return namesOf(row);
  }

  @FieldResolver(() => CentreType, { nullable: true, description: 'The centre that teaches it.' })
  centre(@Root() row: Row<typeof programme>, @Ctx() context: Context) {
    return centreById(context).load(row.centreId);
  }

  @FieldResolver(() => [SkillType], { description: 'The skills it teaches, most important first.' })
  async skills(@Root() row: Row<typeof programme>, @Ctx() context: Context) {
    const taught = await skillsByProgrammeId(context).load(row.id);
    return (await skillBySlug(context).loadMany(taught.map((one) => one.skillSlug))).filter((one) => one !== null);
  }

  @FieldResolver(() => CohortConnection, { description: 'Its cohorts, newest start first.' })
  async cohorts(@Root() row: Row<typeof programme>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await cohortsOfProgramme(context, { parentId: row.id, args }));
  }

  @Mutation(() => ProgrammePayload, { description: 'Adds a programme to a centre you coordinate. Faults: NOT_FOUND, UNKNOWN_SKILL, INVALID, REQUIRED, TOO_LONG.' })
  createProgramme(@Arg('input', () => CreateProgrammeInput, { description: 'What it teaches.' }) input: CreateProgrammeInput, @Ctx() context: Context) {
    return mutate(context, 'createProgramme', { ...input, centreId: uuidOf('Centre', input.centreId) }, createProgramme, { programme: programmeById });
  }
}

@Resolver(() => CohortType)
export class CohortResolver {
  @FieldResolver(() => ProgrammeType, { nullable: true, description: 'What it is taught.' })
  programme(@Root() row: Row<typeof cohort>, @Ctx() context: Context) {
    return programmeById(context).load(row.programmeId);
  }

  @FieldResolver(() => CentreType, { nullable: true, description: 'Where it is taught.' })
  centre(@Root() row: Row<typeof cohort>, @Ctx() context: Context) {
    return centreById(context).load(row.centreId);
  }

  @FieldResolver(() => [CentreStaffMemberType], { description: 'Who teaches it, first started first: all to the centre’s coordinators and administrators, yourself to yourself, empty to anybody else.' })
  trainers(@Root() row: Row<typeof cohort>, @Ctx() context: Context) {
    return trainersByCohortId(context).load(row.id);
  }

  @Mutation(() => CohortPayload, { description: 'Adds a cohort to a programme of a centre you coordinate. Faults: NOT_FOUND, DATES_OUT_OF_ORDER, REQUIRED, TOO_LONG.' })
  createCohort(@Arg('input', () => CreateCohortInput, { description: 'Name and dates.' }) input: CreateCohortInput, @Ctx() context: Context) {
    return mutate(context, 'createCohort', { ...input, programmeId: uuidOf('Programme', input.programmeId) }, createCohort, { cohort: cohortById });
  }

  @Mutation(() => CohortPayload, { description: 'Changes a cohort of a centre you coordinate. Faults: NOT_FOUND, CONFLICT, DATES_OUT_OF_ORDER, REQUIRED, TOO_LONG.' })
  updateCohort(@Arg('input', () => UpdateCohortInput, { description: 'The changes.' }) input: UpdateCohortInput, @Ctx() context: Context) {
    return mutate(context, 'updateCohort', { ...input, cohortId: uuidOf('Cohort', input.cohortId) }, updateCohort, { cohort: cohortById });
  }

  @Mutation(() => CohortPayload, { description: 'Gives a cohort a trainer, who then sees its learners. Faults: NOT_FOUND.' })
  assignTrainer(@Arg('input', () => CohortTrainerInput, { description: 'Whom and to which cohort.' }) input: CohortTrainerInput, @Ctx() context: Context) {
    return mutate(context, 'assignTrainer', { ...input, cohortId: uuidOf('Cohort', input.cohortId), staffMemberId: uuidOf('CentreStaffMember', input.staffMemberId) }, assignTrainer, { cohort: cohortById });
  }

  @Mutation(() => CohortPayload, { description: 'Takes a trainer off a cohort. Faults: NOT_FOUND.' })
  unassignTrainer(@Arg('input', () => CohortTrainerInput, { description: 'Whom and off which cohort.' }) input: CohortTrainerInput, @Ctx() context: Context) {
    return mutate(context, 'unassignTrainer', { ...input, cohortId: uuidOf('Cohort', input.cohortId), staffMemberId: uuidOf('CentreStaffMember', input.staffMemberId) }, unassignTrainer, { cohort: cohortById });
  }
}

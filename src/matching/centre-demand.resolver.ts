import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { CentreType } from '../centres/centre.type.ts';
import type { centre } from '../centres/centre.visibility.ts';
import { Scale } from '../graduates/graduate.entity.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { sizeOf } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { type CentreDemand, demandByCentreId, type DemandedSkill } from './centre-demand.load.ts';
import { CentreSkillDemandType, SkillDemandOrder, SkillDemandType } from './centre-demand.type.ts';

@Resolver(() => CentreType)
export class CentreSkillDemandResolver {
  @FieldResolver(() => CentreSkillDemandType, { nullable: true, description: 'Which skills the offers of the last 90 days ask, against the levels that the centre’s learners have; null unless you coordinate it or are an administrator.' })
  skillDemand(
    @Root() row: Row<typeof centre>,
    @Arg('scales', () => [Scale], { nullable: true, description: 'Only offers of these scales; all if left out or empty.' }) scales: Scale[] | null,
    @Arg('programmeId', () => ID, { nullable: true, description: 'Only learners of this programme’s cohorts; nobody for one of another centre.' }) programmeId: string | null,
    @Arg('cohortId', () => ID, { nullable: true, description: 'Only learners of this cohort; nobody for one of another centre.' }) cohortId: string | null,
    @Ctx() context: Context,
  ) {
    const learners = { programmeId: programmeId ? uuidOf('Programme', programmeId) : null, cohortId: cohortId ? uuidOf('Cohort', cohortId) : null };
    return demandByCentreId(context, { scales: [...new Set(scales)].toSorted(), ...learners }).load(row.id);
  }
}

@Resolver(() => CentreSkillDemandType)
export class SkillDemandListResolver {
  @FieldResolver(() => Int)
  skillCount(@Root() { skills }: CentreDemand): number {
    return skills.length;
  }

  @FieldResolver(() => [SkillDemandType], { description: 'The first skills in that order. Faults: BAD_USER_INPUT for a `first` outside 1-100.' })
  skills(
    @Root() { skills }: CentreDemand,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1-100; 20 if left out.' }) first: number | null,
    @Arg('order', () => SkillDemandOrder, { nullable: true, description: 'In which order; DEMAND if left out.' }) order: SkillDemandOrder | null,
  ) {
    const size = sizeOf({ first });
    // They come most asked first, and sorting keeps that among equals.
    return (order === 'GAP' ? skills.toSorted((a, b) => (b.gap ?? 0) - (a.gap ?? 0)) : skills).slice(0, size);
  }
}

@Resolver(() => SkillDemandType)
export class SkillDemandResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill(@Root() { skill }: DemandedSkill, @Ctx() context: Context) {
    return skillBySlug(context).load(skill);
  }
}

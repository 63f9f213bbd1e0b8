import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CentreType } from '../centres/centre.type.ts';
import type { centre } from '../centres/centre.visibility.ts';
import { Scale } from '../graduates/graduate.entity.ts';
import type { Context } from '../kernel/context.ts';
import { sizeOf } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { type CentreDemand, demandByCentreId, type DemandedSkill } from './centre-demand.load.ts';
import { CentreSkillDemandType, SkillDemandType } from './centre-demand.type.ts';

@Resolver(() => CentreType)
export class CentreSkillDemandResolver {
  @FieldResolver(() => CentreSkillDemandType, { nullable: true, description: 'Which skills the offers of the last 90 days ask, against the levels that the centre’s learners have; null unless you coordinate it or are an administrator.' })
  skillDemand(
    @Root() row: Row<typeof centre>,
    @Arg('scales', () => [Scale], { nullable: true, description: 'Only offers of these scales; all if left out or empty.' }) scales: Scale[] | null,
    @Ctx() context: Context,
  ) {
    return demandByCentreId(context, { scales: [...new Set(scales)].toSorted() }).load(row.id);
  }
}

@Resolver(() => CentreSkillDemandType)
export class SkillDemandListResolver {
  @FieldResolver(() => Int)
  skillCount(@Root() { skills }: CentreDemand): number {
    return skills.length;
  }

  @FieldResolver(() => [SkillDemandType], { description: 'The skills asked most, by offers, then by must-haves, then by slug. Faults: BAD_USER_INPUT for a `first` outside 1-100.' })
  skills(@Root() { skills }: CentreDemand, @Arg('first', () => Int, { nullable: true, description: 'How many, 1-100; 20 if left out.' }) first: number | null) {
    return skills.slice(0, sizeOf({ first }));
  }
}

@Resolver(() => SkillDemandType)
export class SkillDemandResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill(@Root() { skill }: DemandedSkill, @Ctx() context: Context) {
    return skillBySlug(context).load(skill);
  }
}

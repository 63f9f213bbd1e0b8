import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { sizeOf } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import type { skill } from '../skills/skill.visibility.ts';
import { SkillRelationType } from './skill-relation.type.ts';
import { relationsOf, type SkillRelation } from './skill-relations.ts';

const TEN_THOUSAND = 10_000;

@Resolver(() => SkillType)
export class RelatedSkillsResolver {
  @FieldResolver(() => [SkillRelationType], { description: 'What holding another skill counts where this one is asked, by the present matcher: curated links and computed nearness, nearest first, then by slug. Empty for a skill that was replaced.' })
  async related(@Root() row: Row<typeof skill>, @Arg('first', () => Int, { defaultValue: 20, description: 'At most so many, 1-100.' }) first: number, @Ctx() context: Context) {
    return (await relationsOf(context, row.slug)).slice(0, sizeOf({ first }));
  }
}

@Resolver(() => SkillRelationType)
export class SkillRelationResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill that is held; null only if it was taken away a moment ago.' })
  skill(@Root() row: SkillRelation, @Ctx() context: Context) {
    return skillBySlug(context).load(row.skill);
  }

  @FieldResolver(() => Float)
  credit(@Root() row: SkillRelation): number {
    return row.credit / TEN_THOUSAND;
  }
}

import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { CentreType } from '../centres/centre.type.ts';
import { dayOf } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import { toGlobalId } from '../kernel/ids.ts';
import type { Row } from '../kernel/read.ts';
import { DateOnly } from '../kernel/scalars.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { PlaceType } from '../places/place.type.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { type CandidateRow, centresByGraduateId } from './candidate.loaders.ts';
import { CandidateType } from './candidate.type.ts';
import { graduateById, heldSkillsByGraduateId, languagesByGraduateId, mobilityByGraduateId } from './graduate.loaders.ts';
import { GraduateType } from './graduate.type.ts';
import type { heldSkill } from './graduate.visibility.ts';
import { telling } from './held-skills.ts';
import { HeldSkillType, SpokenLanguageType } from './profile.type.ts';
import { candidateCode } from './pseudonym.ts';

@Resolver(() => CandidateType)
export class CandidateResolver {
  @FieldResolver(() => ID)
  id(@Root() row: CandidateRow, @Ctx() context: Context): string {
    return toGlobalId('Candidate', candidateCode(context.app, row.employerId, row.id));
  }

  @FieldResolver(() => GraduateType, { nullable: true, description: 'Who it is; null until the person applied to this employer or accepted its invitation, unless you may see the person by name anyway.' })
  graduate(@Root() row: CandidateRow, @Ctx() context: Context) {
    return graduateById(context).load(row.id);
  }

  @FieldResolver(() => [HeldSkillType], { description: 'The skills, by slug; at most two lines a skill that say more than one another.' })
  async skills(@Root() row: CandidateRow, @Ctx() context: Context) {
    return telling(await heldSkillsByGraduateId(context).load(row.id));
  }

  @FieldResolver(() => [SpokenLanguageType], { description: 'The languages, by code.' })
  languages(@Root() row: CandidateRow, @Ctx() context: Context) {
    return languagesByGraduateId(context).load(row.id);
  }

  @FieldResolver(() => [PlaceType], { description: 'Where the person would work, exactly as ticked; in order of preference if `mobilityOrdered`.' })
  async mobility(@Root() row: CandidateRow, @Ctx() context: Context) {
    const places = await mobilityByGraduateId(context).load(row.id);
    return placeByCode(context).loadMany(places.map((one) => one.placeCode));
  }

  @FieldResolver(() => [CentreType], { description: 'Where the person was trained, by slug: what a centre confirmed.' })
  centres(@Root() row: CandidateRow, @Ctx() context: Context) {
    return centresByGraduateId(context).load(row.id);
  }

  @FieldResolver(() => DateOnly, { description: 'The day the person last said that the profile holds.' })
  reconfirmedOn(@Root() row: CandidateRow): string {
    return dayOf(new Date(row.reconfirmedAt));
  }
}

@Resolver(() => HeldSkillType)
export class HeldSkillResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'Which skill.' })
  skill(@Root() row: Row<typeof heldSkill>, @Ctx() context: Context) {
    return skillBySlug(context).load(row.skillSlug);
  }
}

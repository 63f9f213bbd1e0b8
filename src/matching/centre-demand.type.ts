import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../kernel/scalars.ts';
import { SkillLevel } from '../skills/skill.entity.ts';

export const SkillDemandOrder = { DEMAND: 'DEMAND', GAP: 'GAP' } as const;
export type SkillDemandOrder = (typeof SkillDemandOrder)[keyof typeof SkillDemandOrder];
registerEnumType(SkillDemandOrder, {
  name: 'SkillDemandOrder',
  description: 'Orders of the skills that employers ask; each is total, ending in the slug.',
  valuesConfig: { DEMAND: { description: 'Most asked first: by offers, then by must-haves.' }, GAP: { description: 'Widest gap first, then most asked.' } },
});

const FEW = 'To administrators rounded down to a multiple of 5, and null for fewer than 5.';

@ObjectType('SkillDemandLevel', { description: 'A skill at a level: how many offers ask it, and how many of a centre’s learners have it.' })
export class SkillDemandLevelType {
  @Field(() => SkillLevel, { description: 'The level.' })
  level!: SkillLevel;

  @Field(() => Int, { description: 'Offers that ask the skill at this very level.' })
  offers!: number;

  @Field(() => Int, { description: 'Those of them that ask it as a must-have.' })
  mustHaveOffers!: number;

  @Field(() => Int, { nullable: true, description: `Learners who have the skill at this level or above; where no level is said, it counts as FOUNDATION. ${FEW}` })
  learners!: number | null;

  @Field(() => Int, { nullable: true, description: `Those of them whose level the centre or an employer confirmed. ${FEW}` })
  confirmedLearners!: number | null;
}

@ObjectType('SkillDemand', { description: 'A skill that employers ask, and who of a centre’s learners has it.' })
export class SkillDemandType {
  @Field(() => Int, { description: 'Offers that ask it, as a must-have or a nice-to-have.' })
  offers!: number;

  @Field(() => Int, { description: 'Those that ask it as a must-have.' })
  mustHaveOffers!: number;

  @Field(() => Int, { nullable: true, description: `Learners who list the skill itself, at any level; what is known through another skill does not count. ${FEW}` })
  learners!: number | null;

  @Field(() => Float, { nullable: true, description: 'The gap: how many of the offers that must have it a learner of the centre, taken at random, does not satisfy: for each level asked the offers, times the share of the learners who are below it. A multiple of 0.01; worked out from the numbers that are shown, and null where that of the learners is.' })
  gap!: number | null;

  @Field(() => [SkillDemandLevelType], { description: 'The four levels, lowest first.' })
  levels!: SkillDemandLevelType[];
}

@ObjectType('CentreSkillDemand', { description: 'What employers asked in the last 90 days, against what a centre’s learners have. Seen by the centre’s coordinators and administrators.' })
export class CentreSkillDemandType {
  @Field(() => DateTime, { description: 'What was published since then counts: 90 days ago.' })
  since!: Date;

  @Field(() => Int, { description: 'Offers of verified employers that were published since, whatever became of them.' })
  offers!: number;

  @Field(() => Int, { nullable: true, description: `The learners that are counted: enrolments that the centre confirmed, those who left aside. ${FEW}` })
  learners!: number | null;

  @Field(() => Int, { description: 'How many skills were asked in all.' })
  skillCount!: number;
}

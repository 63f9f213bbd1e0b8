import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../kernel/scalars.ts';
import { SkillLevel } from '../skills/skill.entity.ts';

@ObjectType('SkillDemandLevel', { description: 'A skill at a level: how many offers ask it, and how many of a centre’s learners have it.' })
export class SkillDemandLevelType {
  @Field(() => SkillLevel, { description: 'The level.' })
  level!: SkillLevel;

  @Field(() => Int, { description: 'Offers that ask the skill at this very level.' })
  offers!: number;

  @Field(() => Int, { description: 'Learners who have the skill at this level or above; where no level is said, it counts as FOUNDATION.' })
  learners!: number;

  @Field(() => Int, { description: 'Those of them whose level the centre or an employer confirmed.' })
  confirmedLearners!: number;
}

@ObjectType('SkillDemand', { description: 'A skill that employers ask, and who of a centre’s learners has it.' })
export class SkillDemandType {
  @Field(() => Int, { description: 'Offers that ask it, as a must-have or a nice-to-have.' })
  offers!: number;

  @Field(() => Int, { description: 'Those that ask it as a must-have.' })
  mustHaveOffers!: number;

  @Field(() => Int, { description: 'Learners who list the skill itself, at any level; what is known through another skill does not count.' })
  learners!: number;

  @Field(() => [SkillDemandLevelType], { description: 'The four levels, lowest first.' })
  levels!: SkillDemandLevelType[];
}

@ObjectType('CentreSkillDemand', { description: 'What employers asked in the last 90 days, against what a centre’s learners have. Seen by the centre’s coordinators and administrators.' })
export class CentreSkillDemandType {
  @Field(() => DateTime, { description: 'What was published since then counts: 90 days ago.' })
  since!: Date;

  @Field(() => Int, { description: 'Offers of verified employers that were published since, whatever became of them.' })
  offers!: number;

  @Field(() => Int, { description: 'The centre’s learners: enrolments that it confirmed, those who left aside.' })
  learners!: number;

  @Field(() => Int, { description: 'How many skills were asked in all.' })
  skillCount!: number;
}

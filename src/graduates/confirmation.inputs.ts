import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CohortType } from '../centres/cohort.type.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { GraduateUserError } from './graduate.errors.ts';

@InputType({ description: 'A skill and the level the centre stands for: exactly one of level and step.' })
export class ConfirmedSkillInput {
  @Field(() => String, { description: 'Its slug.' })
  skill!: string;

  @Field(() => SkillLevel, { nullable: true, description: 'How well.' })
  level?: SkillLevel | null;

  @Field(() => String, { nullable: true, description: 'Or the step of the centre’s own grid, as it is called there.' })
  step?: string | null;
}

@InputType({ description: 'The centre’s word on a learner’s skills.' })
export class ConfirmSkillsInput extends Repeatable {
  @Field(() => ID, { description: 'The learner, enrolled and confirmed in a cohort you coordinate or teach.' })
  graduateId!: string;

  @Field(() => [ConfirmedSkillInput], { description: '1-60 skills, none twice; those the person had not declared are added.' })
  skills!: ConfirmedSkillInput[];
}

@InputType({ description: 'A skill of one learner of a cohort, and the level the centre stands for: exactly one of level and step.' })
export class ConfirmedLearnerSkillInput extends ConfirmedSkillInput {
  @Field(() => ID, { description: 'The learner, enrolled and confirmed in the cohort.' })
  graduateId!: string;
}

@InputType({ description: 'The centre’s word on skills of learners of one cohort.' })
export class ConfirmSkillsInBulkInput extends Repeatable {
  @Field(() => ID, { description: 'The cohort; you teach it.' })
  cohortId!: string;

  @Field(() => [ConfirmedLearnerSkillInput], { description: '1-500 skills, none twice for one learner.' })
  items!: ConfirmedLearnerSkillInput[];
}

@ObjectType({ description: 'What came of confirming skills in bulk.' })
export class ConfirmSkillsInBulkPayload {
  @Field(() => CohortType, { nullable: true, description: 'The cohort; null if nothing was done.' })
  cohort?: CohortType | null;

  @Field(() => Int, { nullable: true, description: 'How many skills the centre stands for now; null if nothing was done.' })
  confirmed?: number | null;

  @Field(() => [GraduateUserError], { description: 'Every fault on its item ("items.3.skill"); empty if it worked. With one fault nothing is done.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}

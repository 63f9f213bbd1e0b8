import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { ContractType } from '../graduates/graduate.entity.ts';
import { SpokenLanguageInput } from '../graduates/profile.inputs.ts';
import { SkillLevel } from '../skills/skill.entity.ts';

@InputType({ description: 'A skill that a visitor has.' })
export class PreviewSkillInput {
  @Field(() => String, { description: 'Its slug; normalizeSkills and suggestSkills find it. An unknown one is BAD_USER_INPUT that names the nearest.' })
  skill!: string;

  @Field(() => SkillLevel, { nullable: true, description: 'How well; left out, it counts as FOUNDATION.' })
  level?: SkillLevel | null;
}

@ArgsType()
export class PreviewArgs {
  @Field(() => [PreviewSkillInput], { description: 'The skills, 1-60, none twice.' })
  skills!: PreviewSkillInput[];

  @Field(() => [SpokenLanguageInput], { description: 'The human languages, 1-20, none twice: an offer that requires another is not shown.' })
  languages!: SpokenLanguageInput[];

  @Field(() => [String], { description: 'Codes of the places within reach, in order of preference, at most 20; with `remote` alone there may be none.' })
  mobility!: string[];

  @Field(() => Boolean, { defaultValue: false, description: 'Whether remote work is welcome too.' })
  remote!: boolean;

  @Field(() => [ContractType], { description: 'The contracts that would do, at least one.' })
  contracts!: ContractType[];

  @Field(() => Int, { defaultValue: 10, description: 'At most so many offers, 1-20. There are no further pages: whoever wants them signs up.' })
  first!: number;
}

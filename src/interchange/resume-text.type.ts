import { Field, Float, Int, ObjectType } from 'type-graphql';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { TextPlace } from '../skills/skill.type.ts';
import type { ProposedLanguage, ProposedSkill } from './resume-text.ts';

@ObjectType('ResumeTextPlace', { description: 'Where something stands in a pasted text.' })
export class ResumeTextPlace extends TextPlace {
  @Field(() => String, { description: 'The line around it, at most 40 characters on either side.' })
  excerpt!: string;
}

@ObjectType('ProposedSkill', { description: 'A skill that a pasted text names. How well you have it is yours to say, with `declareSkills`.' })
export class ProposedSkillType {
  @Field(() => Float, { description: 'How sure it is that the text means it, in [0, 1].' })
  confidence!: number;

  @Field(() => [ResumeTextPlace], { description: 'Where it is named, in order: the first 20 places.' })
  places!: ResumeTextPlace[];

  @Field(() => Int, { description: 'How often it is named.' })
  mentions!: number;

  @Field(() => Boolean, { description: 'Whether your profile has it already, declared or confirmed.' })
  isHeld!: boolean;

  @Field(() => SkillLevel, { nullable: true, description: 'The best level that your profile says or somebody confirmed; null where none is said, or it is not held.' })
  heldLevel!: SkillLevel | null;
}

@ObjectType('ProposedLanguage', { description: 'A human language that a pasted text names.' })
export class ProposedLanguageType {
  @Field(() => String, { description: 'ISO 639 code.' })
  language!: string;

  @Field(() => CefrLevel, { nullable: true, description: 'The level that the words beside it stand for, a guess unless they name it; null where they say none.' })
  level!: CefrLevel | null;

  @Field(() => ResumeTextPlace, { description: 'Where it is named; of several places the one that says a level.' })
  place!: ResumeTextPlace;

  @Field(() => CefrLevel, { nullable: true, description: 'The level in your profile; null where it is not there.' })
  heldLevel!: CefrLevel | null;
}

@ObjectType('ResumeTextReading', { description: 'What a pasted text proposes for your profile. Nothing was written, and nothing of the text is kept.' })
export class ResumeTextReadingType {
  @Field(() => [ProposedSkillType], { description: 'The skills it names, each once, in the order they are first named.' })
  skills!: readonly ProposedSkill[];

  @Field(() => [ProposedLanguageType], { description: 'The human languages it names, each once, in order.' })
  languages!: readonly ProposedLanguage[];
}

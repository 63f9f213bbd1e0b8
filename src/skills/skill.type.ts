import { ArgsType, Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { DateTime } from '../kernel/scalars.ts';
import { MatchedBy, OtherKind } from './normalise.ts';
import { CefrLevel, SkillKind, SkillLevel, SkillOrigin } from './skill.entity.ts';

registerEnumType(SkillKind, {
  name: 'SkillKind',
  description: 'What sort of skill it is.',
  valuesConfig: {
    LANGUAGE: { description: 'A programming, query or markup language. Human languages are no skills here.' },
    FRAMEWORK: { description: 'A framework or library.' },
    TOOL: { description: 'A tool, product or platform.' },
    PRACTICE: { description: 'Something one does: a method, an activity, a field of work in computing.' },
    DOMAIN: { description: 'A field that software is made for: health, tourism, agriculture.' },
    SOFT: { description: 'A way of working with others and with oneself.' },
  },
});
registerEnumType(SkillOrigin, {
  name: 'SkillOrigin',
  description: 'Whose word a skill is.',
  valuesConfig: {
    SEED: { description: 'Of the taxonomy that ships with the service.' },
    CURATOR: { description: 'Made by a curator of this service.' },
    ESCO: { description: 'A concept of the ESCO classification of the European Commission, taken over as it is.' },
  },
});
registerEnumType(SkillLevel, {
  name: 'SkillLevel',
  description: 'The four bands of DigComp, lowest first. A level that was not said counts as FOUNDATION.',
  valuesConfig: {
    FOUNDATION: { description: 'Simple tasks, with guidance.' },
    INTERMEDIATE: { description: 'Routine tasks alone, and new ones that are well described.' },
    ADVANCED: { description: 'The right means for changing tasks; guides others.' },
    SPECIALISED: { description: 'Complex matters with many factors; proposes what is new in the field.' },
  },
});
registerEnumType(CefrLevel, {
  name: 'CefrLevel',
  description: 'How well somebody speaks a human language: the Common European Framework, lowest first.',
  valuesConfig: {
    A1: { description: 'Beginner.' }, A2: { description: 'Elementary.' }, B1: { description: 'Intermediate.' }, B2: { description: 'Upper intermediate.' },
    C1: { description: 'Advanced.' }, C2: { description: 'Mastery.' }, NATIVE: { description: 'First language; above C2.' },
  },
});
registerEnumType(MatchedBy, {
  name: 'SkillMatchedBy',
  description: 'How a text was taken for a skill, surest first.',
  valuesConfig: {
    EXACT: { description: 'It is a name or alias of the skill.' },
    FOLDED: { description: 'It is one but for capitals, accents, separators, the Arabic article, or words around it ("maîtrise de").' },
    VERSION: { description: 'It is one with a version behind it ("Laravel 10").' },
    TYPO: { description: 'It is one but for a letter or two: a guess, to be confirmed.' },
    WITHIN: { description: 'It stands inside a longer phrase ("Conception UML").' },
    RESEMBLING: { description: 'Its letters and words resemble the names of one: a guess, to be confirmed.' },
  },
});
registerEnumType(OtherKind, {
  name: 'NotASkillKind',
  description: 'What people write among skills that has a place of its own.',
  valuesConfig: {
    HUMAN_LANGUAGE: { description: 'A human language: goes to the languages of a profile or an offer.' },
    DRIVING_LICENCE: { description: 'A driving licence: kept nowhere.' },
    DIPLOMA: { description: 'A diploma: goes to the background of a profile.' },
  },
});

@ObjectType('Skill', { implements: NodeType, description: 'A node of the skill taxonomy. Skills are never deleted: one that fell out of use names what replaced it. Seen by everybody.' })
export class SkillType extends NodeType {
  @Field(() => String, { description: 'Its stable key, such as "react": what inputs take.' })
  slug!: string;

  @Field(() => SkillKind, { description: 'What sort of skill it is.' })
  kind!: SkillKind;

  @Field(() => String, { nullable: true, description: 'URI of the same concept in ESCO; null where ESCO has none.' })
  escoUri!: string | null;

  @Field(() => SkillOrigin, { description: 'Whose word it is.' })
  origin!: SkillOrigin;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is out of use; null while it is in use. `replacedBy` says what to use instead, if anything.' })
  deprecatedAt!: string | null;
}

export const SkillConnection = connectionOf('Skill', () => SkillType, 'skills');

@InputType({ description: 'Narrows a list of skills; all that is given must hold, an empty list narrows nothing.' })
export class SkillFilter {
  @Field(() => [SkillKind], { nullable: true, description: 'Only these sorts of skill.' })
  kinds?: SkillKind[] | null;

  @Field(() => String, { nullable: true, description: 'Only skills that stand directly under the skill with this slug; BAD_USER_INPUT that names the nearest, if there is none.' })
  broaderSlug?: string | null;

  @Field(() => [SkillOrigin], { nullable: true, description: 'Only skills of these origins.' })
  origins?: SkillOrigin[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: those that fell out of use, in place of those in use. False if left out.' })
  deprecated?: boolean | null;
}

@ArgsType()
export class SkillsArgs extends PageInput {
  @Field(() => SkillFilter, { nullable: true, description: 'Which skills; all if left out.' })
  filter?: SkillFilter | null;
}

@ObjectType({ description: 'A skill that begins as what was typed.' })
export class SkillSuggestion {
  @Field(() => String, { description: 'The name or alias that fits what was typed, as its author wrote it.' })
  text!: string;

  @Field(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill?: SkillType | null;
}

@ObjectType({ description: 'A part of a text.' })
export class TextPlace {
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'How many UTF-16 units it has.' })
  length!: number;

  @Field(() => String, { description: 'The words themselves.' })
  text!: string;
}

@ObjectType({ description: 'A text that was taken for a skill.' })
export class RecognisedSkill {
  @Field(() => Int, { description: 'Which of the texts it comes from, counted from 0.' })
  position!: number;

  @Field(() => String, { description: 'The piece of that text.' })
  text!: string;

  @Field(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill?: SkillType | null;

  @Field(() => Float, { description: 'How sure it is, in [0, 1]: about how often such an answer is right. At most 0.85 for a typo, 0.84 where it only resembles.' })
  confidence!: number;

  @Field(() => MatchedBy, { description: 'How it was recognised.' })
  matched!: MatchedBy;
}

@ObjectType({ description: 'A text that no skill is known for.' })
export class UnrecognisedSkill {
  @Field(() => Int, { description: 'Which of the texts it comes from, counted from 0.' })
  position!: number;

  @Field(() => String, { description: 'The piece of that text.' })
  text!: string;

  @Field(() => [SkillType], { description: 'At most three skills whose names look most like it, best first; empty where none does.' })
  nearest!: SkillType[];
}

@ObjectType({ description: 'A text that is no skill but has a place of its own.' })
export class NotASkill {
  @Field(() => Int, { description: 'Which of the texts it comes from, counted from 0.' })
  position!: number;

  @Field(() => String, { description: 'The piece of that text.' })
  text!: string;

  @Field(() => OtherKind, { description: 'What it is instead.' })
  kind!: OtherKind;
}

@ObjectType({ description: 'What free texts say in terms of the taxonomy; every piece of every text is in exactly one of the lists, each in the order of the texts. Words that only say a level are left out.' })
export class NormalizedSkills {
  @Field(() => [RecognisedSkill], { description: 'What was recognised.' })
  known!: RecognisedSkill[];

  @Field(() => [UnrecognisedSkill], { description: 'What was not.' })
  unknown!: UnrecognisedSkill[];

  @Field(() => [NotASkill], { description: 'Human languages, driving licences and diplomas.' })
  other!: NotASkill[];
}

@ObjectType({ description: 'A skill proposed from a text, with the place where it stands there. Its level is the person’s to say.' })
export class ExtractedSkill {
  @Field(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill?: SkillType | null;

  @Field(() => Float, { description: 'How sure it is, in [0, 1].' })
  confidence!: number;

  @Field(() => [TextPlace], { description: 'Every place where it is named, in order.' })
  places!: TextPlace[];
}

@ObjectType({ description: 'A human language proposed from a text.' })
export class ExtractedLanguage {
  @Field(() => String, { description: 'ISO 639 code.' })
  language!: string;

  @Field(() => CefrLevel, { nullable: true, description: 'The level that the words beside it say; null where they say none.' })
  level!: CefrLevel | null;

  @Field(() => TextPlace, { description: 'Where it is named.' })
  place!: TextPlace;
}

@ObjectType({ description: 'What a text proposes for a profile or an offer. Nothing of it is kept.' })
export class ExtractedSkills {
  @Field(() => [ExtractedSkill], { description: 'The skills it names, each once, in the order they are first named.' })
  skills!: ExtractedSkill[];

  @Field(() => [ExtractedLanguage], { description: 'The human languages it names, each once, in order.' })
  languages!: ExtractedLanguage[];
}

import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Repeatable } from '../kernel/repeatable.ts';
import { GraphQLJSONObject } from 'graphql-scalars';
import { GraduateType } from '../graduates/graduate.type.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { SkillType } from '../skills/skill.type.ts';
import { ResumeUserError } from './resume.errors.ts';
import { LeftReason } from './resume.read.ts';

registerEnumType(LeftReason, {
  name: 'ResumeLeftReason',
  description: 'Why something of a document was not taken over.',
  valuesConfig: {
    NO_PLACE: { description: 'A profile has no place for it.' },
    NEVER_ASKED: { description: 'It is never asked here: a photo.' },
    KEPT: { description: 'The profile says something of its own there, which stays; change it by hand.' },
    UNREADABLE: { description: 'It could not be made out: a language without a level, an item without a name, an address that is none of the web.' },
    NOT_A_SKILL: { description: 'It stood among the skills and is a human language, a diploma or a driving licence.' },
    FULL: { description: 'The profile holds as many of these as it can.' },
  },
});

@InputType({ description: 'A document to fill your profile from.' })
export class ImportResumeInput extends Repeatable {
  @Field(() => GraphQLJSONObject, { description: 'A JSON Resume 1.0 document (jsonresume.org). At most 100 rows a list.' })
  resume!: object;

  @Field(() => Float, { nullable: true, description: 'From which confidence a text is taken for a skill, in [0, 1]; 0.9 if left out, which is above every typo. What is less sure is reported as guessed and not written.' })
  confidenceFloor?: number | null;
}

@ObjectType({ description: 'A text of the document that means a skill, surely.' })
export class ResumeKnownSkill {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill?: SkillType | null;

  @Field(() => SkillLevel, { nullable: true, description: 'The level that the document’s words name; null where they name none.' })
  level!: SkillLevel | null;

  @Field(() => Boolean, { description: 'Whether the profile changed by it; false where it held the skill as well or better, where the skill is confirmed, or where there was no room.' })
  taken!: boolean;
}

@ObjectType({ description: 'A text of the document that probably means a skill; not written, to be confirmed.' })
export class ResumeGuessedSkill {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill?: SkillType | null;

  @Field(() => Float, { description: 'How sure it is, in [0, 1].' })
  confidence!: number;

  @Field(() => SkillLevel, { nullable: true, description: 'The level that the document’s words name; null where they name none.' })
  level!: SkillLevel | null;
}

@ObjectType({ description: 'A text among the skills of the document that no skill is known for.' })
export class ResumeUnknownSkill {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => [SkillType], { description: 'At most three skills whose names look most like it, best first.' })
  nearest!: SkillType[];
}

@ObjectType({ description: 'A language of the document.' })
export class ResumeLanguage {
  @Field(() => String, { description: 'As the document has it: the language, and how well.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'ISO 639 code; null where no language was recognised.' })
  language!: string | null;

  @Field(() => CefrLevel, { nullable: true, description: 'The level its words stand for, a guess unless they name it; null where they stand for none, and then it is not written.' })
  level!: CefrLevel | null;

  @Field(() => Boolean, { description: 'Whether the profile changed by it; false where it said as much or more.' })
  taken!: boolean;
}

@ObjectType({ description: 'Something of the document that was not taken over.' })
export class ResumeLeft {
  @Field(() => String, { description: 'Where it stands in the document, as a dotted path: "basics.image", "languages"; "background" for an item of any list.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The piece of it; null for the whole field.' })
  text?: string | null;

  @Field(() => LeftReason, { description: 'Why it was not taken over.' })
  reason!: LeftReason;
}

@ObjectType('ResumeReport', { description: 'What an import made of a document. Nothing that the profile said before is lowered or lost.' })
export class ResumeReportType {
  @Field(() => [ResumeKnownSkill], { description: 'Skills that were recognised, each once, in the order of the document.' })
  known!: ResumeKnownSkill[];

  @Field(() => [ResumeGuessedSkill], { description: 'Skills that were guessed, each once, in the order of the document.' })
  guessed!: ResumeGuessedSkill[];

  @Field(() => [ResumeUnknownSkill], { description: 'Texts that are no known skill, in the order of the document; those that look like the name of one are kept in `Graduate.keptTerms`.' })
  unknown!: ResumeUnknownSkill[];

  @Field(() => [ResumeLanguage], { description: 'The languages, in the order of the document.' })
  languages!: ResumeLanguage[];

  @Field(() => [ResumeLeft], { description: 'What was not taken over, and why.' })
  left!: ResumeLeft[];

  @Field(() => [String], { description: 'Which of headline, summary, website and whatsapp were open and are filled now.' })
  filled!: string[];

  @Field(() => Int, { description: 'Skills that were added, or whose declared level went up.' })
  skillsTaken!: number;

  @Field(() => Int, { description: 'Languages that were added, or whose level went up.' })
  languagesTaken!: number;

  @Field(() => Int, { description: 'Education, experience, projects and certificates that were added.' })
  itemsAdded!: number;

  @Field(() => Int, { description: 'Such items that were there already and had an end, a description or an address filled in.' })
  itemsCompleted!: number;
}

@ObjectType({ description: 'The filled profile, and what became of the document.' })
export class ImportResumePayload {
  @Field(() => GraduateType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  graduate?: GraduateType | null;

  @Field(() => ResumeReportType, { nullable: true, description: 'Null if nothing was done.' })
  report?: ResumeReportType | null;

  @Field(() => [ResumeUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof ResumeUserError>[];
}

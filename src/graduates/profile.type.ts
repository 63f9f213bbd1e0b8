import './graduate.enums.ts';
import { Field, ObjectType } from 'type-graphql';
import { DateTime, Url } from '../kernel/scalars.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { AgeBand, Gender } from './graduate.entity.ts';
import { BackgroundKind, EvidenceKind, Standing } from './skill-profile.entity.ts';

@ObjectType('HeldSkill', { description: 'A skill of a person, as coded data: which, how well, and who stands behind it. A skill that is confirmed at one level and declared at a higher one is listed twice.' })
export class HeldSkillType {
  @Field(() => SkillLevel, { nullable: true, description: 'How well; null if it was not said, which counts as FOUNDATION.' })
  level!: SkillLevel | null;

  @Field(() => Standing, { description: 'Who stands behind it at this level.' })
  standing!: Standing;
}

@ObjectType('SkillEvidence', { description: 'What shows a skill. Seen by whoever may see the person by name.' })
export class SkillEvidenceType {
  @Field(() => EvidenceKind, { description: 'What sort of thing it is.' })
  kind!: string;

  @Field(() => Url, { nullable: true, description: 'Where it can be seen; null if there is no address.' })
  url!: string | null;
}

@ObjectType('GraduateSkill', { description: 'A skill of a person known by name: what it declares, and each confirmation, on a line of its own.' })
export class GraduateSkillType extends HeldSkillType {
  @Field(() => DateTime, { nullable: true, description: 'When it was confirmed; null for what is only declared.' })
  confirmedAt!: string | null;
}

@ObjectType('SpokenLanguage', { description: 'A human language a person speaks.' })
export class SpokenLanguageType {
  @Field(() => String, { description: 'ISO 639 code in lower case: fr, ar, en, zgh.' })
  language!: string;

  @Field(() => CefrLevel, { description: 'How well.' })
  level!: CefrLevel;
}

@ObjectType('BackgroundItem', { description: 'Something of a person’s past: a diploma, a job, a project, a certificate. Seen by whoever may see the person by name.' })
export class BackgroundItemType {
  @Field(() => BackgroundKind, { description: 'Which part of the past.' })
  kind!: BackgroundKind;

  @Field(() => String, { description: 'Diploma and field, job title, name of the project or certificate.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'School, employer or issuer; null if there is none.' })
  organisation!: string | null;

  @Field(() => String, { nullable: true, description: 'When it began, as exactly as the person knows: YYYY, YYYY-MM or YYYY-MM-DD; null if not said.' })
  started!: string | null;

  @Field(() => String, { nullable: true, description: 'When it ended, in the same forms; null while it goes on, or if not said.' })
  ended!: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 5,000 characters.' })
  description!: string | null;

  @Field(() => Url, { nullable: true, description: 'Where it can be seen; null if not given.' })
  url!: string | null;
}

@ObjectType('GraduateStatistics', { description: 'What a person says of itself for statistics, on choice. Seen by the person alone; indicators count it in groups of five and more.' })
export class GraduateStatisticsType {
  @Field(() => Gender, { nullable: true, description: 'Null if not said.' })
  gender!: string | null;

  @Field(() => AgeBand, { nullable: true, description: 'Null if not said.' })
  ageBand!: string | null;
}

import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PROFILE_PARTS, type ProfilePart } from '../graduates/profile-parts.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { STEP_KINDS, type StepKind } from './profile-step.ts';

const enumOf = <T extends string>(values: readonly T[]): { readonly [V in T]: V } => Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };
type Described<T extends string> = Record<T, { description: string }>;

export const ProfilePartEnum = enumOf(PROFILE_PARTS);
registerEnumType(ProfilePartEnum, {
  name: 'ProfilePart',
  description: 'Something that a profile can say.',
  valuesConfig: {
    SKILLS: { description: 'At least three skills.' },
    SKILL_LEVELS: { description: 'A level for every skill, said by the person or confirmed.' },
    LANGUAGES: { description: 'At least one human language.' },
    MOBILITY: { description: 'Where the person would work: a place, or remote.' },
    CONTRACTS: { description: 'At least one kind of contract.' },
    RESIDENCE: { description: 'Where the person lives.' },
    HEADLINE: { description: 'What the person is, in one line.' },
    BACKGROUND: { description: 'Something of the past: a diploma, a job, a project, a certificate.' },
    PHONE: { description: 'A phone or WhatsApp number.' },
    EMAIL_CONFIRMED: { description: 'That letters to the e-mail arrive: before, nothing is shown to others.' },
    FINDABLE: { description: 'Where employers may find the person, at one scale at least.' },
  } satisfies Described<ProfilePart>,
});

export const ProfileStepKind = enumOf(STEP_KINDS);
registerEnumType(ProfileStepKind, {
  name: 'ProfileStepKind',
  description: 'What a person can do about its profile.',
  valuesConfig: {
    PLACE: { description: 'Add the place `code` to `mobility`.' },
    REMOTE: { description: 'Want remote work.' },
    RESIDENCE: { description: 'Say that one lives in the country `code`, if so: nothing is said of the residence yet.' },
    CONTRACT: { description: 'Want the kind of contract `code` too.' },
    LANGUAGE: { description: 'List the language `code` at `toCefr`, if one speaks it so well.' },
    AVAILABILITY: { description: 'Be available from the day `code`.' },
    SKILL: { description: 'Have `skill` at `toLevel`: to be listed if one has it, else to be learnt.' },
    SKILL_LEVEL: { description: 'Say the level of `skill`, which is listed without one, if it is `toLevel` or more.' },
    CONFIRM_EMAIL: { description: 'Confirm the e-mail.' },
    ENROLMENT: { description: 'Join a cohort, or have the centre confirm that one is in it.' },
    RECONFIRM: { description: 'Reconfirm the profile, which is hidden since nobody did for 90 days.' },
    FINDABLE: { description: 'Let employers find one at the scale `code`.' },
  } satisfies Described<StepKind>,
});

@ObjectType('ProfileStepOffer', { description: 'An offer that a step would bring nearer.' })
export class ProfileStepOfferType {
  @Field(() => Float, { nullable: true, description: 'The score now, in [0, 1]; null where the person is not eligible now.' })
  scoreBefore!: number | null;

  @Field(() => Float, { description: 'The score after the step: the same score, worked out of the changed profile.' })
  scoreAfter!: number;
}

@ObjectType('ProfileStep', { description: 'Something a person can do about its profile, and what it would bring over the open offers, worked out by matching the changed profile.' })
export class ProfileStepType {
  @Field(() => ProfileStepKind, { description: 'What to do.' })
  kind!: StepKind;

  @Field(() => String, { nullable: true, description: 'The place, country, contract type, language, day or scale it is about; null for the other kinds.' })
  code!: string | null;

  @Field(() => SkillLevel, { nullable: true, description: 'Where the person stands with the skill now; null where it is not listed, or listed without a level.' })
  fromLevel!: SkillLevel | null;

  @Field(() => SkillLevel, { nullable: true, description: 'The level of the skill that it is counted with; null for the other kinds.' })
  toLevel!: SkillLevel | null;

  @Field(() => CefrLevel, { nullable: true, description: 'The level of the language now; null where it is not listed.' })
  fromCefr!: CefrLevel | null;

  @Field(() => CefrLevel, { nullable: true, description: 'The level of the language that it is counted with; null for the other kinds.' })
  toCefr!: CefrLevel | null;

  @Field(() => [ProfileStepKind], { description: 'What has to be done as well for it to bring this; it is counted as if that were done, whatever it is. Empty for most.' })
  alongside!: readonly StepKind[];

  @Field(() => Int, { description: 'How many open offers would come within reach: the person is eligible afterwards, and is not now.' })
  newlyEligible!: number;

  @Field(() => Int, { description: 'How many offers within reach would have a higher score.' })
  rising!: number;

  @Field(() => Int, { description: 'For how many offers within reach the employer would find the person, and can not now.' })
  finding!: number;
}

@ObjectType('ProfileSteps', { description: 'What would bring a profile most.' })
export class ProfileStepsType {
  @Field(() => Int, { description: 'How many open offers were looked at: those within reach and those that one condition keeps from it; of more than 2,000, the likeliest.' })
  offerCount!: number;

  @Field(() => Int, { description: 'How many of them the person is eligible for as the profile stands.' })
  eligibleCount!: number;

  @Field(() => Boolean, { description: 'Whether these are all; false where there are more than 2,000.' })
  offerCountIsExact!: boolean;

  @Field(() => Boolean, { description: 'True where the offers came from the database, since the search engine does not answer.' })
  degraded!: boolean;

  @Field(() => String, { description: 'Version of the matcher that worked it out.' })
  matcherVersion!: string;
}

@ObjectType('ProfileCompleteness', { description: 'How complete a profile is, and what would bring it most. Seen by the person and its centre.' })
export class ProfileCompletenessType {
  @Field(() => Float, { description: 'How many of the parts are said, in [0, 1]; each part counts alike.' })
  share!: number;

  @Field(() => [ProfilePartEnum], { description: 'The parts that are said, skills first and being found last.' })
  said!: readonly ProfilePart[];

  @Field(() => [ProfilePartEnum], { description: 'The parts that are not, in the same order. What is missing is not what would bring most: see `nextSteps`.' })
  missing!: readonly ProfilePart[];
}

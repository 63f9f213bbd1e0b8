import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MatchFit } from '../applications/match-fit.ts';
import { Standing } from '../graduates/skill-profile.entity.ts';
import { connectionOf } from '../kernel/connection.ts';
import { RequirementKind } from '../offers/offer.entity.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import type { Fit } from './credits.ts';
import type { Outcome } from './explanation.ts';
import type { Condition } from './hard-conditions.ts';
import { MatchCondition, MatchCriterion, MatchOutcome, MatchRelation } from './match.enums.ts';
import type { Criterion, Relation } from './weights.ts';

@ObjectType('MatchBlockedBy', { description: 'A hard condition that fails.' })
export class MatchBlockedByType {
  @Field(() => MatchCondition, { description: 'Which one.' })
  condition!: Condition;

  @Field(() => [String], {
    description: 'What the offer asks, as codes. MOBILITY: its places or REMOTE, or the countries of residence it accepts, whichever fails. CONTRACT: its contract types. LANGUAGE: the languages that fail, such as "fr B2". AVAILABILITY: the last day it waits for. VISIBILITY: the days within which a profile must be reconfirmed.',
  })
  asked!: string[];

  @Field(() => [String], {
    description: 'What the person has, as codes in the same manner. MOBILITY: the places listed, REMOTE where ticked; the country of residence only to the person and its centre. LANGUAGE: "fr A2", or "fr" where it is not listed. AVAILABILITY: the first free day. VISIBILITY: the day of the last reconfirmation, where the person chose to be found; else empty.',
  })
  offered!: string[];
}

@ObjectType('MatchPart', { description: 'A part of a score: weight x value = contribution, exactly. The contributions add up to the score to the last millionth.' })
export class MatchPartType {
  @Field(() => MatchCriterion, { description: 'Which part.' })
  criterion!: Criterion;

  @Field(() => Float, { description: 'Its weight in [0, 1], a multiple of 0.01; the weights add up to 1.' })
  weight!: number;

  @Field(() => Float, { description: 'How far it is fulfilled, in [0, 1], a multiple of 0.0001. Of the skills: the requirements’ credits by their weights, divided by those weights and a half more, so that an offer which asks one easy thing gives nobody the full value.' })
  value!: number;

  @Field(() => Float, { description: 'What it brings to the score, a multiple of 0.000001.' })
  contribution!: number;

  @Field(() => Int, { description: 'The same in whole millionths: add these up, and the sum is `scoreMillionths`.' })
  contributionMillionths!: number;
}

@ObjectType('MatchNearest', { description: 'The held skill nearest to what is asked: what the part AFFINITY is made of.' })
export class MatchNearestType {
  @Field(() => Float, { description: 'How near, in [0, 1], a multiple of 0.0001; 1 is the skill itself.' })
  relatedness!: number;
}

@ObjectType('MatchRequirement', { description: 'One thing the offer asks, a skill or a "one of these" group, and what answers it best.' })
export class MatchRequirementType {
  @Field(() => RequirementKind, { description: 'Whether it is a must-have.' })
  kind!: RequirementKind;

  @Field(() => SkillLevel, { description: 'The level asked of `skill`.' })
  minimumLevel!: SkillLevel;

  @Field(() => Float, { description: 'Its weight among the requirements of its kind: of a must-have 0.75 to 1.5, the more telling the skill the more; of a nice-to-have 1 to 3 as the employer said.' })
  weight!: number;

  @Field(() => MatchOutcome, { description: 'How it is answered.' })
  outcome!: Outcome;

  @Field(() => SkillLevel, { nullable: true, description: 'Level of the skill that answers; null where it is MISSING.' })
  heldLevel!: SkillLevel | null;

  @Field(() => Boolean, { description: 'False where the person gave no level and FOUNDATION was counted, and where it is MISSING.' })
  heldLevelIsStated!: boolean;

  @Field(() => MatchRelation, { nullable: true, description: 'What the skill that answers is to `skill`; null where it is MISSING.' })
  relation!: Relation | null;

  @Field(() => Standing, { nullable: true, description: 'Who stands behind the skill that answers; null where it is MISSING.' })
  standing!: Standing | null;

  @Field(() => Float, { description: 'How far it is answered, in [0, 1]: relation x level x standing, a multiple of 0.0001.' })
  credit!: number;

  @Field(() => Float, { description: 'Its share of the part SKILLS, a multiple of 0.000001.' })
  contribution!: number;

  @Field(() => Int, { description: 'The same in whole millionths: those of all requirements add up to the part SKILLS exactly.' })
  contributionMillionths!: number;
}

@ObjectType('MatchNextSkill', { description: '"One skill away": the one skill whose learning would raise this score most.' })
export class MatchNextSkillType {
  @Field(() => SkillLevel, { description: 'To which level: the one asked.' })
  level!: SkillLevel;

  @Field(() => SkillLevel, { nullable: true, description: 'Where the person stands with it now; null where it is not listed.' })
  fromLevel!: SkillLevel | null;

  @Field(() => Float, { description: 'By how much the score would rise, a multiple of 0.000001, above 0.' })
  gain!: number;

  @Field(() => Int, { description: 'The same in whole millionths.' })
  gainMillionths!: number;

  @Field(() => MatchFit, { description: 'The fit afterwards.' })
  fitAfter!: Fit;
}

@ObjectType('MatchPreferredPlace', { description: 'Where the job stands in the person’s own order of places.' })
export class MatchPreferredPlaceType {
  @Field(() => Int, { nullable: true, description: 'Its rank, 0 for the first; remote work comes after the places. Null where nothing that was listed reaches the job.' })
  rank!: number | null;
}

@ObjectType('Match', {
  description: 'An offer and a person: whether hard conditions block the pair, how well they fit, and why. The same for both sides. Seen by the person, its centre, and the members of the offer’s employer. Nothing in it depends on gender, age, name, nationality, family status or centre.',
})
export class MatchType {
  @Field(() => MatchFit, { description: 'How well the must-haves are met.' })
  fit!: Fit;

  @Field(() => Boolean, { description: 'Whether no hard condition fails. A blocked person may apply all the same; the employer sees what blocks.' })
  eligible!: boolean;

  @Field(() => [MatchBlockedByType], { description: 'Every hard condition that fails, each once, in the order of `MatchCondition`; empty where the pair is eligible.' })
  blockedBy!: MatchBlockedByType[];

  @Field(() => [MatchPartType], { description: 'The parts of the score, in the order of `MatchCriterion`; their contributions add up to it exactly.' })
  parts!: MatchPartType[];

  @Field(() => [MatchRequirementType], { description: 'One for each thing asked: the must-haves, then the nice-to-haves, each in the employer’s order. Their contributions add up to the part SKILLS exactly.' })
  requirements!: MatchRequirementType[];

  @Field(() => MatchPreferredPlaceType, { nullable: true, description: 'Where the job stands in the person’s order of places, which the part PREFERENCE reads; null where it gave no order.' })
  preferredPlace!: MatchPreferredPlaceType | null;

  @Field(() => String, { description: 'Version of the matcher that made it: same version, same inputs, same score.' })
  matcherVersion!: string;

  @Field(() => String, { nullable: true, description: 'Version of the figures that the must-haves’ weights come from: how often offers ask for each skill. Null for a match kept before it was noted.' })
  idfVersion?: string | null;

  @Field(() => String, { nullable: true, description: 'Version of the computed relatedness that the part AFFINITY reads. Null for a match kept before it was noted.' })
  relatednessVersion?: string | null;
}

export const MatchConnection = connectionOf('Match', () => MatchType, 'matches, best first: by score, and among equals in an order that is another for every offer and person');

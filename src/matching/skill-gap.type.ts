import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MatchFit } from '../applications/match-fit.ts';
import { connectionOf } from '../kernel/connection.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import type { Fit } from './credits.ts';

@ObjectType('SkillGapOffer', { description: 'An offer that a skill would bring nearer, and how far.' })
export class SkillGapOfferType {
  @Field(() => Float, { description: 'The score now, in [0, 1], a multiple of 0.000001.' })
  scoreBefore!: number;

  @Field(() => Float, { description: 'The score with that one skill more, declared at that level: the same score, worked out again.' })
  scoreAfter!: number;

  @Field(() => Float, { description: 'By how much it would rise, above 0.' })
  gain!: number;

  @Field(() => Int, { description: 'The same in whole millionths.' })
  gainMillionths!: number;

  @Field(() => MatchFit, { description: 'The fit now.' })
  fitBefore!: Fit;

  @Field(() => MatchFit, { description: 'The fit afterwards.' })
  fitAfter!: Fit;

  @Field(() => Boolean, { description: 'Whether it is one skill away: STRONG afterwards and not now.' })
  opens!: boolean;
}

export const SkillGapOfferConnection = connectionOf('SkillGapOffer', () => SkillGapOfferType, 'offers that a skill would bring nearer');

@ObjectType('SkillGap', { description: 'A skill at a level that a person does not have, and the offers it would open or bring nearer. Seen by the person and its centre.' })
export class SkillGapType {
  @Field(() => SkillLevel, { nullable: true, description: 'Where the person stands with that very skill now; null where it is not listed.' })
  fromLevel!: SkillLevel | null;
}

export const SkillGapConnection = connectionOf('SkillGap', () => SkillGapType, 'skills that a person could learn');

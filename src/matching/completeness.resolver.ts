import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { GraduateType } from '../graduates/graduate.type.ts';
import type { graduate } from '../graduates/graduate.visibility.ts';
import type { Completeness } from '../graduates/profile-parts.ts';
import type { Context } from '../kernel/context.ts';
import { inLanguage, Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import { sizeOf } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import { placeMap } from '../places/place.map.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { skillMap } from '../skills/skill.map.ts';
import { SkillType } from '../skills/skill.type.ts';
import { completenessByGraduateId } from './completeness.load.ts';
import { ProfileCompletenessType, ProfileStepOfferType, ProfileStepsType, ProfileStepType } from './completeness.type.ts';
import type { ProfileStep, StepEffect } from './profile-step.ts';
import { stepMessage } from './profile-step.message.ts';
import { type StepsOfPerson, stepsByGraduateId } from './profile-steps.load.ts';

const MILLION = 1_000_000;

type CompletenessRow = Completeness & { readonly graduateId: string };
const FIRST = { defaultValue: 5, description: 'At most so many, 1-100.' };

@Resolver(() => GraduateType)
export class GraduateCompletenessResolver {
  @FieldResolver(() => ProfileCompletenessType, { nullable: true, description: 'How complete the profile is, and what would bring it most; null unless it is you, or a person whose skills you confirm.' })
  async completeness(@Root() row: Row<typeof graduate>, @Ctx() context: Context): Promise<CompletenessRow | null> {
    const found = await completenessByGraduateId(context).load(row.id);
    return found && { ...found, graduateId: row.id };
  }
}

@Resolver(() => ProfileCompletenessType)
export class ProfileCompletenessResolver {
  @FieldResolver(() => ProfileStepsType, {
    nullable: true,
    description: 'The single changes that would bring the profile most, each worked out by matching the changed profile against the open offers; the person’s live applications and hidden offers aside. No steps where no single change would bring anything; null only if the person was merged or erased a moment ago. Of at most 10 people in one operation. Faults: BAD_USER_INPUT for more people; SEARCH_UNAVAILABLE where the search engine is away and more than 20,000 offers are open.',
  })
  nextSteps(@Root() { graduateId }: CompletenessRow, @Ctx() context: Context) {
    return stepsByGraduateId(context).load(graduateId);
  }
}

@Resolver(() => ProfileStepsType)
export class ProfileStepsResolver {
  @FieldResolver(() => [ProfileStepType], { description: 'The steps, the one with the largest `gain` first; at most five of one kind.' })
  nodes(@Root() { steps }: StepsOfPerson, @Arg('first', () => Int, FIRST) first: number): readonly ProfileStep[] {
    return steps.slice(0, sizeOf({ first }));
  }

  @FieldResolver(() => Int, { description: 'How many steps there are in all.' })
  totalCount(@Root() { steps }: StepsOfPerson): number {
    return steps.length;
  }

  @FieldResolver(() => Int)
  offerCount(@Root() { offers }: StepsOfPerson): number {
    return offers;
  }

  @FieldResolver(() => Int)
  eligibleCount(@Root() { eligible }: StepsOfPerson): number {
    return eligible;
  }

  @FieldResolver(() => Boolean)
  offerCountIsExact(@Root() { whole }: StepsOfPerson): boolean {
    return whole;
  }
}

@Resolver(() => ProfileStepType)
export class ProfileStepResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill it is about; null for the other kinds.' })
  skill(@Root() step: ProfileStep, @Ctx() context: Context) {
    return step.skill === null ? null : skillBySlug(context).load(step.skill);
  }

  @FieldResolver(() => Float, { description: 'What it brings in all, in scores: the whole score of every offer that comes within reach or whose employer would newly find the person, and every rise. What the steps are ordered by.' })
  gain(@Root() step: ProfileStep): number {
    return step.gain / MILLION;
  }

  @FieldResolver(() => [ProfileStepOfferType], { description: 'The offers it would bring nearer, the most first.' })
  offers(@Root() { effects }: ProfileStep, @Arg('first', () => Int, FIRST) first: number): readonly StepEffect[] {
    return effects.slice(0, sizeOf({ first }));
  }

  @FieldResolver(() => String, { description: 'A sentence for a person: what to do, and what it would bring.' })
  async message(@Root() step: ProfileStep, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const [{ label }, { entries }] = await Promise.all([skillMap(context), placeMap(context)]);
    const spoken = language ?? context.language;
    const names = new Map(entries.map((entry) => [entry.code, entry.names]));
    return stepMessage(step, spoken, (code) => (names.has(code) ? inLanguage(names.get(code)!, spoken) : code), (slug) => label(slug, spoken));
  }
}

@Resolver(() => ProfileStepOfferType)
export class ProfileStepOfferResolver {
  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer; null only if it was closed a moment ago.' })
  offer(@Root() effect: StepEffect, @Ctx() context: Context) {
    return offerById(context).load(effect.offerId);
  }

  @FieldResolver(() => Float, { nullable: true })
  scoreBefore(@Root() effect: StepEffect): number | null {
    return effect.scoreBefore === null ? null : effect.scoreBefore / MILLION;
  }

  @FieldResolver(() => Float)
  scoreAfter(@Root() effect: StepEffect): number {
    return effect.scoreAfter / MILLION;
  }
}

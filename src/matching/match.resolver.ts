import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { candidateByKey, candidateKey } from '../graduates/candidate.loaders.ts';
import { CandidateType } from '../graduates/candidate.type.ts';
import type { Context } from '../kernel/context.ts';
import { inLanguage, Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { AskedSkillType, OfferType } from '../offers/offer.type.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { placeMap } from '../places/place.map.ts';
import { PlaceType } from '../places/place.type.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { skillMap } from '../skills/skill.map.ts';
import { SkillType } from '../skills/skill.type.ts';
import { askedCodes, offeredCodes } from './blocked.codes.ts';
import { blockedMessage } from './blocked.message.ts';
import type { Part, RequirementMatch } from './explanation.ts';
import type { BlockedBy } from './hard-conditions.ts';
import type { MatchRow } from './match.row.ts';
import { MatchBlockedByType, MatchNearestType, MatchNextSkillType, MatchPartType, MatchPreferredPlaceType, MatchRequirementType, MatchType } from './match.type.ts';
import type { SkillGap } from './skill-gap.ts';
import { REMOTE } from './subjects.ts';
import { requirementMessage, summarise } from './summary.ts';

const MILLION = 1_000_000;
const TEN_THOUSAND = 10_000;

@Resolver(() => MatchType)
export class MatchResolver {
  @FieldResolver(() => Float, { description: 'In [0, 1], a multiple of 0.000001: the exact sum of the parts’ contributions. A blocked pair has one too.' })
  score(@Root() match: MatchRow): number {
    return match.score / MILLION;
  }

  @FieldResolver(() => Int, { description: 'The same in whole millionths, in which every sum is exact.' })
  scoreMillionths(@Root() match: MatchRow): number {
    return match.score;
  }

  @FieldResolver(() => String, { description: 'The match in a sentence: how many must-haves are met, and those that are not, the costliest three of each kind.' })
  async summary(@Root() match: MatchRow, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const { label } = await skillMap(context);
    const spoken = language ?? context.language;
    return summarise(match, spoken, (slug) => label(slug, spoken));
  }

  @FieldResolver(() => MatchNextSkillType, { nullable: true, description: '"One skill away": what to learn for this offer first; null where nothing that is asked would raise the score.' })
  nextSkill(@Root() row: MatchRow) {
    return row.nextSkill();
  }

  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer; null only where you may not see it any more.' })
  offer(@Root() match: MatchRow, @Ctx() context: Context) {
    return offerById(context).load(match.offerId);
  }

  @FieldResolver(() => CandidateType, { nullable: true, description: 'The person as the offer’s employer finds it, under its pseudonym there; null only where you may not see it any more.' })
  candidate(@Root() { personId, employerId }: MatchRow, @Ctx() context: Context) {
    return candidateByKey(context).load(candidateKey(employerId, personId));
  }
}

@Resolver(() => MatchBlockedByType)
export class MatchBlockedByResolver {
  @FieldResolver(() => [String])
  asked(@Root() blocked: BlockedBy): string[] {
    return askedCodes(blocked);
  }

  @FieldResolver(() => [String])
  offered(@Root() blocked: BlockedBy): string[] {
    return offeredCodes(blocked);
  }

  @FieldResolver(() => String, { description: 'A sentence or two for a person: what the offer asks, what the person states.' })
  async message(@Root() blocked: BlockedBy, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const { entries } = await placeMap(context);
    const spoken = language ?? context.language;
    return blockedMessage(blocked, spoken, (code) => {
      const entry = entries.find((one) => one.code === code);
      return entry ? inLanguage(entry.names, spoken) : code;
    });
  }
}

@Resolver(() => MatchPartType)
export class MatchPartResolver {
  @FieldResolver(() => Float)
  weight(@Root() part: Part): number {
    return part.weight / 100;
  }

  @FieldResolver(() => Float)
  value(@Root() part: Part): number {
    return part.value / TEN_THOUSAND;
  }

  @FieldResolver(() => Float)
  contribution(@Root() part: Part): number {
    return part.contribution / MILLION;
  }

  @FieldResolver(() => Int)
  contributionMillionths(@Root() part: Part): number {
    return part.contribution;
  }
}

@Resolver(() => MatchRequirementType)
export class MatchRequirementResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'What is asked; of a group the alternative that is answered best, or the first where none is. Null only if it was taken away a moment ago.' })
  skill(@Root() row: RequirementMatch, @Ctx() context: Context) {
    return skillBySlug(context).load(row.skill);
  }

  @FieldResolver(() => [AskedSkillType], { description: 'All skills of which one is enough, in the employer’s order; one of most requirements.' })
  alternatives(@Root() row: RequirementMatch) {
    return row.alternatives;
  }

  @FieldResolver(() => SkillType, { nullable: true, description: 'The held skill that answers in place of the asked one; null where it is the asked one itself, or nothing.' })
  through(@Root() row: RequirementMatch, @Ctx() context: Context) {
    return row.through === null ? null : skillBySlug(context).load(row.through);
  }

  @FieldResolver(() => MatchNearestType, { nullable: true, description: 'The held skill nearest to what is asked, computed; the part AFFINITY reads it, the credit does not. Null where none is near.' })
  nearest(@Root() row: RequirementMatch) {
    return row.nearest;
  }

  @FieldResolver(() => Float)
  weight(@Root() row: RequirementMatch): number {
    return row.kind === 'MUST_HAVE' ? row.weight / 100 : row.weight;
  }

  @FieldResolver(() => Float)
  credit(@Root() row: RequirementMatch): number {
    return row.credit / TEN_THOUSAND;
  }

  @FieldResolver(() => Float)
  contribution(@Root() row: RequirementMatch): number {
    return row.contribution / MILLION;
  }

  @FieldResolver(() => Int)
  contributionMillionths(@Root() row: RequirementMatch): number {
    return row.contribution;
  }

  @FieldResolver(() => String, { description: 'A sentence for a person: what is asked, and what answers it.' })
  async message(@Root() row: RequirementMatch, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const { label } = await skillMap(context);
    const spoken = language ?? context.language;
    return requirementMessage(row, spoken, (slug) => label(slug, spoken));
  }
}

type NearestRow = NonNullable<RequirementMatch['nearest']>;

@Resolver(() => MatchNearestType)
export class MatchNearestResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The held skill; null only if it was taken away a moment ago.' })
  skill(@Root() row: NearestRow, @Ctx() context: Context) {
    return skillBySlug(context).load(row.skill);
  }

  @FieldResolver(() => Float)
  relatedness(@Root() row: NearestRow): number {
    return row.relatedness / TEN_THOUSAND;
  }
}

@Resolver(() => MatchNextSkillType)
export class MatchNextSkillResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'What to learn; null only if it was taken away a moment ago.' })
  skill(@Root() row: SkillGap, @Ctx() context: Context) {
    return skillBySlug(context).load(row.skill);
  }

  @FieldResolver(() => SkillLevel)
  level(@Root() row: SkillGap) {
    return row.toLevel;
  }

  @FieldResolver(() => Float)
  gain(@Root() row: SkillGap): number {
    return row.gain / MILLION;
  }

  @FieldResolver(() => Int)
  gainMillionths(@Root() row: SkillGap): number {
    return row.gain;
  }
}

@Resolver(() => MatchPreferredPlaceType)
export class MatchPreferredPlaceResolver {
  @FieldResolver(() => PlaceType, { nullable: true, description: 'The listed place that the job lies in; null for remote work, or where none reaches it.' })
  place(@Root() row: { code: string | null }, @Ctx() context: Context) {
    return row.code === null || row.code === REMOTE ? null : placeByCode(context).load(row.code);
  }

  @FieldResolver(() => Int, { nullable: true })
  rank(@Root() row: { rank: number }): number | null {
    return row.rank < 0 ? null : row.rank;
  }
}

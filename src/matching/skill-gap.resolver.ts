import { Arg, Args, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { GraduateType } from '../graduates/graduate.type.ts';
import type { graduate } from '../graduates/graduate.visibility.ts';
import { connection, type Connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import type { Row } from '../kernel/read.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { skillMap } from '../skills/skill.map.ts';
import { SkillType } from '../skills/skill.type.ts';
import { pageOfList } from './listed.ts';
import { gapsByGraduateId, type GapsOfPerson } from './skill-gap.load.ts';
import { gapMessage } from './skill-gap.message.ts';
import { compareGaps, type OfferRise, type RankedGap } from './skill-gap.ranking.ts';
import { SkillGapConnection, SkillGapOfferConnection, SkillGapOfferType, SkillGapType } from './skill-gap.type.ts';

const MILLION = 1_000_000;
const BY_OPENINGS = { name: 'SKILL_GAP', kinds: ['number', 'number', 'string', 'string'] } as const;
const BY_RISE = { name: 'SKILL_GAP_OFFER', kinds: ['number', 'number', 'string'] } as const;

type GapConnection = Connection<RankedGap> & { readonly of: GapsOfPerson };

@Resolver(() => GraduateType)
export class GraduateSkillGapsResolver {
  @FieldResolver(() => SkillGapConnection, {
    nullable: true,
    description: '"One skill away": which skills, each at a level, would open the most offers to the person, worked out over the open offers it is eligible for and has no live application to. Most must-haves made whole first, then most raised, then by slug and level. Null unless it is you, or a person whose skills you confirm; of at most 10 people in one operation. Faults: BAD_USER_INPUT for a cursor of another list, or more people.',
  })
  async skillGaps(@Root() row: Row<typeof graduate>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context): Promise<GapConnection | null> {
    const of = await gapsByGraduateId(context).load(row.id);
    if (!of) return null;
    const page = pageOfList(of.gaps, args, BY_OPENINGS, ({ opens, gain, skill, toLevel }) => [opens, gain, skill, toLevel], (gap, [opens, gain, skill, toLevel]) =>
      compareGaps({ opens, gain, skill, toLevel } as RankedGap, gap) < 0);
    return Object.assign(connection(page), { of });
  }
}

@Resolver(() => SkillGapConnection)
export class SkillGapConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many open offers the person is eligible for were looked at: all of them up to 2,000, of more those that are likely to fit best.' })
  offerCount(@Root() { of }: GapConnection): number {
    return of.offers;
  }

  @FieldResolver(() => Int, { description: 'How many of these have every must-have met already.' })
  strongCount(@Root() { of }: GapConnection): number {
    return of.strong;
  }

  @FieldResolver(() => Boolean, { description: 'Whether these are all; false where more than 2,000 are eligible.' })
  offerCountIsExact(@Root() { of }: GapConnection): boolean {
    return of.whole;
  }

  @FieldResolver(() => Boolean, { description: 'True where the offers came from the database, since the search engine does not answer.' })
  degraded(@Root() { of }: GapConnection): boolean {
    return of.degraded;
  }

  @FieldResolver(() => String, { description: 'Version of the matcher that worked it out.' })
  matcherVersion(@Root() { of }: GapConnection): string {
    return of.matcherVersion;
  }
}

@Resolver(() => SkillGapType)
export class SkillGapResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'What to learn; null only if it was taken away a moment ago.' })
  skill(@Root() gap: RankedGap, @Ctx() context: Context) {
    return skillBySlug(context).load(gap.skill);
  }

  @FieldResolver(() => SkillLevel, { description: 'To which level: one that these offers ask.' })
  level(@Root() gap: RankedGap) {
    return gap.toLevel;
  }

  @FieldResolver(() => Int, { description: 'How many offers would become STRONG: every must-have met, where it is not now.' })
  opensCount(@Root() gap: RankedGap): number {
    return gap.opens;
  }

  @FieldResolver(() => Int, { description: 'How many offers’ scores would rise, those included.' })
  risesCount(@Root() gap: RankedGap): number {
    return gap.rises.length;
  }

  @FieldResolver(() => Float, { description: 'By how much they would rise in all, a multiple of 0.000001.' })
  totalGain(@Root() gap: RankedGap): number {
    return gap.gain / MILLION;
  }

  @FieldResolver(() => SkillGapOfferConnection, { description: 'The offers whose scores would rise: those that would become STRONG first, then by the score afterwards, highest first. Faults: BAD_USER_INPUT for a cursor of another list.' })
  offers(@Root() gap: RankedGap, @Args(() => PageInput) args: PageInput) {
    const key = ({ opens, scoreAfter, offerId }: OfferRise): [number, number, string] => [Number(opens), scoreAfter, offerId];
    return connection(pageOfList(gap.rises, args, BY_RISE, key, (rise, behind) => {
      const [opens, score, id] = key(rise);
      const [opensThere, scoreThere, idThere] = behind as [number, number, string];
      return opens === opensThere ? (score === scoreThere ? id > idThere : score < scoreThere) : opens < opensThere;
    }));
  }

  @FieldResolver(() => String, { description: 'A sentence for a person: what the skill would bring.' })
  async message(@Root() gap: RankedGap, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const { label } = await skillMap(context);
    const spoken = language ?? context.language;
    return gapMessage(gap, spoken, (slug) => label(slug, spoken));
  }
}

@Resolver(() => SkillGapOfferType)
export class SkillGapOfferResolver {
  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer; null only if it was closed a moment ago.' })
  offer(@Root() rise: OfferRise, @Ctx() context: Context) {
    return offerById(context).load(rise.offerId);
  }

  @FieldResolver(() => Float)
  scoreBefore(@Root() rise: OfferRise): number {
    return rise.scoreBefore / MILLION;
  }

  @FieldResolver(() => Float)
  scoreAfter(@Root() rise: OfferRise): number {
    return rise.scoreAfter / MILLION;
  }

  @FieldResolver(() => Float)
  gain(@Root() rise: OfferRise): number {
    return (rise.scoreAfter - rise.scoreBefore) / MILLION;
  }

  @FieldResolver(() => Int)
  gainMillionths(@Root() rise: OfferRise): number {
    return rise.scoreAfter - rise.scoreBefore;
  }
}

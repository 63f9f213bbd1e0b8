import { Arg, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { MatchFit } from '../applications/match-fit.ts';
import type { Context } from '../kernel/context.ts';
import { inLanguage, Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { changeMessage } from './change.message.ts';
import type { Fit } from './credits.ts';
import type { MatchChange } from './match.changes.ts';
import { MatchChangeKind, MatchSide } from './match.enums.ts';
import type { MatchRow } from './match.row.ts';
import { MatchType } from './match.type.ts';

const MILLION = 1_000_000;

@ObjectType('MatchChange', { description: 'One change that would turn out otherwise how an offer and a person match, and how they would stand after it alone.' })
export class MatchChangeType {
  @Field(() => MatchSide, { description: 'Whose change it is: the person’s to the person and its centre, the offer’s to its employer.' })
  side!: MatchChange['side'];

  @Field(() => MatchFit, { description: 'The fit afterwards.' })
  fitAfter!: Fit;

  @Field(() => Boolean, { description: 'Whether no hard condition would fail any more.' })
  eligibleAfter!: boolean;
}

@Resolver(() => MatchChangeType)
export class MatchChangeResolver {
  @FieldResolver(() => MatchChangeKind, { description: 'What would be otherwise.' })
  kind(@Root() { alteration }: MatchChange) {
    return alteration.kind;
  }

  @FieldResolver(() => [String], { description: 'As codes. PLACE, RESIDENCE: places of which one is enough (RESIDENCE of an offer: empty, any country). CONTRACT: contract types of which one is enough. LANGUAGE: the language. AVAILABILITY: the day. SKILL: its slug. REMOTE: empty.' })
  codes(@Root() { alteration }: MatchChange): readonly string[] {
    switch (alteration.kind) {
      case 'LANGUAGE': return [alteration.language];
      case 'AVAILABILITY': return [alteration.day];
      case 'SKILL': return [alteration.skill];
      case 'REMOTE': return [];
      default: return alteration.codes;
    }
  }

  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill of a SKILL; null for any other kind.' })
  skill(@Root() { alteration }: MatchChange, @Ctx() context: Context) {
    return alteration.kind === 'SKILL' ? skillBySlug(context).load(alteration.skill) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The level there is now of a LANGUAGE or SKILL: held by the person, or asked by the offer; null where the person lists none, and for any other kind.' })
  fromLevel(@Root() { alteration }: MatchChange): string | null {
    return 'from' in alteration ? alteration.from : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The level in its place; null where the offer would ask it no longer, and for any other kind.' })
  toLevel(@Root() { alteration }: MatchChange): string | null {
    return 'to' in alteration ? alteration.to : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'By how many days the person would be free earlier, or the job start later; null for any other kind than AVAILABILITY.' })
  days(@Root() { alteration }: MatchChange): number | null {
    return alteration.kind === 'AVAILABILITY' ? alteration.days : null;
  }

  @FieldResolver(() => Float, { description: 'The score afterwards, in [0, 1], a multiple of 0.000001: the same score, worked out again.' })
  scoreAfter(@Root() change: MatchChange): number {
    return change.scoreAfter / MILLION;
  }

  @FieldResolver(() => Int, { description: 'The same in whole millionths.' })
  scoreAfterMillionths(@Root() change: MatchChange): number {
    return change.scoreAfter;
  }

  @FieldResolver(() => String, { description: 'Two sentences for a person: what is to be done, and what it would bring.' })
  async message(@Root() change: MatchChange, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const [{ entries }, { label }] = await Promise.all([placeMap(context), skillMap(context)]);
    const spoken = language ?? context.language;
    const place = (code: string): string => {
      const entry = entries.find((one) => one.code === code);
      return entry ? inLanguage(entry.names, spoken) : code;
    };
    return changeMessage(change, spoken, place, (slug) => label(slug, spoken));
  }
}

@Resolver(() => MatchType)
export class MatchChangesResolver {
  @FieldResolver(() => [MatchChangeType], {
    nullable: true,
    description: '"Why not me?": for each hard condition that fails and each requirement that is not met, one change and what it would bring, conditions first, then must-haves, then nice-to-haves; at most 50. To the person and its centre what the person could do, to an employer what its offer could say otherwise; what hides a person from an employer has no change. Null for the match kept with an application.',
  })
  changes(@Root() match: MatchRow) {
    return match.changes()?.slice(0, 50) ?? null;
  }
}

import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import { OfferUserError } from '../offers/offer.errors.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { skillMap } from '../skills/skill.map.ts';
import { SkillType } from '../skills/skill.type.ts';
import type { Finding } from './offer-lint.findings.ts';
import { type Lint, lintOffer, type LintedStep } from './offer-lint.load.ts';
import { findingMessage, looseningMessage } from './offer-lint.message.ts';
import { LintOfferInput, OfferFindingType, OfferLintType, OfferLooseningKind, OfferLooseningType, OfferReachType } from './offer-lint.type.ts';
import { notExactlyOne } from './pair.input.ts';

/** What a must-have keeps out: those who would have all the others. */
const isDrop = ({ step }: LintedStep): boolean => step.kind === 'DROP_MUST_HAVE';
const gained = ({ now, after }: LintedStep): number => (after.strong ?? 0) - (now.strong ?? 0);

@Resolver(() => OfferLintType)
export class OfferLintResolver {
  @Query(() => OfferLintType, {
    nullable: true,
    description: 'Looks an offer over that is being written, for members of its employer, verified or not: what would be refused, what contradicts itself or is missing, how many people it reaches, and what asking less would bring. Nothing is written. Null for an employer or offer that is not yours. Faults: BAD_USER_INPUT unless exactly one of `employerId` and `offerId` is given.',
  })
  async lintOffer(@Arg('input', () => LintOfferInput, { description: 'The offer as it is being written.' }) input: LintOfferInput, @Ctx() context: Context): Promise<Lint | null> {
    const { employerId, offerId, ...given } = input;
    if (Boolean(employerId) === Boolean(offerId)) throw notExactlyOne('input.employerId', 'employerId', 'offerId');
    return lintOffer(context, { given, offerId: offerId ? uuidOf('JobOffer', offerId) : null, employerId: employerId ? uuidOf('Employer', employerId) : null });
  }

  @FieldResolver(() => [OfferLooseningType], { description: 'Every single step by which it would ask less: the hard conditions, then the must-haves, in the order they are written; empty where `reach` is null.' })
  loosenings(@Root() lint: Lint) {
    return lint.steps;
  }

  @FieldResolver(() => OfferLooseningType, { nullable: true, description: 'Dropping the must-have that excludes most: the one without which most people more would meet all the rest, the first written among equals. Null where none makes a difference of 5.' })
  excludesMost(@Root() lint: Lint): LintedStep | null {
    return lint.steps.filter((one) => isDrop(one) && gained(one) > 0).toSorted((a, b) => gained(b) - gained(a))[0] ?? null;
  }

  @FieldResolver(() => [OfferUserError])
  userErrors(@Root() lint: Lint, @Ctx() context: Context): OfferLintType['userErrors'] {
    return lint.faults.map((one) => ({ code: one.code, field: one.field, message: one.messageIn(context.language) }));
  }
}

@Resolver(() => OfferFindingType)
export class OfferFindingResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill it is about; null where it is about none.' })
  skill(@Root() finding: Finding, @Ctx() context: Context) {
    return finding.skill ? skillBySlug(context).load(finding.skill) : null;
  }

  @FieldResolver(() => String, { description: 'A sentence or two for a person.' })
  async message(@Root() finding: Finding, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const { label } = await skillMap(context);
    const spoken = language ?? context.language;
    return findingMessage(finding, spoken, (slug) => label(slug, spoken));
  }
}

@Resolver(() => OfferLooseningType)
export class OfferLooseningResolver {
  @FieldResolver(() => OfferLooseningKind)
  kind(@Root() { step }: LintedStep) {
    return step.kind;
  }

  @FieldResolver(() => String)
  field(@Root() { step }: LintedStep): string {
    return step.field;
  }

  @FieldResolver(() => [SkillType], { description: 'The skills of the must-have it is about; empty for any other step.' })
  async skills(@Root() { step }: LintedStep, @Ctx() context: Context) {
    return (await skillBySlug(context).loadMany([...step.skills])).filter((row) => row !== null);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The language it is about (ISO 639); null for any other step.' })
  language(@Root() { step }: LintedStep): string | null {
    return step.language;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The level asked afterwards, of a must-have (of the first skill of a group) or a language; null where none is.' })
  toLevel(@Root() { step }: LintedStep): string | null {
    return step.toLevel;
  }

  @FieldResolver(() => OfferReachType, { description: 'Whom the offer would reach then.' })
  reachAfter(@Root() { after }: LintedStep) {
    return after;
  }

  @FieldResolver(() => String, { description: 'A sentence for a person: what would be asked no longer, and how many people there would be against now. Steps of the skills count those who meet every must-have, the others those who are eligible.' })
  async message(@Root() { step, now, after }: LintedStep, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    const { label } = await skillMap(context);
    const spoken = language ?? context.language;
    const counts = step.skills.length > 0 ? { now: now.strong, after: after.strong } : { now: now.eligible, after: after.eligible };
    return looseningMessage({ step, ...counts }, spoken, (slug) => label(slug, spoken));
  }
}


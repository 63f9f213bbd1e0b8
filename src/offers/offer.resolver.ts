import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { employerById } from '../employers/employer.loaders.ts';
import { EmployerType } from '../employers/employer.type.ts';
import type { employer } from '../employers/employer.visibility.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { Language } from '../kernel/language.ts';
import { LANGUAGE_ARG, LocalizedTextType } from '../kernel/localized.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { PlaceType } from '../places/place.type.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { type AskedSkill, type Requirement, requirementsOf, salaryOf } from './offer.facts.ts';
import { EmployerOffersArgs, OffersArgs } from './offer.filter.ts';
import { CreateOfferInput, DiscardOfferPayload, MoveOfferInput, OfferPayload, UpdateOfferInput } from './offer.inputs.ts';
import { offersPage } from './offer.list.ts';
import { eventsOfOffer, languagesByOfferId, offerById, offerBySlug, offersOfEmployer, placesByOfferId, skillsByOfferId, textsByOfferId } from './offer.loaders.ts';
import { createOffer, updateOffer } from './offer.service.ts';
import { AskedLanguageType, AskedSkillType, MoneyRangeType, OfferConnection, OfferEventConnection, OfferRequirementType, OfferType } from './offer.type.ts';
import type { offer } from './offer.visibility.ts';
import { closeOffer, discardOffer, fillOffer, pauseOffer, publishOffer, type Which } from './publication.service.ts';

type OfferRow = Row<typeof offer>;

/** The text in the language asked, else the viewer's, else the first there is; empty where an offer went out of sight between two statements. */
async function textIn(context: Context, offerId: string, part: 'title' | 'body', language: Language | null | undefined): Promise<string> {
  const texts = (await textsByOfferId(context).load(offerId)).filter((text) => text[part] !== '');
  const wanted = [language, context.language].map((one) => texts.find((text) => text.language === one));
  return (wanted.find(Boolean) ?? texts[0])?.[part] ?? '';
}

@Resolver(() => OfferType)
export class OfferResolver {
  @Query(() => OfferConnection, { description: 'Open offers: published, deadline not past, openings left, employer verified. The same for everybody, from the database. Faults: BAD_USER_INPUT for an unknown place, skill, language or currency in the filter.' })
  async offers(@Args(() => OffersArgs) args: OffersArgs, @Ctx() context: Context) {
    return connection(await offersPage(context, args));
  }

  @Query(() => OfferType, { nullable: true, description: 'An offer by its slug; null if there is none that you may see.' })
  offer(@Arg('slug', () => String, { description: 'Its slug.' }) slug: string, @Ctx() context: Context) {
    return offerBySlug(context).load(slug);
  }

  @FieldResolver(() => String, { description: 'The title in the language asked, else the viewer’s, else the first there is.' })
  title(@Root() row: OfferRow, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    return textIn(context, row.id, 'title', language);
  }

  @FieldResolver(() => [LocalizedTextType], { description: 'The title in every language there is, the employer’s first one first.' })
  async titles(@Root() row: OfferRow, @Ctx() context: Context) {
    return (await textsByOfferId(context).load(row.id)).map(({ language, title }) => ({ language, text: title }));
  }

  @FieldResolver(() => String, { description: 'The text in the language asked, else the viewer’s, else the first there is; plain text, empty only in a draft.' })
  body(@Root() row: OfferRow, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): Promise<string> {
    return textIn(context, row.id, 'body', language);
  }

  @FieldResolver(() => [LocalizedTextType], { description: 'The text in every language there is, the employer’s first one first.' })
  async bodies(@Root() row: OfferRow, @Ctx() context: Context) {
    return (await textsByOfferId(context).load(row.id)).map(({ language, body }) => ({ language, text: body }));
  }

  @FieldResolver(() => EmployerType, { nullable: true, description: 'Whose job it is; null while you may not see it (it is suspended, and you applied there).' })
  employer(@Root() row: OfferRow, @Ctx() context: Context) {
    return employerById(context).load(row.employerId);
  }

  @FieldResolver(() => [PlaceType], { description: 'Its places, at most 10, in the employer’s order; empty only for remote offers and drafts.' })
  async places(@Root() row: OfferRow, @Ctx() context: Context) {
    return placeByCode(context).loadMany((await placesByOfferId(context).load(row.id)).map((place) => place.placeCode));
  }

  @FieldResolver(() => MoneyRangeType, { nullable: true, description: 'The salary; null if none is said.' })
  salary(@Root() row: OfferRow) {
    return salaryOf(row);
  }

  @FieldResolver(() => [AskedLanguageType], { description: 'Languages one must speak, by code; a missing one blocks.' })
  async requiredLanguages(@Root() row: OfferRow, @Ctx() context: Context) {
    return (await languagesByOfferId(context).load(row.id)).filter((asked) => asked.required);
  }

  @FieldResolver(() => [AskedLanguageType], { description: 'Languages that are welcome, by code; they never block.' })
  async preferredLanguages(@Root() row: OfferRow, @Ctx() context: Context) {
    return (await languagesByOfferId(context).load(row.id)).filter((asked) => !asked.required);
  }

  @FieldResolver(() => [OfferRequirementType], { description: 'Skills one must have, at most 15, in the employer’s order; empty only in a draft.' })
  async mustHaves(@Root() row: OfferRow, @Ctx() context: Context) {
    return requirementsOf(await skillsByOfferId(context).load(row.id), 'MUST_HAVE');
  }

  @FieldResolver(() => [OfferRequirementType], { description: 'Skills that are welcome, at most 15, in the employer’s order.' })
  async niceToHaves(@Root() row: OfferRow, @Ctx() context: Context) {
    return requirementsOf(await skillsByOfferId(context).load(row.id), 'NICE_TO_HAVE');
  }

  @FieldResolver(() => OfferEventConnection, { description: 'What happened to it, last first; empty unless you are a member of its employer, applied there, or are an administrator.' })
  async events(@Root() row: OfferRow, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await eventsOfOffer(context, { parentId: row.id, args }));
  }
}

@Resolver(() => OfferRequirementType)
export class OfferRequirementResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The first of the alternatives, which is the only one of most requirements; null only if it was taken away a moment ago.' })
  skill(@Root() row: Requirement, @Ctx() context: Context) {
    return skillBySlug(context).load(row.alternatives[0]!.skill);
  }

  @FieldResolver(() => SkillLevel, { description: 'The least level of the first of the alternatives.' })
  minimumLevel(@Root() row: Requirement) {
    return row.alternatives[0]!.minimumLevel;
  }
}

@Resolver(() => AskedSkillType)
export class AskedSkillResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill(@Root() row: AskedSkill, @Ctx() context: Context) {
    return skillBySlug(context).load(row.skill);
  }
}

@Resolver(() => EmployerType)
export class EmployerOffersResolver {
  @FieldResolver(() => OfferConnection, { description: 'Its offers, last written first: all of them for its members and administrators, the open ones for everybody, those it once published for those who applied there.' })
  async offers(@Root() row: Row<typeof employer>, @Args(() => EmployerOffersArgs) { filter, ...args }: EmployerOffersArgs, @Ctx() context: Context) {
    return connection(await offersOfEmployer(context, { parentId: row.id, args: { ...args, states: filter?.states ?? null } }));
  }
}

const which = ({ offerId, ...input }: MoveOfferInput): Which => ({ ...input, offerId: uuidOf('JobOffer', offerId) });
const OFFER = { offer: offerById };

@Resolver()
export class OfferMutationResolver {
  @Mutation(() => OfferPayload, { description: 'Writes a draft for an employer you are a member of, or that your centre posts for. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, REFERENCE_TAKEN, UNKNOWN_PLACE, UNKNOWN_SKILL, ONLY_POSTED_FOR and the others of its fields, all at once.' })
  createOffer(@Arg('input', () => CreateOfferInput, { description: 'What the job is.' }) input: CreateOfferInput, @Ctx() context: Context) {
    return mutate(context, 'createOffer', { ...input, employerId: uuidOf('Employer', input.employerId) }, createOffer, OFFER);
  }

  @Mutation(() => OfferPayload, { description: 'Changes an offer; a published one must stay publishable, its event says which fields changed, and those with an application under way are told by letter, once an hour at most. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT and those of createOffer and publishOffer.' })
  updateOffer(@Arg('input', () => UpdateOfferInput, { description: 'The changes.' }) input: UpdateOfferInput, @Ctx() context: Context) {
    return mutate(context, 'updateOffer', { ...input, offerId: uuidOf('JobOffer', input.offerId) }, updateOffer, OFFER);
  }

  @Mutation(() => OfferPayload, { description: 'Publishes a draft, takes a pause back, or offers a filled or expired job again; public once the employer is verified, at once where a centre posts for it. What it lacks is told at once. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE, REQUIRED, NO_WAY_TO_APPLY, NO_OPENING_LEFT, DEADLINE_PAST, EMAIL_NOT_CONFIRMED.' })
  publishOffer(@Arg('input', () => MoveOfferInput, { description: 'Which offer.' }) input: MoveOfferInput, @Ctx() context: Context) {
    return mutate(context, 'publishOffer', which(input), publishOffer, OFFER);
  }

  @Mutation(() => OfferPayload, { description: 'Takes a published offer out of sight until it is published again. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE.' })
  pauseOffer(@Arg('input', () => MoveOfferInput, { description: 'Which offer.' }) input: MoveOfferInput, @Ctx() context: Context) {
    return mutate(context, 'pauseOffer', which(input), pauseOffer, OFFER);
  }

  @Mutation(() => OfferPayload, { description: 'Says that every opening of a published or paused offer is taken; none is left. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE.' })
  fillOffer(@Arg('input', () => MoveOfferInput, { description: 'Which offer.' }) input: MoveOfferInput, @Ctx() context: Context) {
    return mutate(context, 'fillOffer', which(input), fillOffer, OFFER);
  }

  @Mutation(() => OfferPayload, { description: 'Ends a published or paused offer for good. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, WRONG_STATE.' })
  closeOffer(@Arg('input', () => MoveOfferInput, { description: 'Which offer.' }) input: MoveOfferInput, @Ctx() context: Context) {
    return mutate(context, 'closeOffer', which(input), closeOffer, OFFER);
  }

  @Mutation(() => DiscardOfferPayload, { description: 'Throws a draft away for good. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CONFLICT, ONLY_DRAFTS.' })
  discardOffer(@Arg('input', () => MoveOfferInput, { description: 'Which draft.' }) input: MoveOfferInput, @Ctx() context: Context) {
    return mutate(context, 'discardOffer', which(input), discardOffer, {});
  }
}

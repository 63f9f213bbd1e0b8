import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { employerById } from '../employers/employer.loaders.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { requirementsOf } from '../offers/offer.facts.ts';
import { languagesByOfferId, offerById, placesByOfferId, skillsByOfferId, textsByOfferId } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import type { offer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { type Duplicate, importPosting } from './posting.service.ts';
import { ImportPostingInput, ImportPostingPayload, PostingDuplicate } from './posting.type.ts';
import { writePosting } from './posting.write.ts';

@Resolver()
export class PostingResolver {
  @Mutation(() => ImportPostingPayload, { description: 'Makes a draft out of a JobPosting of schema.org, and tells what of it was understood, what guessed and what left; offers that may be the same job are named. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, TOO_LONG, INVALID for what is no JSON-LD, NO_POSTING, SEVERAL_POSTINGS, REQUIRED for a posting without a title.' })
  importPosting(@Arg('input', () => ImportPostingInput, { description: 'The posting.' }) input: ImportPostingInput, @Ctx() context: Context) {
    return mutate(context, 'importPosting', { ...input, employerId: uuidOf('Employer', input.employerId) }, importPosting, { offer: offerById });
  }
}

/** An open offer as a JobPosting; null where it is not public, or its employer is out of sight. */
async function postingOf(context: Context, row: Row<typeof offer>, language: Language): Promise<object | null> {
  const by = row.state === 'PUBLISHED' ? await employerById(context).load(row.employerId) : null;
  if (!by) return null;
  const [texts, places, languages, skills, map, taxonomy] = await Promise.all([
    textsByOfferId(context).load(row.id), placesByOfferId(context).load(row.id), languagesByOfferId(context).load(row.id), skillsByOfferId(context).load(row.id), placeMap(context), skillMap(context),
  ]);
  if (texts.length === 0) return null;
  const entryOf = (code: string | undefined) => map.entries.find((entry) => entry.code === code) ?? null;
  const asked = (required: boolean) => languages.filter((one) => one.required === required);
  return writePosting({
    row, employer: by, language, page: context.app.mail.links.page(`offers/${row.slug}`),
    parts: { texts, placeCodes: places.map((one) => one.placeCode), requiredLanguages: asked(true), preferredLanguages: asked(false), mustHaves: requirementsOf(skills, 'MUST_HAVE'), niceToHaves: requirementsOf(skills, 'NICE_TO_HAVE') },
    places: places.map((one) => entryOf(one.placeCode)).filter((entry) => entry !== null),
    parentOf: (code) => entryOf(map.ancestors(code)[0]),
    labelOf: (slug) => taxonomy.label(slug, language),
  });
}

@Resolver(() => OfferType)
export class OfferPostingResolver {
  @FieldResolver(() => GraphQLJSONObject, { nullable: true, description: 'The offer as a JobPosting of schema.org, JSON-LD for a page or a feed, in the language asked where the offer has it; importPosting reads it back. Null unless it is published.' })
  jobPosting(@Root() row: Row<typeof offer>, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context) {
    return postingOf(context, row, language ?? context.language);
  }
}

@Resolver(() => PostingDuplicate)
export class PostingDuplicateResolver {
  @FieldResolver(() => OfferType, { nullable: true, description: 'The offer: a draft, published or paused; null only if it was thrown away a moment ago.' })
  offer(@Root() row: Duplicate, @Ctx() context: Context) {
    return offerById(context).load(row.offerId);
  }
}

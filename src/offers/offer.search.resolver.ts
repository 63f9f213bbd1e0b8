import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ContractType } from '../graduates/graduate.entity.ts';
import { PageInfo } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { PlaceType } from '../places/place.type.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { type SearchPage, searchOffers } from './offer.search.ts';
import { OfferFacets, OfferSearchConnection, PlaceFacet, SearchOffersArgs, SkillFacet, UnderstoodWords } from './offer.search.type.ts';
import { Meaning, type Understood } from './offer.search.understood.ts';
import { WorkMode } from './offer.entity.ts';
import { OfferType } from './offer.type.ts';

interface Counted {
  readonly value: string;
  readonly count: number;
}

@Resolver(() => OfferSearchConnection)
export class OfferSearchResolver {
  @Query(() => OfferSearchConnection, { nullable: true, description: 'Open offers by text, with facets and highlights; the same for everybody. What closed a moment ago is not shown. Null with SEARCH_UNAVAILABLE while the search engine is away: `offers` answers even then. BAD_USER_INPUT for an unknown place, skill, language or currency in the filter, and for a text over 200 characters.' })
  searchOffers(@Args(() => SearchOffersArgs) args: SearchOffersArgs, @Ctx() context: Context) {
    return searchOffers(context, args);
  }

  @FieldResolver(() => [OfferType], { description: 'The offers alone, in the order asked.' })
  nodes(@Root() page: SearchPage) {
    return page.edges.map((edge) => edge.node);
  }

  @FieldResolver(() => PageInfo, { description: 'Where this page stands. An answer ends at its 2,000th offer, and `hasNextPage` is false there: ask more precisely to see others.' })
  pageInfo(@Root() { edges, hasNextPage, hasPreviousPage }: SearchPage) {
    return { startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null, hasNextPage, hasPreviousPage };
  }

  @FieldResolver(() => [UnderstoodWords], { description: 'Which words of the text were taken for skills, places, languages, contracts and work modes, in order.' })
  understoodAs(@Root() page: SearchPage) {
    return page.understood;
  }

  @FieldResolver(() => [String], { description: 'The words that were sought as they stand, in order; those that say nothing of what is sought (“the”, “job”, “offre”) are left out.' })
  plainWords(@Root() page: SearchPage) {
    return page.plain;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Offers found, at most 2,000; null where search does not answer any more. One that closed a second ago may still be counted.' })
  async totalCount(@Root() page: SearchPage) {
    return (await page.totals()).total;
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'False where there may be more than `totalCount`; null with it.' })
  async totalCountIsExact(@Root() page: SearchPage) {
    return (await page.totals()).isExact;
  }

  @FieldResolver(() => OfferFacets, { nullable: true, description: 'What the offers found have in common; null where search does not answer any more.' })
  async facets(@Root() page: SearchPage) {
    const { facets } = await page.totals();
    const named = (list: readonly Counted[], name: string) => list.map(({ value, count }) => ({ [name]: value, count }));
    return { scales: named(facets.scale, 'scale'), workModes: named(facets.workMode, 'workMode'), contractTypes: named(facets.contracts, 'contractType'), languages: named(facets.languages, 'language'), places: facets.inside, skills: facets.skills };
  }
}

/** What is understood, where it is of that kind. */
const only = ({ kind, value }: Understood, wanted: Meaning): string | null => (kind === wanted ? value : null);

@Resolver(() => UnderstoodWords)
export class UnderstoodWordsResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill.' })
  skill(@Root() words: Understood, @Ctx() context: Context) {
    return words.kind === Meaning.SKILL ? skillBySlug(context).load(words.value) : null;
  }

  @FieldResolver(() => PlaceType, { nullable: true, description: 'The place.' })
  place(@Root() words: Understood, @Ctx() context: Context) {
    return words.kind === Meaning.PLACE ? placeByCode(context).load(words.value) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The language, as ISO 639 code.' })
  language(@Root() words: Understood) {
    return only(words, Meaning.LANGUAGE);
  }

  @FieldResolver(() => ContractType, { nullable: true, description: 'The contract type.' })
  contractType(@Root() words: Understood) {
    return only(words, Meaning.CONTRACT);
  }

  @FieldResolver(() => WorkMode, { nullable: true, description: 'The work mode.' })
  workMode(@Root() words: Understood) {
    return only(words, Meaning.WORK_MODE);
  }
}

@Resolver(() => PlaceFacet)
export class PlaceFacetResolver {
  @FieldResolver(() => PlaceType, { nullable: true, description: 'The place.' })
  place(@Root() { value }: Counted, @Ctx() context: Context) {
    return placeByCode(context).load(value);
  }
}

@Resolver(() => SkillFacet)
export class SkillFacetResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill.' })
  skill(@Root() { value }: Counted, @Ctx() context: Context) {
    return skillBySlug(context).load(value);
  }
}

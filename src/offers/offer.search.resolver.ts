import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { PageInfo } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { PlaceType } from '../places/place.type.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { type SearchPage, searchOffers } from './offer.search.ts';
import { OfferFacets, OfferSearchConnection, PlaceFacet, SearchOffersArgs, SkillFacet } from './offer.search.type.ts';
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

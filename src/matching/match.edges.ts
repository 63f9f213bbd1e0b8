import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ApplicationType } from '../applications/application.type.ts';
import type { application } from '../applications/application.visibility.ts';
import { GraduateType } from '../graduates/graduate.type.ts';
import type { graduate } from '../graduates/graduate.visibility.ts';
import { connection, type Connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { type FoundByText, offersByText } from '../offers/offer.search.ts';
import { UnderstoodWords } from '../offers/offer.search.type.ts';
import { readSearch } from '../offers/offer.search.understood.ts';
import { OfferType } from '../offers/offer.type.ts';
import type { offer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { matchesOfGraduate } from './graduate-matches.ts';
import { keptMatch } from './kept-match.ts';
import { CandidateMatchesArgs, MatchesArgs } from './match.filter.ts';
import type { MatchRow, RankedPage } from './match.row.ts';
import { MatchConnection, MatchType } from './match.type.ts';
import { matchOfPair } from './one-match.ts';
import { candidatesOfOffer } from './offer-candidates.ts';
import { pairNamed } from './pair.input.ts';

type ReadText = Pick<FoundByText, 'understood' | 'plain' | 'relaxed'>;
type RankedConnection = Connection<MatchRow> & Pick<RankedPage, 'matcherVersion' | 'degraded' | 'totalIsExact'> & { readonly text: ReadText | null };

const rankedConnection = (page: RankedPage | null, text: ReadText | null = null): RankedConnection | null =>
  page && Object.assign(connection(page), { matcherVersion: page.matcherVersion, degraded: page.degraded, totalIsExact: page.totalIsExact, text });

@Resolver(() => MatchConnection)
export class MatchConnectionResolver {
  @FieldResolver(() => String, { description: 'Version of the matcher that ranked the list: same version, same inputs, same order.' })
  matcherVersion(@Root() page: RankedConnection): string {
    return page.matcherVersion;
  }

  @FieldResolver(() => Boolean, { description: 'True where the list was ranked from the database, since the search engine does not answer: the same scores in the same order, slower.' })
  degraded(@Root() page: RankedConnection): boolean {
    return page.degraded;
  }

  @FieldResolver(() => Boolean, { description: 'False where more are eligible than are ranked: beyond 2,000, the list ends at its 500th, and `totalCount` counts those that the search engine takes for eligible, 10,000 at most, or with a `fit` asked, those that are known to have it.' })
  totalCountIsExact(@Root() page: RankedConnection): boolean {
    return page.totalIsExact;
  }

  @FieldResolver(() => [UnderstoodWords], { description: 'Which words of the text were taken for skills, places, languages, contracts and work modes; empty where none was given.' })
  understoodAs(@Root() { text }: RankedConnection) {
    return text?.understood ?? [];
  }

  @FieldResolver(() => [String], { description: 'The words of the text that were taken for nothing of the kind; empty where none was given.' })
  plainWords(@Root() { text }: RankedConnection) {
    return text?.plain ?? [];
  }

  @FieldResolver(() => Boolean, { description: 'True where nothing has all of the text, and what has some of it is ranked.' })
  relaxed(@Root() { text }: RankedConnection): boolean {
    return text?.relaxed ?? false;
  }
}

@Resolver(() => GraduateType)
export class GraduateMatchesResolver {
  @FieldResolver(() => MatchConnection, {
    nullable: true,
    description: 'The open offers the person is eligible for, has no live application to and did not hide, best first; null unless it is you. Up to 2,000 eligible ones are ranked whole; of more, the best 500 are listed (`totalCountIsExact`). Cursors hold for a week and one version of the matcher; offers that are published or closed meanwhile shift nothing else.',
  })
  async matches(@Root() row: Row<typeof graduate>, @Args(() => MatchesArgs) args: MatchesArgs, @Ctx() context: Context) {
    if (row.accountId !== context.viewer.accountId) return null;
    const found = args.text ? await offersByText(context, args.text) : null;
    return rankedConnection(await matchesOfGraduate(context, row.id, args, found?.ids ? { ids: found.ids } : {}), found);
  }
}

@Resolver(() => OfferType)
export class OfferCandidatesResolver {
  @FieldResolver(() => MatchConnection, {
    nullable: true,
    description: 'The people who are eligible, chose to be found at the offer’s scale and never applied to it, best first, without those whom its members passed over, unless they are asked for (`standing`); null unless you are a member of its employer. Those who applied are among its applications. Paged and counted like `Graduate.matches`.',
  })
  async candidates(@Root() row: Row<typeof offer>, @Args(() => CandidateMatchesArgs) args: CandidateMatchesArgs, @Ctx() context: Context) {
    const page = await candidatesOfOffer(context, row.id, args);
    if (!page || !args.text) return rankedConnection(page);
    const { understood, plain } = readSearch(await skillMap(context), await placeMap(context), args.text);
    return rankedConnection(page, { understood, plain: plain.map((word) => word.text), relaxed: false });
  }
}

@Resolver(() => ApplicationType)
export class ApplicationMatchResolver {
  @FieldResolver(() => MatchType, { nullable: true, description: 'The match as it stood when the application was sent, kept whole: later changes of offer or profile do not touch it. Null unless you are the person or a member of the employer.' })
  match(@Root() row: Row<typeof application>, @Ctx() context: Context) {
    return keptMatch(context, row);
  }
}

@Resolver()
export class MatchQueryResolver {
  @Query(() => MatchType, {
    nullable: true,
    description: 'How an offer and a person match today, blocked or not: for the person itself and its centre with any offer they may see, for an employer’s members with their own offer and a candidate, or a person they may see by name. Null for any other pair. Faults: BAD_USER_INPUT unless exactly one of `graduateId` and `candidateId` is given.',
  })
  match(
    @Arg('offerId', () => ID, { description: 'The offer.' }) offerId: string,
    @Arg('graduateId', () => ID, { nullable: true, description: 'The person, by name.' }) graduateId: string | null,
    @Arg('candidateId', () => ID, { nullable: true, description: 'Or the person, by the pseudonym it has with the offer’s employer.' }) candidateId: string | null,
    @Ctx() context: Context,
  ) {
    return matchOfPair(context, pairNamed(context, offerId, graduateId, candidateId));
  }
}

import { Args, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import type { MatchRow } from './match.row.ts';
import { MatchType } from './match.type.ts';
import { PreviewArgs } from './preview.input.ts';
import { previewOf } from './preview.ts';

@ObjectType('MatchPreview', { description: 'What the service would show somebody first. Nothing of the question is kept.' })
export class MatchPreviewType {
  @Field(() => [MatchType], { description: 'The best matches among the open offers, best first; `candidate` is null, since there is no person.' })
  nodes!: readonly MatchRow[];

  @Field(() => Int, { description: 'How many open offers are within reach: exact up to 2,000, about right up to 10,000, which stands for more.' })
  totalCount!: number;

  @Field(() => String, { description: 'Version of the matcher that ranked them.' })
  matcherVersion!: string;

  @Field(() => Boolean, { description: 'True where they were ranked from the database, since the search engine does not answer.' })
  degraded!: boolean;
}

@Resolver(() => MatchPreviewType)
export class MatchPreviewResolver {
  @Query(() => MatchPreviewType, {
    description: 'For a visitor without an account: the open offers that fit these skills, languages, places and contracts best, ranked and explained as a graduate’s own matches are. Nothing is kept. Faults: BAD_USER_INPUT that names the field and the nearest known value.',
  })
  async previewMatches(@Args(() => PreviewArgs) args: PreviewArgs, @Ctx() context: Context): Promise<MatchPreviewType> {
    const { edges, total, matcherVersion, degraded } = await previewOf(context, args);
    return { nodes: edges.map(({ node }) => node), totalCount: await total(), matcherVersion, degraded };
  }
}

import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { type Page, type PageArgs } from './paging.ts';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge, to be passed as `after`; null on an empty page.' })
  endCursor!: string | null;

  @Field(() => Boolean, { description: 'Whether rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page was asked for with a cursor, so that rows may come before it.' })
  hasPreviousPage!: boolean;
}

/** `first` and `after` of every list. */
@ArgsType()
export class PageInput implements PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many rows, 1-100; 20 if left out.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

/** A page as the graph shows it. */
export interface Connection<R> {
  readonly edges: readonly { readonly cursor: string; readonly node: R }[];
  readonly nodes: readonly R[];
  readonly pageInfo: PageInfo;
  /** Counted only where the field is asked for: reading it is what counts. */
  readonly totalCount: Promise<number>;
}

export function connection<R>(page: Page<R>): Connection<R> {
  return {
    edges: page.edges,
    nodes: page.edges.map((edge) => edge.node),
    pageInfo: {
      startCursor: page.edges[0]?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? null,
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
    },
    get totalCount() {
      return page.total();
    },
  };
}

/** The Relay classes of a list of some type: `JobOfferConnection` and `JobOfferEdge`. */
export function connectionOf(name: string, node: () => ClassType, what: string): ClassType {
  @ObjectType(`${name}Edge`, { description: `One row of a list of ${what}, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Opaque; pass it as `after` to go on from here.' })
    cursor!: string;

    @Field(node, { description: 'The row itself.' })
    node!: unknown;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${what}.` })
  class ConnectionType {
    @Field(() => [Edge], { description: 'The rows with their cursors, in the order of the list.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'The rows alone, in the order of the list.' })
    nodes!: unknown[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Rows in the whole list that you may see, under the same filter. Costs a count of its own: ask only where you show it.' })
    totalCount!: number;
  }
  return ConnectionType;
}

import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let employer: MadeEmployer;
let graduate: Person;

const OFFERS = gql`
  query Offers($first: Int!, $after: String) {
    offers(first: $first, after: $after) { totalCount edges { cursor node { id title mark employer { id name } } } pageInfo { hasNextPage endCursor } }
  }
`;
const OFFER_AGAIN = gql`
  query OfferAgain($id: ID!) {
    node(id: $id) { id ... on JobOffer { title state } }
  }
`;
const SAVE = gql`
  mutation Save($input: MarkOfferInput!) {
    saveOffer(input: $input) { offer { id mark } userErrors { code field message } }
  }
`;

interface Page {
  readonly offers: {
    readonly totalCount: number;
    readonly edges: { readonly cursor: string; readonly node: { readonly id: string; readonly title: string; readonly mark: string | null } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

/** A client of that person as its own documentation sets it up; `asked` tells the operations that went over the socket. */
async function clientOf(person: Person | null): Promise<{ client: ApolloClient; asked: string[] }> {
  const asked: string[] = [];
  const counted = new ApolloLink((operation, forward) => {
    asked.push(operation.operationName ?? '');
    return forward(operation);
  });
  const http = new HttpLink({ uri: `${await world.listen()}/graphql`, headers: person ? { authorization: `Bearer ${person.token}` } : {} });
  const cache = new InMemoryCache({ typePolicies: { Query: { fields: { offers: relayStylePagination() } } } });
  return { client: new ApolloClient({ link: ApolloLink.from([counted, http]), cache }), asked };
}

const titlesOf = (page: Page | null | undefined): string[] => page!.offers.edges.map(({ node }) => node.title).toSorted();

describe('Apollo Client with relayStylePagination', () => {
  const titles = ['Offre 1', 'Offre 2', 'Offre 3', 'Offre 4', 'Offre 5'];

  beforeAll(async () => {
    employer = await makeEmployer(world, { name: 'Moulouya Logiciels' });
    graduate = await makeGraduate(world);
    for (const title of titles) await makeOffer(world, { employer, title });
  });

  it('pages through two pages into one list, each offer once', async () => {
    const { client, asked } = await clientOf(null);
    const list = client.watchQuery<Page>({ query: OFFERS, variables: { first: 3 } });
    const first = (await firstValueFrom(list.pipe(filter(({ loading }) => !loading)))).data as Page;
    expect([first.offers.edges.length, first.offers.pageInfo.hasNextPage, first.offers.totalCount]).toEqual([3, true, 5]);
    await list.fetchMore({ variables: { after: first.offers.pageInfo.endCursor } });
    const both = client.readQuery<Page>({ query: OFFERS, variables: { first: 3 } })!;
    expect(titlesOf(both)).toEqual(titles);
    expect([both.offers.pageInfo.hasNextPage, asked]).toEqual([false, ['Offers', 'Offers']]);
  });

  it('reads one offer again by its node, and the list shows it as it is now', async () => {
    const { client } = await clientOf(null);
    const { data } = await client.query<Page>({ query: OFFERS, variables: { first: 5 } });
    const { node } = data!.offers.edges.find((edge) => edge.node.title === 'Offre 3')!;
    await world.get('mutation ($input: UpdateOfferInput!) { updateOffer(input: $input) { userErrors { code field message } } }', { input: { offerId: node.id, version: 2, texts: [{ language: 'FR', title: 'Offre 3, renommée', body: 'Vous écrirez des applications web.' }] } }, employer.owner);
    await client.query({ query: OFFER_AGAIN, variables: { id: node.id }, fetchPolicy: 'network-only' });
    expect(titlesOf(client.readQuery<Page>({ query: OFFERS, variables: { first: 5 } }))).toContain('Offre 3, renommée');
  });

  it('shows a saved offer as saved without asking again, and refuses nothing of what it adds to a document', async () => {
    const { client, asked } = await clientOf(graduate);
    const { data } = await client.query<Page>({ query: OFFERS, variables: { first: 5 } });
    const { node } = data!.offers.edges[1]!;
    expect(node.mark).toBe(null);
    await client.mutate({ mutation: SAVE, variables: { input: { offerId: node.id } } });
    const now = client.readQuery<Page>({ query: OFFERS, variables: { first: 5 } })!;
    expect(now.offers.edges.find((edge) => edge.node.id === node.id)!.node.mark).toBe('SAVED');
    expect(asked).toEqual(['Offers', 'Save']);
    expect((client.cache.extract() as Record<string, object>)[`JobOffer:${node.id}`]).toMatchObject({ __typename: 'JobOffer', mark: 'SAVED' });
  });

  it('tells a fault of an operation by its code', async () => {
    const { client } = await clientOf(null);
    await expect(client.query({ query: OFFERS, variables: { first: 101 } })).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

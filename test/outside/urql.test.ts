import { cacheExchange, createClient, fetchExchange, gql } from '@urql/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let graduate: Person;

const OFFERS = gql`
  query Offers($first: Int!, $after: String) {
    offers(first: $first, after: $after) { nodes { id mark } pageInfo { hasNextPage endCursor } }
  }
`;
const SAVE = gql`
  mutation Save($input: MarkOfferInput!) {
    saveOffer(input: $input) { offer { id mark } userErrors { code field message } }
  }
`;
const clientOf = async (person: Person | null) => createClient({ url: `${await world.listen()}/graphql`, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange], fetchOptions: { headers: person ? { authorization: `Bearer ${person.token}` } : {} } });

describe('urql', () => {
  beforeAll(async () => {
    const employer = await makeEmployer(world);
    graduate = await makeGraduate(world);
    for (const title of ['Offre 1', 'Offre 2', 'Offre 3']) await makeOffer(world, { employer, title });
  });

  it('pages through two pages', async () => {
    const client = await clientOf(null);
    const first = (await client.query(OFFERS, { first: 2 })).data.offers;
    const second = (await client.query(OFFERS, { first: 2, after: first.pageInfo.endCursor })).data.offers;
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).size).toBe(3);
  });

  it('asks again what a mutation changed, by the type names in its answer', async () => {
    const client = await clientOf(graduate);
    const { nodes } = (await client.query(OFFERS, { first: 3 })).data.offers;
    expect((await client.mutation(SAVE, { input: { offerId: nodes[0].id } })).data.saveOffer.userErrors).toEqual([]);
    const again = await client.query(OFFERS, { first: 3 });
    expect([again.data.offers.nodes[0].mark, again.error]).toEqual(['SAVED', undefined]);
  });

  it('tells a fault of an operation by its code', async () => {
    const { error } = await (await clientOf(null)).query(OFFERS, { first: 101 });
    expect(error?.graphQLErrors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});

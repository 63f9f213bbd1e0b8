import { beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { offerIndex } from '../../src/offers/offer.index.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { examineIndex, isHealthy } from '../../src/search/search.doctor.ts';
import { administratorOf, type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { makeGraduate, type MadeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';

const world = openWorld();
let employer: MadeEmployer;
let offer: string;
let amina: MadeGraduate;

beforeAll(async () => {
  employer = await makeEmployer(world);
  offer = (await makeOffer(world, { employer, title: 'Tisserande de tapis numériques' })).id;
  amina = await makeGraduate(world, { skills: [{ skill: 'react', level: 'ADVANCED' }], findable: ['LOCAL', 'REGIONAL', 'INTERNATIONAL'], residenceCode: 'MA-OUJ' });
  await makeOffer(world);
  await index(world);
});

const decide = (mutation: 'suspendEmployer' | 'restoreEmployer') => async () => world.get(`mutation ($input: DecideEmployerInput!) { ${mutation}(input: $input) { userErrors { code } } }`, { input: { employerId: employer.id, reason: 'x' } }, await administratorOf(world));

/** Where an offer may be met, and who its employer finds. */
async function met(): Promise<Record<string, boolean>> {
  const ids = (nodes: { id: string }[]): string[] => nodes.map((one) => one.id);
  const { offers, searchOffers } = await world.get('{ offers(first: 100) { nodes { id } } searchOffers(text: "tisserande") { nodes { id } } }');
  const { viewer } = await world.get('{ viewer { graduate { matches(first: 100) { nodes { offer { id } } } } } }', {}, amina);
  const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 10) { nodes { score } } } } }', { id: offer }, employer.owner);
  const { match } = await world.get('query ($offerId: ID!, $graduateId: ID!) { match(offerId: $offerId, graduateId: $graduateId) { score } }', { offerId: offer, graduateId: amina.id }, amina);
  return {
    list: ids(offers.nodes).includes(offer), search: ids(searchOffers.nodes).includes(offer), matches: viewer.graduate.matches.nodes.some((one: { offer: { id: string } }) => one.offer.id === offer), match: match !== null,
    candidates: (node?.candidates?.nodes ?? []).length > 0,
  };
}

describe('an employer that is suspended', () => {
  it('takes its offers out of lists, search and matches at once, before the index follows; and finds nobody', async () => {
    expect(await met()).toEqual({ list: true, search: true, matches: true, match: true, candidates: true });
    await decide('suspendEmployer')();
    expect(await met()).toEqual({ list: false, search: false, matches: false, match: false, candidates: false });
  });

  it('leaves the index with the next sending, and is back in everything once it is restored', async () => {
    await index(world);
    for (const one of [offerIndex, offerRankingIndex]) {
      const found = await examineIndex(world.context(), one);
      expect([one.name, isHealthy(found), found.inIndex]).toEqual([one.name, true, 1]);
    }
    await decide('restoreEmployer')();
    await index(world);
    expect(await met()).toEqual({ list: true, search: true, matches: true, match: true, candidates: true });
  });
});

describe('a person whose account is suspended', () => {
  it('is found by no employer, at once and in the index, until it is restored', async () => {
    const change = async (mutation: string) => world.get(`mutation ($input: DecideAccountInput!) { ${mutation}(input: $input) { userErrors { code } } }`, { input: { accountId: toGlobalId('Account', amina.accountId), reason: 'x' } }, await administratorOf(world));
    const found = async (): Promise<number> => (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 10) { nodes { score } } } } }', { id: offer }, employer.owner)).node.candidates.nodes.length;
    expect(await found()).toBe(1);
    await change('suspendAccount');
    expect(await found()).toBe(0);
    await index(world);
    expect((await examineIndex(world.context(), graduateRankingIndex)).inIndex).toBe(0);
    await change('restoreAccount');
    await index(world);
    expect(await found()).toBe(1);
  });
});

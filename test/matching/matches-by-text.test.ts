import { beforeAll, describe, expect, it } from 'vitest';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index, type MadeGraduate, makeGraduate } from './matching-world.ts';

const world = openWorld();
let graduate: MadeGraduate;

const FIND = 'query ($text: String, $first: Int, $after: String) { viewer { graduate { matches(text: $text, first: $first, after: $after) { totalCount relaxed plainWords understoodAs { kind text } nodes { score offer { title } } pageInfo { endCursor hasNextPage } } } } }';
const matches = async (text: string, over: object = {}) => (await world.get(FIND, { text, ...over }, graduate)).viewer.graduate.matches;
const titles = async (text: string) => (await matches(text)).nodes.map(({ offer }: any) => offer.title);

beforeAll(async () => {
  const employer = await makeEmployer(world);
  await makeOffer(world, { employer, title: 'Équipe paiement', mustHaves: [must('react'), must('git')] });
  await makeOffer(world, { employer, title: 'Équipe carte', mustHaves: [must('react')] });
  await makeOffer(world, { employer, title: 'Équipe données', mustHaves: [must('postgresql')] });
  await makeOffer(world, { employer, title: 'Équipe ailleurs', mustHaves: [must('react')], placeCodes: ['MA-CAS'] });
  graduate = await makeGraduate(world, { reach: ['MA-OUJ'], skills: [{ skill: 'react', level: 'ADVANCED' }] });
  await index(world);
}, 120_000);

describe('my matches, with these words', () => {
  it('are the eligible offers that have them, ranked by match', async () => {
    expect(await titles('front')).toEqual(await titles('react'));
    expect((await titles('react')).toSorted()).toEqual(['Équipe carte', 'Équipe paiement']);
    const { nodes } = await matches('react');
    expect(nodes[0].score).toBeGreaterThanOrEqual(nodes[1].score);
    expect(nodes[0].offer.title).toBe('Équipe carte');
  });

  it('say how the words were read', async () => {
    expect(await matches('équipe react')).toMatchObject({ totalCount: 2, relaxed: false, plainWords: ['équipe'], understoodAs: [{ kind: 'SKILL', text: 'react' }] });
  });

  it('page through as the list without words does', async () => {
    const first = await matches('équipe', { first: 2 });
    const second = await matches('équipe', { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ offer }: any) => offer.title).toSorted()).toEqual(['Équipe carte', 'Équipe données', 'Équipe paiement']);
  });

  it('are all of them where the words seek nothing', async () => {
    expect(await matches('emploi')).toMatchObject({ totalCount: 3, relaxed: false, plainWords: [], understoodAs: [] });
  });

  it('are the closest where none has all the words, and say so', async () => {
    expect(await matches('react zzyzx')).toMatchObject({ totalCount: 2, relaxed: true, plainWords: ['zzyzx'] });
  });

  it('are empty where nothing has them', async () => {
    expect(await matches('xylophone')).toMatchObject({ totalCount: 0, nodes: [], relaxed: false });
  });

  it('are refused for a text that is too long', async () => {
    const { errors } = await world.ask(FIND, { text: 'a'.repeat(201) }, graduate);
    expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

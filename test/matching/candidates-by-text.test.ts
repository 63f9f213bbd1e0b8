import { beforeAll, describe, expect, it } from 'vitest';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer, must, type MadeOffer } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index, makeGraduate } from './matching-world.ts';

const world = openWorld();
let offer: MadeOffer;

const FIND = 'query ($id: ID!, $text: String) { node(id: $id) { ... on JobOffer { candidates(text: $text) { totalCount plainWords understoodAs { kind text } nodes { candidate { skills { skill { slug } } } } } } } }';
const candidates = async (text: string) => (await world.get(FIND, { id: offer.id, text }, offer.employer.owner)).node.candidates;
const skillsOf = async (text: string): Promise<string[]> => (await candidates(text)).nodes.map(({ candidate }: any) => candidate.skills[0].skill.slug).toSorted();

beforeAll(async () => {
  const employer = await makeEmployer(world);
  offer = await makeOffer(world, { employer, mustHaves: [must('git')], contractTypes: ['PERMANENT', 'FIXED_TERM'] });
  await makeGraduate(world, { name: 'Zineb Alami', skills: [{ skill: 'react', level: 'ADVANCED' }], languages: [{ language: 'fr', level: 'C1' }, { language: 'en', level: 'B1' }] });
  await makeGraduate(world, { name: 'Driss Tazi', skills: [{ skill: 'postgresql', level: 'ADVANCED' }], contractTypes: ['FIXED_TERM'] });
  await makeGraduate(world, { name: 'Hind Rami', skills: [{ skill: 'python', level: 'ADVANCED' }], wantsRemote: true });
  await index(world);
}, 120_000);

describe('an employer seeks candidates by words', () => {
  it.each([
    ['react', ['react']],
    ['رياكت', ['react']],
    ['JavaScript', ['react']],
    ['base de données relationnelle', ['postgresql']],
    ['anglais', ['react']],
    ['CDD', ['postgresql']],
    ['python télétravail', ['python']],
    ['oujda', ['postgresql', 'python', 'react']],
    ['python react', []],
  ])('"%s" means codes, and finds those who have them or what implies them', async (text, wanted) => {
    expect(await skillsOf(text)).toEqual(wanted);
  });

  it.each(['Zineb', 'Alami', 'zineb alami', 'xylophone'])('never by a name or a word that means nothing: %s', async (text) => {
    expect(await candidates(text)).toMatchObject({ totalCount: 0, nodes: [], understoodAs: [], plainWords: text.split(' ') });
  });

  it('a word that means nothing beside one that does is told, and narrows nothing', async () => {
    expect(await candidates('react Zineb')).toMatchObject({ totalCount: 1, plainWords: ['Zineb'], understoodAs: [{ kind: 'SKILL', text: 'react' }] });
    expect(await candidates('react Driss')).toMatchObject({ totalCount: 1 });
  });

  it('too long a text is refused', async () => {
    const { errors } = await world.ask(FIND, { id: offer.id, text: 'a'.repeat(201) }, offer.employer.owner);
    expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

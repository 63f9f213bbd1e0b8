import { beforeAll, describe, expect, it } from 'vitest';
import { offerIndex } from '../../src/offers/offer.index.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { sendChanges } from '../../src/search/search.sender.ts';
import { searchIndexes } from '../../src/server/wiring.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const FIND = `query ($text: String) { searchOffers(text: $text) {
  totalCount relaxed plainWords nodes { title }
  understoodAs { start length text kind skill { slug } place { code } language contractType workMode }
  facets { skills { count skill { slug } } places { count place { code } } }
  edges { highlights { title { text ranges { start length } } } }
} }`;
const search = async (text: string) => (await world.get(FIND, { text })).searchOffers;
const titles = async (text: string): Promise<string[]> => (await search(text)).nodes.map((node: { title: string }) => node.title).toSorted();

beforeAll(async () => {
  await ensureIndexes(world.context(), searchIndexes);
  const employer = await makeEmployer(world, { name: 'Moulouya Conseil' });
  const make = (title: string, over: Parameters<typeof makeOffer>[1] = {}) => makeOffer(world, { employer, title, ...over });
  await make('Intégratrice d’écrans', { mustHaves: [must('react'), must('css')] });
  await make('Chargé de flux', { mustHaves: [must('data-engineering')], placeCodes: ['MA-CAS'], requiredLanguages: [{ language: 'en', level: 'B2' }] });
  await make('Backend service', { mustHaves: [must('nodejs')], workMode: 'REMOTE', placeCodes: [], texts: [{ language: 'EN', title: 'Backend service', body: 'You write services.' }] });
  await make('Stagiaire développement', { mustHaves: [must('php', 'FOUNDATION')], contractTypes: ['INTERNSHIP'], placeCodes: ['MA-NAD'] });
  await make('مطور تطبيقات', { mustHaves: [must('flutter')], texts: [{ language: 'AR', title: 'مطور تطبيقات', body: 'نبحث عن مطور للعمل في وجدة' }] });
  await make('Ingénieur C# confirmé', { mustHaves: [must('csharp')] });
  await sendChanges(world.context(), offerIndex);
}, 120_000);

describe('words that mean more than their letters', () => {
  it.each([
    ['dev front', ['Intégratrice d’écrans']],
    ['front-end', ['Intégratrice d’écrans']],
    ['reactjs', ['Intégratrice d’écrans']],
    ['رياكت', ['Intégratrice d’écrans']],
    ['ingénieur données', ['Chargé de flux']],
    ['data engineer', ['Chargé de flux']],
    ['node js', ['Backend service']],
    ['télétravail', ['Backend service']],
    ['عن بعد', ['Backend service']],
    ['stage php', ['Stagiaire développement']],
    ['stage nador', ['Stagiaire développement']],
    ['الناظور', ['Stagiaire développement']],
    ['anglais casablanca', ['Chargé de flux']],
    ['c#', ['Ingénieur C# confirmé']],
    ['ingenieur c# oujda', ['Ingénieur C# confirmé']],
    ['المطور تطبيقات', ['مطور تطبيقات']],
    ['moulouya nador', ['Stagiaire développement']],
  ])('"%s" finds %j and nothing else', async (asked, wanted) => {
    const found = await search(asked);
    expect({ titles: found.nodes.map((node: { title: string }) => node.title), relaxed: found.relaxed, totalCount: found.totalCount }).toEqual({ titles: wanted, relaxed: false, totalCount: wanted.length });
  });

  it('are told with their places, and the rest as plain words', async () => {
    const text = 'développeuse React à Oujda, anglais, CDI xyz';
    const { understoodAs, plainWords } = await search(text);
    expect(understoodAs.map(({ kind, skill, place, language, contractType }: any) => [kind, skill?.slug ?? place?.code ?? language ?? contractType])).toEqual([['SKILL', 'react'], ['PLACE', 'MA-OUJ'], ['LANGUAGE', 'en'], ['CONTRACT', 'PERMANENT']]);
    for (const one of understoodAs) expect(text.slice(one.start, one.start + one.length)).toBe(one.text);
    expect(plainWords).toContain('xyz');
  });

  it('that no offer has all of show what has some, and say so', async () => {
    const found = await search('react nador');
    expect(found.relaxed).toBe(true);
    expect(found.totalCount).toBe(found.nodes.length);
    expect((await search('xylophone')).nodes).toEqual([]);
  });

  it('count facets over exactly what is shown', async () => {
    const { facets, totalCount } = await search('stage');
    expect(totalCount).toBe(1);
    expect(facets.skills).toEqual([{ count: 1, skill: { slug: 'php' } }]);
  });

  it('are marked where the offer has them', async () => {
    const { edges } = await search('c#');
    const { text, ranges } = edges[0].highlights.title;
    expect(ranges.map(({ start, length }: any) => text.slice(start, start + length))).toEqual(['C#']);
  });

  it.each(['"react" -php', 'react AND (php)', '🙂', '\u202eoujda', 'react'.repeat(40), '*', 'C++ || 1=1', ';;;', '%'])('no sign is an operator or a fault: %j', async (text) => {
    expect(Array.isArray(await titles(text))).toBe(true);
  });
});

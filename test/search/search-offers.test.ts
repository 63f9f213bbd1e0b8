import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { asSystem } from '../../src/kernel/read.ts';
import { transact } from '../../src/kernel/transact.ts';
import { offerIndex } from '../../src/offers/offer.index.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { sendChanges } from '../../src/search/search.sender.ts';
import { searchIndexes } from '../../src/server/wiring.ts';
import { makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

/** No worker here: what is sent, and when, is up to the tests. */
const world = openWorld();

const index = (): Promise<void> => sendChanges(world.context(), offerIndex);
const FIND = `query ($text: String, $filter: OfferFilter, $order: OfferSearchOrder, $first: Int, $after: String) {
  searchOffers(text: $text, filter: $filter, order: $order, first: $first, after: $after) { totalCount totalCountIsExact nodes { id title } pageInfo { hasNextPage endCursor } }
}`;
const titles = async (text: string, over: object = {}): Promise<string[]> => (await world.get(FIND, { text, ...over })).searchOffers.nodes.map((node: { title: string }) => node.title);

let employer: MadeEmployer;
const text = (language: 'FR' | 'AR' | 'EN', title: string, body: string) => ({ language, title, body });
const offers: Record<string, MadeOffer> = {};

beforeAll(async () => {
  await ensureIndexes(world.context(), searchIndexes);
  employer = await makeEmployer(world, { name: 'Rif Logiciels' });
  const make = async (name: string, over: Parameters<typeof makeOffer>[1]): Promise<void> => {
    offers[name] = await makeOffer(world, { employer, ...over });
  };
  await make('react', { texts: [text('FR', 'Développeuse React', 'Vous écrirez des interfaces pour <b>nos clients</b> & partenaires de la région.'), text('EN', 'React developer', 'You will write interfaces for our customers.')], requiredLanguages: [{ language: 'fr', level: 'B2' }] });
  await make('csharp', { title: 'Développeur C#', mustHaves: [must('csharp')], placeCodes: ['MA-NAD'] });
  await make('cplusplus', { title: 'Ingénieur C++ embarqué', mustHaves: [must('cplusplus')], contractTypes: ['FIXED_TERM'] });
  await make('go', { title: 'Backend Go', mustHaves: [must('go')], workMode: 'REMOTE', placeCodes: [] });
  await make('r', { title: 'Statisticien R', mustHaves: [must('r-language')] });
  await make('google', { title: 'Rédacteur Google Ads', mustHaves: [must('seo')], contractTypes: ['FREELANCE'] });
  await make('node', { title: 'Développeur Node.js', mustHaves: [must('nodejs')], salary: { min: '9000', max: '12000', currency: 'MAD', period: 'MONTH', basis: 'NET' } });
  await make('arabic', { texts: [text('AR', 'المطور المبتدئ', 'نبحث عن مهندس برمجيات في مدينة وجدة للعمل مع فريق صغير على مشاريع حقيقية')], contractTypes: ['INTERNSHIP'] });
  await make('paris', { title: 'Développeur web à Paris', placeCodes: ['FR-IDF'], deadlineOn: '2099-01-01' });
  await index();
}, 120_000);

describe('people find offers by their words', () => {
  it.each([
    ['developpeuse react', 'React developer'],
    ['dévelopeuse', 'React developer'],
    ['REACT', 'React developer'],
    ['c#', 'Développeur C#'],
    ['C++', 'Ingénieur C++ embarqué'],
    ['go', 'Backend Go'],
    ['R', 'Statisticien R'],
    ['node js', 'Développeur Node.js'],
    ['nodejs', 'Développeur Node.js'],
    ['مطور', 'المطور المبتدئ'],
    ['الفريق', 'المطور المبتدئ'],
    ['Nador', 'Développeur C#'],
    ['الناظور', 'Développeur C#'],
    ['paris', 'Développeur web à Paris'],
  ])('"%s" finds first "%s"', async (asked, title) => {
    expect((await titles(asked))[0]).toBe(title);
  });

  it('a short name means that skill and nothing that begins so', async () => {
    expect(await titles('go')).toEqual(['Backend Go']);
    expect(await titles('r')).toEqual(['Statisticien R']);
    expect(await titles('c#')).toEqual(['Développeur C#']);
    expect(await titles('c++')).toEqual(['Ingénieur C++ embarqué']);
  });

  it('an employer’s name finds its offers, an unknown word none', async () => {
    expect(await titles('Rif Logiciels')).toHaveLength(9);
    expect(await titles('xylophone')).toEqual([]);
  });

  it('the newest come first where that is asked', async () => {
    expect((await titles('', { order: 'NEWEST' })).slice(0, 2)).toEqual(['Développeur web à Paris', 'المطور المبتدئ']);
  });

  it.each(['-', '"', '--react', '"react', '()', '', '   ', 'في', '\\', '\u202e'])('a text of signs (%j) is no fault', async (asked) => {
    expect(Array.isArray(await titles(asked))).toBe(true);
  });
});

describe('filters', () => {
  const found = async (filter: object): Promise<string[]> => (await titles('', { filter })).toSorted();

  it('narrow by code, and all that is given must hold', async () => {
    expect(await found({ scales: ['INTERNATIONAL'] })).toEqual(['Développeur web à Paris']);
    expect(await found({ placeCodes: ['MA-NAD'] })).toEqual(['Développeur C#']);
    expect(await found({ placeCodes: ['FR'] })).toEqual(['Développeur web à Paris']);
    expect(await found({ workModes: ['REMOTE'] })).toEqual(['Backend Go']);
    expect(await found({ contractTypes: ['FIXED_TERM', 'FREELANCE'] })).toEqual(['Ingénieur C++ embarqué', 'Rédacteur Google Ads']);
    expect(await found({ contractTypes: ['FREELANCE'], skills: ['go'] })).toEqual([]);
    expect(await found({ skills: ['go', 'r-language'] })).toEqual(['Backend Go', 'Statisticien R']);
    expect(await found({ languages: ['fr'] })).toEqual(['React developer']);
    expect(await found({ employerIds: [employer.id] })).toHaveLength(9);
    expect(await found({ employerIds: ['bm9ib2R5'] })).toEqual([]);
    expect(await found({ salaryFloor: { amount: '12000', currency: 'MAD', period: 'MONTH' } })).toEqual(['Développeur Node.js']);
    expect(await found({ salaryFloor: { amount: '12001', currency: 'MAD', period: 'MONTH' } })).toEqual([]);
    expect(await found({ salaryFloor: { amount: '1', currency: 'MAD', period: 'MONTH', basis: 'GROSS' } })).toEqual([]);
    expect(await found({ openEndedOnly: true })).toHaveLength(8);
    expect(await found({ publishedSince: '2099-01-01T00:00:00Z' })).toEqual([]);
  });

  it('an unknown value is told, not answered with nothing', async () => {
    const { errors, data } = await world.ask(FIND, { filter: { skills: ['reakt'] } });
    expect(data).toEqual({ searchOffers: null });
    expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('an answer', () => {
  const WHOLE = `query ($text: String) { searchOffers(text: $text) {
    edges { highlights { language title { text html ranges { start length } } snippet { text html } } node { title } }
    facets { scales { scale count } workModes { workMode count } contractTypes { contractType count } places { place { code } count } skills { skill { slug } count } languages { language count } } } }`;

  it('shows where it matched, escaped', async () => {
    const { searchOffers } = await world.get(WHOLE, { text: 'clients partenaires' });
    const { highlights } = searchOffers.edges[0];
    expect(highlights.language).toBe('FR');
    expect(highlights.snippet.html).toContain('&lt;b&gt;nos <mark>clients</mark>&lt;/b&gt; &amp; <mark>partenaires</mark>');
    expect(highlights.snippet.text).toContain('<b>nos clients</b> & partenaires');
  });

  it('marks an Arabic word that matched but for its article or its spelling', async () => {
    const { searchOffers } = await world.get(WHOLE, { text: 'مطور بالمدينه المدينه' });
    const { language, title, snippet } = searchOffers.edges[0].highlights;
    expect([language, title.ranges.length]).toEqual(['AR', 1]);
    expect(title.text.slice(title.ranges[0].start)).toMatch(/^(ال)?مطور|^المطور/);
    expect(snippet.html).toContain('<mark>مدينة</mark>');
  });

  it('marks nothing where no text was sought', async () => {
    const { searchOffers } = await world.get(WHOLE, {});
    expect(searchOffers.edges.map((edge: { highlights: unknown }) => edge.highlights)).toEqual(Array(9).fill(null));
  });

  it('counts what the offers have in common', async () => {
    const { facets } = (await world.get(WHOLE, {})).searchOffers;
    expect(facets.scales).toEqual([{ scale: 'LOCAL', count: 7 }, { scale: 'INTERNATIONAL', count: 1 }, { scale: 'REGIONAL', count: 1 }]);
    expect(facets.contractTypes).toContainEqual({ contractType: 'PERMANENT', count: 6 });
    expect(facets.workModes).toEqual([{ workMode: 'ON_SITE', count: 8 }, { workMode: 'REMOTE', count: 1 }]);
    expect(facets.places).toContainEqual({ place: { code: 'MA-OUJ' }, count: 6 });
    expect(facets.places).toContainEqual({ place: { code: 'MA-02' }, count: 7 });
    expect(facets.skills).toContainEqual({ skill: { slug: 'go' }, count: 1 });
    expect(facets.languages).toEqual([{ language: 'fr', count: 1 }]);
  });

  it('is paged without a gap or a repeat, and says where it ends', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const { searchOffers }: any = await world.get(FIND, { first: 4, after });
      expect(searchOffers).toMatchObject({ totalCount: 9, totalCountIsExact: true });
      seen.push(...searchOffers.nodes.map((node: { id: string }) => node.id));
      after = searchOffers.pageInfo.endCursor;
      if (!searchOffers.pageInfo.hasNextPage) break;
    }
    expect([seen.length, new Set(seen).size]).toEqual([9, 9]);
  });

  it.each([{ after: 'bm9wZQ' }, { first: 0 }, { first: 101 }, { text: 'x'.repeat(201) }])('refuses %j', async (over) => {
    const { errors } = await world.ask(FIND, over);
    expect(errors.map((error) => [error.extensions.code, error.extensions.field])).toEqual([['BAD_USER_INPUT', Object.keys(over)[0]]]);
  });

  it('takes as many statements for one offer as for ten', async () => {
    const QUERY = 'query ($first: Int, $text: String) { searchOffers(first: $first, text: $text) { nodes { title places { code } employer { name } } facets { places { place { name } } skills { skill { slug } } } } }';
    const one = await world.ask(QUERY, { first: 1 });
    const more = await world.ask(QUERY, { first: 9 });
    expect([one.data.searchOffers.nodes.length, more.data.searchOffers.nodes.length]).toEqual([1, 9]);
    expect(one.statements).toBeGreaterThan(0);
    // The places of the offers and those of the facets share a loader: one statement if they are asked in the same moment, else two.
    expect(Math.abs(more.statements - one.statements)).toBeLessThanOrEqual(1);
  });

  it('drops an offer that closed before the index heard of it, and fills the page from behind', async () => {
    const { offerId } = await makeOffer(world, { employer, title: 'Fermée à l’instant' });
    await index();
    expect(await titles('fermée')).toContain('Fermée à l’instant');
    await transact(employer.owner.context(), (tx) => closeOffer(tx, { offerId }));
    expect(await titles('fermée')).toEqual([]);
    const page = await titles('', { order: 'NEWEST', first: 3 });
    expect(page).toHaveLength(3);
    expect(page).not.toContain('Fermée à l’instant');
    await index();
  });

  it('holds a day past the deadline back, though nobody said so', async () => {
    world.clock = new Date('2099-01-02T12:00:00Z');
    try {
      expect(await titles('paris')).toEqual([]);
    } finally {
      world.clock = null;
    }
    expect(await titles('paris')).toHaveLength(1);
  });
});

describe('the documents of offers', () => {
  it('hold the conditions that the matcher asks', async () => {
    const [react, go] = await Promise.all(['react', 'go'].map(async (name) => (await offerIndex.documents(asSystem(world.context(), 'test'), [offers[name]!.offerId]))[0]!));
    expect(react).toMatchObject({ need: ['fr:B2'], must: ['react'], contracts: ['PERMANENT'], start: null, deadline: null, employer: employer.employerId });
    expect(react!.at).toEqual(expect.arrayContaining(['MA-OUJ', 'MA-02', 'MA']));
    expect(go!.at).toEqual(['REMOTE']);
  });
});

describe('without the search engine', () => {
  it('search says so at once, and offers answer from the database', async () => {
    const { client } = world.app.search;
    const search = world.app.search as { client: Meilisearch };
    search.client = new Meilisearch({ host: 'http://127.0.0.1:9', apiKey: 'nobody is there', timeout: 2000 });
    try {
      const begun = performance.now();
      const { data, errors } = await world.ask('{ searchOffers(text: "react") { nodes { id } } offers { totalCount } }');
      expect(performance.now() - begun).toBeLessThan(3000);
      expect(data).toEqual({ searchOffers: null, offers: { totalCount: 9 } });
      expect(errors.map((error) => error.extensions.code)).toEqual(['SEARCH_UNAVAILABLE']);
    } finally {
      search.client = client;
    }
  });
});

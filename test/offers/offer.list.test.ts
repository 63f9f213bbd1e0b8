import { beforeAll, describe, expect, it } from 'vitest';
import { administratorOf, makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const LIST = 'query ($filter: OfferFilter, $order: OfferOrder, $first: Int, $after: String) { offers(filter: $filter, order: $order, first: $first, after: $after) { totalCount nodes { title } pageInfo { endCursor hasNextPage } } }';

let atlas: MadeEmployer;
let lyon: MadeEmployer;
/** The instant at which the second half was published. */
const NOON = '2026-11-24T12:00:00.000Z';

async function titles(filter: object | null, order?: string): Promise<string[]> {
  const { offers } = await world.get(LIST, { filter, order, first: 100 });
  expect(offers.totalCount).toBe(offers.nodes.length);
  return offers.nodes.map((node: { title: string }) => node.title);
}

beforeAll(async () => {
  world.clock = new Date('2026-11-24T11:57:00Z');
  atlas = await makeEmployer(world);
  lyon = await makeEmployer(world, { placeCode: 'FR-ARA' });
  const at = (minutes: number) => {
    world.clock = new Date(Date.parse('2026-11-24T11:58:00Z') + minutes * 60_000);
  };
  at(0);
  await makeOffer(world, { employer: atlas, title: 'React in Oujda', salary: { min: '6000', max: '8000', currency: 'MAD', period: 'MONTH', basis: 'NET' }, requiredLanguages: [{ language: 'fr', level: 'B2' }] });
  at(1);
  await makeOffer(world, { employer: atlas, title: 'Data in Nador', placeCodes: ['MA-NAD'], workMode: 'HYBRID', mustHaves: [must('python')], niceToHaves: [{ alternatives: [{ skill: 'sql' }] }], deadlineOn: '2026-12-31', experienceYears: 3, salary: { min: '9000', currency: 'MAD', period: 'MONTH', basis: 'GROSS' } });
  at(2);
  await makeOffer(world, { employer: atlas, title: 'Internship in Casa', placeCodes: ['MA-CAS'], contractTypes: ['INTERNSHIP', 'PRE_HIRE_INTERNSHIP'], deadlineOn: '2026-11-30', preferredLanguages: [{ language: 'en', level: 'B1' }] });
  at(3);
  await makeOffer(world, { employer: lyon, title: 'Remote for Lyon', placeCodes: [], workMode: 'REMOTE', contractTypes: ['FREELANCE'], mustHaves: [{ alternatives: [{ skill: 'react' }, { skill: 'vue' }] }], salary: { max: '45000', currency: 'EUR', period: 'YEAR', basis: 'GROSS' }, requiredLanguages: [{ language: 'fr', level: 'C1' }, { language: 'en', level: 'B2' }] });
  at(4);
  await makeOffer(world, { employer: lyon, title: 'Backend in Lyon', placeCodes: ['FR-ARA'], workPermit: 'SPONSORED', mustHaves: [must('python')], deadlineOn: '2026-12-31' });
  at(5);
  await makeOffer(world, { employer: atlas, title: 'Anywhere in Morocco', placeCodes: ['MA'], contractTypes: ['PERMANENT', 'FIXED_TERM'], deadlineOn: '2026-11-24' });
  await makeOffer(world, { employer: atlas, title: 'A draft', draft: true });
});

const ALL = ['Anywhere in Morocco', 'Backend in Lyon', 'Remote for Lyon', 'Internship in Casa', 'Data in Nador', 'React in Oujda'];

const FILTERS = (): [what: string, filter: Record<string, unknown>, found: string[]][] => [
  ['local ones', { scales: ['LOCAL'] }, ['Data in Nador', 'React in Oujda']],
  ['those abroad', { scales: ['INTERNATIONAL'] }, ['Backend in Lyon', 'Remote for Lyon']],
  ['the home region and what lies in it', { placeCodes: ['MA-02'] }, ['Data in Nador', 'React in Oujda']],
  ['a province, not the country around it', { placeCodes: ['MA-OUJ'] }, ['React in Oujda']],
  ['a country, itself included', { placeCodes: ['MA'] }, ['Anywhere in Morocco', 'Internship in Casa', 'Data in Nador', 'React in Oujda']],
  ['either of two places', { placeCodes: ['MA-CAS', 'FR'] }, ['Backend in Lyon', 'Internship in Casa']],
  ['a work mode', { workModes: ['HYBRID', 'REMOTE'] }, ['Remote for Lyon', 'Data in Nador']],
  ['a contract among several', { contractTypes: ['FIXED_TERM', 'PRE_HIRE_INTERNSHIP'] }, ['Anywhere in Morocco', 'Internship in Casa']],
  ['a must-have, as an alternative too', { skills: ['vue'] }, ['Remote for Lyon']],
  ['a nice-to-have', { skills: ['sql'] }, ['Data in Nador']],
  ['any of two skills', { skills: ['sql', 'python'] }, ['Backend in Lyon', 'Data in Nador']],
  ['a language, required or preferred', { languages: ['en'] }, ['Remote for Lyon', 'Internship in Casa']],
  ['an employer', { employerIds: [lyon.id] }, ['Backend in Lyon', 'Remote for Lyon']],
  ['a malformed employer', { employerIds: ['x'] }, []],
  ['a salary, at its most or else its least', { salaryFloor: { amount: '8000', currency: 'MAD', period: 'MONTH' } }, ['Data in Nador', 'React in Oujda']],
  ['a salary above the most of one', { salaryFloor: { amount: '8000.01', currency: 'MAD', period: 'MONTH' } }, ['Data in Nador']],
  ['a net salary', { salaryFloor: { amount: '1', currency: 'MAD', period: 'MONTH', basis: 'NET' } }, ['React in Oujda']],
  ['a salary for another period', { salaryFloor: { amount: '1', currency: 'MAD', period: 'YEAR' } }, []],
  ['little experience', { experienceYearsAtMost: 2 }, ALL.filter((title) => title !== 'Data in Nador')],
  ['no experience at all', { experienceYearsAtMost: 0 }, ALL.filter((title) => title !== 'Data in Nador')],
  ['a sponsored permit', { workPermits: ['SPONSORED'] }, ['Backend in Lyon']],
  ['published since', { publishedSince: NOON }, ['Anywhere in Morocco', 'Backend in Lyon', 'Remote for Lyon', 'Internship in Casa']],
  ['open-ended ones', { openEndedOnly: true }, ['Remote for Lyon', 'React in Oujda']],
  ['openEndedOnly that is false', { openEndedOnly: false }, ALL],
  ['an empty list', { scales: [], placeCodes: [], skills: [], contractTypes: [] }, ALL],
];

describe('offers', () => {
  it('are the open ones, last published first', async () => {
    expect(await titles(null)).toEqual(ALL);
  });

  it('are narrowed by each filter', async () => {
    for (const [what, filter, found] of FILTERS()) expect([what, await titles(filter)]).toEqual([what, found]);
  });

  it('under two filters are those under both', async () => {
    const filters = FILTERS();
    for (const [index, [one, filter, found]] of filters.entries()) {
      for (const [other, also, alsoFound] of filters.slice(index + 1)) {
        if (Object.keys(also).some((key) => key in filter)) continue;
        expect([one, other, await titles({ ...filter, ...also })]).toEqual([one, other, found.filter((title) => alsoFound.includes(title))]);
      }
    }
  });

  it('come by deadline with the open-ended last', async () => {
    const byDeadline = await titles(null, 'DEADLINE');
    expect(byDeadline).toEqual(['Anywhere in Morocco', 'Internship in Casa', 'Data in Nador', 'Backend in Lyon', 'React in Oujda', 'Remote for Lyon']);
  });

  it.each(['NEWEST', 'DEADLINE'])('come page by page without loss or repetition, by %s', async (order) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const { offers }: any = await world.get(LIST, { order, first: 1, after });
      seen.push(...offers.nodes.map((node: { title: string }) => node.title));
      after = offers.pageInfo.endCursor;
      if (!offers.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(await titles(null, order));
  });

  it('refuse the cursor of another order', async () => {
    const { offers } = await world.get(LIST, { order: 'NEWEST', first: 1 });
    const { errors } = await world.ask(LIST, { order: 'DEADLINE', after: offers.pageInfo.endCursor });
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });

  it.each([
    ['a place', { placeCodes: ['MA-OUJ', 'Oujda'] }, 'filter.placeCodes.1', 'MA-OUJ'],
    ['a skill', { skills: ['reactjs'] }, 'filter.skills.0', 'react'],
    ['a language', { languages: ['french'] }, 'filter.languages.0', 'ISO 639'],
    ['a currency', { salaryFloor: { amount: '1', currency: 'DHS', period: 'MONTH' } }, 'filter.salaryFloor.currency', 'MAD'],
  ])('answer %s that does not exist with what does, never with an empty list', async (_, filter, field, near) => {
    const { errors, data } = await world.ask(LIST, { filter });
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining(near), extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', field }) })]);
    expect(data).toBeNull();
  });

  it('refuse a list of more than 50 values', async () => {
    const { errors } = await world.ask(LIST, { filter: { placeCodes: Array.from({ length: 51 }, () => 'MA') } });
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.placeCodes' });
  });

  it('are the same for an administrator and for members: drafts are never listed', async () => {
    for (const person of [atlas.owner, await administratorOf(world)]) expect((await world.get(LIST, { first: 100 }, person)).offers.totalCount).toBe(6);
  });
});

describe('reading offers', () => {
  const WHOLE = `fragment Whole on JobOffer { title titles { text } body bodies { text } employer { name place { name } } places(first: 2) { name parent { name } } scale salary { max currency } requiredLanguages(first: 3) { language level } preferredLanguages(first: 3) { language }
    mustHaves(first: 3) { skill { name } minimumLevel weight alternatives(first: 3) { skill { name } minimumLevel } } niceToHaves(first: 3) { skill { name } weight } events { nodes { toState } } }`;

  it.each([
    ['offers', `query ($first: Int) { offers(first: $first) { totalCount nodes { ...Whole } } } ${WHOLE}`, (data: any) => data.offers.nodes, 5],
    ['an employer’s offers', `query ($first: Int) { employers(first: 1, filter: { placeCodes: ["MA-OUJ"] }) { nodes { offers(first: $first, filter: { states: [PUBLISHED] }) { nodes { ...Whole } } } } } ${WHOLE}`, (data: any) => data.employers.nodes[0].offers.nodes, 5],
    ['how much happened to each offer', 'query ($first: Int) { offers(first: $first) { nodes { events(first: 1) { totalCount nodes { toState } } } } }', (data: any) => data.offers.nodes.filter((node: any) => node.events.totalCount > 0), 3],
  ])('takes the same statements for one as for ten: %s', async (_, query, rowsOf, statements) => {
    for (let made = 0; made < 10; made += 1) await makeOffer(world, { employer: atlas, title: 'One more', preferredLanguages: [{ language: 'en', level: 'B1' }], niceToHaves: [{ alternatives: [{ skill: 'sql' }] }] });
    const asked = async (first: number) => {
      const answer = await world.ask(query, { first }, atlas.owner);
      expect(answer.errors).toEqual([]);
      return { rows: rowsOf(answer.data).length, statements: answer.statements };
    };
    const one = await asked(1);
    expect(one.rows).toBe(1);
    expect(await asked(10)).toEqual({ rows: 10, statements: one.statements });
    expect(one.statements).toBe(statements);
  });

  it('an offer by its slug takes one statement, and one more for all its parts', async () => {
    const { offers } = await world.get('{ offers(first: 1) { nodes { slug } } }');
    const { data, statements } = await world.ask('query ($slug: String!) { offer(slug: $slug) { title places { code } } }', { slug: offers.nodes[0].slug });
    expect(data.offer).toEqual({ title: 'One more', places: [{ code: 'MA-OUJ' }] });
    expect(statements).toBe(2);
    expect(await world.get('{ offer(slug: "none") { id } }')).toEqual({ offer: null });
  });

  it('says places, titles and skills in the order the employer gave', async () => {
    const { id } = await makeOffer(world, {
      employer: atlas, placeCodes: ['MA-OUJ', 'MA-BER'], texts: [{ language: 'FR', title: 'Un', body: 'Un' }, { language: 'AR', title: 'واحد', body: 'واحد' }],
      mustHaves: [{ alternatives: [{ skill: 'sql' }, { skill: 'php' }] }, { alternatives: [{ skill: 'git' }] }],
    });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { places { code } titles { language } mustHaves { alternatives { skill { slug } } } } } }', { id }, atlas.owner);
    expect(node).toEqual({
      places: [{ code: 'MA-OUJ' }, { code: 'MA-BER' }], titles: [{ language: 'FR' }, { language: 'AR' }],
      mustHaves: [{ alternatives: [{ skill: { slug: 'sql' } }, { skill: { slug: 'php' } }] }, { alternatives: [{ skill: { slug: 'git' } }] }],
    });
  });
});

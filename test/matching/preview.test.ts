import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index, makeGraduate } from './matching-world.ts';

const world = openWorld();

const FIELDS = 'totalCount matcherVersion degraded nodes { score fit eligible summary(language: EN) candidate { id } offer { id } }';
const query = (args: string): string => `query { previewMatches(${args}) { ${FIELDS} } }`;
const ASKED = 'skills: [{ skill: "react", level: ADVANCED }], languages: [{ language: "fr", level: C1 }], mobility: ["MA-OUJ"], contracts: [PERMANENT]';

beforeAll(async () => {
  const employer = await makeEmployer(world);
  await makeOffer(world, { employer, mustHaves: [must('react')] });
  await makeOffer(world, { employer, mustHaves: [must('docker')] });
  await makeOffer(world, { employer, mustHaves: [must('react')], placeCodes: ['MA-CAS'] });
  await index(world);
});

describe('a visitor without an account', () => {
  it('sees the open offers within reach, best first, explained, and no person', async () => {
    const { data, errors } = await world.ask(query(ASKED));
    expect(errors).toEqual([]);
    expect(data.previewMatches).toMatchObject({ totalCount: 2, degraded: false });
    expect(data.previewMatches.nodes.map(({ fit, eligible, candidate }: any) => ({ fit, eligible, candidate }))).toEqual([{ fit: 'STRONG', eligible: true, candidate: null }, { fit: 'PARTIAL', eligible: true, candidate: null }]);
    expect(data.previewMatches.nodes[0].score).toBeGreaterThan(data.previewMatches.nodes[1].score);
  });

  it('is scored as a graduate who says the same', async () => {
    const graduate = await makeGraduate(world, { reach: ['MA-OUJ'], contractTypes: ['PERMANENT'], languages: [{ language: 'fr', level: 'C1' }], skills: [{ skill: 'react', level: 'ADVANCED', standing: 'DECLARED' }] });
    await index(world);
    const own = await world.ask('query { viewer { graduate { matches { nodes { score offer { id } } } } } }', {}, graduate);
    const preview = await world.ask(query(ASKED));
    expect(preview.data.previewMatches.nodes.map(({ score }: any) => score)).toEqual(own.data.viewer.graduate.matches.nodes.map(({ score }: any) => score));
  });

  it('leaves nothing behind', async () => {
    const rows = async () => JSON.stringify(await world.app.orm.em.fork().getConnection().execute('select (select count(*) from access_log) as looks, (select count(*) from graduates) as people, (select count(*) from search_changes) as changes'));
    const before = await rows();
    await world.ask(query(ASKED));
    expect(await rows()).toBe(before);
  });

  it('is shown the same offers in the same order without the search engine, and told so', async () => {
    const before = (await world.ask(query(ASKED))).data.previewMatches;
    const search = world.app.search as { client: Meilisearch };
    const alive = search.client;
    search.client = new Meilisearch({ host: 'http://127.0.0.1:1', apiKey: 'x', timeout: 500 });
    try {
      expect((await world.ask(query(ASKED))).data.previewMatches).toEqual({ ...before, degraded: true });
    } finally {
      search.client = alive;
    }
    expect(before).toMatchObject({ degraded: false, totalCount: 2 });
  });

  it('costs the same statements for ten offers as for one', async () => {
    const employer = await makeEmployer(world);
    for (let made = 0; made < 10; made += 1) await makeOffer(world, { employer, mustHaves: [must('react')], placeCodes: ['MA-NAD'] });
    await index(world);
    const far = (first: number) => world.ask(query(`${ASKED.replace('MA-OUJ', 'MA-NAD')}, first: ${first}`));
    const [one, ten] = [await far(1), await far(10)];
    expect([one.data.previewMatches.nodes.length, ten.data.previewMatches.nodes.length]).toEqual([1, 10]);
    expect(ten.statements).toBe(one.statements);
    expect(one.statements).toBeGreaterThan(0);
  });

  it.each([
    ['skills.0.skill', 'skills: [{ skill: "reakt" }], languages: [{ language: "fr", level: C1 }], mobility: ["MA-OUJ"], contracts: [PERMANENT]', 'react'],
    ['skills', 'skills: [], languages: [{ language: "fr", level: C1 }], mobility: ["MA-OUJ"], contracts: [PERMANENT]', 'equired'],
    ['mobility.0', 'skills: [{ skill: "react" }], languages: [{ language: "fr", level: C1 }], mobility: ["OUJDA"], contracts: [PERMANENT]', 'MA-OUJ'],
    ['mobility', 'skills: [{ skill: "react" }], languages: [{ language: "fr", level: C1 }], mobility: [], contracts: [PERMANENT]', 'at least one place'],
    ['languages.0.language', 'skills: [{ skill: "react" }], languages: [{ language: "xx", level: C1 }], mobility: ["MA-OUJ"], contracts: [PERMANENT]', 'xx'],
    ['contracts', 'skills: [{ skill: "react" }], languages: [{ language: "fr", level: C1 }], mobility: ["MA-OUJ"], contracts: []', 'equired'],
    ['first', `${ASKED}, first: 21`, '20'],
  ])('is told what is wrong with %s', async (field, args, word) => {
    const { errors } = await world.ask(query(args));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect(errors?.[0]?.message).toContain(word);
  });
});

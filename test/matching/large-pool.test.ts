import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { shippedEmbedding } from '../../src/matching/embedder.ts';
import { skillGraph } from '../../src/matching/graph.ts';
import { type Ranked, rankOffers } from '../../src/matching/ranking.ts';
import { offerSubjects, personById } from '../../src/matching/subjects.load.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import { read } from '../../src/kernel/read.ts';
import { openOffer } from '../../src/offers/offer.visibility.ts';
import { Meilisearch } from 'meilisearch';
import { makeOffer, type MadeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index, type MadeGraduate, makeGraduate } from './matching-world.ts';

const world = openWorld();
const COPIES = 2600;

let person: MadeGraduate;
let model: MadeOffer;
let exact: Ranked[];

/** Copies of one offer, each with skills of its own out of the taxonomy: more than are ranked whole. */
async function copy(offerId: string): Promise<void> {
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>("select column_name as name from information_schema.columns where table_name = 'offers' and is_generated = 'NEVER' and column_name not in ('id', 'slug')");
    const columns = rows.map(({ name }) => name).join(', ');
    await client.query(`insert into offers (id, slug, ${columns}) select md5('copy' || n)::uuid, 'copy-' || n, ${columns} from offers, generate_series(1, ${COPIES}) n where id = '${offerId}'`);
    const copies = `select id, row_number() over (order by id)::int as n from offers where slug like 'copy-%'`;
    await client.query(`insert into offer_texts (offer_id, language, title, body, position) select c.id, language, title, body, position from (${copies}) c, offer_texts where offer_id = '${offerId}'`);
    await client.query(`insert into offer_places (offer_id, place_code, position) select c.id, place_code, position from (${copies}) c, offer_places where offer_id = '${offerId}'`);
    await client.query(`
      insert into offer_skills (offer_id, position, alternative, kind, skill_slug, minimum_level, weight)
      select c.id, k, 0, case when k < 4 then 'MUST_HAVE' else 'NICE_TO_HAVE' end, list[1 + (c.n * 37 + k * 53) % cardinality(list)], (array['FOUNDATION', 'INTERMEDIATE', 'ADVANCED'])[1 + (c.n + k) % 3], 1
      from (${copies}) c, (select array_agg(slug order by slug) as list from skills where deprecated_at is null) s, generate_series(0, 4) k`);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  model = await makeOffer(world, { mustHaves: [must('react'), must('docker')] });
  person = await makeGraduate(world, { reach: ['MA-02'], skills: ['react', 'typescript', 'docker', 'git', 'postgresql', 'python', 'php', 'css'].map((skill, at) => ({ skill, level: (['INTERMEDIATE', 'ADVANCED'] as const)[at % 2] })) });
  await copy(model.offerId);
  await index(world);
  const context = world.context();
  const [graph, subject, rows] = [await skillGraph(context), await personById(context, person.graduateId), await read(context, openOffer).selectAll('openOffer').execute()];
  exact = rankOffers(graph, (await offerSubjects(context, rows)).map(({ offer }) => offer), subject!.person, dayOf(world.app.now()));
  await shippedEmbedding(context);
}, 120_000);

const MATCHES = `query ($first: Int, $after: String, $filter: MatchFilter) { viewer { graduate { matches(first: $first, after: $after, filter: $filter) {
  degraded totalCount totalCountIsExact nodes { scoreMillionths offer { id } } pageInfo { hasNextPage endCursor } } } } }`;
const matches = async (variables: object = {}) => (await world.get(MATCHES, { first: 10, ...variables }, person)).viewer.graduate.matches;
const idsOf = (page: { nodes: { offer: { id: string } }[] }): string[] => page.nodes.map(({ offer }) => offer.id);

describe('a pool of more than 2,000', () => {
  it('begins with the ten that are best of all, and says that not all are ranked', async () => {
    expect(exact.length).toBe(COPIES + 1);
    const page = await matches();
    expect(idsOf(page)).toEqual(exact.slice(0, 10).map(({ key }) => toGlobalId('JobOffer', key)));
    expect(page).toMatchObject({ degraded: false, totalCount: COPIES + 1, totalCountIsExact: false });
  });

  it('is listed in order, each once, to its 500th', async () => {
    const seen: { scoreMillionths: number; offer: { id: string } }[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await matches({ first: 100, after });
      seen.push(...page.nodes);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen.length).toBe(500);
    expect(new Set(seen.map(({ offer }) => offer.id)).size).toBe(500);
    expect(seen.map((one) => one.scoreMillionths)).toEqual(seen.map((one) => one.scoreMillionths).toSorted((a, b) => b - a));
    const wanted = new Set(exact.slice(0, 100).map(({ key }) => toGlobalId('JobOffer', key)));
    expect(seen.slice(0, 110).filter(({ offer }) => wanted.has(offer.id)).length).toBeGreaterThanOrEqual(98);
  });

  it('narrowed to fewer is ranked whole', async () => {
    const [skill] = ['react'];
    const page = await matches({ filter: { skills: [skill] }, first: 50 });
    expect(page).toMatchObject({ totalCountIsExact: true });
    expect(page.totalCount).toBeLessThan(500);
    expect(page.totalCount).toBeGreaterThan(10);
  });

  it('is the same without the search engine, whole and in the same order', async () => {
    const alive = world.app.search.client;
    const first = await matches();
    (world.app.search as { client: Meilisearch }).client = new Meilisearch({ host: 'http://127.0.0.1:1', apiKey: 'x', timeout: 500 });
    try {
      const page = await matches();
      expect(page).toMatchObject({ degraded: true, totalCount: COPIES + 1, totalCountIsExact: true });
      expect(page.nodes).toEqual(first.nodes);
      const next = await matches({ after: first.pageInfo.endCursor });
      expect(idsOf(next)).toEqual(exact.slice(10, 20).map(({ key }) => toGlobalId('JobOffer', key)));
    } finally {
      (world.app.search as { client: Meilisearch }).client = alive;
    }
  });
});

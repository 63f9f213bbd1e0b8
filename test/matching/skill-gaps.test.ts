import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { transact } from '../../src/kernel/transact.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeOffer, must, type MadeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { classOf, index, learn, type MadeGraduate, makeGraduate } from './matching-world.ts';

const world = openWorld();
let atlas: MadeEmployer;
let nadia: MadeGraduate;
const offers: Record<string, MadeOffer> = {};

beforeAll(async () => {
  atlas = await makeEmployer(world);
  const of = (...mustHaves: ReturnType<typeof must>[]) => makeOffer(world, { employer: atlas, mustHaves });
  offers.one = await of(must('react'), must('docker'));
  offers.two = await of(must('docker', 'ADVANCED'));
  offers.three = await of(must('docker'), must('php'));
  offers.far = await makeOffer(world, { employer: atlas, placeCodes: ['FR'], mustHaves: [must('cobol')] });
  nadia = await makeGraduate(world, { skills: [{ skill: 'react', level: 'INTERMEDIATE' }, { skill: 'docker', level: 'FOUNDATION' }] });
  await index(world);
});

const GAPS = `offerCount strongCount offerCountIsExact degraded matcherVersion totalCount pageInfo { endCursor hasNextPage }
  nodes { skill { slug } level fromLevel opensCount risesCount totalGain message(language: EN) offers(first: 10) { totalCount nodes { offer { id } scoreBefore scoreAfter gain gainMillionths fitBefore fitAfter opens } } }`;
const OWN = `query ($first: Int, $after: String) { viewer { graduate { skillGaps(first: $first, after: $after) { ${GAPS} } } } }`;
const OF = `query ($id: ID!) { node(id: $id) { ... on Graduate { skillGaps { ${GAPS} } } } }`;
const own = async (as: Person, variables: object = {}) => (await world.get(OWN, variables, as)).viewer.graduate.skillGaps;
const brief = (found: any): unknown[] => found.nodes.map((gap: any) => [gap.skill.slug, gap.level, gap.fromLevel, gap.opensCount, gap.risesCount]);

describe('the skills that would open the most offers', () => {
  it('are told with the offers and how far each score would rise', async () => {
    const found = await own(nadia);
    expect(found).toMatchObject({ offerCount: 3, strongCount: 0, offerCountIsExact: true, degraded: false, matcherVersion: '2026-12', totalCount: 3 });
    expect(brief(found)).toEqual([['docker', 'ADVANCED', 'FOUNDATION', 2, 3], ['docker', 'INTERMEDIATE', 'FOUNDATION', 1, 3], ['php', 'INTERMEDIATE', null, 0, 1]]);
    expect(found.nodes[1].message).toBe('With Docker at intermediate instead of foundation level, one more offer would have all its required skills met; the score would also rise for 2 others.');
    const [nearest] = found.nodes[1].offers.nodes;
    expect(nearest).toMatchObject({ offer: { id: offers.one!.id }, opens: true, fitBefore: 'PARTIAL', fitAfter: 'STRONG' });
    expect(found.nodes[0].totalGain).toBeCloseTo(found.nodes[0].offers.nodes.reduce((sum: number, one: { gain: number }) => sum + one.gain, 0), 6);
  });

  it('rise by what the match itself says once the skill is learnt', async () => {
    const learner = await makeGraduate(world, { skills: [{ skill: 'react', level: 'INTERMEDIATE' }] });
    const [gap] = (await own(learner)).nodes;
    await learn(world, learner, { skill: gap.skill.slug, level: gap.level });
    for (const { offer, scoreAfter, fitAfter } of gap.offers.nodes) {
      const { match } = await world.get('query ($offerId: ID!, $graduateId: ID!) { match(offerId: $offerId, graduateId: $graduateId) { score fit } }', { offerId: offer.id, graduateId: learner.id }, learner);
      expect(match).toEqual({ score: scoreAfter, fit: fitAfter });
    }
  });

  it('page like any list, and refuse a foreign cursor', async () => {
    const whole = brief(await own(nadia));
    const [first, second] = [await own(nadia, { first: 1 }), await own(nadia, { first: 1 }).then((page) => own(nadia, { first: 5, after: page.pageInfo.endCursor }))];
    expect([...brief(first), ...brief(second)]).toEqual(whole);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    for (const after of ['x', Buffer.from('["SKILL_GAP","a",1,"b","c"]').toString('base64url')]) {
      const { errors } = await world.ask(OWN, { after }, nadia);
      expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_USER_INPUT', 'after']]);
    }
    const { errors } = await world.ask(OWN, { first: 101 }, nadia);
    expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_USER_INPUT', 'first']]);
  });

  it('are for the person and its centre alone', async () => {
    const { coordinator } = await classOf(world);
    expect(brief((await world.get(OF, { id: nadia.id }, coordinator)).node.skillGaps)).toEqual(brief(await own(nadia)));
    await transact(nadia.context(), (tx) => submitApplication(tx, { offerId: offers.far!.offerId }));
    expect((await world.get(OF, { id: nadia.id }, atlas.owner)).node.skillGaps).toBeNull();
    expect((await world.get(OF, { id: nadia.id }, await world.person('Admin', 'ADMINISTRATOR'))).node.skillGaps).toBeNull();
    expect((await world.get(OF, { id: nadia.id }, await world.person('Other', 'COORDINATOR'))).node).toBeNull();
    expect((await world.get(OF, { id: nadia.id }, await makeGraduate(world))).node).toBeNull();
  });

  it('leave out what is closed, and what the person applied to; with nothing eligible they are none', async () => {
    const php = await makeOffer(world, { employer: atlas, mustHaves: [must('php'), must('react')] });
    const kept = await makeOffer(world, { employer: atlas, mustHaves: [must('cobol'), must('react')] });
    const slugs = async () => brief(await own(nadia)).map((one: any) => one[0]);
    await index(world);
    expect(await slugs()).toContain('cobol');
    await transact(nadia.context(), (tx) => submitApplication(tx, { offerId: kept.offerId }));
    expect(await slugs()).not.toContain('cobol');
    await transact(atlas.owner.context(), (tx) => closeOffer(tx, { offerId: php.offerId }));
    expect((await own(nadia)).nodes.find((gap: any) => gap.skill.slug === 'php')).toMatchObject({ opensCount: 0 });
    const nowhere = await makeGraduate(world, { reach: ['MA-05'] });
    expect(await own(nowhere)).toMatchObject({ offerCount: 0, strongCount: 0, totalCount: 0, nodes: [] });
  });

  it('come from the database while the search engine is away, and are the same', async () => {
    const before = await own(nadia);
    const { client } = world.app.search;
    try {
      Object.assign(world.app.search, { client: new Meilisearch({ host: 'http://127.0.0.1:9' }) });
      expect(await own(nadia)).toEqual({ ...before, degraded: true });
    } finally {
      Object.assign(world.app.search, { client });
    }
  });

  it('take the same statements for one person as for ten, and are refused for more', async () => {
    const { cohortId, coordinator } = await classOf(world);
    const COHORT = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Cohort { enrolments(first: $first) { nodes { graduate { skillGaps(first: 3) { totalCount nodes { skill { name } offers(first: 5) { nodes { offer { title employer { name } } } } } } } } } } } }`;
    for (let count = 0; count < 11; count += 1) await makeGraduate(world);
    await index(world);
    const ask = async (first: number) => world.ask(COHORT, { id: Buffer.from(`Cohort:${cohortId}`).toString('base64url'), first }, coordinator);
    await ask(1);
    const [one, ten, more] = [await ask(1), await ask(10), await ask(11)];
    expect([one.errors, ten.errors]).toEqual([[], []]);
    expect(ten.data.node.enrolments.nodes.filter((row: any) => row.graduate.skillGaps !== null)).toHaveLength(10);
    expect(ten.statements).toBe(one.statements);
    expect(one.statements).toBeGreaterThan(5);
    expect(more.errors.map(({ extensions }) => extensions.code)).toContain('BAD_USER_INPUT');
  });
});

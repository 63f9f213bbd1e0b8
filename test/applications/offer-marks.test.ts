import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { OfferMark } from '../../src/applications/offer-mark.entity.ts';
import { hideOffer, MARKS_MOST, saveOffer } from '../../src/applications/offer-mark.service.ts';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { DomainError } from '../../src/kernel/errors.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { pauseOffer } from '../../src/offers/publication.service.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { classOf, index, makeGraduate } from '../matching/matching-world.ts';

const world = openWorld();
let atlas: MadeEmployer;
let offers: MadeOffer[];

const MARK = { save: 'saveOffer', hide: 'hideOffer', unmark: 'unmarkOffer' } as const;
const mark = async (as: Person, how: keyof typeof MARK, offer: Pick<MadeOffer, 'id'>, over: object = {}) => {
  const data = await world.get(`mutation ($input: MarkOfferInput!) { ${MARK[how]}(input: $input) { offer { id mark } userErrors { code field message } } }`, { input: { offerId: offer.id, ...over } }, as);
  return data[MARK[how]];
};
const LISTS = 'query ($first: Int, $saved: String) { viewer { graduate { savedOffers(first: $first, after: $saved) { totalCount nodes { offerId markedAt offer { id title mark } } pageInfo { endCursor hasNextPage } } hiddenOffers(first: $first) { totalCount nodes { offerId offer { id } } } } } }';
const lists = async (as: Person, variables: object = {}) => (await world.get(LISTS, variables, as)).viewer.graduate;
const matches = async (as: Person) => (await world.get('{ viewer { graduate { matches(first: 100) { totalCount degraded nodes { offer { id } } } } } }', {}, as)).viewer.graduate.matches;
const matched = async (as: Person): Promise<string[]> => (await matches(as)).nodes.map(({ offer }: any) => offer.id);

beforeAll(async () => {
  atlas = await makeEmployer(world);
  offers = [];
  for (let at = 0; at < 12; at += 1) offers.push(await makeOffer(world, { employer: atlas, title: `Développeuse ${at}` }));
  await index(world);
}, 60_000);

describe('an offer that is saved', () => {
  it('is in my list, last saved first, and stays among my matches', async () => {
    const nadia = await makeGraduate(world);
    expect(await mark(nadia, 'save', offers[0]!)).toEqual({ offer: { id: offers[0]!.id, mark: 'SAVED' }, userErrors: [] });
    await mark(nadia, 'save', offers[1]!);
    const { savedOffers } = await lists(nadia);
    expect([savedOffers.totalCount, savedOffers.nodes.map((one: any) => [one.offerId, one.offer.title, one.offer.mark])]).toEqual([2, [[offers[1]!.id, 'Développeuse 1', 'SAVED'], [offers[0]!.id, 'Développeuse 0', 'SAVED']]]);
    expect(await matched(nadia)).toEqual(expect.arrayContaining([offers[0]!.id, offers[1]!.id]));
  });

  it('keeps its day when it is saved again, and is there once', async () => {
    const nadia = await makeGraduate(world);
    await mark(nadia, 'save', offers[0]!);
    const before = (await lists(nadia)).savedOffers.nodes;
    const key = 'a-key-of-eight';
    expect([await mark(nadia, 'save', offers[0]!, { idempotencyKey: key }), await mark(nadia, 'save', offers[0]!, { idempotencyKey: key })]).toMatchObject([{ userErrors: [] }, { userErrors: [] }]);
    expect((await lists(nadia)).savedOffers.nodes).toEqual(before);
  });

  it('is paged through, each once', async () => {
    const nadia = await makeGraduate(world);
    for (const offer of offers.slice(0, 5)) await mark(nadia, 'save', offer);
    const first = (await lists(nadia, { first: 2 })).savedOffers;
    const second = (await lists(nadia, { first: 100, saved: first.pageInfo.endCursor })).savedOffers;
    expect([...first.nodes, ...second.nodes].map((one: any) => one.offerId)).toEqual(offers.slice(0, 5).map((one) => one.id).toReversed());
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('stays listed without its text once it is out of sight, and its mark can be taken', async () => {
    const nadia = await makeGraduate(world);
    const paused = await makeOffer(world, { employer: atlas });
    await mark(nadia, 'save', paused);
    await transact(atlas.owner.context(), (tx) => pauseOffer(tx, { offerId: paused.offerId }));
    expect((await lists(nadia)).savedOffers.nodes).toMatchObject([{ offerId: paused.id, offer: null }]);
    expect(await mark(nadia, 'unmark', paused)).toEqual({ offer: null, userErrors: [] });
    expect((await lists(nadia)).savedOffers.totalCount).toBe(0);
  });
});

describe('an offer that is hidden', () => {
  it('leaves my matches and their total at once, and nobody else’s', async () => {
    const [nadia, salma] = [await makeGraduate(world), await makeGraduate(world)];
    const before = await matches(nadia);
    expect(await mark(nadia, 'hide', offers[3]!)).toEqual({ offer: { id: offers[3]!.id, mark: 'HIDDEN' }, userErrors: [] });
    const after = await matches(nadia);
    expect([after.degraded, after.totalCount]).toEqual([false, before.totalCount - 1]);
    expect(after.nodes.map(({ offer }: any) => offer.id)).toEqual(before.nodes.map(({ offer }: any) => offer.id).filter((id: string) => id !== offers[3]!.id));
    expect(await matched(salma)).toContain(offers[3]!.id);
    expect((await lists(nadia)).hiddenOffers.nodes).toEqual([{ offerId: offers[3]!.id, offer: { id: offers[3]!.id } }]);
  });

  it('leaves them without the search engine too', async () => {
    const nadia = await makeGraduate(world);
    await mark(nadia, 'hide', offers[3]!);
    const before = await matches(nadia);
    const client = world.app.search.client;
    (world.app.search as any).client = new Meilisearch({ host: 'http://127.0.0.1:1', apiKey: 'x', timeout: 500 });
    try {
      expect(await matches(nadia)).toEqual({ ...before, degraded: true });
    } finally {
      (world.app.search as any).client = client;
    }
    expect(before.nodes.some(({ offer }: any) => offer.id === offers[3]!.id)).toBe(false);
  });

  it('leaves the count of what could be learnt for', async () => {
    const nadia = await makeGraduate(world, { skills: [{ skill: 'git' }] });
    const count = async (as: Person) => (await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { skillGaps { offerCount } } } }', { id: nadia.id }, as)).node.skillGaps.offerCount;
    const before = await count(nadia);
    await mark(nadia, 'hide', offers[3]!);
    expect(await count(nadia)).toBe(before - 1);
    // What a person hid is nobody else's to learn, its centre's least of all by counting.
    expect(await count((await classOf(world)).coordinator)).toBe(before);
  });

  it('comes back when it is saved instead, or its mark is taken', async () => {
    const nadia = await makeGraduate(world);
    await mark(nadia, 'hide', offers[4]!);
    await mark(nadia, 'hide', offers[5]!);
    await mark(nadia, 'save', offers[4]!);
    await mark(nadia, 'unmark', offers[5]!);
    expect(await matched(nadia)).toEqual(expect.arrayContaining([offers[4]!.id, offers[5]!.id]));
    const { savedOffers, hiddenOffers } = await lists(nadia);
    expect([savedOffers.totalCount, hiddenOffers.totalCount]).toEqual([1, 0]);
  });

  it('is left out beside those I applied to', async () => {
    const nadia = await makeGraduate(world);
    const before = (await matches(nadia)).totalCount;
    await mark(nadia, 'hide', offers[6]!);
    await transact(nadia.context(), (tx) => submitApplication(tx, { offerId: offers[7]!.offerId }));
    expect((await matches(nadia)).totalCount).toBe(before - 2);
  });
});

describe('a mark', () => {
  it('is seen by nobody but the person', async () => {
    const nadia = await makeGraduate(world);
    await mark(nadia, 'save', offers[8]!);
    const { coordinator } = await classOf(world);
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name savedOffers { totalCount } hiddenOffers { totalCount } } } }', { id: nadia.id }, coordinator)).node).toEqual({ name: nadia.name, savedOffers: null, hiddenOffers: null });
    for (const person of [await makeGraduate(world), atlas.owner, coordinator, null]) expect((await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { mark } } }', { id: offers[8]!.id }, person)).node).toEqual({ mark: null });
  });

  it.each(['save', 'hide'] as const)('is refused for what is no offer in sight: %s', async (how) => {
    const nadia = await makeGraduate(world);
    const draft = await makeOffer(world, { employer: atlas, draft: true });
    for (const id of [draft.id, atlas.id, toGlobalId('JobOffer', world.app.newId()), 'nonsense']) {
      expect(await mark(nadia, how, { id })).toEqual({ offer: null, userErrors: [{ code: 'NOT_FOUND', field: 'offerId', message: 'Not found.' }] });
    }
  });

  it('is taken without complaint where there is none', async () => {
    const nadia = await makeGraduate(world);
    expect(await mark(nadia, 'unmark', offers[0]!)).toEqual({ offer: { id: offers[0]!.id, mark: null }, userErrors: [] });
    expect((await mark(nadia, 'unmark', { id: 'nonsense' })).userErrors).toEqual([]);
  });

  it('is for graduates alone', async () => {
    for (const name of Object.values(MARK)) {
      const ask = (as: Person | null) => world.ask(`mutation { ${name}(input: { offerId: "${offers[0]!.id}" }) { userErrors { code } } }`, {}, as);
      expect((await ask(null)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect((await ask(atlas.owner)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is one where two requests make it at once', async () => {
    const nadia = await makeGraduate(world);
    const both = await Promise.all([mark(nadia, 'save', offers[0]!), mark(nadia, 'hide', offers[0]!), mark(nadia, 'save', offers[0]!)]);
    expect(both.map(({ userErrors }) => userErrors)).toEqual([[], [], []]);
    expect(await world.app.orm.em.fork().count(OfferMark, { graduateId: nadia.graduateId })).toBe(1);
  });

  it('is one of at most a thousand of its kind', async () => {
    const nadia = await makeGraduate(world);
    const connection = world.app.orm.em.getConnection();
    // Of offers that are not there, so that a thousand need not be made; one statement, since the setting belongs to a connection.
    await connection.execute(`begin; set local session_replication_role = replica; insert into offer_marks select '${nadia.graduateId}', gen_random_uuid(), 'SAVED', now() from generate_series(1, ${MARKS_MOST}); commit`);
    await expect(transact(nadia.context(), (tx) => saveOffer(tx, { offerId: offers[0]!.offerId }))).rejects.toMatchObject({ code: 'TOO_LONG', field: 'offerId' } satisfies Partial<DomainError>);
    await transact(nadia.context(), (tx) => hideOffer(tx, { offerId: offers[0]!.offerId }));
  });
});

describe('the lists of marked offers', () => {
  it('take as many statements for ten rows as for one, and so do the marks of a list of offers', async () => {
    const nadia = await makeGraduate(world);
    for (const [at, offer] of offers.entries()) await mark(nadia, at % 2 === 0 ? 'save' : 'hide', offer);
    const [one, ten] = [await world.ask(LISTS, { first: 1 }, nadia), await world.ask(LISTS, { first: 10 }, nadia)];
    expect([one.data.viewer.graduate.savedOffers.nodes.length, ten.data.viewer.graduate.savedOffers.nodes.length, ten.statements]).toEqual([1, 6, one.statements]);
    const marks = (first: number) => world.ask('query ($first: Int) { offers(first: $first) { nodes { mark } } }', { first }, nadia);
    expect((await marks(10)).statements).toBe((await marks(1)).statements);
  });

  it('refuse a cursor of another list', async () => {
    const nadia = await makeGraduate(world);
    expect((await world.ask(LISTS, { saved: 'nonsense' }, nadia)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

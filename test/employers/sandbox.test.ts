import { beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { changed, transact } from '../../src/kernel/transact.ts';
import { makeApplication, type Sent } from '../builders/applications.ts';
import { makeKey, type MadeKey } from '../builders/api-keys.ts';
import { makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeGraduate, type MadeGraduate } from '../builders/graduates.ts';
import { makeOffer, type MadeOffer } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';

const world = openWorld();
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);

let [sandbox, real]: MadeEmployer[] = [];
let tried: { open: MadeOffer; draft: MadeOffer };
let theirs: { open: MadeOffer; draft: MadeOffer };
let [madeUp, findable, genuine]: MadeGraduate[] = [];
let sent: Sent;
let [test, live]: MadeKey[] = [];

beforeAll(async () => {
  sandbox = await makeEmployer(world, { name: 'Bac à sable' });
  real = await makeEmployer(world, { name: 'Real One' });
  tried = { open: await makeOffer(world, { employer: sandbox, title: 'Essai', openings: 3 }), draft: await makeOffer(world, { employer: sandbox, draft: true }) };
  theirs = { open: await makeOffer(world, { employer: real }), draft: await makeOffer(world, { employer: real, draft: true }) };
  const wish = { findable: ['LOCAL' as const], skills: [{ skill: 'react' }] };
  madeUp = await makeGraduate(world, { name: 'Made Up', ...wish });
  findable = await makeGraduate(world, { name: 'Made Up Too', ...wish });
  genuine = await makeGraduate(world, { name: 'Genuine', ...wish });
  await sql(`update accounts set email = 'genuine@somewhere.test' where id = '${genuine.accountId}'`);
  sent = await makeApplication(world, madeUp, tried.open.id);
  await makeApplication(world, findable, theirs.open.id);
  await transact(world.context(), async (tx) => {
    await sql(`update employers set sandbox = true where id = '${sandbox!.employerId}'`);
    changed(tx, 'employer', sandbox!.employerId);
  });
  await index(world);
  [test, live] = [await makeKey(world, real, undefined, { test: true }), await makeKey(world, real)];
}, 60_000);

const nodes = async (ids: readonly string[], as: MadeKey): Promise<(string | null)[]> => (await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }, as)).nodes.map((node: { id: string } | null) => node?.id ?? null);

describe('a test key', () => {
  it('acts for the sandbox employer, and its secret says that it is one', async () => {
    expect(test!.token).toMatch(/^jisr_test_/);
    expect(await world.get('{ viewer { portal { test employer { name registration { registrationNumber } offers { nodes { id state } } } } } }', {}, test)).toEqual({
      viewer: { portal: { test: true, employer: { name: 'Bac à sable', registration: { registrationNumber: expect.any(String) }, offers: { nodes: expect.arrayContaining([{ id: tried.open.id, state: 'PUBLISHED' }, { id: tried.draft.id, state: 'DRAFT' }]) } } } },
    });
  });

  it('sees no other employer and no other offer, its own employer’s included, by list, search, slug or id', async () => {
    const { employers, offers, searchOffers } = await world.get('{ employers { totalCount nodes { name } } offers { totalCount nodes { id } } searchOffers(text: "react") { totalCount nodes { id } } }', {}, test);
    expect(employers).toEqual({ totalCount: 1, nodes: [{ name: 'Bac à sable' }] });
    expect(offers).toEqual({ totalCount: 1, nodes: [{ id: tried.open.id }] });
    expect(searchOffers).toEqual({ totalCount: 0, nodes: [] });
    expect(await nodes([real!.id, theirs.open.id, theirs.draft.id, sandbox!.id, tried.draft.id], test!)).toEqual([null, null, null, sandbox!.id, tried.draft.id]);
    const [{ slug }] = await sql(`select slug from offers where id = '${theirs.open.offerId}'`);
    expect(await world.get('query ($slug: String!) { offer(slug: $slug) { id } }', { slug }, test)).toEqual({ offer: null });
    const { previewMatches } = await world.get('{ previewMatches(skills: [{ skill: "react" }], languages: [{ language: "fr", level: C1 }], mobility: ["MA-OUJ"], remote: false, contracts: [PERMANENT]) { nodes { offer { id } } } }', {}, test);
    expect(previewMatches.nodes.filter(({ offer }: { offer: unknown }) => offer)).toEqual([]);
  });

  it('has no scope over more by having fewer: without any it sees the sandbox’s open offers and nothing else', async () => {
    const bare = await makeKey(world, real!, ['candidates:read'], { test: true });
    expect(await nodes([theirs.open.id, tried.open.id, tried.draft.id, real!.id], bare)).toEqual([null, tried.open.id, null, null]);
  });

  it('reads the sandbox’s applications, and comes upon made-up people alone', async () => {
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applications { nodes { id graduate { name } } } candidates { totalCount } } } }', { id: tried.open.id }, test);
    expect(node.applications.nodes).toEqual([{ id: sent.id, graduate: { name: 'Made Up' } }]);
    const { candidates } = (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates { nodes { candidate { id } } } } } }', { id: tried.open.id }, test)).node;
    expect(candidates.nodes).toHaveLength(1);
    await sql(`update accounts set email = 'genuine@a.example' where id = '${genuine!.accountId}'`);
    const after = (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates { nodes { candidate { id } } } } } }', { id: tried.open.id }, test)).node.candidates;
    expect(after.nodes).toHaveLength(2);
    await sql(`update accounts set email = 'genuine@somewhere.test' where id = '${genuine!.accountId}'`);
  });

  it('touches nothing else: an offer of its own employer is not found, one of the sandbox is written', async () => {
    const CLOSE = 'mutation ($id: ID!) { pauseOffer(input: { offerId: $id }) { offer { state } userErrors { code } } }';
    expect((await world.get(CLOSE, { id: theirs.open.id }, test)).pauseOffer).toEqual({ offer: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect((await world.get('mutation ($id: ID!) { createOffer(input: { employerId: $id, texts: [{ language: FR, title: "x", body: "x" }] }) { userErrors { code } } }', { id: real!.id }, test)).createOffer.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect((await world.get(CLOSE, { id: tried.open.id }, test)).pauseOffer).toEqual({ offer: { state: 'PAUSED' }, userErrors: [] });
    expect((await world.get('mutation ($id: ID!) { publishOffer(input: { offerId: $id }) { offer { state } userErrors { code } } }', { id: tried.open.id }, test)).publishOffer).toEqual({ offer: { state: 'PUBLISHED' }, userErrors: [] });
  });
});

describe('the sandbox employer', () => {
  it('is out of everybody else’s sight: visitors, graduates, keys of real employers', async () => {
    for (const who of [null, findable!, live!, real!.owner]) {
      expect((await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [sandbox!.id, tried.open.id, tried.draft.id, sent.id] }, who)).nodes).toEqual([null, null, null, null]);
      expect((await world.get('{ offers { nodes { id } } }', {}, who)).offers.nodes).toEqual([{ id: theirs.open.id }]);
    }
    expect((await world.get('{ searchOffers(text: "Essai react") { nodes { id } } }', {}, findable)).searchOffers.nodes).toEqual([{ id: theirs.open.id }]);
    expect(live!.token).toMatch(/^jisr_live_/);
    expect(toGlobalId('Employer', real!.employerId)).toBe((await world.get('{ viewer { portal { employer { id } } } }', {}, live)).viewer.portal.employer.id);
  });
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../src/kernel/context.ts';
import { changed, transact } from '../../src/kernel/transact.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { embedderOf } from '../../src/matching/ranking.index.ts';
import { shippedModel } from '../../src/matching/embedder.ts';
import { Offer, OfferSkill } from '../../src/offers/offer.entity.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { SearchChange } from '../../src/search/search-change.entity.ts';
import { examineIndex, isHealthy, repairIndex } from '../../src/search/search.doctor.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { done, type SearchDocument, type SearchIndex, uidOf, writerOf } from '../../src/search/search.index.ts';
import { markChanged, vectorsOf, waitingChanges, waitingIds } from '../../src/search/search.ledger.ts';
import { rebuildIndex } from '../../src/search/search.rebuild.ts';
import { sendChanges } from '../../src/search/search.sender.ts';
import { searchTasks } from '../../src/search/search.tasks.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const { name } = offerRankingIndex;
const embedder = embedderOf(shippedModel().version);
const target = () => writerOf(world.app).index<SearchDocument>(uidOf(world.app, name));

interface Held {
  readonly id: string;
  readonly shown: boolean;
  readonly v: string;
  readonly p: string;
  readonly vector: readonly number[];
}

async function held(id: string): Promise<Held | null> {
  const { results } = await target().getDocuments({ ids: [id], retrieveVectors: true });
  const [document] = results as (SearchDocument & { _vectors: Record<string, { embeddings: number[][] }> })[];
  return document ? ({ ...document, vector: document._vectors[embedder]!.embeddings[0] ?? [] } as unknown as Held) : null;
}

/** How many tasks gave Meilisearch a vector to write: whole documents are added, fields are merged. */
const tasksOf = async (): Promise<number> => (await writerOf(world.app).tasks.getTasks({ indexUids: [uidOf(world.app, name)], limit: 1 })).total;
const send = (): Promise<void> => sendChanges(world.context(), offerRankingIndex);
const change = (id: string, work: (em: any) => Promise<unknown>): Promise<unknown> => transact(world.system(), async (tx) => {
  await work(tx.em);
  changed(tx, 'offer', id);
});

beforeAll(async () => {
  await ensureIndexes(world.context(), [offerRankingIndex]);
});

describe('the ranking index', () => {
  it('holds a new offer with its codes, its coded row and its vector, of length one', async () => {
    const { offerId } = await makeOffer(world);
    await send();
    const document = await held(offerId);
    expect(document).toMatchObject({ shown: true, at: expect.arrayContaining(['MA-OUJ', 'MA-02', 'MA']), must: ['react'] });
    expect(document!.p).toContain('react');
    expect(document!.vector.length).toBe(shippedModel().offers.rank + 1);
    expect(document!.vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 2);
    expect(isHealthy(await examineIndex(world.context(), offerRankingIndex))).toBe(true);
  });

  it('writes no vector again where only codes changed, and one where what is asked did', async () => {
    const { offerId } = await makeOffer(world);
    await send();
    const before = (await held(offerId))!;
    const tasks = await tasksOf();
    await change(offerId, (em) => em.nativeUpdate(Offer, { id: offerId }, { startsOn: '2031-05-05' }));
    await send();
    const moved = (await held(offerId))!;
    expect(moved).toMatchObject({ start: 20310505, v: before.v, vector: before.vector });
    expect((await tasksOf()) - tasks).toBe(1);
    await change(offerId, (em) => em.nativeUpdate(OfferSkill, { offerId }, { skillSlug: 'cobol' }));
    await send();
    const asked = (await held(offerId))!;
    expect(asked).toMatchObject({ must: ['cobol'], shown: true });
    expect(asked.v).not.toBe(before.v);
    expect(asked.vector).not.toEqual(before.vector);
    expect((await tasksOf()) - tasks).toBe(3);
    expect(isHealthy(await examineIndex(world.context(), offerRankingIndex))).toBe(true);
  });

  it('keeps what waits for its vector among what is read in the database', async () => {
    const { offerId } = await makeOffer(world);
    expect([...(await waitingIds(world.context(), name))]).toEqual([offerId]);
    await transact(world.context(), async (tx) => {
      // As the sender leaves it once the fields are there.
      await tx.em.nativeUpdate(SearchChange, { index: name }, { index: vectorsOf(name) });
    });
    expect(await waitingChanges(world.context(), name, 10)).toEqual([]);
    expect([...(await waitingIds(world.context(), name))]).toEqual([offerId]);
    await send();
    expect([...(await waitingIds(world.context(), name))]).toEqual([]);
    expect((await held(offerId))!.vector.length).toBeGreaterThan(0);
  });

  it('hides a closed offer at once, shows it again when it is published again, and clears away what stays closed', async () => {
    const [{ offerId, employer }, other] = [await makeOffer(world), await makeOffer(world)];
    await send();
    const before = (await held(offerId))!;
    for (const { offerId: id, employer: by } of [{ offerId, employer }, other]) await transact(by.owner.context(), (tx) => closeOffer(tx, { offerId: id }));
    await send();
    expect(await held(offerId)).toMatchObject({ shown: false, p: '' });
    expect(isHealthy(await examineIndex(world.context(), offerRankingIndex))).toBe(true);
    await change(offerId, (em) => em.nativeUpdate(Offer, { id: offerId }, { state: 'PUBLISHED' }));
    await send();
    expect(await held(offerId)).toEqual(before);
    await searchTasks([offerRankingIndex])['search.sweep']!(world.system(), {});
    expect(await held(other.offerId)).toBeNull();
    expect(await held(offerId)).toEqual(before);
    await change(other.offerId, (em) => em.nativeUpdate(Offer, { id: other.offerId }, { state: 'PUBLISHED' }));
    await send();
    expect((await held(other.offerId))!.vector.length).toBeGreaterThan(0);
  });

  it('keeps out a document with a bad vector, and no other', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => makeOffer(world)));
    const ids = made.map(({ offerId }) => offerId);
    const documents = async (context: Context, some: readonly string[]): Promise<SearchDocument[]> =>
      (await offerRankingIndex.documents(context, some)).map((document) => (document.id === ids[3] ? { ...document, _vectors: { [embedder]: [1, 2, 3] } } : document));
    await sendChanges(world.context(), { ...offerRankingIndex, settings: offerRankingIndex.settings, documents });
    for (const id of ids) expect(await held(id).then((document) => document?.vector.length ?? null)).toBe(id === ids[3] ? null : shippedModel().offers.rank + 1);
    await transact(world.context(), (tx) => markChanged(tx, name, [ids[3]!]));
    await send();
    expect((await held(ids[3]!))!.vector.length).toBeGreaterThan(3);
  });
});

describe('the doctor of vectors', () => {
  it('finds one that is wrong and one that is missing, and writes them again', async () => {
    const [wrong, missing] = [await makeOffer(world), await makeOffer(world, { mustHaves: [must('docker')] })];
    await send();
    const before = [await held(wrong.offerId), await held(missing.offerId)];
    await done(target().updateDocuments([{ id: wrong.offerId, _vectors: { [embedder]: before[1]!.vector } }, { id: missing.offerId, _vectors: { [embedder]: null } }]));
    const found = await examineIndex(world.context(), offerRankingIndex);
    expect(found.differing.toSorted()).toEqual([wrong.offerId, missing.offerId].toSorted());
    await repairIndex(world.context(), found);
    await send();
    expect(isHealthy(await examineIndex(world.context(), offerRankingIndex))).toBe(true);
    expect([await held(wrong.offerId), await held(missing.offerId)]).toEqual(before);
  });
});

describe('a rebuild with vectors', () => {
  it('loses no change of a vector made while it copies', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => makeOffer(world)));
    await send();
    const interrupted: SearchIndex = {
      ...offerRankingIndex,
      settings: offerRankingIndex.settings,
      ids: async (context, after, most) => {
        const ids = await offerRankingIndex.ids(context, after, Math.min(most, 2));
        if (after !== null) {
          await change(made[0]!.offerId, (em) => em.nativeUpdate(OfferSkill, { offerId: made[0]!.offerId }, { skillSlug: 'docker' }));
          await send();
        }
        return ids;
      },
    };
    expect(await rebuildIndex(world.context(), interrupted)).toBe(true);
    await vi.waitFor(async () => expect(isHealthy(await examineIndex(world.context(), offerRankingIndex))).toBe(true), { timeout: 10_000 });
    expect(await held(made[0]!.offerId)).toMatchObject({ must: ['docker'] });
  });
});

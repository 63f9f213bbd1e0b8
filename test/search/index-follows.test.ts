import { Meilisearch } from 'meilisearch';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startWorker } from '../../src/jobs/worker.ts';
import type { App, Context } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Offer, OfferText } from '../../src/offers/offer.entity.ts';
import { offerIndex } from '../../src/offers/offer.index.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { examineIndex, isHealthy, repairIndex } from '../../src/search/search.doctor.ts';
import { ensureIndexes, indexStands } from '../../src/search/search.ensure.ts';
import { BATCH, done, type SearchDocument, type SearchIndex, uidOf, writerOf } from '../../src/search/search.index.ts';
import { markChanged, waitingChanges } from '../../src/search/search.ledger.ts';
import { rebuildIndex } from '../../src/search/search.rebuild.ts';
import { sendChanges } from '../../src/search/search.sender.ts';
import { searchTasks } from '../../src/search/search.tasks.ts';
import { ReferenceImport } from '../../src/server/reference.entity.ts';
import { importReference } from '../../src/server/reference.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { searchIndexes, tasks } from '../../src/server/wiring.ts';
import { Skill } from '../../src/skills/skill.entity.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type World } from '../harness/world.ts';

const world = openWorld({ worker: true });

const held = async (of: { app: App }, index: SearchIndex = offerIndex): Promise<SearchDocument[]> => (await writerOf(of.app).index<SearchDocument>(uidOf(of.app, index.name)).getDocuments({ limit: 1000 })).results;
const isHeld = async (id: string): Promise<boolean> => (await held(world)).some((document) => document.id === id);
/** Mostly a tenth of a second; a busy disk makes Meilisearch's commit take seconds. */
const SOON = { timeout: 30_000, interval: 20 } as const;
const atRest = (of: World, within = 60_000): Promise<unknown> => vi.waitFor(async () => expect(await waitingChanges(of.context(), offerIndex.name, 1)).toEqual([]), { timeout: within, interval: 50 });

beforeAll(async () => {
  await ensureIndexes(world.context(), searchIndexes);
});

describe('the index follows the database', () => {
  it('a published offer is there in a moment, a draft never, and a closed one leaves', async () => {
    const draft = await makeOffer(world, { draft: true });
    const { offerId, employer } = await makeOffer(world);
    await vi.waitFor(async () => expect(await isHeld(offerId)).toBe(true), SOON);
    expect(await isHeld(draft.offerId)).toBe(false);
    await transact(employer.owner.context(), (tx) => closeOffer(tx, { offerId }));
    await vi.waitFor(async () => expect(await isHeld(offerId)).toBe(false), SOON);
  });

  it('an employer that changes its name takes its offers away until it is verified under the new one', async () => {
    const { offerId, employer } = await makeOffer(world);
    await vi.waitFor(async () => expect(await isHeld(offerId)).toBe(true), SOON);
    const { updateEmployer } = await world.get('mutation ($id: ID!) { updateEmployer(input: { employerId: $id, version: 2, name: "Rif Logiciels" }) { userErrors { code } } }', { id: employer.id }, employer.owner);
    expect(updateEmployer.userErrors).toEqual([]);
    await vi.waitFor(async () => expect(await isHeld(offerId)).toBe(false), SOON);
    await world.get('mutation ($id: ID!) { verifyEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: employer.id }, await administratorOf(world));
    await vi.waitFor(async () => expect((await held(world)).find(({ id }) => id === offerId)?.employerName).toBe('Rif Logiciels'), SOON);
  });

  it('a new version of the taxonomy reaches the offers that name its skills', async () => {
    const em = world.app.orm.em.fork();
    await em.nativeUpdate(Skill, { slug: 'react' }, { nameEn: 'A name of last year' });
    world.app.cache.clear();
    const { offerId } = await makeOffer(world, { mustHaves: [{ alternatives: [{ skill: 'react' }] }] });
    const names = async () => (await held(world)).find(({ id }) => id === offerId)?.skillNames;
    await vi.waitFor(async () => expect(await names()).toContain('A name of last year'), SOON);
    await em.nativeUpdate(ReferenceImport, { folder: 'skills' }, { hash: 'of the files of last year' });
    await importReference(world.app);
    await vi.waitFor(async () => expect(await names()).not.toContain('A name of last year'), SOON);
  });

  it('an offer whose deadline passes leaves by itself', async () => {
    const { offerId } = await makeOffer(world, { deadlineOn: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10) });
    await vi.waitFor(async () => expect(await isHeld(offerId)).toBe(true), SOON);
    world.clock = new Date(Date.now() + 4 * 86_400_000);
    try {
      await tasks['search.sweep']!(world.system(), {});
      await vi.waitFor(async () => expect(await isHeld(offerId)).toBe(false), SOON);
    } finally {
      world.clock = null;
      // The clock is back, and so is the offer.
      await transact(world.context(), (tx) => markChanged(tx, offerIndex.name, [offerId]));
    }
  });

  it('a change that is rolled back leaves no trace in the ledger', async () => {
    await atRest(world);
    const { offerId } = await makeOffer(world, { draft: true });
    await atRest(world);
    const failing = transact(world.context(), async (tx) => {
      await markChanged(tx, offerIndex.name, [offerId]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await waitingChanges(world.context(), offerIndex.name, 10)).toEqual([]);
  });
});

describe('many write at once', () => {
  it('20 writers on 10 offers, 500 writes, two workers: the index ends as the database is', async () => {
    const employer = await makeEmployer(world);
    const offers = await Promise.all(Array.from({ length: 10 }, () => makeOffer(world, { employer })));
    const second = await startWorker(world.app, world.databaseUrl, tasks, {}, () => makeContext(world.app));
    let written = 0;
    const write = async (writer: number): Promise<void> => {
      for (let turn = 0; turn < 25; turn += 1) {
        const { offerId } = offers[(writer * 7 + turn) % offers.length]!;
        await transact(world.context(), async (tx) => {
          await tx.em.nativeUpdate(OfferText, { offerId }, { title: `Titre ${(written += 1)}` });
          await markChanged(tx, offerIndex.name, [offerId]);
        });
      }
    };
    try {
      await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
      await atRest(world);
    } finally {
      await second.stop();
    }
    expect(written).toBe(500);
    const found = await examineIndex(world.context(), offerIndex);
    expect(found).toMatchObject({ missing: [], superfluous: [], differing: [] });
    expect(found.inDatabase).toBeGreaterThanOrEqual(10);
  }, 150_000);
});

describe('a rebuild', () => {
  it('loses no change made while it copies, and the old index answers until the new one does', async () => {
    const employer = await makeEmployer(world);
    const offers = await Promise.all(Array.from({ length: 8 }, () => makeOffer(world, { employer })));
    await atRest(world);
    const first = offers[0]!.offerId;
    // Copies one row at a time, slowly, so that changes come before, between and after.
    const slowly: SearchIndex = {
      ...offerIndex,
      ids: async (context, after, most) => {
        await sleep(30);
        return offerIndex.ids(context, after, Math.min(most, 1));
      },
    };
    let over = false;
    const answers: number[] = [];
    const asking = (async () => {
      while (!over) {
        const { hits } = await world.app.search.client.index(uidOf(world.app, offerIndex.name)).search('', { filter: `employer = '${employer.employerId}'` });
        answers.push(hits.length);
        await sleep(5);
      }
    })();
    let steps = 0;
    const writing = (async () => {
      while (!over) {
        const { offerId } = offers[steps % offers.length]!;
        await transact(world.context(), async (tx) => {
          await tx.em.nativeUpdate(OfferText, { offerId }, { title: `Pendant ${(steps += 1)}` });
          await markChanged(tx, offerIndex.name, [offerId]);
        });
        await sleep(10);
      }
    })();
    const told: [number, number][] = [];
    const rebuilt = await rebuildIndex(world.context(), slowly, (copied, total) => told.push([copied, total]));
    const late = await makeOffer(world, { employer });
    over = true;
    await Promise.all([asking, writing]);
    await atRest(world);
    expect(rebuilt).toBe(true);
    expect(told.at(-1)![0]).toBe(told.at(-1)![1]);
    expect(steps).toBeGreaterThan(10);
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.filter((count) => count < 8)).toEqual([]);
    expect(await examineIndex(world.context(), offerIndex)).toMatchObject({ missing: [], superfluous: [], differing: [] });
    expect([await isHeld(first), await isHeld(late.offerId)]).toEqual([true, true]);
    expect((await world.app.search.client.getRawIndexes({ limit: 1000 })).results.map(({ uid }) => uid).filter((uid) => uid.startsWith(world.app.search.prefix) && uid.endsWith('_next'))).toEqual([]);
  }, 150_000);

  it('holds a change that was sent while it copied, of a row that it had copied before', async () => {
    const { offerId } = await makeOffer(world);
    await makeOffer(world);
    await atRest(world);
    const copied: string[] = [];
    let changed = false;
    const interrupted: SearchIndex = {
      ...offerIndex,
      ids: async (context, after, most) => {
        // The batch before the last one asked for is in the new index by now.
        if (!changed && copied.slice(0, -1).includes(offerId)) {
          changed = true;
          await transact(world.context(), async (tx) => {
            await tx.em.nativeUpdate(OfferText, { offerId }, { title: 'Changé pendant la copie' });
            await markChanged(tx, offerIndex.name, [offerId]);
          });
          await atRest(world);
        }
        const ids = await offerIndex.ids(context, after, Math.min(most, 1));
        copied.push(...ids);
        return ids;
      },
    };
    expect(await rebuildIndex(world.context(), interrupted)).toBe(true);
    expect(changed).toBe(true);
    expect((await held(world)).find(({ id }) => id === offerId)?.title).toEqual({ fr: 'Changé pendant la copie' });
    expect(isHealthy(await examineIndex(world.context(), offerIndex))).toBe(true);
  }, 150_000);

  it('is done by one alone; another that comes meanwhile leaves', async () => {
    const both = await Promise.all([rebuildIndex(world.context(), offerIndex), rebuildIndex(world.context(), offerIndex)]);
    expect(both.toSorted()).toEqual([false, true]);
  });

  it('stands as it was made, so that it is not made again', async () => {
    expect(await Promise.all(searchIndexes.map((index) => indexStands(world.context(), index)))).toEqual(searchIndexes.map(() => true));
    expect(await ensureIndexes(world.context(), searchIndexes)).toEqual([]);
  });

  it('comes by itself where Meilisearch lost an index, and where its settings are others', async () => {
    const { offerId } = await makeOffer(world);
    await atRest(world);
    const client = writerOf(world.app);
    await done(client.deleteIndex(uidOf(world.app, offerIndex.name)));
    const { offerId: next } = await makeOffer(world);
    await vi.waitFor(async () => expect([await isHeld(offerId), await isHeld(next)]).toEqual([true, true]), { timeout: 30_000, interval: 50 });
    await done(client.index(uidOf(world.app, offerIndex.name)).updateSettings({ rankingRules: ['words'] }));
    expect(await ensureIndexes(world.context(), searchIndexes)).toEqual([offerIndex.name]);
    expect(await indexStands(world.context(), offerIndex)).toBe(true);
  });
});

describe('the doctor', () => {
  it('names what is missing, superfluous and different, and repairs it', async () => {
    const offers = await Promise.all([makeOffer(world), makeOffer(world)]);
    await atRest(world);
    const target = writerOf(world.app).index(uidOf(world.app, offerIndex.name));
    const stranger = world.app.newId();
    await done(target.deleteDocuments([offers[0]!.offerId]));
    await done(target.updateDocuments([{ id: offers[1]!.offerId, scale: 'INTERNATIONAL' }, { id: stranger, scale: 'LOCAL' }]));
    const found = await examineIndex(world.context(), offerIndex);
    expect(found).toMatchObject({ missing: [offers[0]!.offerId], superfluous: [stranger], differing: [offers[1]!.offerId] });
    expect(isHealthy(found)).toBe(false);
    expect(await repairIndex(world.context(), found)).toBe(3);
    await atRest(world);
    expect(isHealthy(await examineIndex(world.context(), offerIndex))).toBe(true);
  });
});

describe('a bad document', () => {
  it('is kept out, and does not hold up the others', async () => {
    const offers = await Promise.all(Array.from({ length: 7 }, () => makeOffer(world)));
    const ids = offers.map(({ offerId }) => offerId);
    const documents = async (context: Context, some: readonly string[]): Promise<SearchDocument[]> => {
      if (some.includes(ids[5]!)) throw new TypeError('a row that no document can be made of');
      return (await offerIndex.documents(context, some)).map((document) => (document.id === ids[2] ? { ...document, _geo: 'nowhere' } : document));
    };
    const index: SearchIndex = { ...offerIndex, name: 'odd', documents, settings: { filterableAttributes: ['_geo'] } };
    await ensureIndexes(world.context(), [{ ...index, ids: () => Promise.resolve([]) }]);
    // An older state of the bad one was there before.
    await done(writerOf(world.app).index(uidOf(world.app, 'odd')).addDocuments([{ id: ids[2]! }]));
    await transact(world.context(), (tx) => markChanged(tx, 'odd', [...ids, ids[0]!]));
    await sendChanges(world.context(), index);
    const kept = (await held(world, index)).map(({ id }) => id);
    expect(kept.toSorted()).toEqual(ids.filter((_, at) => at !== 2 && at !== 5).toSorted());
    expect(await waitingChanges(world.context(), 'odd', 10)).toEqual([]);
  });
});

describe('more changes than one batch', () => {
  it('all arrive, each once', async () => {
    let asked = 0;
    const ids = Array.from({ length: BATCH + 300 }, () => world.app.newId());
    const index: SearchIndex = { ...offerIndex, name: 'many', documents: (_, some) => Promise.resolve(((asked += some.length), some.map((id) => ({ id })))), ids: () => Promise.resolve([]), settings: {} };
    await ensureIndexes(world.context(), [index]);
    await transact(world.context(), (tx) => markChanged(tx, 'many', [...ids, ...ids.slice(0, 5)]));
    await Promise.all([sendChanges(world.context(), index), sendChanges(world.context(), index)]);
    await vi.waitFor(async () => expect(await waitingChanges(world.context(), 'many', 1)).toEqual([]), SOON);
    expect((await writerOf(world.app).index(uidOf(world.app, 'many')).getStats()).numberOfDocuments).toBe(ids.length);
    expect(asked).toBe(ids.length + 5);
  });
});

describe('Meilisearch is away', () => {
  const without = (): App => ({ ...world.app, search: { ...world.app.search, client: new Meilisearch({ host: 'http://127.0.0.1:9', apiKey: 'nobody is there', timeout: 2000 }) } });

  it('the ledger keeps what could not be sent, once, and it is sent when it is back', async () => {
    await atRest(world);
    const { offerId } = await makeOffer(world, { draft: true });
    await atRest(world);
    const index: SearchIndex = { ...offerIndex, name: 'away', ids: () => Promise.resolve([]) };
    await ensureIndexes(world.context(), [index]);
    await transact(world.context(), async (tx) => {
      await tx.em.nativeUpdate(Offer, { id: offerId }, { state: 'PUBLISHED', publishedAt: new Date() });
      await markChanged(tx, 'away', [offerId]);
    });
    const context = makeContext(without());
    await expect(sendChanges(context, index)).rejects.toThrow('has failed');
    await expect(searchTasks([index])['search.send']!(context, { index: 'away' })).rejects.toThrow('has failed');
    expect((await waitingChanges(world.context(), 'away', 10)).map((change) => change.documentId)).toEqual([offerId]);
    await searchTasks([index])['search.sweep']!(world.context(), {});
    expect(await waitingChanges(world.context(), 'away', 10)).toEqual([]);
    expect((await held(world, index)).map(({ id }) => id)).toEqual([offerId]);
  });

});

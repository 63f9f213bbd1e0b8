import { Meilisearch } from 'meilisearch';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/kernel/transact.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { Offer, OfferSkill } from '../../src/offers/offer.entity.ts';
import { examineIndex } from '../../src/search/search.doctor.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { type SearchIndex, writerOf } from '../../src/search/search.index.ts';
import { markChanged } from '../../src/search/search.ledger.ts';
import { rebuildIndex } from '../../src/search/search.rebuild.ts';
import { sendChanges } from '../../src/search/search.sender.ts';
import { killGroup } from '../../src/server/embedded/leash.ts';
import { type RunningMeilisearch, startMeilisearch } from '../../src/server/embedded/meilisearch.ts';
import { makeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index as indexAll, type MadeGraduate, makeGraduate } from '../matching/matching-world.ts';

const world = openWorld();
const dataDir = mkdtempSync(join(tmpdir(), 'jisr-killed-'));
const log = { info() {}, warn() {}, error() {} } as never;

let shared: Meilisearch;
let meili: RunningMeilisearch;
let offers: MadeOffer[];
let person: MadeGraduate;

async function kill(): Promise<void> {
  const { leash } = JSON.parse(readFileSync(join(dataDir, 'meilisearch.pid'), 'utf8')) as { leash: { pid: number } };
  killGroup(leash.pid);
  await meili.exited;
}
const comeBack = async (): Promise<void> => void (meili = await startMeilisearch({ dataDir, log, port: meili.port }));

/** Every change moves codes, and every other one a vector. */
let step = 0;
const changeAll = (): Promise<unknown> => transact(world.system(), async (tx) => {
  step += 1;
  for (const [at, { offerId }] of offers.entries()) {
    await tx.em.nativeUpdate(Offer, { id: offerId }, { startsOn: `2031-${String(1 + (step % 12)).padStart(2, '0')}-${String(1 + at).padStart(2, '0')}` });
    if (at % 2 === 0) await tx.em.nativeUpdate(OfferSkill, { offerId, position: 0 }, { skillSlug: ['php', 'python', 'css', 'git'][(step + at) % 4]! });
  }
  await markChanged(tx, offerRankingIndex.name, offers.map(({ offerId }) => offerId));
});
const settled = async (): Promise<void> => {
  await ensureIndexes(world.context(), [offerRankingIndex]);
  await sendChanges(world.context(), offerRankingIndex);
  expect(await examineIndex(world.context(), offerRankingIndex)).toMatchObject({ missing: [], superfluous: [], differing: [], inIndex: offers.length });
};
const MATCHES = '{ viewer { graduate { matches(first: 100) { degraded totalCount nodes { scoreMillionths offer { id } } } } } }';
const matches = async () => (await world.get(MATCHES, {}, person)).viewer.graduate.matches;

beforeAll(async () => {
  shared = world.app.search.client;
  meili = await startMeilisearch({ dataDir, log });
  (world.app.search as { client: Meilisearch }).client = new Meilisearch({ host: meili.url, apiKey: meili.key, timeout: 2000 });
  const employer = await makeEmployer(world);
  offers = [];
  for (let made = 0; made < 12; made += 1) offers.push(await makeOffer(world, { employer, mustHaves: [must('react'), must('docker')] }));
  person = await makeGraduate(world, { skills: ['react', 'php', 'python', 'css'].map((skill) => ({ skill, level: 'INTERMEDIATE' as const })) });
  await indexAll(world);
}, 120_000);
afterAll(async () => {
  // What closes the world looks into the one that all share.
  (world.app.search as { client: Meilisearch }).client = shared;
  await meili.stop().catch(() => {});
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the search engine is killed', () => {
  it('in the middle of a batch: what was changed is sent when it is back, and meanwhile the ranking is right', async () => {
    for (const after of [0, 20, 60]) {
      await changeAll();
      const sending = sendChanges(world.context(), offerRankingIndex).then(() => 'sent', () => 'failed');
      await sleep(after);
      await kill();
      await sending;
      const away = await matches();
      expect(away).toMatchObject({ degraded: true, totalCount: offers.length });
      await comeBack();
      expect(await matches()).toEqual({ ...away, degraded: false });
      await settled();
      expect(await matches()).toEqual({ ...away, degraded: false });
    }
  }, 120_000);

  it('in the middle of queries: each is answered, and alike', async () => {
    const expected = await matches();
    const answers: Promise<any>[] = [];
    for (let at = 0; at < 30; at += 1) {
      answers.push(matches());
      await sleep(5);
      if (at === 10) void kill();
    }
    for (const answer of await Promise.all(answers)) expect(answer).toEqual({ ...expected, degraded: answer.degraded });
    expect((await matches()).degraded).toBe(true);
    await comeBack();
    expect((await matches()).degraded).toBe(false);
  }, 60_000);

  it('in the middle of a rebuild: the old index answers when it is back, and the next rebuild goes through', async () => {
    let copied = 0;
    const slowly: SearchIndex = {
      ...offerRankingIndex,
      settings: offerRankingIndex.settings,
      ids: async (context, after, most) => {
        copied += 1;
        if (copied === 4) await kill();
        return offerRankingIndex.ids(context, after, Math.min(most, 2));
      },
    };
    await expect(rebuildIndex(world.context(), slowly)).rejects.toThrow(/request|refused|fetch|Meilisearch|failed/i);
    await changeAll();
    const away = await matches();
    expect(away.degraded).toBe(true);
    await comeBack();
    expect(await matches()).toEqual({ ...away, degraded: false });
    await settled();
    expect(await rebuildIndex(world.context(), offerRankingIndex)).toBe(true);
    await settled();
    expect(await matches()).toEqual({ ...away, degraded: false });
  }, 60_000);

  it('in the middle of a swap: whichever index has the name holds everything', async () => {
    for (const before of [true, false]) {
      const writer = writerOf(world.app);
      const swap = writer.swapIndexes.bind(writer);
      writer.swapIndexes = ((...how: Parameters<typeof swap>) => {
        const enqueued = before ? kill().then(() => swap(...how)) : swap(...how).then(async (task) => {
          await kill();
          return task;
        });
        return Object.assign(enqueued, { waitTask: () => enqueued.then(({ taskUid }) => writer.tasks.waitForTask(taskUid)) });
      }) as typeof writer.swapIndexes;
      await changeAll();
      await expect(rebuildIndex(world.context(), offerRankingIndex)).rejects.toThrow(/request|refused|fetch|Meilisearch|failed/i);
      writer.swapIndexes = swap as typeof writer.swapIndexes;
      await changeAll();
      const away = await matches();
      await comeBack();
      expect(await matches()).toEqual({ ...away, degraded: false });
      await settled();
      expect(await rebuildIndex(world.context(), offerRankingIndex)).toBe(true);
      await settled();
    }
  }, 60_000);
});

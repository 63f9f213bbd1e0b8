import { setTimeout as sleep } from 'node:timers/promises';
import { transact } from '../../src/kernel/transact.ts';
import { changed } from '../../src/kernel/transact.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { uidOf, writerOf } from '../../src/search/search.index.ts';
import { Offer, OfferSkill } from '../../src/offers/offer.entity.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { quantile, type Report } from '../report.ts';
import { startService } from './pages.ts';
import type { BenchWorld } from './world.ts';

const PER_SECOND = 50;
const SECONDS = 20;
const PATIENCE_MS = 60_000;

/** What is looked at of an indexed offer: a code that a filter asks, and the fingerprint of its vector. */
interface Indexed {
  readonly id: string;
  readonly start: number | null;
  readonly v: string;
}

const FIELDS: (keyof Indexed)[] = ['id', 'start', 'v'];

const indexOf = (world: BenchWorld) => writerOf(world.app).index<Indexed>(uidOf(world.app, offerRankingIndex.name));

interface Change {
  readonly id: string;
  readonly committed: number;
  readonly isSeen: (document: Indexed) => boolean;
}

/** When each change can be found: the search engine is asked for all that are waited for, again and again. */
async function watch(world: BenchWorld, waiting: Map<string, Change>, took: number[], isOver: () => boolean): Promise<void> {
  const target = indexOf(world);
  const until = performance.now() + PATIENCE_MS + SECONDS * 1000;
  while ((!isOver() || waiting.size > 0) && performance.now() < until) {
    const ids = [...waiting.keys()].slice(0, 500);
    if (ids.length > 0) {
      const { results } = await target.getDocuments({ ids, limit: ids.length, fields: FIELDS });
      for (const document of results) {
        const change = waiting.get(document.id);
        if (!change?.isSeen(document)) continue;
        took.push(performance.now() - change.committed);
        waiting.delete(document.id);
      }
    }
    await sleep(10);
  }
}

async function run(world: BenchWorld, ids: readonly string[], vectorEach: number): Promise<{ took: number[]; lost: number }> {
  const before = new Map((await indexOf(world).getDocuments({ ids: [...ids], limit: ids.length, fields: FIELDS })).results.map((one) => [one.id, one.v]));
  const waiting = new Map<string, Change>();
  const took: number[] = [];
  let over = false;
  const watching = watch(world, waiting, took, () => over);
  const begun = performance.now();
  for (const [at, id] of ids.entries()) {
    await sleep(Math.max(0, begun + (at * 1000) / PER_SECOND - performance.now()));
    const day = 20_300_101 + (at % 28);
    const startsOn = `2030-01-${String(1 + (at % 28)).padStart(2, '0')}`;
    const byVector = vectorEach > 0 && at % vectorEach === 0;
    await transact(makeContext(world.app), async (tx) => {
      await tx.em.nativeUpdate(Offer, { id }, { startsOn });
      if (byVector) await tx.em.nativeUpdate(OfferSkill, { offerId: id, position: 0 }, { minimumLevel: 'SPECIALISED' });
      await changed(tx, 'offer', id);
    });
    waiting.set(id, { id, committed: performance.now(), isSeen: ({ start, v }) => start === day && (!byVector || v !== before.get(id)) });
  }
  over = true;
  await watching;
  return { took, lost: waiting.size };
}

/** From commit to findable, at 50 changes a second: codes alone, and one change in five that moves the vector too. */
export async function changes(world: BenchWorld, report: Report): Promise<void> {
  const service = await startService(world, report);
  try {
    const rows = await world.query<{ id: string }>('select id from offers order by md5(id::text) limit $1', [2 * PER_SECOND * SECONDS]);
    const ids = rows.map(({ id }) => id);
    for (const [name, some, each, most] of [['fields', ids.slice(0, PER_SECOND * SECONDS), 0, 150], ['mixed, every fifth with a vector', ids.slice(PER_SECOND * SECONDS), 5, 1500]] as const) {
      const { took, lost } = await run(world, some, each);
      report.say(`${name}: ${took.length} changes seen, p50 ${quantile(took, 0.5).toFixed(0)} ms`);
      report.row(`a change findable, ${name}, ms p95 at ${PER_SECOND}/s`, quantile(took, 0.95), { most });
      report.row(`changes not findable within a minute, ${name}`, lost, { most: 0 });
    }
  } finally {
    await service.stop();
  }
}

import { join, resolve } from 'node:path';
import { projectRoot } from '../../src/kernel/project-root.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { rebuildIndex } from '../../src/search/search.rebuild.ts';
import { indexStands } from '../../src/search/search.ensure.ts';
import { asIndexer } from '../../src/search/search.index.ts';
import { startServices } from '../../src/server/embedded/services.ts';
import { makeLog } from '../../src/server/log.ts';
import { searchIndexes } from '../../src/server/wiring.ts';
import { passesConditions } from '../../src/matching/hard-conditions.ts';
import { scorePair } from '../../src/matching/score.ts';
import { quantile, type Report, seconds } from '../report.ts';
import { changes } from './changes.ts';
import { pages } from './pages.ts';
import { recall } from './recall.ts';
import { readTruth, type Truth } from './truth.ts';
import { type BenchWorld, openBenchWorld } from './world.ts';

export const ROWS = ['reindex', 'recall', 'loop', 'pages', 'growth', 'changes'] as const;

/** The two indexes that hold offers: what an offer costs to index. */
const OFFER_INDEXES = new Set(['offers', 'offer_ranking']);

/** Makes what is missing of the indexes: the rankings alone need no text. */
async function indexed(world: BenchWorld, report: Report, text: boolean): Promise<void> {
  for (const index of searchIndexes) {
    if (!text && index.name === 'offers') continue;
    const context = makeContext(world.app);
    if (await indexStands(context, index)) continue;
    const begun = performance.now();
    await rebuildIndex(context, index);
    report.say(`index ${index.name} of ${world.size}: ${seconds(begun).toFixed(0)} s`);
  }
}

/** `npm run reindex`, timed: and the same without the search engine, which says what bounds it. */
async function reindex(world: BenchWorld, report: Report): Promise<void> {
  let [whole, making] = [0, 0];
  for (const index of searchIndexes.filter(({ name }) => OFFER_INDEXES.has(name))) {
    const context = makeContext(world.app);
    let begun = performance.now();
    await rebuildIndex(context, index);
    whole += seconds(begun);
    report.say(`${index.name}: ${Math.round(world.size / seconds(begun))} offers/s`);
    const system = asIndexer(context);
    const some = await index.ids(system, null, 5000);
    begun = performance.now();
    for (let at = 0; at < some.length; at += 1000) await index.documents(system, some.slice(at, at + 1000));
    making += (seconds(begun) / some.length) * world.size;
  }
  report.row('reindex, offers a second with vectors, both indexes', world.size / whole, { least: 1500 });
  report.row('reindex, share of the time that reading and making documents alone would take', making / whole);
}

/** The limit: everything scored exactly, by one thread, out of memory. */
function loop(world: BenchWorld, { graph, offers, people }: Truth, report: Report): void {
  const day = dayOf(world.app.now());
  const took = people.filter((_, at) => at % Math.ceil(people.length / 100) === 0).map(({ person, compiled }) => {
    const begun = performance.now();
    let best = 0;
    for (const one of offers) if (passesConditions(one.offer, person, day)) best = Math.max(best, scorePair(graph, one.compiled, compiled).score);
    return performance.now() - begun;
  });
  report.row('exact loop over all offers in one thread, ms p50', quantile(took, 0.5));
  report.row('exact loop over all offers in one thread, ms p99', quantile(took, 0.99));
}

export async function benchMatching({ size, rows, dir, report }: { size: number; rows: readonly string[]; dir: string | undefined; report: Report }): Promise<void> {
  const folder = resolve(dir ?? join(projectRoot, '.data/bench'));
  report.say(`PostgreSQL and Meilisearch start in ${folder}`);
  const services = await startServices({ dataDir: folder, log: makeLog('error') });
  const wants = (row: string): boolean => rows.includes(row);
  try {
    const world = await openBenchWorld(services, size, report);
    try {
      if (wants('reindex')) await reindex(world, report);
      const served = ['pages', 'growth', 'changes'].some(wants);
      await indexed(world, report, served);
      const truth = ['recall', 'loop', 'pages', 'growth'].some(wants) ? await readTruth(world) : null;
      if (truth && wants('recall')) await recall(world, truth, report);
      if (truth && wants('loop')) loop(world, truth, report);
      const large = truth && (wants('pages') || wants('growth')) ? await pages(world, truth, report) : NaN;
      if (wants('changes')) await changes(world, report);
      if (wants('growth')) {
        const small = await openBenchWorld(services, Math.max(1000, size / 10), report);
        try {
          await indexed(small, report, true);
          report.say(`the same with a tenth of the offers`);
          report.row('growth of a page of matches, ten times the offers, p50', large / (await pages(small, await readTruth(small), report)), { most: 2.5 });
        } finally {
          await small.close();
        }
      }
    } finally {
      await world.close();
    }
  } finally {
    await services.stop();
  }
}

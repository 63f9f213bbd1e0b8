import { dayOf } from '../../src/kernel/clock.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { uidOf, writerOf } from '../../src/search/search.index.ts';
import { shippedEmbedding } from '../../src/matching/embedder.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { eligibleOffers, eligiblePeople } from '../../src/matching/index-filters.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { embedderOf } from '../../src/matching/ranking.index.ts';
import { rarestOffers, rarestPeople } from '../../src/matching/rarest.ts';
import { CANDIDATES, firstStage, type FirstStageQuestion } from '../../src/matching/retrieve.ts';
import type { Report } from '../report.ts';
import type { Truth } from './truth.ts';
import type { BenchWorld } from './world.ts';

const QUERIES = 200;
const KS = [200, 400, 800, 1600];
/** What the service asks for a first page. */
const SHIPPED = CANDIDATES[0];

type Exact = readonly { readonly id: string; readonly score: number }[];

/** How much of the exact first `n` a set of candidates has. Scored exactly, they stand in the exact order. */
const recallAt = (exact: Exact, found: ReadonlySet<string>, n: number): number => {
  const wanted = exact.slice(0, n);
  return wanted.length === 0 ? 1 : wanted.filter(({ id }) => found.has(id)).length / wanted.length;
};

const gain = (ranked: Exact): number => ranked.slice(0, 10).reduce((sum, { score }, at) => sum + score / Math.log2(at + 2), 0);

interface Asked {
  readonly question: Omit<FirstStageQuestion, 'k'>;
  readonly exact: Exact;
}

async function measure(world: BenchWorld, report: Report, name: string, index: string, asked: readonly Asked[]): Promise<void> {
  const client = writerOf(world.app);
  const share = asked.reduce((sum, { exact }) => sum + exact.length, 0) / asked.length / world.size;
  report.say(`${name}: ${asked.length} queries, ${(100 * share).toFixed(1)} % of the other side eligible`);
  for (const k of KS) {
    let [ten, fifty, ndcg] = [0, 0, 0];
    for (const { question, exact } of asked) {
      const { hits } = await firstStage(client, uidOf(world.app, index), { ...question, k });
      const found = new Set(hits.map(({ id }) => id));
      ten += recallAt(exact, found, 10) / asked.length;
      fifty += recallAt(exact, found, 50) / asked.length;
      ndcg += (exact.length === 0 ? 1 : gain(exact.filter(({ id }) => found.has(id))) / gain(exact)) / asked.length;
    }
    const goal = (least: number) => (k === SHIPPED ? { least } : null);
    report.row(`${name}, K=${k}, recall@10`, ten, goal(0.997));
    report.row(`${name}, K=${k}, recall@50`, fifty, goal(0.985));
    report.row(`${name}, K=${k}, nDCG@10`, ndcg, goal(0.9995));
  }
}

/** First stage and re-rank against the exact ranking of everything, on people and offers that no vector was built from. */
export async function recall(world: BenchWorld, { graph, offers, people, offersFor, peopleFor }: Truth, report: Report): Promise<void> {
  const context = makeContext(world.app);
  const embedding = await shippedEmbedding(context);
  const embedder = embedderOf(embedding.version);
  const day = dayOf(world.app.now());
  const some = <T>(list: readonly T[]): T[] => list.filter((_, at) => at % Math.ceil(list.length / QUERIES) === 0);
  await measure(world, report, 'graduate -> offers', offerRankingIndex.name, some(people).map((one) => ({
    question: { embedder, vector: embedding.personQuery(one.compiled), filter: eligibleOffers(one, day, false), rarest: rarestOffers(graph, one.person) },
    exact: offersFor(one, day),
  })));
  await measure(world, report, 'offer -> graduates', graduateRankingIndex.name, some(offers).map((one) => ({
    question: { embedder, vector: embedding.offerQuery(one.compiled), filter: eligiblePeople(one, day, false), rarest: rarestPeople(graph, one.offer) },
    exact: peopleFor(one, day),
  })));
}

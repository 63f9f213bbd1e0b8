import { writerOf, uidOf } from '../../src/search/search.index.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { skillGraph } from '../../src/matching/graph.ts';
import { placeMap } from '../../src/places/place.map.ts';
import { compileOffer, compilePerson } from '../../src/matching/credits.ts';
import { placeAtOf, type ReadyOffer, type ReadyPerson, readyOffer, readyPerson } from '../../src/matching/compiled.ts';
import { passesConditions } from '../../src/matching/hard-conditions.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { decodeOffer, decodePerson } from '../../src/matching/payload.ts';
import type { Hit } from '../../src/matching/retrieve.ts';
import { compareMatches, scorePair } from '../../src/matching/score.ts';
import type { SkillGraph } from '../../src/matching/skill-graph.ts';
import type { BenchWorld } from './world.ts';

/** Both sides of a world in memory, whole: what the exact ranking of everything reads. */
export interface Truth {
  readonly graph: SkillGraph;
  readonly offers: readonly ReadyOffer[];
  readonly people: readonly ReadyPerson[];
  /** Of the people, those not used as documents alone: people and offers to ask by. */
  offersFor(person: ReadyPerson, day: string): { id: string; score: number }[];
  peopleFor(offer: ReadyOffer, day: string): { id: string; score: number }[];
}

async function payloads(world: BenchWorld, index: string): Promise<Hit[]> {
  const target = writerOf(world.app).index<{ id: string; p: string }>(uidOf(world.app, index));
  const hits: Hit[] = [];
  for (;;) {
    const { results } = await target.getDocuments({ limit: 10_000, offset: hits.length, fields: ['id', 'p'] });
    hits.push(...results);
    if (results.length < 10_000) return hits;
  }
}

/** Reads both sides out of the ranking indexes. */
export async function readTruth(world: BenchWorld): Promise<Truth> {
  const context = makeContext(world.app);
  const [graph, map] = [await skillGraph(context), await placeMap(context)];
  const placeAt = placeAtOf(map);
  const offers = (await payloads(world, offerRankingIndex.name)).map(({ id, p }) => readyOffer(graph, decodeOffer(id, p, placeAt)));
  const people = (await payloads(world, graduateRankingIndex.name)).map(({ id, p }) => readyPerson(graph, decodePerson(id, p)));
  return {
    graph, offers, people,
    offersFor: ({ person }, day) => {
      const compiled = compilePerson(graph, person);
      return offers.flatMap((one) => (passesConditions(one.offer, person, day) ? [{ id: one.offer.id, ...scorePair(graph, one.compiled, compiled) }] : [])).toSorted(compareMatches);
    },
    peopleFor: ({ offer, scale }, day) => {
      const compiled = compileOffer(graph, offer);
      return people.flatMap((one) => (one.findableAt.includes(scale) && passesConditions(offer, one.person, day) ? [{ id: one.person.id, ...scorePair(graph, compiled, one.compiled) }] : [])).toSorted(compareMatches);
    },
  };
}

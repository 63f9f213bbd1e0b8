import { compileOffer, compilePerson } from '../credits.ts';
import type { SkillGraph } from '../skill-graph.ts';
import type { MatchOffer, MatchPerson } from '../subjects.ts';
import type { EmbeddingModel } from './embedding.ts';
import { factorise } from './factorise.ts';
import { numbered, offerFeatures, personFeatures, type PlacesWith } from './features.ts';

/** Measured at 100,000 of each, with a quarter of the other side eligible: with 128 numbers a first page misses one in fifty of the best ten. */
export const RANKS = { offers: 256, people: 256 } as const;

/** A sample of both sides, of at least a thousand each. */
export interface Sample {
  readonly offers: readonly MatchOffer[];
  readonly people: readonly MatchPerson[];
}

/** Builds the model of a graph from a sample: the same input gives the same model. */
export function buildModel(graph: SkillGraph, version: string, sample: Sample, placesWith: PlacesWith, ranks: { readonly offers: number; readonly people: number } = RANKS): EmbeddingModel {
  const offers = sample.offers.map((offer) => offerFeatures(graph, compileOffer(graph, offer)));
  const people = sample.people.map((person) => personFeatures(graph, compilePerson(graph, person), placesWith));
  // What one side never has adds nothing to any product.
  const asked = new Set(offers.flatMap((one) => [...one.keys()]));
  const features = [...new Set(people.flatMap((one) => [...one.keys()]))].filter((feature) => asked.has(feature)).toSorted();
  const numbers = new Map(features.map((feature, number) => [feature, number]));
  const o = offers.map((one) => numbered(one, numbers));
  const p = people.map((one) => numbered(one, numbers));
  return {
    version,
    features,
    offers: factorise(o, p, features.length, { rank: ranks.offers, seed: 11 }),
    people: factorise(p, o, features.length, { rank: ranks.people, seed: 12 }),
  };
}

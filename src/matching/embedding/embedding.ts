import type { CompiledOffer, CompiledPerson } from '../credits.ts';
import type { SkillGraph } from '../skill-graph.ts';
import { documentVector, type Projection, queryVector } from './factorise.ts';
import { type Feature, numbered, offerFeatures, personFeatures, type PlacesWith } from './features.ts';

/** What is shipped: the numbering of the dimensions and one projection for each direction. */
export interface EmbeddingModel {
  readonly version: string;
  readonly features: readonly Feature[];
  /** Offers are documents, people ask. */
  readonly offers: Projection;
  /** People are documents, offers ask. */
  readonly people: Projection;
}

/**
 * The score compressed into short vectors: the nearest documents of a query are those that score best, nearly. Whoever ranks
 * scores them exactly afterwards. A skill that the model does not know adds nothing to a vector.
 */
export interface Embedding {
  /** Names the embedder in the search engine: a query can never meet another version's vectors. */
  readonly version: string;
  /** Numbers in an `offerVector` and a `personQuery`. */
  readonly offerDimensions: number;
  /** Numbers in a `personVector` and an `offerQuery`. */
  readonly personDimensions: number;
  offerVector(offer: CompiledOffer): number[];
  /** Null: the person has nothing to ask by, and a vector of zeros would find anything. */
  personQuery(person: CompiledPerson): number[] | null;
  personVector(person: CompiledPerson): number[];
  offerQuery(offer: CompiledOffer): number[] | null;
}

/** The embedding of one model, of the graph's score. */
export function embeddingOf(graph: SkillGraph, { version, features, offers, people }: EmbeddingModel, placesWith: PlacesWith): Embedding {
  const numbers = new Map(features.map((feature, number) => [feature, number]));
  const ofOffer = (offer: CompiledOffer) => numbered(offerFeatures(graph, offer), numbers);
  const ofPerson = (person: CompiledPerson) => numbered(personFeatures(graph, person, placesWith), numbers);
  return {
    version,
    offerDimensions: offers.rank + 1,
    personDimensions: people.rank + 1,
    offerVector: (offer) => documentVector(offers, ofOffer(offer)),
    personQuery: (person) => queryVector(offers, ofPerson(person)),
    personVector: (person) => documentVector(people, ofPerson(person)),
    offerQuery: (offer) => queryVector(people, ofOffer(offer)),
  };
}

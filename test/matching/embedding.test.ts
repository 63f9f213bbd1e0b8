import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOffer, compilePerson } from '../../src/matching/credits.ts';
import { type Embedding, embeddingOf } from '../../src/matching/embedding/embedding.ts';
import { documentVector, factorise, queryVector } from '../../src/matching/embedding/factorise.ts';
import { offerFeatures, personFeatures } from '../../src/matching/embedding/features.ts';
import { groundOf } from '../../src/matching/embedding/ground.ts';
import { buildModel } from '../../src/matching/embedding/model.build.ts';
import { readModel, writeModel } from '../../src/matching/embedding/model.file.ts';
import { drawSample } from '../../src/matching/embedding/sample.ts';
import { seeded, type SparseVector } from '../../src/matching/linear-algebra.ts';
import { compareMatches, scorePair } from '../../src/matching/score.ts';
import type { SkillGraph } from '../../src/matching/skill-graph.ts';
import type { MatchOffer, MatchPerson, Requirement } from '../../src/matching/subjects.ts';
import { graphBy, matcherOf } from '../../src/matching/versions.ts';
import { MATCHER_VERSION } from '../../src/matching/weights.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';
import { GRAPH, held, must, nice, offer, person, TAXONOMY, worldArb } from './worlds.ts';

const PLACES = ['MA-OUJ', 'MA-NAD', 'FR'];
const ABOVE: Record<string, readonly string[]> = { 'MA-OUJ': ['MA-02', 'MA'], 'MA-NAD': ['MA-02', 'MA'], 'MA-02': ['MA', 'MA-OUJ', 'MA-NAD'], MA: ['MA-02', 'MA-OUJ', 'MA-NAD'] };
const placesWith = (code: string): string[] => [code, ...ABOVE[code] ?? []];
const lookup = { ancestors: (code: string) => [...ABOVE[code] ?? []], descendants: () => [] };

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
const lengthOf = (vector: readonly number[]): number => Math.sqrt(dot(vector, vector));

/** The product of both sides over the dimensions of one kind. */
function product(graph: SkillGraph, one: MatchOffer, other: MatchPerson, kind: RegExp): number {
  const had = personFeatures(graph, compilePerson(graph, other), placesWith);
  return [...offerFeatures(graph, compileOffer(graph, one))].reduce((sum, [feature, value]) => (kind.test(feature) ? sum + value * (had.get(feature) ?? 0) : sum), 0);
}

const single = <R extends Requirement>(list: readonly R[]): R[] => list.map((one) => ({ ...one, alternatives: one.alternatives.slice(0, 1) }));
const score = (graph: SkillGraph, one: MatchOffer, other: MatchPerson): number => scorePair(graph, compileOffer(graph, one), compilePerson(graph, other)).score / 1_000_000;

/** Few enough to factor in a moment. */
const RANKS = { offers: 16, people: 20 };
const GROUND = groundOf(GRAPH, TAXONOMY, lookup, PLACES);
const SMALL = buildModel(GRAPH, 'small', drawSample(GROUND, 3, 300), placesWith, RANKS);
const EMBEDDING = embeddingOf(GRAPH, SMALL, placesWith);

describe('what an offer asks times what a person has', () => {
  it('is the score, but for the rounding of its parts', () => {
    fc.assert(fc.property(worldArb, ({ graph, offer: any, person: one }) => {
      const asked = { ...any, mustHaves: single(any.mustHaves), niceToHaves: single(any.niceToHaves) };
      const { SKILLS, AFFINITY, PREFERENCE } = graph.weights.parts;
      // A part's value is rounded to a ten-thousandth, halves upwards; the sliver is what a product of fractions is short by.
      const part = (kind: RegExp, weight: number): number => (weight / 100) * (Math.floor((product(graph, asked, one, kind) / (weight / 100)) * 10_000 + 0.5 + 1e-7) / 10_000);
      expect(part(/:\d$/, SKILLS) + part(/:near$/, AFFINITY) + part(/^@/, PREFERENCE)).toBeCloseTo(score(graph, asked, one), 9);
    }), { numRuns: 400 });
  });

  it('takes each of several alternatives for three quarters of its own', () => {
    const alone = offer({ mustHaves: [must('react')] });
    const either = offer({ mustHaves: [{ alternatives: [...must('react').alternatives, ...must('docker').alternatives] }] });
    const weights = [alone, either].map((one) => product(GRAPH, one, person({ skills: [held('react')] }), /^react:\d$/) * compileOffer(GRAPH, one).skillsMass / compileOffer(GRAPH, one).requirements[0]!.factor);
    expect(weights[1]! / weights[0]!).toBeCloseTo(0.75, 9);
  });

  it('gives a place further down in the order less', () => {
    const asked = offer({ places: ['MA-OUJ'], placeAt: placesWith('MA-OUJ') });
    const by = (reach: string[]): number => product(GRAPH, asked, person({ reach, reachIsOrdered: true }), /^@/);
    expect(by(['FR', 'MA-OUJ'])).toBeLessThan(by(['MA-OUJ', 'FR']));
    expect(by(['FR'])).toBe(0);
  });
});

const some = drawSample(GROUND, 8, 60);

describe('vectors', () => {
  it('are of length one, with a last number that no query has', () => {
    const { offerVector, personVector, personQuery, offerQuery, offerDimensions, personDimensions } = EMBEDDING;
    for (const one of some.offers.map((any) => compileOffer(GRAPH, any))) {
      expect([offerVector(one).length, offerQuery(one)!.length]).toEqual([offerDimensions, personDimensions]);
      expect(lengthOf(offerVector(one))).toBeCloseTo(1, 2);
      expect(offerVector(one).at(-1)).toBeGreaterThanOrEqual(0);
      expect([lengthOf(offerQuery(one)!), offerQuery(one)!.at(-1)]).toEqual([expect.closeTo(1, 9), 0]);
    }
    for (const one of some.people.map((any) => compilePerson(GRAPH, any))) {
      expect([personVector(one).length, personQuery(one)!.length]).toEqual([personDimensions, offerDimensions]);
      expect(lengthOf(personVector(one))).toBeCloseTo(1, 2);
      expect([lengthOf(personQuery(one)!), personQuery(one)!.at(-1)]).toEqual([expect.closeTo(1, 9), 0]);
    }
  });

  it('have four decimals in an index', () => {
    const values = [...EMBEDDING.offerVector(compileOffer(GRAPH, some.offers[0]!)), ...EMBEDDING.personVector(compilePerson(GRAPH, some.people[0]!))];
    expect(values.every((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6)).toBe(true);
  });

  it('are untouched by a skill that the model does not know', () => {
    const skills = [held('react'), held('docker', 'ADVANCED')];
    const vectors = (all: typeof skills): unknown => {
      const one = compilePerson(GRAPH, person({ skills: all }));
      return [EMBEDDING.personVector(one), EMBEDDING.personQuery(one)];
    };
    expect(vectors([...skills, held('never-heard-of')])).toEqual(vectors(skills));
    expect(vectors([...skills, held('php')])).not.toEqual(vectors(skills));
  });

  it('are no numbers of chance for an offer of unknown skills alone', () => {
    const vector = EMBEDDING.offerVector(compileOffer(GRAPH, offer({ mustHaves: [must('never-heard-of')], niceToHaves: [nice('nor-of-this')] })));
    expect(vector.every(Number.isFinite)).toBe(true);
    expect(lengthOf(vector)).toBeCloseTo(1, 2);
  });

  it('ask nothing for somebody who has nothing to ask by', () => {
    expect(EMBEDDING.personQuery(compilePerson(GRAPH, person({ skills: [] })))).toBeNull();
    expect(EMBEDDING.personQuery(compilePerson(GRAPH, person({ skills: [held('never-heard-of')] })))).toBeNull();
  });
});

describe('a factorisation', () => {
  const WIDTH = 12;
  const random = seeded(5);
  // Each side has some dimensions at another scale, so that neither side's own factor would do.
  const drawn = (count: number, scale: (at: number) => number): SparseVector[] => Array.from({ length: count }, () => {
    const at = Array.from({ length: WIDTH }, (_, dimension) => dimension).filter(() => random() < 0.5);
    return { at, values: at.map((dimension) => random() * scale(dimension)) };
  });
  const documents = drawn(200, (at) => (at < 4 ? 5 : 1));
  const queries = drawn(100, (at) => (at < 4 ? 0.1 : 2));
  const projection = factorise(documents, queries, WIDTH, { rank: WIDTH });
  const between = (one: SparseVector, other: SparseVector): number => [...one.at].reduce((sum, dimension, index) => sum + one.values[index]! * (other.values[[...other.at].indexOf(dimension)] ?? 0), 0);

  it('orders documents by their product with a query, where it may keep every dimension', () => {
    const vectors = documents.map((one) => documentVector(projection, one));
    for (const query of queries) {
      const vector = queryVector(projection, query);
      if (vector === null) continue;
      const [byVector, exact] = [vectors.map((one) => dot(vector, one)), documents.map((one) => between(one, query))];
      const order = documents.map((_, at) => at).toSorted((a, b) => byVector[b]! - byVector[a]!);
      const spread = Math.max(...exact) - Math.min(...exact);
      // The longest in a thousand are cut, and coordinates have four decimals.
      for (const [rank, at] of order.slice(1).entries()) expect(exact[at]! - exact[order[rank]!]!).toBeLessThan(0.02 * spread);
    }
  });

  it('has the mean document stand for nothing', () => {
    const mean: SparseVector = { at: Array.from({ length: WIDTH }, (_, at) => at), values: Array.from({ length: WIDTH }, (_, dimension) => documents.reduce((sum, one) => sum + (one.values[[...one.at].indexOf(dimension)] ?? 0), 0) / documents.length) };
    expect(documentVector(projection, mean).map(Math.abs)).toEqual([...Array.from({ length: projection.rank }, () => 0), 1]);
  });
});

describe('a model', () => {
  it('is the same to the byte from the same sample, and another from another', () => {
    const built = (seed: number): Buffer => writeModel(buildModel(GRAPH, 'small', drawSample(GROUND, seed, 300), placesWith, RANKS));
    expect(built(3).equals(writeModel(SMALL))).toBe(true);
    expect(built(4).equals(writeModel(SMALL))).toBe(false);
  });

  it('loses next to nothing in its file', () => {
    const read = embeddingOf(GRAPH, readModel(writeModel(SMALL)), placesWith);
    for (const one of some.offers.map((any) => compileOffer(GRAPH, any))) {
      expect(dot(read.offerVector(one), EMBEDDING.offerVector(one))).toBeGreaterThan(0.999);
      expect(dot(read.offerQuery(one)!, EMBEDDING.offerQuery(one)!)).toBeGreaterThan(0.999);
    }
  });
});

describe('the model that is shipped', () => {
  const entries = readTaxonomyFiles('seeds/skills');
  const graph = graphBy(matcherOf(), entries);
  const shipped: Embedding = embeddingOf(graph, readModel(readFileSync(`src/matching/snapshots/embedding-${MATCHER_VERSION}.bin`)), placesWith);
  const world = drawSample(groundOf(graph, entries, lookup, ['MA-OUJ', 'MA-NAD', 'FR']), 77, 2000);
  const offers = world.offers.slice(0, 2000).map((one) => compileOffer(graph, one));
  const people = world.people.slice(0, 2000).map((one) => compilePerson(graph, one));

  /** The share of the exact first ten among the tenth part that is nearest: by vectors alone, which rankings add lists to. */
  function found<Q, D>(queries: readonly Q[], documents: readonly D[], vectors: readonly number[][], ask: (query: Q) => number[] | null, pair: (query: Q, document: D) => { score: number; tieBreak: number }): number {
    const each = queries.map((query) => {
      const vector = ask(query)!;
      const numbers = documents.map((_, at) => at);
      const near = vectors.map((one) => dot(vector, one));
      const exact = documents.map((document) => pair(query, document));
      const nearest = new Set(numbers.toSorted((a, b) => near[b]! - near[a]!).slice(0, documents.length / 10));
      return numbers.toSorted((a, b) => compareMatches(exact[a]!, exact[b]!)).slice(0, 10).filter((at) => nearest.has(at)).length / 10;
    });
    return each.reduce((sum, share) => sum + share, 0) / each.length;
  }

  it('brings the offers that score best for a person near to them', () => {
    expect(found(people.slice(0, 40), offers, offers.map((one) => shipped.offerVector(one)), (one) => shipped.personQuery(one), (one, other) => scorePair(graph, other, one))).toBeGreaterThan(0.85);
  });

  it('brings the people who score best for an offer near to it', () => {
    expect(found(offers.slice(0, 40), people, people.map((one) => shipped.personVector(one)), (one) => shipped.offerQuery(one), (one, other) => scorePair(graph, one, other))).toBeGreaterThan(0.85);
  });
});

import { compileOffer, compilePerson, type CompiledOffer, type CompiledPerson } from '../matching/credits.ts';
import { documentVector, factorise, queryVector } from '../matching/embedding/factorise.ts';
import { numbered, offerFeatures, personFeatures } from '../matching/embedding/features.ts';
import type { IdfTable } from '../matching/idf.prior.ts';
import { coOccurrenceVectors } from '../matching/relatedness/co-occurrence.ts';
import { nearestByEvidence } from '../matching/relatedness/nearest.ts';
import { featureVectors, gramsOf, idf } from '../matching/relatedness/skill-vectors.ts';
import { scorePair } from '../matching/score.ts';
import { buildSkillGraph, type SkillGraph } from '../matching/skill-graph.ts';
import type { MatchOffer, MatchPerson } from '../matching/subjects.ts';
import { WEIGHTS } from '../matching/weights.ts';
import type { Ranker } from './ranker.ts';
import type { EvaluationSet } from './set.ts';
import type { SetTaxonomy } from './taxonomy.ts';

/** Levels, languages and places are absent from a set: no condition, and the lowest level. */
const ANYWHERE = { workMode: 'REMOTE', places: [], placeAt: [], acceptedCountries: [], contractTypes: [], requiredLanguages: [], preferredLanguages: [], startsOn: null } as const;
const asked = (id: string) => ({ alternatives: [{ skill: id, minimumLevel: 'FOUNDATION' as const }] });
const offerOf = ({ id, essential, optional }: EvaluationSet['docs'][number]): MatchOffer =>
  ({ ...ANYWHERE, id, mustHaves: essential.map(asked), niceToHaves: optional.map((skill) => ({ ...asked(skill), weight: 1 as const })) });
const personOf = (skills: readonly string[]): MatchPerson => ({
  id: '', reach: [], reachIsOrdered: false, residenceCountry: null, contractTypes: [], languages: [], availableOn: null,
  skills: skills.map((skill) => ({ skill, level: 'FOUNDATION', standing: 'DECLARED' })),
});

function idfOf(set: EvaluationSet, ids: readonly string[]): IdfTable {
  const counts = new Map<string, number>();
  for (const { essential, optional } of set.docs) for (const one of [...essential, ...optional]) counts.set(one, (counts.get(one) ?? 0) + 1);
  const bySlug = new Map(ids.map((id) => [id, idf(counts.get(id) ?? 0, set.docs.length) + 1]));
  const sorted = [...counts.keys()].map((id) => bySlug.get(id)!).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 1;
  return { version: 'set', bySlug, median, unknown: median };
}

/** The set's taxonomy as the product's score reads it: idf and relatedness of the set's own lists, the shipped weights. */
function graphOf(set: EvaluationSet, taxonomy: SetTaxonomy): SkillGraph {
  const lists = set.docs.map(({ essential, optional }) => [...essential, ...optional].map(taxonomy.numberOf));
  const evidence = [
    { source: 'labels', weight: 0.5, vectors: featureVectors(taxonomy.labels.map(gramsOf), lists) },
    { source: 'co-occurrence', weight: 0.5, vectors: coOccurrenceVectors(taxonomy.count, lists, { rank: 100 }) },
  ];
  const pairs = nearestByEvidence(taxonomy.ids, evidence, { perSkill: 20, least: 0.2 });
  const entries = taxonomy.ids.map((slug, at) => ({ slug, kind: 'PRACTICE', broader: taxonomy.broader[at]! }));
  const relatedness = { version: 'set', pairs: pairs.map(({ asked: one, held, credit }) => ({ asked: one, held, credit, evidence: { label: 0, ancestors: 0 } })) };
  return buildSkillGraph(entries, idfOf(set, taxonomy.ids), { weights: WEIGHTS, relatedness });
}

const RANK = 128;

/** The product's score as it stands, on the lists of a set. */
export function shippedRanker(set: EvaluationSet, taxonomy: SetTaxonomy, told: (step: string) => void): Ranker {
  told('building the graph of the set');
  const graph = graphOf(set, taxonomy);
  const offers: CompiledOffer[] = set.docs.map((doc) => compileOffer(graph, offerOf(doc)));
  const person = (skills: readonly number[]): CompiledPerson => compilePerson(graph, personOf(skills.map((skill) => taxonomy.ids[skill]!)));
  const noPlaces = () => [];
  told('compressing the score');
  const sides = set.docs.map((doc, at) => ({ offer: offerFeatures(graph, offers[at]!), person: personFeatures(graph, compilePerson(graph, personOf(doc.essential)), noPlaces) }));
  const features = new Map([...new Set(sides.flatMap(({ offer, person: one }) => [...offer.keys(), ...one.keys()]))].toSorted().map((feature, number) => [feature, number]));
  const documents = sides.map(({ offer }) => numbered(offer, features));
  const projection = factorise(documents, sides.map(({ person: one }) => numbered(one, features)), features.size, { rank: Math.max(1, Math.min(RANK, documents.length - 20)), seed: 3 });
  return {
    documents: documents.map((one) => documentVector(projection, one)),
    query: (skills) => queryVector(projection, numbered(personFeatures(graph, person(skills), noPlaces), features)),
    score(skills, places) {
      const compiled = person(skills);
      return Float64Array.from(places, (at) => scorePair(graph, offers[at]!, compiled).score);
    },
  };
}

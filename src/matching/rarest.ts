import { isIn } from './index-filters.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { MatchOffer, MatchPerson } from './subjects.ts';

/**
 * A short vector is weakest where few ask, or have, a thing: lists of their own find those. A person has many skills, and any
 * of them may be what an offer hangs on; an offer hangs on its rarest must-haves. Measured by `npm run bench -- matching`.
 */
const LISTS = { offers: 8, people: 3 } as const;

const rarest = (graph: SkillGraph, skills: readonly string[], count: number): string[] => {
  const idf = (slug: string): number => graph.idf.bySlug.get(slug) ?? graph.idf.unknown;
  return [...new Set(skills)].toSorted((a, b) => idf(b) - idf(a) || (a < b ? -1 : 1)).slice(0, count);
};

/** Filters for offers that ask what is rarest of what a person has, rarest first. */
export const rarestOffers = (graph: SkillGraph, { skills }: MatchPerson): string[] => rarest(graph, skills.map(({ skill }) => skill), LISTS.offers).map((skill) => isIn('must', [skill]));

/** Filters for people who list what is rarest of an offer's must-haves, rarest first. */
export const rarestPeople = (graph: SkillGraph, { mustHaves }: MatchOffer): string[] =>
  rarest(graph, mustHaves.flatMap(({ alternatives }) => alternatives.map(({ skill }) => skill)), LISTS.people).map((skill) => isIn('skills', [skill]));

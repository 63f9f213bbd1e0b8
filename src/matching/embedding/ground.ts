import type { PlaceLookup } from '../../places/place-lookup.ts';
import type { SkillGraph } from '../skill-graph.ts';
import type { GraphEntry } from '../skill-graph.ts';
import type { SampleGround } from './sample.ts';

/** The taxonomy and the map as samples are drawn from them. Places: the provinces of the home country, and a few abroad. */
export function groundOf(graph: SkillGraph, entries: readonly GraphEntry[], { ancestors, descendants }: Pick<PlaceLookup, 'ancestors' | 'descendants'>, places: readonly string[]): SampleGround {
  const near = new Map(entries.map(({ slug }) => [slug, new Set<string>()]));
  const link = (one: string, other: string): void => {
    if (one === other) return;
    near.get(one)?.add(other);
    near.get(other)?.add(one);
  };
  const kinds = new Map<string, string[]>();
  for (const { slug, broader = [], implies = [], related = [] } of entries) {
    for (const other of [...broader, ...implies, ...related]) link(slug, other);
    for (const above of broader) kinds.set(above, [...kinds.get(above) ?? [], slug]);
  }
  // A skill goes with the others of its kind as well.
  const lists = new Map(entries.map(({ slug, broader = [] }) => [slug, [...near.get(slug)!, ...broader.flatMap((above) => kinds.get(above) ?? []).filter((one) => one !== slug)]]));
  const withs = new Map(places.map((code) => [code, [code, ...ancestors(code), ...descendants(code)]]));
  return {
    graph,
    slugs: entries.map(({ slug }) => slug).toSorted(),
    near: (slug) => lists.get(slug) ?? [],
    places,
    placesWith: (code) => withs.get(code) ?? [code, ...ancestors(code), ...descendants(code)],
  };
}

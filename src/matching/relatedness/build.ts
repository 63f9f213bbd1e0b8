import { coOccurrenceVectors } from './co-occurrence.ts';
import { nearestByEvidence } from './nearest.ts';
import { ancestorsOf, featureVectors, gramsOf } from './skill-vectors.ts';

/** What the computation reads of a taxonomy's entry. */
export interface RelatedEntry {
  readonly slug: string;
  readonly kind: string;
  readonly labels: { readonly fr: string; readonly en: string };
  readonly broader?: readonly string[];
  readonly notRelated?: readonly string[];
}

/** The kinds of evidence, in the order in which a snapshot writes them. */
export const SOURCES = ['labels', 'ancestors', 'coOccurrence'] as const;
export type Source = (typeof SOURCES)[number];

/** One near skill: slug, credit in ten-thousandths, and the evidence in thousandths, in the order of SOURCES. */
export type NearRow = readonly [held: string, credit: number, ...evidence: number[]];

/** Computed relatedness, kept by version. */
export interface RelatednessSnapshot {
  readonly version: string;
  readonly asOf: string | null;
  readonly liveOffers: number;
  readonly modelLists: number;
  /** By asked skill, nearest first. */
  readonly near: Readonly<Record<string, readonly NearRow[]>>;
}

/** What goes together in offers tells most; letters find what is called alike; ancestors, what is of one family. */
const WEIGHTS: Readonly<Record<Source, number>> = { labels: 0.3, ancestors: 0.25, coOccurrence: 0.45 };
/** A guess stays well under the skill itself. */
const CAP = 5_000;
/** Under this two skills share a syllable or a far root, which is chance. */
const LEAST = 0.15;
const PER_SKILL = 15;
/** What stands above more skills than this is a field, not a family: Java and Assembly are both languages. */
const LARGEST_FAMILY = 20;

/**
 * The rows of each asked skill, nearest first, within one kind alone and without pairs that are said not to be related.
 * @param lists of slugs that go together
 * @param of only for these; for all if left out
 */
export function nearRows(entries: readonly RelatedEntry[], lists: readonly (readonly string[])[], of?: ReadonlySet<string>): Record<string, readonly NearRow[]> {
  const ordered = entries.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const slugs = ordered.map(({ slug }) => slug);
  const numbers = new Map(slugs.map((slug, number) => [slug, number]));
  const parents = new Map(ordered.map(({ slug, broader = [] }) => [slug, broader]));
  const apart = new Set(ordered.flatMap(({ slug, notRelated = [] }) => notRelated.flatMap((other) => [`${slug} ${other}`, `${other} ${slug}`])));
  const listOf = (skills: readonly string[]): number[] => [...new Set(skills)].flatMap((slug) => numbers.get(slug) ?? []).toSorted((a, b) => a - b);
  const together = lists.map(listOf).filter((list) => list.length > 1).toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  const above = slugs.map((slug) => ancestorsOf(slug, (one) => parents.get(one) ?? []));
  const sizes = Map.groupBy(above.flat(), (one) => one);
  const families = above.map((list) => list.filter((one) => sizes.get(one)!.length <= LARGEST_FAMILY));
  // Names and ancestors weigh by how few skills have them, whatever offers ask.
  const alone = slugs.map((_, number) => [number]);
  const vectors = {
    labels: featureVectors(ordered.map(({ labels }) => [...new Set([...gramsOf(labels.en), ...gramsOf(labels.fr)])]), alone),
    ancestors: featureVectors(families, alone),
    coOccurrence: coOccurrenceVectors(slugs.length, together),
  };
  const pairs = nearestByEvidence(slugs, SOURCES.map((source) => ({ source, weight: WEIGHTS[source], vectors: vectors[source] })), {
    perSkill: PER_SKILL,
    least: LEAST,
    among: (asked, held) => ordered[asked]!.kind === ordered[held]!.kind && !apart.has(`${slugs[asked]} ${slugs[held]}`),
    ...(of && { of: [...of].flatMap((slug) => numbers.get(slug) ?? []).toSorted((a, b) => a - b) }),
  });
  return Object.fromEntries([...Map.groupBy(pairs, ({ asked }) => asked)].map(([asked, some]) => [
    asked, some.map(({ held, credit, evidence }): NearRow => [held, Math.min(CAP, credit), ...SOURCES.map((source) => Math.round(1000 * evidence[source]!))]),
  ]));
}

/**
 * Which skills are near each other, by what offers ask together, by the letters of their names and by the ancestors they
 * share. The order of the input changes nothing.
 * @param models lists of skills that go together, for a cold start
 * @param live what the offers of a year ask
 */
export function buildRelatedness(version: string, entries: readonly RelatedEntry[], models: readonly (readonly string[])[], live: { readonly asOf: string; readonly offers: readonly { readonly skills: readonly string[] }[] } | null): RelatednessSnapshot {
  return {
    version,
    asOf: live?.asOf ?? null,
    liveOffers: live?.offers.length ?? 0,
    modelLists: models.length,
    near: nearRows(entries, [...models, ...(live?.offers ?? []).map(({ skills }) => skills)]),
  };
}

import { idfFromSnapshot } from './idf.counted.ts';
import { idfFromPrior, type IdfTable } from './idf.prior.ts';
import { relateByLabels, type RelatednessTable } from './relatedness.ts';
import { buildSkillGraph, type GraphEntry, type SkillGraph } from './skill-graph.ts';
import { relatednessFromSnapshot } from './relatedness/snapshot.ts';
import type { RelatednessSnapshot } from './relatedness/build.ts';
import idf202612 from './snapshots/idf-2026-12.json' with { type: 'json' };
import relatedness202612 from './snapshots/relatedness-2026-12.json' with { type: 'json' };
import { MATCHER_VERSION, weightsOf, type WeightTable } from './weights.ts';

/** What a matcher is made of reads this of the taxonomy. */
export interface MatchedEntry extends GraphEntry {
  readonly labels: { readonly fr: string; readonly en: string; readonly ar: string };
  readonly aliases?: { readonly fr: readonly string[]; readonly en: readonly string[]; readonly ar: readonly string[] };
  /** Whose word the entry is, as `SkillOrigin`. */
  readonly origin?: string;
}

/** A matcher: everything that a score depends on beside the offer, the person and the taxonomy. None is ever changed; a change is a new one. */
export interface Matcher {
  readonly version: string;
  readonly weights: WeightTable;
  /** How telling each skill is. */
  readonly idf: (entries: readonly MatchedEntry[]) => IdfTable;
  /** What AFFINITY reads. */
  readonly relatedness: (entries: readonly MatchedEntry[]) => RelatednessTable;
}

/** Every matcher there was, oldest first; the last is the present one. */
export const MATCHERS: readonly Matcher[] = [
  { version: '2026-11', weights: weightsOf('2026-11'), idf: (entries) => idfFromPrior(entries), relatedness: relateByLabels },
  { version: '2026-12', weights: weightsOf('2026-12'), idf: (entries) => idfFromSnapshot(idf202612, entries), relatedness: (entries) => relatednessFromSnapshot(relatedness202612 as unknown as RelatednessSnapshot, entries) },
];

/** The matcher of a version, the present one if none is named. @throws RangeError that names the known ones, for any other */
export function matcherOf(version: string = MATCHER_VERSION): Matcher {
  const found = MATCHERS.find((one) => one.version === version);
  if (!found) throw new RangeError(`There is no matcher ${version}; known are ${MATCHERS.map((one) => one.version).join(', ')}`);
  return found;
}

/** A taxonomy as a matcher reads it; entries in any order. */
export const graphBy = ({ weights, idf, relatedness }: Matcher, entries: readonly MatchedEntry[]): SkillGraph =>
  buildSkillGraph(entries, idf(entries), { weights, relatedness: relatedness(entries) });

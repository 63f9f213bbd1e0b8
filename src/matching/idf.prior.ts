import snapshot from './snapshots/idf-2026-11.json' with { type: 'json' };

/** How telling each skill is: idf = ln(1 / share of offers that ask for it). */
export interface IdfTable {
  readonly version: string;
  readonly bySlug: ReadonlyMap<string, number>;
  /** What weighs 1 as a must-have. */
  readonly median: number;
  /** For a skill that is not in the table: the median, so that it weighs 1. */
  readonly unknown: number;
}

/** Offers per thousand that ask for a skill, kept by version. Half of all offers is the most that is counted. */
export interface IdfSnapshot {
  readonly version: string;
  readonly perThousand: Readonly<Record<string, number>>;
}

/** The part of a taxonomy entry that the prior reads. */
export interface PriorEntry {
  readonly slug: string;
  readonly kind: string;
  readonly broader?: readonly string[];
}

/** The shipped snapshot: ten offers must rank as sensibly as ten thousand, so idf never comes from the live offers alone. */
export const SHIPPED_IDF: IdfSnapshot = snapshot;

/** Offers per thousand that ask for an ordinary skill of a kind: there are thousands of tools and few languages or habits. */
const PER_THOUSAND_BY_KIND: Readonly<Record<string, number>> = { LANGUAGE: 20, FRAMEWORK: 12, TOOL: 10, PRACTICE: 25, DOMAIN: 25, SOFT: 60 };

const PER_THOUSAND_OTHERWISE = 12;

/** Each step down from a root halves how often a skill is asked for, at most this many times. */
const DEEPEST = 3;

/** Skills below it make a skill better known: each doubling of their number adds this share of the kind's figure. */
const PER_DOUBLING = 0.25;

function depthOf(slug: string, parents: ReadonlyMap<string, readonly string[]>): number {
  let depth = 0;
  let level = new Set(parents.get(slug));
  const seen = new Set([slug]);
  while (level.size > 0 && depth < DEEPEST) {
    depth += 1;
    for (const one of level) seen.add(one);
    level = new Set([...level].flatMap((one) => parents.get(one) ?? []).filter((one) => !seen.has(one)));
  }
  return depth;
}

function descendantCounts(parents: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const slug of parents.keys()) {
    const above = new Set<string>();
    const queue = [...parents.get(slug) ?? []];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (at === slug || above.has(at)) continue;
      above.add(at);
      queue.push(...parents.get(at) ?? []);
    }
    for (const one of above) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

const idfOf = (perThousand: number): number => Math.round(1000 * Math.log(1000 / Math.min(500, perThousand))) / 1000;

/**
 * The median of the snapshot's own skills, whatever the taxonomy holds besides: importing thousands of rare concepts must
 * not turn every common skill into a light one.
 */
function medianOf({ perThousand }: IdfSnapshot): number {
  const sorted = Object.values(perThousand).map(idfOf).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? idfOf(PER_THOUSAND_OTHERWISE);
}

/**
 * The idf of every entry: the snapshot's figure where it has one, else a prior by kind, depth in the taxonomy and number of
 * skills below. Rounded to thousandths, so that every machine computes the same.
 */
export function idfFromPrior(entries: readonly PriorEntry[], shipped: IdfSnapshot = SHIPPED_IDF): IdfTable {
  const parents = new Map(entries.map(({ slug, broader = [] }) => [slug, broader]));
  const below = descendantCounts(parents);
  const bySlug = new Map(entries.map(({ slug, kind }) => {
    const general = 1 + PER_DOUBLING * Math.log2(1 + (below.get(slug) ?? 0));
    const prior = ((PER_THOUSAND_BY_KIND[kind] ?? PER_THOUSAND_OTHERWISE) * general) / 2 ** Math.min(DEEPEST, Math.max(0, depthOf(slug, parents) - 1));
    return [slug, idfOf(shipped.perThousand[slug] ?? prior)];
  }));
  const median = medianOf(shipped);
  return { version: shipped.version, bySlug, median, unknown: median };
}

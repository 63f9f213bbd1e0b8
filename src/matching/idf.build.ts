import { perThousandByStructure, type StructuredEntry } from './idf.structure.ts';
import { SHIPPED_IDF } from './idf.prior.ts';

/** How often offers ask for each skill, counted and guessed, kept whole by version. */
export interface CountedIdf {
  readonly version: string;
  readonly source: string;
  /** The prior counts as so many offers: ten live ones move nothing, tens of thousands decide. */
  readonly priorOffers: number;
  /** Model offers and live offers that were counted beside it. */
  readonly modelOffers: number;
  readonly liveOffers: number;
  /** The last day whose offers were counted; null: none were. */
  readonly asOf: string | null;
  /** What weighs 1 as a must-have: the median of the skills that every hundredth offer asks for. */
  readonly ordinaryPerThousand: number;
  /** Offers per thousand that ask for the skill, by slug. */
  readonly perThousand: Readonly<Record<string, number>>;
}

/** One offer as it is counted: whose it is and what it asks for, in any way. */
export interface AskedByOffer {
  readonly employerId: string;
  readonly skills: readonly string[];
}

const PRIOR_OFFERS = 4_000;

/** A model offer is a sort of job that is advertised again and again. */
const MODEL_COUNTS_AS = 20;

/** Under this a skill is rare, and how rare is a guess: what is ordinary is told by those that are asked for. */
const ORDINARY_LEAST = 10;

/** Skills known to be asked for: counted by hand for the first release from what junior and confirmed IT offers in Morocco and France ask. */
const BY_HAND = SHIPPED_IDF.perThousand;

const hundredths = (value: number): number => Math.round(value * 100) / 100;

function countsOf(offers: readonly AskedByOffer[]): { counts: Map<string, number>; offers: number } {
  // An employer that publishes one text a hundred times asks for its skills once.
  const distinct = new Map(offers.map(({ employerId, skills }) => [[employerId, ...new Set(skills)].toSorted().join(' '), new Set(skills)]));
  const counts = new Map<string, number>();
  for (const skills of distinct.values()) for (const skill of skills) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  return { counts, offers: distinct.size };
}

function medianOf(figures: readonly number[]): number {
  const sorted = figures.filter((figure) => figure >= ORDINARY_LEAST).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? ORDINARY_LEAST;
}

/**
 * The figures of a new snapshot: the prior (by hand where somebody counted, else by structure) as if it were 4,000 offers,
 * the model offers, and the live ones. The same inputs in any order give the same figures; without live offers they are the prior's.
 * @param entries the taxonomy; skills that are only live offers' are left out
 */
export function buildIdf(
  version: string,
  entries: readonly StructuredEntry[],
  models: readonly (readonly string[])[],
  live: { readonly asOf: string; readonly offers: readonly AskedByOffer[] } | null,
): CountedIdf {
  const structure = perThousandByStructure(entries);
  const counted = countsOf(live?.offers ?? []);
  const modelled = countsOf(models.map((skills, index) => ({ employerId: String(index), skills })));
  const all = PRIOR_OFFERS + MODEL_COUNTS_AS * modelled.offers + counted.offers;
  const figures = [...structure].map(([slug, guess]): [string, number] => {
    const prior = (PRIOR_OFFERS * (BY_HAND[slug] ?? guess)) / 1000;
    return [slug, hundredths((1000 * (prior + MODEL_COUNTS_AS * (modelled.counts.get(slug) ?? 0) + (counted.counts.get(slug) ?? 0))) / all)];
  });
  return {
    version,
    source: 'Counted by hand for 150 skills and guessed from the taxonomy for the others, as the prior; the demo’s sorts of job as model offers; live offers where any were counted. Built by npm run build:idf.',
    priorOffers: PRIOR_OFFERS,
    modelOffers: MODEL_COUNTS_AS * modelled.offers,
    liveOffers: counted.offers,
    asOf: live?.asOf ?? null,
    ordinaryPerThousand: medianOf(figures.map(([, figure]) => figure)),
    perThousand: Object.fromEntries(figures.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

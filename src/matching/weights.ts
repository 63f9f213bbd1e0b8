/**
 * Every number of the score, in one place. A change of any of them is a new version: the version stands on every answer
 * and is part of the tie's hash. Whole numbers throughout, so that sums are exact: weights and credits in hundredths.
 */
export const MATCHER_VERSION = '2026-11';

/** What a held skill is to an asked one, by curated links alone. */
export const RELATIONS = ['SAME', 'IMPLIED', 'NARROWER', 'RELATED', 'BROADER'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who stands behind a skill. */
export const STANDINGS = ['DECLARED', 'CENTRE', 'EMPLOYER'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The parts of a score. */
export const CRITERIA = ['SKILLS', 'AFFINITY', 'PREFERENCE'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** A version's numbers. Weights and credits are hundredths; `relatednessCap` is ten-thousandths. */
export interface WeightTable {
  readonly version: string;
  readonly parts: Readonly<Record<Criterion, number>>;
  readonly relations: Readonly<Record<Relation, number>>;
  /** By bands short of what is asked: none, one, two, three. */
  readonly levels: readonly [number, number, number, number];
  readonly standings: Readonly<Record<Standing, number>>;
  readonly mustWeight: { readonly least: number; readonly neutral: number; readonly most: number };
  readonly niceShare: number;
  readonly lambda: number;
  readonly relatednessCap: number;
  readonly preference: readonly number[];
}

export const WEIGHTS: WeightTable = {
  version: MATCHER_VERSION,
  parts: {
    // What the offer asks for and the person knows is what both came for.
    SKILLS: 95,
    // Orders people whom the requirements leave level; too small to stand in for any requirement.
    AFFINITY: 3,
    // The person's own order of places, worth a nudge: every place they listed is one they said yes to.
    PREFERENCE: 2,
  },
  relations: {
    SAME: 100,
    // React is not practised without JavaScript, but JavaScript was not what was declared.
    IMPLIED: 90,
    // PostgreSQL is a relational database: asked for the kind, one of the kind does, though perhaps not the one in use.
    NARROWER: 80,
    // A neighbour shortens the learning; it is not the skill. Under half, so that it never beats the skill one band short.
    RELATED: 40,
    // Knowing the field in general says little of this one thing in it.
    BROADER: 35,
  },
  levels: [
    // Reached. Above is neither punished nor rewarded: what is asked is a floor.
    100,
    // One band is months of work on the job, which is what a first job is for.
    60,
    // Two bands are a training course away.
    30,
    // Three: has met it. Not nothing, so that saying so never hurts.
    10,
  ],
  standings: {
    // The difference between the three orders people of equal skill, and is too small to undo a band or a link: the centre
    // confirms what it taught, and what was learnt elsewhere must not be punished for it.
    DECLARED: 94,
    CENTRE: 98,
    EMPLOYER: 100,
  },
  // idf over the median idf, held in: without it one rare tool outweighs the job's core language.
  mustWeight: { least: 75, neutral: 100, most: 150 },
  // All nice-to-haves together weigh half the lightest must-have, so no heap of them outweighs one that is missing.
  niceShare: 50,
  // An offer that asks for a single easy thing does not score 1 for everybody.
  lambda: 50,
  // Computed relatedness, at most: letters and ancestors are a guess, and a guess stays well under the skill itself.
  relatednessCap: 5_000,
  // The first place listed, the second, the third, any further. By rank alone: listing one more place changes no other's value.
  preference: [100, 75, 50, 25],
};

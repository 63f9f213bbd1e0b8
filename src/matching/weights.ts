import { TABLE_2026_11 } from './weights.2026-11.ts';
import { TABLE_2026_12 } from './weights.2026-12.ts';

/**
 * What a held skill is to an asked one, by curated links and kinds alone; nearest first. Whoever holds one of the first three
 * at the level meets the requirement. At most seven: a pair's relation is packed into three bits.
 */
export const RELATIONS = ['SAME', 'IMPLIED', 'NARROWER', 'USED_IN', 'RELATED', 'BROADER', 'FIELD'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who stands behind a skill. */
export const STANDINGS = ['DECLARED', 'CENTRE', 'EMPLOYER'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The parts of a score. */
export const CRITERIA = ['SKILLS', 'AFFINITY', 'PREFERENCE'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** How a skill's idf becomes its weight as a must-have: the ratio to the median's, or the square root of that ratio. */
export type IdfScale = 'RATIO' | 'ROOT';

/** A version's numbers. Weights and credits are hundredths; `relatednessCap` is ten-thousandths. */
export interface WeightTable {
  readonly version: string;
  readonly parts: Readonly<Record<Criterion, number>>;
  readonly relations: Readonly<Record<Relation, number>>;
  /** Whether USED_IN and FIELD are told from NARROWER and BROADER; where they are not, no pair is either. */
  readonly relationsByKind: boolean;
  /** By bands short of what is asked: none, one, two, three. */
  readonly levels: readonly [number, number, number, number];
  readonly standings: Readonly<Record<Standing, number>>;
  readonly mustWeight: { readonly scale: IdfScale; readonly least: number; readonly neutral: number; readonly most: number };
  readonly niceShare: number;
  readonly lambda: number;
  readonly relatednessCap: number;
  /** By the place's rank in the person's order: the first, the second, the third, any further. */
  readonly preference: readonly number[];
}

/** One number of a table and why it is so; `docs/matching.md` shows these rows. */
export interface WeightRow {
  readonly path: string;
  readonly reason: string;
}

/** A table with the reason for every number in it, a row for each. */
export interface ReasonedTable {
  readonly weights: WeightTable;
  readonly reasons: readonly WeightRow[];
}

/** Every table there ever was, oldest first: a score that was kept can be worked out again for ever. */
export const TABLES: readonly ReasonedTable[] = [TABLE_2026_11, TABLE_2026_12];

/** The present table, and the version that stands on every answer and is part of every tie's hash. */
export const WEIGHTS: WeightTable = TABLE_2026_12.weights;
export const MATCHER_VERSION: string = WEIGHTS.version;

/** The weights of a version. @throws RangeError that names the known ones, for any other */
export function weightsOf(version: string): WeightTable {
  const found = TABLES.find(({ weights }) => weights.version === version);
  if (!found) throw new RangeError(`There is no matcher ${version}; known are ${TABLES.map(({ weights }) => weights.version).join(', ')}`);
  return found.weights;
}

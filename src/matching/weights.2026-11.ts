import type { ReasonedTable } from './weights.ts';

/** The matcher of the first release, kept as it was: what it scored can be scored again. */
export const TABLE_2026_11: ReasonedTable = {
  weights: {
    version: '2026-11',
    parts: { SKILLS: 95, AFFINITY: 3, PREFERENCE: 2 },
    // It knew no USED_IN and no FIELD: a tool spoke for every practice above it, and a field for everything right under it.
    relations: { SAME: 100, IMPLIED: 90, NARROWER: 80, USED_IN: 80, RELATED: 40, BROADER: 35, FIELD: 35 },
    relationsByKind: false,
    levels: [100, 60, 30, 10],
    standings: { DECLARED: 94, CENTRE: 98, EMPLOYER: 100 },
    mustWeight: { scale: 'RATIO', least: 75, neutral: 100, most: 150 },
    niceShare: 50,
    lambda: 50,
    relatednessCap: 5_000,
    preference: [100, 75, 50, 25],
  },
  reasons: [],
};

import type { RelatednessTable } from '../relatedness.ts';
import type { RelatednessSnapshot } from './build.ts';

/** A snapshot as the graph reads it; what the taxonomy says meanwhile not to be related is left out there. */
export const relatednessFromSnapshot = ({ version, near }: RelatednessSnapshot): RelatednessTable => ({
  version,
  pairs: Object.entries(near).flatMap(([asked, rows]) =>
    rows.map(([held, credit, labels = 0, ancestors = 0, coOccurrence = 0]) => ({ asked, held, credit, evidence: { label: labels / 1000, ancestors: ancestors / 1000, coOccurrence: coOccurrence / 1000 } }))),
});

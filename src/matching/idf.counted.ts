import type { CountedIdf } from './idf.build.ts';
import type { IdfTable } from './idf.prior.ts';
import { perThousandByStructure, type StructuredEntry } from './idf.structure.ts';

/** Rounded to thousandths, so that every machine computes the same; a skill that every second offer asks for is the least telling there is. */
const idfOf = (perThousand: number): number => Math.round(1000 * Math.log(1000 / Math.min(500, perThousand))) / 1000;

/**
 * The idf of every entry: the snapshot's figure, or for a skill that is newer than the snapshot a guess by its place in the
 * taxonomy. What else the taxonomy holds changes no figure of a skill that the snapshot knows.
 */
export function idfFromSnapshot(snapshot: Pick<CountedIdf, 'version' | 'ordinaryPerThousand' | 'perThousand'>, entries: readonly StructuredEntry[]): IdfTable {
  const structure = perThousandByStructure(entries);
  const median = idfOf(snapshot.ordinaryPerThousand);
  return { version: snapshot.version, bySlug: new Map(entries.map(({ slug }) => [slug, idfOf(snapshot.perThousand[slug] ?? structure.get(slug) ?? snapshot.ordinaryPerThousand)])), median, unknown: median };
}

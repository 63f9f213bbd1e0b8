import type { RelatedPair, RelatednessTable } from '../relatedness.ts';
import { nearRows, type NearRow, type RelatedEntry, type RelatednessSnapshot } from './build.ts';

/** A taxonomy's entry, and whose word it is: curators add skills between two snapshots. */
export interface OwnedEntry extends RelatedEntry {
  readonly origin?: string;
}

/** The nearest of each skill, whoever came later among them. */
const PER_SKILL = 20;

const pairOf = (asked: string, [held, credit, labels = 0, ancestors = 0, coOccurrence = 0]: NearRow): RelatedPair =>
  ({ asked, held, credit, evidence: { label: labels / 1000, ancestors: ancestors / 1000, coOccurrence: coOccurrence / 1000 } });

/**
 * Skills that curators added since are near by name and by ancestors alone: no offer of the snapshot asked for them. Imported
 * ones are left out, as from the snapshot: thousands that nobody here asks for.
 */
function newcomers({ near }: RelatednessSnapshot, entries: readonly OwnedEntry[]): RelatedPair[] {
  const added = new Set(entries.filter(({ slug, origin }) => origin === 'CURATOR' && near[slug] === undefined).map(({ slug }) => slug));
  if (added.size === 0) return [];
  const own = entries.filter(({ slug, origin }) => origin !== 'ESCO' || near[slug] !== undefined);
  return Object.entries(nearRows(own, [], added)).flatMap(([slug, rows]) => rows.flatMap(([other, ...evidence]) => [
    pairOf(slug, [other, ...evidence]), ...(added.has(other) ? [] : [pairOf(other, [slug, ...evidence])]),
  ]));
}

/**
 * A snapshot as the graph reads it, with what the taxonomy says of skills that it does not know yet. What is said meanwhile
 * not to be related is left out in the graph.
 */
export function relatednessFromSnapshot(snapshot: RelatednessSnapshot, entries: readonly OwnedEntry[] = []): RelatednessTable {
  const kept = Object.entries(snapshot.near).flatMap(([asked, rows]) => rows.map((row) => pairOf(asked, row)));
  const added = newcomers(snapshot, entries);
  if (added.length === 0) return { version: snapshot.version, pairs: kept };
  const byAsked = Map.groupBy([...kept, ...added], ({ asked }) => asked);
  return { version: snapshot.version, pairs: [...byAsked.values()].flatMap((pairs) => pairs.toSorted((a, b) => b.credit - a.credit || (a.held < b.held ? -1 : 1)).slice(0, PER_SKILL)) };
}

import { foldName } from '../kernel/text.ts';
import type { PlaceEntry } from './place.files.ts';

/** Answers about places from memory; every answer is a new list. */
export interface PlaceLookup {
  /** The places that a code, name or alias means, best first: by code, then name, then alias; province before region before country. */
  resolve(text: string): PlaceEntry[];
  /** The `n` places whose names or aliases look most like the text, best first, for messages; fewer when little looks like it. */
  nearest(text: string, n: number): PlaceEntry[];
  /** The codes above a place, its parent first; empty for a country or an unknown code. */
  ancestors(code: string): string[];
  /** The codes below a place, at every depth, parents before children; empty for an unknown code. */
  descendants(code: string): string[];
}

const NARROWNESS = { PROVINCE: 0, REGION: 1, COUNTRY: 2 } as const;
const BY_CODE = 0;
const BY_NAME = 1;
const BY_ALIAS = 2;
/** Below this a likeness is chance: one shared beginning, one shared ending. */
const LEAST_SIMILARITY = 0.2;

interface Meaning {
  entry: PlaceEntry;
  how: number;
}

/** Each folded code, name and alias, with the places it may mean; a place is listed once, in its best way. */
function meaningsOf(entries: readonly PlaceEntry[]): ReadonlyMap<string, Meaning[]> {
  const meanings = new Map<string, Meaning[]>();
  for (const entry of entries) {
    const ways = [[entry.code, BY_CODE], ...Object.values(entry.names).map((name) => [name, BY_NAME]), ...entry.aliases.map((alias) => [alias, BY_ALIAS])] as [string, number][];
    for (const [text, how] of ways) {
      const key = foldName(text);
      const known = meanings.get(key) ?? [];
      if (!known.some((meaning) => meaning.entry === entry)) meanings.set(key, [...known, { entry, how }]);
    }
  }
  for (const known of meanings.values()) known.sort((a, b) => a.how - b.how || NARROWNESS[a.entry.kind] - NARROWNESS[b.entry.kind]);
  return meanings;
}

/** The pieces of three letters of each word, its ends marked, so that short names compare too. */
function trigrams(folded: string): ReadonlySet<string> {
  return new Set(folded.split(' ').flatMap((word) => {
    const letters = Array.from(`  ${word} `);
    return letters.slice(2).map((_, end) => letters.slice(end, end + 3).join(''));
  }));
}

/** The share of pieces two texts have in common, in [0, 1]. */
function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((piece) => other.has(piece)).length;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

function linksOf(entries: readonly PlaceEntry[]): Pick<PlaceLookup, 'ancestors' | 'descendants'> {
  const parentOf = new Map(entries.map((entry) => [entry.code, entry.parentCode]));
  const children = Map.groupBy(entries, (entry) => entry.parentCode);
  const ancestors = (code: string): string[] => {
    const parent = parentOf.get(code);
    return parent ? [parent, ...ancestors(parent)] : [];
  };
  const descendants = (code: string): string[] => {
    const below = (children.get(code) ?? []).map((entry) => entry.code);
    return [...below, ...below.flatMap(descendants)];
  };
  return { ancestors, descendants };
}

/** A lookup over places that `checkPlaces` finds no fault with (a circle of parents would not end). */
export function buildPlaceLookup(entries: readonly PlaceEntry[]): PlaceLookup {
  const meanings = meaningsOf(entries);
  const pieces = [...meanings].map(([key, meant]) => ({ meant, trigrams: trigrams(key) }));

  function nearest(text: string, n: number): PlaceEntry[] {
    const asked = trigrams(foldName(text));
    const best = new Map<PlaceEntry, number>();
    for (const piece of pieces) {
      const score = similarity(asked, piece.trigrams);
      if (score < LEAST_SIMILARITY) continue;
      for (const { entry } of piece.meant) best.set(entry, Math.max(score, best.get(entry) ?? 0));
    }
    return [...best]
      .toSorted(([a, one], [b, other]) => other - one || NARROWNESS[a.kind] - NARROWNESS[b.kind] || (a.code < b.code ? -1 : 1))
      .slice(0, n)
      .map(([entry]) => entry);
  }

  return { resolve: (text) => (meanings.get(foldName(text)) ?? []).map((meaning) => meaning.entry), nearest, ...linksOf(entries) };
}

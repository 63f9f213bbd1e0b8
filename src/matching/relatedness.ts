import { WEIGHTS } from './weights.ts';

/** Why two skills are thought to be near: shares in [0, 1]. */
export interface RelatednessEvidence {
  readonly label: number;
  readonly ancestors: number;
  /** By what offers ask together; absent in versions that did not count it. */
  readonly coOccurrence?: number;
}

/** A held skill near an asked one, `credit` in ten-thousandths. */
export interface RelatedPair {
  readonly asked: string;
  readonly held: string;
  readonly credit: number;
  readonly evidence: RelatednessEvidence;
}

/** Computed relatedness: it serves affinity, never a requirement's credit. */
export interface RelatednessTable {
  readonly version: string;
  readonly pairs: readonly RelatedPair[];
}

/** The part of a taxonomy entry that relatedness reads. */
export interface RelatableEntry {
  readonly slug: string;
  readonly kind: string;
  readonly labels: { readonly fr: string; readonly en: string; readonly ar: string };
  readonly broader?: readonly string[];
  readonly notRelated?: readonly string[];
}

const VERSION = 'labels-ancestors-1';

/** Labels tell most, ancestors a little; the two together reach the cap only where both are nearly full. */
const LABEL_SHARE = 0.6;
const ANCESTOR_SHARE = 0.4;

/** Under this two skills share a syllable or a far root, which is chance. */
const LEAST = 2_000;

/** The nearest of each skill; those after them would never be the best a person has. */
const PER_SKILL = 20;

/** Letters that more skills of a kind share say nothing of any two of them, and comparing them all would be slow. */
const COMMON_LETTERS = 60;

/** An ancestor with more skills of a kind under it is a field, not a family: Java and Assembly are both languages. */
const LARGEST_FAMILY = 20;

const LEVELS_UP = 3;

function grams(label: string): string[] {
  const text = ` ${label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}#+]+/gu, ' ').trim()} `;
  return text.length <= 4 ? [text] : Array.from({ length: text.length - 3 }, (_, at) => text.slice(at, at + 4));
}

function ancestors(slug: string, parents: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  let level = [...parents.get(slug) ?? []];
  for (let step = 0; step < LEVELS_UP && level.length > 0; step += 1) {
    for (const one of level) found.add(one);
    level = level.flatMap((one) => parents.get(one) ?? []).filter((one) => !found.has(one));
  }
  found.delete(slug);
  return [...found];
}

/** For each two skills that share a feature few have, the share of their features in common (Jaccard). */
function overlaps(features: readonly (readonly string[])[], common: number): Map<string, number> {
  const sets = features.map((list) => new Set(list));
  const holders = new Map<string, number[]>();
  for (const [index, set] of sets.entries()) for (const one of set) holders.set(one, [...holders.get(one) ?? [], index]);
  const shared = new Map<string, number>();
  for (const members of holders.values()) {
    if (members.length > common) continue;
    for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) shared.set(`${a} ${b}`, (shared.get(`${a} ${b}`) ?? 0) + 1);
  }
  for (const [pair, count] of shared) {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    shared.set(pair, count / ((sets[a]?.size ?? 0) + (sets[b]?.size ?? 0) - count));
  }
  return shared;
}

const share = (value: number): number => Math.round(value * 1000) / 1000;

function pairsOfKind(entries: readonly RelatableEntry[], parents: ReadonlyMap<string, readonly string[]>, apart: ReadonlySet<string>): RelatedPair[] {
  const byLabel = overlaps(entries.map(({ labels }) => [...grams(labels.en), ...grams(labels.fr)]), COMMON_LETTERS);
  const byAncestor = overlaps(entries.map(({ slug }) => ancestors(slug, parents)), LARGEST_FAMILY);
  return [...new Set([...byLabel.keys(), ...byAncestor.keys()])].flatMap((pair) => {
    const [one = '', other = ''] = pair.split(' ').map((index) => entries[Number(index)]?.slug ?? '');
    const evidence = { label: share(byLabel.get(pair) ?? 0), ancestors: share(byAncestor.get(pair) ?? 0) };
    const credit = Math.min(WEIGHTS.relatednessCap, Math.round(10_000 * (LABEL_SHARE * evidence.label + ANCESTOR_SHARE * evidence.ancestors)));
    if (credit < LEAST || apart.has(`${one} ${other}`) || apart.has(`${other} ${one}`)) return [];
    return [{ asked: one, held: other, credit, evidence }, { asked: other, held: one, credit, evidence }];
  });
}

function nearestOfEach(pairs: readonly RelatedPair[]): RelatedPair[] {
  const sorted = pairs.toSorted((a, b) => (a.asked === b.asked ? b.credit - a.credit || (a.held < b.held ? -1 : 1) : a.asked < b.asked ? -1 : 1));
  return sorted.filter(({ asked }, index) => sorted[index - PER_SKILL]?.asked !== asked);
}

/**
 * Which skills are near each other by the letters of their labels and by the ancestors they share, within one kind alone:
 * the nearest twenty of each, by slug, best first. Pairs that are said not to be related never appear. The order of the
 * entries changes nothing.
 */
export function relateByLabels(entries: readonly RelatableEntry[]): RelatednessTable {
  const ordered = entries.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const parents = new Map(ordered.map(({ slug, broader = [] }) => [slug, broader]));
  const apart = new Set(ordered.flatMap(({ slug, notRelated = [] }) => notRelated.map((other) => `${slug} ${other}`)));
  const kinds = Map.groupBy(ordered, ({ kind }) => kind);
  return { version: VERSION, pairs: nearestOfEach([...kinds.values()].flatMap((members) => pairsOfKind(members, parents, apart))) };
}

import type { IdfTable } from './idf.prior.ts';
import { PairTable } from './pair-table.ts';
import type { RelatednessTable } from './relatedness.ts';
import { RELATIONS, WEIGHTS, type Relation, type WeightTable } from './weights.ts';

/** The part of a taxonomy entry that the graph reads; every link is a slug. */
export interface GraphEntry {
  readonly slug: string;
  readonly kind: string;
  readonly broader?: readonly string[];
  readonly implies?: readonly string[];
  readonly related?: readonly string[];
  readonly notRelated?: readonly string[];
}

type Up = ReadonlyMap<string, { readonly kind: string; readonly implies: readonly string[]; readonly broader: readonly string[] }>;

const isPractice = (kind: string | undefined): boolean => kind === 'PRACTICE' || kind === 'DOMAIN';
const isMeans = (kind: string | undefined): boolean => kind === 'TOOL' || kind === 'FRAMEWORK' || kind === 'LANGUAGE';

/**
 * All that holding one skill also says: what it implies through any number of steps, and what it is a kind of, or what
 * that in turn implies. The factor is taken once however long the chain is: a curator who adds a step between two skills
 * must not lower anybody's score. A chain with one broader step in it counts as NARROWER whole; but a tool, where kinds are
 * told apart, speaks in full only for the practices it is linked to directly, and shows a part of those above them.
 */
function upwards(up: Up, from: string, byKind: boolean): Map<string, Relation> {
  const found = new Map<string, Relation>();
  const walk = (relation: 'IMPLIED' | 'NARROWER', start: readonly string[]): void => {
    const queue = [...start];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (at === from || found.has(at)) continue;
      found.set(at, relation);
      const links = up.get(at);
      queue.push(...links?.implies ?? [], ...(relation === 'NARROWER' ? links?.broader ?? [] : []));
    }
  };
  walk('IMPLIED', up.get(from)?.implies ?? []);
  const direct = [from, ...found.keys()].flatMap((slug) => up.get(slug)?.broader ?? []);
  walk('NARROWER', direct);
  if (byKind && up.get(from)?.kind === 'TOOL') {
    for (const [slug, relation] of found) if (relation === 'NARROWER' && isPractice(up.get(slug)?.kind) && !direct.includes(slug)) found.set(slug, 'USED_IN');
  }
  return found;
}

const both = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** The best relation of each linked pair, as [asked, held, relation]; pairs said not to be related are left out. */
function* relations(entries: readonly GraphEntry[], apart: ReadonlySet<string>, byKind: boolean): Generator<[string, string, Relation]> {
  const up: Up = new Map(entries.map(({ slug, kind, implies = [], broader = [] }) => [slug, { kind, implies, broader }]));
  const seen = new Set<string>();
  const isNew = (asked: string, held: string): boolean => {
    const key = `${asked} ${held}`;
    if (asked === held || apart.has(both(asked, held)) || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  for (const { slug } of entries) {
    for (const [asked, relation] of upwards(up, slug, byKind)) if (isNew(asked, slug)) yield [asked, slug, relation];
  }
  for (const { slug, related = [] } of entries) {
    for (const other of related) {
      if (isNew(slug, other)) yield [slug, other, 'RELATED'];
      if (isNew(other, slug)) yield [other, slug, 'RELATED'];
    }
  }
  // One step only: the further up, the less a general skill says of a particular one.
  for (const { slug, kind, broader = [] } of entries) {
    for (const held of broader) if (isNew(slug, held)) yield [slug, held, byKind && isMeans(kind) && isPractice(up.get(held)?.kind) ? 'FIELD' : 'BROADER'];
  }
}

/**
 * The taxonomy as the matcher needs it, built once and never changed: for an asked and a held skill the best curated
 * relation and the relatedness, and each skill's weight as a must-have. Skills are numbered for speed; a slug that the
 * taxonomy does not know gets a number too, related to nothing but itself.
 */
export class SkillGraph {
  private readonly numbers = new Map<string, number>();
  private readonly slugs: string[] = [];
  private readonly pairs: PairTable;
  private byHeld: Map<number, (readonly [asked: number, held: number, found: number])[]> | undefined;
  /** Which table AFFINITY reads; "none" where there is no computed one. */
  readonly relatednessVersion: string;

  constructor(entries: readonly GraphEntry[], readonly idf: IdfTable, readonly weights: WeightTable, related: RelatednessTable | null) {
    this.relatednessVersion = related?.version ?? 'none';
    const ordered = entries.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    for (const { slug } of ordered) this.numberOf(slug);
    const apart = new Set(ordered.flatMap(({ slug, notRelated = [] }) => notRelated.map((other) => both(slug, other))));
    const packed = new Map<string, [number, number, number]>();
    for (const [asked, held, relation] of relations(ordered, apart, weights.relationsByKind)) {
      packed.set(`${asked} ${held}`, [this.numberOf(asked), this.numberOf(held), weights.relations[relation] * 100 * 8 + RELATIONS.indexOf(relation) + 1]);
    }
    for (const { asked, held, credit } of related?.pairs ?? []) {
      if (asked === held || apart.has(both(asked, held))) continue;
      const [, , linked = 0] = packed.get(`${asked} ${held}`) ?? [];
      const best = Math.max(linked >> 3, Math.min(credit, weights.relatednessCap));
      packed.set(`${asked} ${held}`, [this.numberOf(asked), this.numberOf(held), best * 8 + (linked & 7)]);
    }
    this.pairs = new PairTable([...packed.values()]);
  }

  /** The skill's number in this graph. */
  numberOf(slug: string): number {
    const known = this.numbers.get(slug);
    if (known !== undefined) return known;
    this.numbers.set(slug, this.numbers.size);
    this.slugs.push(slug);
    return this.numbers.size - 1;
  }

  /** The skill of a number that this graph gave. */
  slugOf(number: number): string {
    return this.slugs[number]!;
  }

  /** By numbers, packed: the relation's place in RELATIONS + 1 in the low three bits (0: none), above them the relatedness. */
  lookup(asked: number, held: number): number {
    return asked === held ? 10_000 * 8 + 1 : this.pairs.get(asked, held);
  }

  /** Every pair of two skills of which the held one says something of the asked one. */
  links(): { readonly asked: string; readonly held: string; readonly relation: Relation | null; readonly relatedness: number }[] {
    return [...this.pairs.entries()].map(([asked, held, found]) => ({ asked: this.slugOf(asked), held: this.slugOf(held), relation: RELATIONS[(found & 7) - 1] ?? null, relatedness: found >> 3 }));
  }

  /** All that a held skill says something of, as [asked, `lookup` of the two], itself among them. */
  answeredBy(held: number): readonly (readonly [asked: number, found: number])[] {
    this.byHeld ??= Map.groupBy(this.pairs.entries(), ([, other]) => other);
    return [[held, this.lookup(held, held)], ...(this.byHeld.get(held) ?? []).map(([asked, , found]) => [asked, found] as const)];
  }

  /** What `held` is to `asked` by curated links; null: nothing. */
  relation(asked: string, held: string): Relation | null {
    return RELATIONS[(this.lookup(this.numberOf(asked), this.numberOf(held)) & 7) - 1] ?? null;
  }

  /** How near `held` is to `asked`, curated or computed, in ten-thousandths; 10,000 for the skill itself. Affinity alone reads it. */
  relatedness(asked: string, held: string): number {
    return this.lookup(this.numberOf(asked), this.numberOf(held)) >> 3;
  }

  /** The skill's weight as a must-have, in hundredths: its idf over the median (2026-12: the square root of that), held in. */
  weightOf(slug: string): number {
    const { scale, least, neutral, most } = this.weights.mustWeight;
    const { bySlug, median, unknown } = this.idf;
    const idf = bySlug.get(slug) ?? unknown;
    return Math.min(most, Math.max(least, Math.round(scale === 'ROOT' ? neutral * Math.sqrt(idf / median) : (neutral * idf) / median)));
  }
}

/**
 * The graph of these entries, in any order: the order changes nothing. `relatedness` feeds affinity alone: it is capped,
 * and pairs that are said not to be related are left out of it.
 */
export const buildSkillGraph = (
  entries: readonly GraphEntry[],
  idf: IdfTable,
  { weights = WEIGHTS, relatedness = null }: { readonly weights?: WeightTable; readonly relatedness?: RelatednessTable | null } = {},
): SkillGraph => new SkillGraph(entries, idf, weights, relatedness);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRelatedness, type RelatedEntry, type RelatednessSnapshot, SOURCES } from '../../src/matching/relatedness/build.ts';
import { coOccurrenceVectors } from '../../src/matching/relatedness/co-occurrence.ts';
import { relatednessFromSnapshot } from '../../src/matching/relatedness/snapshot.ts';
import { gramsOf } from '../../src/matching/relatedness/skill-vectors.ts';
import { buildSkillGraph } from '../../src/matching/skill-graph.ts';
import { WEIGHTS } from '../../src/matching/weights.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';

const skill = (slug: string, kind: string, links: Partial<RelatedEntry> = {}): RelatedEntry => ({ slug, kind, labels: { fr: slug, en: slug }, ...links });

const ENTRIES: readonly RelatedEntry[] = [
  skill('javascript', 'LANGUAGE', { notRelated: ['java'] }), skill('java', 'LANGUAGE'), skill('typescript', 'LANGUAGE'), skill('php', 'LANGUAGE'), skill('python', 'LANGUAGE'),
  skill('react', 'FRAMEWORK'), skill('vue', 'FRAMEWORK'), skill('laravel', 'FRAMEWORK'), skill('symfony', 'FRAMEWORK'), skill('django', 'FRAMEWORK'),
  skill('unit-testing', 'PRACTICE', { broader: ['testing'] }), skill('end-to-end-testing', 'PRACTICE', { broader: ['testing'] }), skill('testing', 'PRACTICE'), skill('gardening', 'PRACTICE'),
];
const WEB = ['javascript', 'typescript', 'react', 'vue', 'unit-testing'];
const SERVER = ['php', 'laravel', 'symfony', 'end-to-end-testing'];
const SCIENCE = ['python', 'django', 'java'];
const LISTS = Array.from({ length: 30 }, (_, n) => {
  const trade = [WEB, SERVER, SCIENCE][n % 3]!;
  return trade.filter((_one, at) => at !== n % trade.length);
});

const nearTo = ({ near }: RelatednessSnapshot, slug: string): string[] => (near[slug] ?? []).map(([held]) => held);
const kindOf = new Map(ENTRIES.map(({ slug, kind }) => [slug, kind]));

describe('computed relatedness', () => {
  const built = buildRelatedness('t', ENTRIES, LISTS, null);

  it('finds what offers ask together, and what is called alike', () => {
    expect(nearTo(built, 'react')[0]).toBe('vue');
    expect(nearTo(built, 'laravel')[0]).toBe('symfony');
    expect(nearTo(built, 'unit-testing')).toContain('end-to-end-testing');
    expect(nearTo(built, 'gardening')).toEqual([]);
  });

  it('stays within one kind, under the cap and above chance, and never pairs what is said not to be related', () => {
    fc.assert(fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...kindOf.keys()), { minLength: 1, maxLength: 8 }), { maxLength: 40 }), (lists) => {
      const { near } = buildRelatedness('t', ENTRIES, lists, null);
      for (const [asked, rows] of Object.entries(near)) {
        expect(rows.length).toBeLessThanOrEqual(20);
        for (const [held, credit, ...evidence] of rows) {
          expect(held).not.toBe(asked);
          expect(kindOf.get(held)).toBe(kindOf.get(asked));
          expect(credit).toBeGreaterThanOrEqual(1_500);
          expect(credit).toBeLessThanOrEqual(WEIGHTS.relatednessCap);
          expect(evidence).toHaveLength(SOURCES.length);
          expect([asked, held].toSorted()).not.toEqual(['java', 'javascript']);
        }
      }
    }), { numRuns: 60 });
  });

  it('comes out the same in whatever order skills, lists and their skills are given', () => {
    const turned = buildRelatedness('t', ENTRIES.toReversed(), LISTS.toReversed().map((list) => list.toReversed()), null);
    expect(JSON.stringify(turned)).toBe(JSON.stringify(built));
  });

  it('counts the offers of a year beside the models', () => {
    const offers = LISTS.map((skills) => ({ skills }));
    const counted = buildRelatedness('t', ENTRIES, [], { asOf: '2026-11-24', offers });
    expect(counted).toMatchObject({ asOf: '2026-11-24', liveOffers: 30, modelLists: 0 });
    expect(counted.near).toEqual(built.near);
  });

  it('does without any list: names and ancestors are left', () => {
    expect(nearTo(buildRelatedness('t', ENTRIES, [], null), 'unit-testing')).toContain('end-to-end-testing');
  });

  it('is heard by affinity alone', () => {
    const graph = buildSkillGraph(ENTRIES, { version: 't', bySlug: new Map(), median: 1, unknown: 1 }, { relatedness: relatednessFromSnapshot(built) });
    expect(graph.relatedness('react', 'vue')).toBe(built.near['react']![0]![1]);
    expect(graph.relation('react', 'vue')).toBeNull();
    expect(graph.relatednessVersion).toBe('t');
  });
});

describe('a skill that curators added since the snapshot', () => {
  const snapshot = buildRelatedness('t', ENTRIES, LISTS, null);
  const added = { ...skill('load-testing', 'PRACTICE', { broader: ['testing'], notRelated: ['end-to-end-testing'] }), origin: 'CURATOR' };
  const { pairs, version } = relatednessFromSnapshot(snapshot, [...ENTRIES, added]);
  const heldFor = (asked: string): string[] => pairs.filter((pair) => pair.asked === asked).map(({ held }) => held);

  it('is near by its name and its ancestors, both ways, but not what it is said not to be related to', () => {
    expect(version).toBe('t');
    expect(heldFor('load-testing')).toContain('unit-testing');
    expect(heldFor('unit-testing')).toContain('load-testing');
    expect(heldFor('load-testing')).not.toContain('end-to-end-testing');
    expect(pairs.every(({ credit }) => credit <= WEIGHTS.relatednessCap)).toBe(true);
  });

  it('changes nothing between those that the snapshot knows', () => {
    const before = relatednessFromSnapshot(snapshot).pairs;
    expect(pairs.filter(({ asked, held }) => asked !== 'load-testing' && held !== 'load-testing').toSorted((a, b) => (`${a.asked} ${a.held}` < `${b.asked} ${b.held}` ? -1 : 1)))
      .toEqual(before.toSorted((a, b) => (`${a.asked} ${a.held}` < `${b.asked} ${b.held}` ? -1 : 1)));
  });

  it('is left out where it was imported: nobody asked for it yet', () => {
    expect(relatednessFromSnapshot(snapshot, [...ENTRIES, { ...added, origin: 'ESCO' }])).toEqual(relatednessFromSnapshot(snapshot));
  });
});

describe('vectors of what skills are asked with', () => {
  const numbers = [...kindOf.keys()];
  const { rows } = coOccurrenceVectors(numbers.length, LISTS.map((list) => list.map((slug) => numbers.indexOf(slug))));
  const cosine = (one: string, other: string): number => {
    const [a, b] = [rows[numbers.indexOf(one)]!, rows[numbers.indexOf(other)]!];
    return Array.from(a.at).reduce((sum, at, index) => sum + a.values[index]! * (b.values[Array.from(b.at).indexOf(at)] ?? 0), 0);
  };

  it('have length one, or nothing for what is never asked with another', () => {
    expect(cosine('react', 'react')).toBeCloseTo(1, 9);
    expect(rows[numbers.indexOf('gardening')]!.at).toEqual([]);
  });

  it('bring near what goes with the same others', () => {
    expect(cosine('react', 'vue')).toBeGreaterThan(0.5);
    expect(cosine('react', 'django')).toBeLessThan(0.1);
  });
});

describe('pieces of labels', () => {
  it('are of four letters within words, ends marked, marks and joining words left out', () => {
    expect(gramsOf('Gérer')).toEqual([' ger', 'gere', 'erer', 'rer ']);
    expect(gramsOf('C# et Go')).toEqual([' c# ', ' go ']);
  });
});

describe('the shipped snapshot', () => {
  const shipped = JSON.parse(readFileSync(join(import.meta.dirname, '../../src/matching/snapshots/relatedness-2026-12.json'), 'utf8')) as RelatednessSnapshot;
  const entries = readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills'));
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));

  it('names curated skills only, of one kind, and none that are said not to be related', () => {
    for (const [asked, rows] of Object.entries(shipped.near)) {
      for (const [held] of rows) {
        expect([asked, bySlug.get(held)?.kind]).toEqual([asked, bySlug.get(asked)?.kind]);
        expect(bySlug.get(asked)?.notRelated ?? []).not.toContain(held);
        expect(bySlug.get(held)?.notRelated ?? []).not.toContain(asked);
      }
    }
  });

  it('reads as a person who knows the trade would expect', () => {
    const credit = (asked: string, held: string): number => shipped.near[asked]?.find(([slug]) => slug === held)?.[1] ?? 0;
    expect(credit('react', 'angular')).toBeGreaterThan(0);
    expect(credit('javascript', 'java')).toBe(0);
    expect(credit('react', 'react')).toBe(0);
  });
});

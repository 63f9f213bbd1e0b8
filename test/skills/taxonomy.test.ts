import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldTerm } from '../../src/skills/fold.ts';
import { checkTaxonomy, readTaxonomyFiles, type TaxonomyEntry } from '../../src/skills/taxonomy.files.ts';

const seeds = join(import.meta.dirname, '../../seeds/skills');

function skill(slug: string, rest: Partial<TaxonomyEntry> = {}): TaxonomyEntry {
  return {
    slug, kind: 'TOOL', family: 'fixture', labels: { fr: slug, en: slug, ar: slug }, aliases: { fr: [], en: [], ar: [] },
    broader: [], implies: [], related: [], notRelated: [], ...rest,
  };
}

describe('the taxonomy that ships', () => {
  const entries = readTaxonomyFiles(seeds);
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));

  it('agrees with itself', () => {
    expect(checkTaxonomy(entries)).toEqual([]);
    expect(entries.length).toBeGreaterThanOrEqual(550);
  });

  it('hangs under a few broad families', () => {
    expect(entries.filter((entry) => entry.broader.length === 0).length).toBeLessThanOrEqual(40);
  });

  it('has the soft skills a centre assesses', () => {
    expect(entries.filter((entry) => entry.kind === 'SOFT').length).toBeGreaterThanOrEqual(30);
  });

  it.each([
    ['dev front', 'frontend-development'], ['développeur web', 'web-development'], ['مطور ويب', 'web-development'], ['data engineer', 'data-engineering'],
    ['ingénieur données', 'data-engineering'], ['fullstack', 'fullstack-development'], ['admin système', 'system-administration'], ['ReactJS', 'react'],
    ['react.js', 'react'], ['رياكت', 'react'], ['node js', 'nodejs'], ['K8S', 'kubernetes'], ['c sharp', 'csharp'], ['dot net', 'dotnet'],
  ])('knows %j as %s', (written, slug) => {
    const key = foldTerm(written);
    const named = entries.filter((entry) => [entry.slug, ...Object.values(entry.labels), ...Object.values(entry.aliases).flat()]
      .some((term) => foldTerm(term) === key));
    expect(named.map((entry) => entry.slug)).toEqual([slug]);
  });

  it.each([
    ['nextjs', 'react'], ['react', 'javascript'], ['spring-boot', 'spring'], ['spring', 'java'], ['laravel', 'php'], ['typescript', 'javascript'],
  ])('says that who knows %s knows %s', (slug, implied) => {
    expect(bySlug.get(slug)?.implies).toContain(implied);
  });

  it('keeps Java and JavaScript apart', () => {
    expect(bySlug.get('javascript')?.notRelated).toContain('java');
  });
});

describe('checking a taxonomy', () => {
  it.each<[string, TaxonomyEntry[], string]>([
    ['a link to a skill that is not there', [skill('react', { related: ['vu'] }), skill('vue')], 'react: related: no skill vu; the nearest is vue'],
    ['a link to itself', [skill('react', { implies: ['react'] })], 'react: implies: links to itself'],
    ['a link written twice', [skill('react', { broader: ['web', 'web'] }), skill('web')], 'react: broader: names web twice'],
    ['a slug claimed twice', [skill('react'), skill('react')], 'react: slug: react is already in fixture.yaml'],
    ['an ESCO concept claimed twice', [skill('a', { esco: 'http://e/1' }), skill('b', { esco: 'http://e/1' })], 'b: esco: http://e/1 is already in fixture.yaml'],
    ['a label claimed twice', [skill('vue'), skill('vuejs', { labels: { fr: 'Vue', en: 'Vue.js', ar: 'Vue.js' } })], 'vuejs: labels.fr: "Vue" is already claimed by vue (labels.fr)'],
    ['an alias that is the label of another', [skill('vue'), skill('nuxt', { aliases: { fr: [], en: ['VUE'], ar: [] } })], 'nuxt: aliases.en: "VUE" is already claimed by vue (labels.fr)'],
    ['an alias claimed twice', [skill('a', { aliases: { fr: ['أجايل'], en: [], ar: [] } }), skill('b', { aliases: { fr: [], en: [], ar: ['اجايل'] } })], 'b: aliases.ar: "اجايل" is already claimed by a (aliases.fr)'],
    ['an alias that repeats its own label', [skill('vue', { aliases: { fr: ['V-u-e'], en: [], ar: [] } })], 'vue: aliases.fr: "V-u-e" is already claimed by vue (labels.fr)'],
    ['an alias of signs alone', [skill('vue', { aliases: { fr: ['++'], en: [], ar: [] } })], 'vue: aliases.fr: "++" has neither a letter nor a digit'],
    ['a missing label', [skill('vue', { labels: { fr: 'Vue', en: 'Vue', ar: ' ' } })], 'vue: labels.ar: is missing'],
    ['a circle of broader skills', [skill('a', { broader: ['b'] }), skill('b', { broader: ['c'] }), skill('c', { broader: ['a'] })], 'a: broader: goes in a circle: a -> b -> c -> a'],
    ['a circle of implied skills', [skill('z', { implies: ['a'] }), skill('a', { implies: ['b'] }), skill('b', { implies: ['a'] })], 'a: implies: goes in a circle: a -> b -> a'],
    ['a pair related and not related', [skill('a', { related: ['b'] }), skill('b', { notRelated: ['a'] })], 'b: notRelated: the pair with a is also linked as related, implied or broader'],
    ['a pair related from both sides', [skill('a', { related: ['b'] }), skill('b', { related: ['a'] })], 'a: related: b says so too; write it once'],
    ['a skill replaced and there', [skill('a', { replaces: ['b'] }), skill('b')], 'a: replaces: b is still a skill'],
    ['a skill replaced by two', [skill('a', { replaces: ['c'] }), skill('b', { replaces: ['c'] })], 'b: replaces: c is already replaced by a'],
    ['a skill implied by what it is broader of', [skill('a', { broader: ['b'], implies: ['b'] }), skill('b')], 'a: implies: b is also its broader skill; say one'],
    ['a skill that implies a narrower one', [skill('a', { broader: ['b'] }), skill('b', { implies: ['a'] })], 'b: implies: a is one of its narrower skills'],
  ])('finds %s', (_fault, entries, message) => {
    expect(checkTaxonomy(entries)).toContain(message);
  });

  it('lets languages share a label, and a slug read like it', () => {
    expect(checkTaxonomy([skill('vue-js', { labels: { fr: 'Vue.js', en: 'Vue.js', ar: 'فيو' } })])).toEqual([]);
  });
});

describe('reading taxonomy files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'skills-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('fills in what an entry leaves out', () => {
    writeFileSync(join(folder, 'web.yaml'), '- slug: react\n  kind: FRAMEWORK\n  labels: { fr: React, en: React, ar: رياكت }\n  aliases: { en: [ReactJS] }\n');
    expect(readTaxonomyFiles(folder)).toEqual([
      skill('react', { kind: 'FRAMEWORK', family: 'web', labels: { fr: 'React', en: 'React', ar: 'رياكت' }, aliases: { fr: [], en: ['ReactJS'], ar: [] } }),
    ]);
  });

  it('names every malformed field of every file at once', () => {
    writeFileSync(join(folder, 'a.yaml'), '- slug: React\n  kind: THING\n  labels: { fr: React, en: React }\n  broader: []\n  level: 3\n');
    writeFileSync(join(folder, 'b.yaml'), 'slug: vue\n');
    writeFileSync(join(folder, 'c.yaml'), '- kind: TOOL\n  labels: { fr: " x", en: x, ar: x }\n');
    writeFileSync(join(folder, 'd.yaml'), '- [unclosed\n');
    const read = (): unknown => readTaxonomyFiles(folder);
    for (const line of [
      /a\.yaml: React: slug: must be lower-case/, /a\.yaml: React: kind: /, /a\.yaml: React: labels\.ar: /, /a\.yaml: React: broader: is empty/, /a\.yaml: React: entry: .*level/,
      /b\.yaml: must be a list/, /c\.yaml: entry 1: slug: /, /c\.yaml: entry 1: labels\.fr: must be text without spaces/, /d\.yaml: /,
    ]) expect(read).toThrow(line);
  });
});

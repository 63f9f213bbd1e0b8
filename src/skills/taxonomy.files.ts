import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { foldTerm } from './fold.ts';
import { SkillKind } from './skill.entity.ts';

const text = z.string().refine((value) => value.trim() === value && value !== '', 'must be text without spaces around it');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits joined by single hyphens');
const leftOutWhenEmpty = 'is empty: leave the key out';
const terms = z.array(text).min(1, leftOutWhenEmpty).default([]);
const links = z.array(slug).min(1, leftOutWhenEmpty).default([]);

const entry = z.strictObject({
  slug,
  kind: z.enum(SkillKind),
  labels: z.strictObject({ fr: text, en: text, ar: text }),
  aliases: z.strictObject({ fr: terms, en: terms, ar: terms }).default({ fr: [], en: [], ar: [] }),
  broader: links,
  implies: links,
  related: links,
  notRelated: links,
  /** Slugs of earlier versions that this one stands for now; none of them may be an entry any more. */
  replaces: z.array(slug).min(1, leftOutWhenEmpty).optional(),
  esco: z.string().regex(/^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-fA-F-]+$/, 'must be the URI of an ESCO skill').optional(),
  description: z.strictObject({ fr: text, en: text, ar: text }).optional(),
});

/** One skill as its file states it; lists left out are empty. `family` is the name of the file without its ending. */
export type TaxonomyEntry = z.output<typeof entry> & { family: string };

function nameOf(value: unknown, index: number): string {
  const named = z.object({ slug: z.string() }).safeParse(value);
  return named.success ? named.data.slug : `entry ${index + 1}`;
}

function readFile(path: string, faults: string[]): TaxonomyEntry[] {
  const file = basename(path);
  const document = parseDocument(readFileSync(path, 'utf8'));
  if (document.errors.length > 0) {
    faults.push(...document.errors.map((error) => `${file}: ${error.message.split('\n')[0] ?? ''}`));
    return [];
  }
  const values = z.array(z.unknown()).safeParse(document.toJS());
  if (!values.success) {
    faults.push(`${file}: must be a list of skills`);
    return [];
  }
  return values.data.flatMap((value, index) => {
    const parsed = entry.safeParse(value);
    if (parsed.success) return [{ ...parsed.data, family: basename(file, '.yaml') }];
    for (const issue of parsed.error.issues) {
      faults.push(`${file}: ${nameOf(value, index)}: ${issue.path.join('.') || 'entry'}: ${issue.message}`);
    }
    return [];
  });
}

/**
 * Every entry of the folder's `*.yaml`, files in order of name. Throws one Error when anything is malformed, its message
 * a line per fault: file, slug, field, rule. Whether the entries agree with each other is for `checkTaxonomy`.
 */
export function readTaxonomyFiles(folder: string): TaxonomyEntry[] {
  const faults: string[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted();
  const entries = names.flatMap((name) => readFile(join(folder, name), faults));
  if (faults.length > 0) throw new Error(`The skill taxonomy has ${faults.length} fault(s):\n${faults.join('\n')}`);
  return entries;
}

const LINKS = ['broader', 'implies', 'related', 'notRelated'] as const;
type LinkName = (typeof LINKS)[number];

/** Letters to change, add or drop to turn one slug into the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

function nearest(slug: string, known: Iterable<string>): string {
  let best = { slug: 'none', far: Number.POSITIVE_INFINITY };
  for (const other of known) {
    const far = distance(slug, other);
    if (far < best.far) best = { slug: other, far };
  }
  return best.slug;
}

function linkFaults(entries: readonly TaxonomyEntry[]): string[] {
  const known = new Set(entries.map((entry) => entry.slug));
  return entries.flatMap((entry) => LINKS.flatMap((link) => entry[link].flatMap((target, index) => {
    if (target === entry.slug) return [`${entry.slug}: ${link}: links to itself`];
    if (entry[link].indexOf(target) < index) return [`${entry.slug}: ${link}: names ${target} twice`];
    return known.has(target) ? [] : [`${entry.slug}: ${link}: no skill ${target}; the nearest is ${nearest(target, known)}`];
  })));
}

/** Two links of one pair that cannot both be meant. Related and not related hold both ways, so each is written once. */
function pairFaults(entries: readonly TaxonomyEntry[]): string[] {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const has = (from: string, link: LinkName, to: string): boolean => bySlug.get(from)?.[link].includes(to) ?? false;
  return entries.flatMap(({ slug, broader, implies, related, notRelated }) => [
    ...related.filter((to) => slug < to && has(to, 'related', slug)).map((to) => `${slug}: related: ${to} says so too; write it once`),
    ...notRelated.filter((to) => slug < to && has(to, 'notRelated', slug)).map((to) => `${slug}: notRelated: ${to} says so too; write it once`),
    ...notRelated
      .filter((to) => (['related', 'implies', 'broader'] as const).some((link) => has(slug, link, to) || has(to, link, slug)))
      .map((to) => `${slug}: notRelated: the pair with ${to} is also linked as related, implied or broader`),
    ...implies.filter((to) => broader.includes(to)).map((to) => `${slug}: implies: ${to} is also its broader skill; say one`),
    ...implies.filter((to) => has(to, 'broader', slug)).map((to) => `${slug}: implies: ${to} is one of its narrower skills`),
  ]);
}

function claimFaults(entries: readonly TaxonomyEntry[]): string[] {
  const owners = new Map<string, { slug: string; as: string }>();
  const faults: string[] = [];
  const claim = (slug: string, as: string, term: string): void => {
    const key = foldTerm(term);
    const owner = owners.get(key);
    if (key === '') faults.push(`${slug}: ${as}: "${term}" has neither a letter nor a digit`);
    else if (owner === undefined) owners.set(key, { slug, as });
    // Languages may share a label and a slug may read like it; an alias that repeats either its skill's label or alias adds nothing.
    else if (owner.slug !== slug || (as.startsWith('aliases') && owner.as !== 'slug')) {
      faults.push(`${slug}: ${as}: "${term}" is already claimed by ${owner.slug} (${owner.as})`);
    }
  };
  for (const entry of entries) for (const [language, label] of Object.entries(entry.labels)) claim(entry.slug, `labels.${language}`, label);
  for (const entry of entries) claim(entry.slug, 'slug', entry.slug);
  for (const entry of entries) {
    for (const [language, aliases] of Object.entries(entry.aliases)) for (const alias of aliases) claim(entry.slug, `aliases.${language}`, alias);
  }
  return faults;
}

function repeats(entries: readonly TaxonomyEntry[], field: 'slug' | 'esco'): string[] {
  const seen = new Map<string, string>();
  return entries.flatMap((entry) => {
    const value = entry[field];
    if (value === undefined) return [];
    const first = seen.get(value);
    seen.set(value, first ?? entry.family);
    return first === undefined ? [] : [`${entry.slug}: ${field}: ${value} is already in ${first}.yaml`];
  });
}

/** A slug that was replaced is gone from the files, and one entry alone stands for it. */
function replacementFaults(entries: readonly TaxonomyEntry[]): string[] {
  const slugs = new Set(entries.map((entry) => entry.slug));
  const owners = new Map<string, string>();
  return entries.flatMap(({ slug, replaces }) => (replaces ?? []).flatMap((old) => {
    const owner = owners.get(old);
    owners.set(old, owner ?? slug);
    if (slugs.has(old)) return [`${slug}: replaces: ${old} is still a skill`];
    return owner === undefined ? [] : [`${slug}: replaces: ${old} is already replaced by ${owner}`];
  }));
}

/** Each circle once, written from the skill at which a walk first closed it. */
function circles(entries: readonly TaxonomyEntry[], link: 'broader' | 'implies'): string[] {
  const next = new Map(entries.map((entry) => [entry.slug, entry[link].filter((target) => target !== entry.slug)]));
  const done = new Set<string>();
  const faults: string[] = [];
  const walk = (slug: string, path: readonly string[]): void => {
    const from = path.indexOf(slug);
    if (from >= 0) faults.push(`${slug}: ${link}: goes in a circle: ${[...path.slice(from), slug].join(' -> ')}`);
    if (from >= 0 || done.has(slug)) return;
    for (const target of next.get(slug) ?? []) walk(target, [...path, slug]);
    done.add(slug);
  };
  for (const entry of entries) walk(entry.slug, []);
  return faults;
}

/** Every way in which the entries contradict each other, a sentence each ("slug: field: rule"); empty when they agree. */
export function checkTaxonomy(entries: readonly TaxonomyEntry[]): string[] {
  return [
    ...repeats(entries, 'slug'),
    ...repeats(entries, 'esco'),
    ...entries.flatMap(({ slug, labels }) => (['fr', 'en', 'ar'] as const)
      .filter((language) => (labels[language] ?? '').trim() === '')
      .map((language) => `${slug}: labels.${language}: is missing`)),
    ...claimFaults(entries),
    ...linkFaults(entries),
    ...pairFaults(entries),
    ...replacementFaults(entries),
    ...circles(entries, 'broader'),
    ...circles(entries, 'implies'),
  ];
}

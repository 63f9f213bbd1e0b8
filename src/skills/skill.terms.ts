import { foldTerm } from './fold.ts';
import type { SkillEntry } from './skill.map.ts';
import type { IndexedSkill } from './skill-index.ts';

const KEYS = ['fr', 'ar', 'en'] as const;

/** The terms of this service's own skills, folded: no imported concept takes one of them away. */
const claimedTerms = (entries: readonly SkillEntry[]): Set<string> =>
  new Set(entries.flatMap((entry) => (entry.origin === 'ESCO' ? [] : [entry.slug, ...KEYS.map((key) => entry.labels[key]), ...KEYS.flatMap((key) => entry.aliases[key])]).map(foldTerm)));

/** A skill as the index takes it. */
export interface TermsOfSkill extends IndexedSkill {
  /** Whether it is a concept of a classification: there are many, and this service's own skills go before them. */
  readonly imported: boolean;
}

/**
 * What texts are held against: the terms of every skill in use, under the slug that counts. The names of a replaced skill
 * are other ways to write its replacement; one that fell out of use for nothing is no longer meant by any text. An
 * imported name that is a term of a curated skill is left out, and so is a label that only repeats the English one because
 * the classification has none in that language.
 */
export function indexedSkills(entries: readonly SkillEntry[], present: (slug: string) => string): TermsOfSkill[] {
  const inUse = entries.filter((entry) => !entry.deprecated || present(entry.slug) !== entry.slug);
  const claimed = claimedTerms(inUse);
  const free = (text: string): boolean => !claimed.has(foldTerm(text));
  return inUse.map((entry) => {
    const { labels, aliases } = entry.origin === 'ESCO' ? withoutClaimed(entry, free) : entry;
    const imported = entry.origin === 'ESCO';
    if (present(entry.slug) === entry.slug) return { slug: entry.slug, labels, aliases, imported };
    const all = (key: (typeof KEYS)[number]): string[] => [labels[key], ...aliases[key]].filter((text) => text !== '');
    return { slug: present(entry.slug), labels: { fr: '', ar: '', en: '' }, aliases: { fr: all('fr'), ar: all('ar'), en: all('en') }, imported };
  });
}

function withoutClaimed({ labels, aliases }: SkillEntry, free: (text: string) => boolean): Pick<SkillEntry, 'labels' | 'aliases'> {
  const label = (key: 'fr' | 'ar' | 'en'): string => (free(labels[key]) && (key === 'en' || labels[key] !== labels.en) ? labels[key] : '');
  return { labels: { fr: label('fr'), ar: label('ar'), en: label('en') }, aliases: { fr: aliases.fr.filter(free), ar: aliases.ar.filter(free), en: aliases.en.filter(free) } };
}

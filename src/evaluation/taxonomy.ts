import type { Language } from '../kernel/language.ts';
import { buildSkillIndex, type SkillIndex } from '../skills/normalise.ts';
import { ancestorsOf } from '../matching/relatedness/skill-vectors.ts';
import type { EvaluationSet } from './set.ts';

/** The taxonomy of a set in numbers, and the product's normalisation over its labels. */
export interface SetTaxonomy {
  readonly count: number;
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly ancestors: readonly (readonly string[])[];
  /** Skills straight above, as ids; groups are none. */
  readonly broader: readonly (readonly string[])[];
  numberOf(id: string): number;
  /** What a label of a profile means here; null: nothing. */
  find(label: string, language: string | null | undefined): number | null;
}

const LANGUAGES = new Map<string, Language>([['fr', 'FR'], ['ar', 'AR'], ['en', 'EN']]);

/** Aliases that several skills have would be a matter of chance: labels go first, then whoever is listed first. */
function indexOf({ skills }: EvaluationSet): SkillIndex {
  return buildSkillIndex(skills.map(({ id, label, alt, fr, alt_fr, ar, alt_ar }) => {
    const en = label ?? id;
    return { slug: id, labels: { en, fr: fr ?? en, ar: ar ?? en }, aliases: { en: alt, fr: alt_fr, ar: alt_ar } };
  }));
}

export function taxonomyOf(set: EvaluationSet): SetTaxonomy {
  const { skills, groups } = set;
  const numbers = new Map(skills.map(({ id }, number) => [id, number]));
  const above = new Map<string, readonly string[]>([
    ...groups.map(({ id, parents }) => [id, parents] as const),
    ...skills.map(({ id, parent, parents }) => [id, [...parents, ...(parent ? [parent] : [])]] as const),
  ]);
  const parentsOf = (id: string): readonly string[] => above.get(id) ?? [];
  const index = indexOf(set);
  const kept = new Map<string, number | null>();
  return {
    count: skills.length,
    ids: skills.map(({ id }) => id),
    labels: skills.map(({ id, label }) => label ?? id),
    ancestors: skills.map(({ id }) => ancestorsOf(id, parentsOf)),
    broader: skills.map(({ id }) => parentsOf(id).filter((one) => numbers.has(one))),
    numberOf: (id) => numbers.get(id)!,
    find(label, language) {
      const key = `${language ?? ''} ${label}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const slug = index.find(label, LANGUAGES.get((language ?? '').toLowerCase()) ?? null)?.slug;
      const number = slug === undefined ? null : numbers.get(slug)!;
      kept.set(key, number);
      return number;
    },
  };
}

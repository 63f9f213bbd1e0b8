import type { Language } from '../kernel/language.ts';
import { buildSkillIndex, type SkillIndex } from './normalise.ts';
import type { Term } from './skill-index.ts';

/** One name of a concept, as published tables of synonyms list them. */
export interface AliasPair {
  /** Which table it is of. */
  readonly ns: string;
  readonly alias: string;
  /** Two letters; absent where not said. */
  readonly lang?: string | null | undefined;
  readonly canonical: string;
  readonly label: string;
}

const KEYS = { en: 'EN', fr: 'FR', ar: 'AR' } as const satisfies Record<string, Language>;
type Key = keyof typeof KEYS;
const keyOf = (lang: string | null | undefined): Key => (lang && Object.hasOwn(KEYS, lang) ? (lang as Key) : 'en');

/** A taxonomy of pairs: each canonical with its label is a concept, each alias one of its names. */
export interface PairTaxonomy {
  readonly index: SkillIndex;
  label(slug: string): string;
  /** The term that a pair alone put into the table; null where its label, or another pair, says the same. */
  ownTerm(pair: AliasPair): Term | null;
}

export function pairTaxonomy(pairs: readonly AliasPair[]): PairTaxonomy {
  const concepts = Map.groupBy(pairs, (pair) => pair.canonical);
  const index = buildSkillIndex([...concepts].map(([slug, rows]) => {
    const { label } = rows[0]!;
    const named = (key: Key): string[] => rows.filter(({ lang }) => keyOf(lang) === key).map(({ alias }) => alias);
    return { slug, labels: { en: label, fr: label, ar: label }, aliases: { en: named('en'), fr: named('fr'), ar: named('ar') } };
  }));
  return {
    index,
    label: (slug) => concepts.get(slug)?.[0]?.label ?? slug,
    ownTerm: ({ canonical, alias, lang }) => index.termsOf(canonical).find((term) => term.rank === 1 && term.text === alias && term.language === KEYS[keyOf(lang)]) ?? null,
  };
}

import { Language } from '../../kernel/language.ts';
import { foldTerm, foldWords } from '../fold.ts';
import { languageCodeOf } from '../human-language.ts';
import { type Esco, type EscoLanguage, LANGUAGES } from './esco.concepts.ts';
import type { AliasRow, Present } from './esco.plan.ts';
import type { SkillsPlan } from './esco.plan.skills.ts';

const OF = { en: Language.EN, fr: Language.FR, ar: Language.AR } as const;
const ORDER: readonly Language[] = [Language.EN, Language.FR, Language.AR];
const TEXT_MOST = 160;

export interface TermsPlan {
  readonly add: readonly AliasRow[];
  readonly remove: readonly string[];
  /** Terms that are kept, new ones and old ones, by language. */
  readonly kept: Readonly<Record<EscoLanguage, number>>;
}

/** Whose a folded term is already: a curated skill's by any of its words, else that of the one imported skill with that name. */
function takenTerms(present: Present, { named }: SkillsPlan): { curated: ReadonlyMap<string, string>; imported: ReadonlyMap<string, string> } {
  const own = present.skills.filter((skill) => skill.origin !== 'ESCO');
  return {
    curated: new Map([
      ...own.flatMap(({ slug, nameEn, nameFr, nameAr }) => [slug, nameEn, nameFr, nameAr].map((name) => [foldTerm(name), slug] as const)),
      ...present.aliases.filter((alias) => alias.origin !== 'ESCO').map((alias) => [alias.folded, alias.skillSlug] as const),
    ]),
    imported: new Map(named.flatMap(({ slug, nameEn, nameFr, nameAr }) => [nameEn, nameFr, nameAr].filter((name) => name !== '').map((name) => [foldTerm(name), slug] as const))),
  };
}

/**
 * The terms that the skills are to have: those of the files, and in languages the files do not speak of those there are.
 */
function candidates(esco: Esco, present: Present, { owners, deprecate }: SkillsPlan): AliasRow[] {
  const gone = new Set(deprecate.map((one) => one.slug));
  const said = new Set<string>();
  const rows: AliasRow[] = [];
  for (const [uri, { slug, curated }] of owners) {
    const { words } = esco.concepts.get(uri)!;
    for (const language of LANGUAGES) {
      const found = words.get(language);
      if (!found) continue;
      said.add(`${slug} ${OF[language]}`);
      for (const text of curated ? [found.label, ...found.terms] : found.terms) rows.push({ folded: foldTerm(text), skillSlug: slug, language: OF[language], text });
    }
  }
  const kept = present.aliases.filter((alias) => alias.origin === 'ESCO' && !gone.has(alias.skillSlug) && !said.has(`${alias.skillSlug} ${alias.language}`));
  return [...rows, ...kept.map(({ folded, skillSlug, language, text }) => ({ folded, skillSlug, language, text }))];
}

/** Why a term is not kept; "" where it says nothing new, null where it is kept. */
function reasonAgainst({ folded, skillSlug, text }: AliasRow, taken: ReturnType<typeof takenTerms>, owners: ReadonlySet<string>): string | null {
  const curated = taken.curated.get(folded);
  if (folded === '' || curated === skillSlug) return '';
  if (text.length > TEXT_MOST) return `terms of more than ${TEXT_MOST} characters`;
  if (curated !== undefined) return 'terms that a curated skill has';
  const imported = taken.imported.get(folded);
  if (imported === skillSlug) return '';
  if (imported !== undefined) return 'terms that are the name of another concept';
  if (owners.size > 1) return 'terms that several concepts share';
  return foldWords(text).length <= 2 && languageCodeOf(text) !== null ? 'terms that name a human language' : null;
}

/** Which terms are written and which taken away, so that each means one skill alone. */
export function planTerms(esco: Esco, present: Present, skills: SkillsPlan, leave: (reason: string) => unknown): TermsPlan {
  const taken = takenTerms(present, skills);
  const desired = new Map<string, AliasRow>();
  for (const [folded, same] of Map.groupBy(candidates(esco, present, skills), (row) => row.folded)) {
    const owners = new Set(same.map((row) => row.skillSlug));
    const reasons = same.map((row) => reasonAgainst(row, taken, owners));
    // By language first, so that it does not depend on which files there are this time.
    if (reasons.every((reason) => reason === null)) desired.set(folded, same.toSorted((a, b) => ORDER.indexOf(a.language) - ORDER.indexOf(b.language))[0]!);
    else for (const reason of new Set(reasons)) if (reason) leave(reason);
  }
  const there = new Map(present.aliases.filter((alias) => alias.origin === 'ESCO').map((alias) => [alias.folded, alias]));
  const isThere = (row: AliasRow): boolean => {
    const alias = there.get(row.folded);
    return alias !== undefined && alias.skillSlug === row.skillSlug && alias.language === row.language && alias.text === row.text;
  };
  const kept = (language: Language): number => [...desired.values()].filter((row) => row.language === language).length;
  return {
    add: [...desired.values()].filter((row) => !isThere(row)),
    remove: [...there.values()].filter((alias) => !desired.has(alias.folded) || !isThere(desired.get(alias.folded)!)).map((alias) => alias.folded),
    kept: { en: kept('EN'), fr: kept('FR'), ar: kept('AR') },
  };
}

import type { Language } from '../kernel/language.ts';
import { foldTerm } from './fold.ts';
import { languageCodeOf } from './human-language.ts';
import { skillLevelOf } from './level-words.ts';
import { bareFold, buildTermTable, type IndexedSkill, mistyped, nearestSlugs, plain, type TermTable } from './skill-index.ts';
import { splitSkills } from './split.ts';
import { suggestTerms, type Suggested } from './suggest.ts';

export const MatchedBy = { EXACT: 'EXACT', FOLDED: 'FOLDED', VERSION: 'VERSION', TYPO: 'TYPO' } as const;
export type MatchedBy = (typeof MatchedBy)[keyof typeof MatchedBy];
export const OtherKind = { HUMAN_LANGUAGE: 'HUMAN_LANGUAGE', DRIVING_LICENCE: 'DRIVING_LICENCE', DIPLOMA: 'DIPLOMA' } as const;
export type OtherKind = (typeof OtherKind)[keyof typeof OtherKind];

export interface Recognised {
  readonly slug: string;
  /** In [0, 1]: 1 for a name as written, at most 0.85 for a typo. */
  readonly confidence: number;
  readonly matched: MatchedBy;
}
/** What a text says in terms of the taxonomy; each piece of it stands in one list. */
export interface Normalised {
  readonly known: readonly (Recognised & { readonly text: string })[];
  readonly unknown: readonly { readonly text: string; /** Slugs, best first. */ readonly nearest: readonly string[] }[];
  readonly other: readonly { readonly text: string; readonly kind: OtherKind }[];
}

/** Answers about free text from memory. */
export interface SkillIndex {
  /** One skill as it stands; null where the text is none. */
  find(text: string, language?: Language | null): Recognised | null;
  /** All that a text names. */
  normalise(text: string, language?: Language | null): Normalised;
  /** At most `n` skills that begin as what was typed, best first. */
  suggest(typed: string, n: number, language?: Language | null): Suggested[];
  /** At most `n` slugs of skills that the text means or looks like, best first. */
  nearest(text: string, n: number): string[];
}

const SURE = { EXACT: 1, FOLDED: 0.95, ARTICLE: 0.9, AROUND: 0.9, VERSION: 0.9, TYPO: 0.85 } as const;
const NEAREST = 3;
const LISTED = /[,;|\n\t،؛•]/u;
const PARTED = /[,;/&|،؛]/u;
/** A text that is cut into more pieces is no list of skills; the rest comes back as one piece. */
const MOST_PIECES = 60;

/** "Laravel 10", "PHP8", "Angular 2+", "Java 17 LTS", "React.js v18.2": a version at the end. Written together it needs two letters before, so that C4 is not C. */
const VERSION = /(?:\s+(?:v|ver|version|النسخة|الإصدار|إصدار)?\.?\s*|(?<=[\p{L}+#]{2})v?|(?<=\p{L}{2}[-/])v?)\d{1,4}(?:[.,](?:\d+|x))*(?:\s*\+|\s+lts)?$/iu;

/** What people write before a skill without meaning another. */
const BEFORE = /^(?:(?:(?:très |tres )?(?:bonnes?|bons?|excellentes?|solides?|parfaite|good|strong|solid|excellent|advanced|basic)\s+)?(?:connaissances?|maîtrise|maitrise|notions?|bases|pratique|utilisation|expérience|experience|compétences?|expertise|knowledge|mastery|basics|use|skills?|proficiency|understanding)\s+(?:de la |de l['’]|des? |du |d['’]|en |sur |avec |of |in |with |on )|(?:le |la |les |l['’])?(?:langages?|language|framework|bibliothèque|library|outils?|tool|logiciel|software|librairie)\s+|(?:développeu(?:r|se)|developpeu(?:r|se)|dev|ingénieur|programmeur|programmation|développement|developer|développer|formation)\s+(?:en |avec |sur )?|(?:إتقان|معرفة|أساسيات|لغة|برمجة|مبرمج|مطور|استخدام|إطار عمل|إطار|برنامج|خبرة في|البرمجة ب|البرمجة بلغة)\s+)/iu;
const AFTER = /\s+(?:developer|development|programming|framework|language|library|développeur|programmer)$/iu;

const LICENCE = /^(?:permis(?: de conduire| [a-e]\b|\s*:?\s*[a-e]\b|$)|driv(?:ing|er['’]?s) licen[cs]e|رخصة (?:القيادة|السياقة|سياقة|قيادة))/iu;
const DIPLOMA = /^(?:(?:diplômes?|diplome|diploma|degree|baccalauréat|baccalaureat|bac|bts|dut|dts|deug|deust|licence|bachelor['’]?s?|master['’]?s?|mastère|doctorat|phd|mba|technicien spécialisé|technicien specialise|ingénieur d['’]état|cycle d['’]ingénieur)(?=[\s+:,.\d)]|$)|(?:ال)?(?:باكالوريا|بكالوريا|إجازة|اجازة|ماستر|دبلوم|دكتوراه)(?!\p{L}))/iu;

function otherKindOf(text: string): OtherKind | null {
  if (languageCodeOf(text) !== null) return OtherKind.HUMAN_LANGUAGE;
  if (LICENCE.test(text)) return OtherKind.DRIVING_LICENCE;
  return DIPLOMA.test(text) ? OtherKind.DIPLOMA : null;
}

function asWritten(table: TermTable, text: string): Recognised | null {
  const exact = table.exact.get(plain(text));
  if (exact) return { slug: exact, confidence: SURE.EXACT, matched: MatchedBy.EXACT };
  const folded = table.folded.get(foldTerm(text));
  if (folded) return { slug: folded, confidence: SURE.FOLDED, matched: MatchedBy.FOLDED };
  const bare = table.bare.get(bareFold(text));
  return bare ? { slug: bare, confidence: SURE.ARTICLE, matched: MatchedBy.FOLDED } : null;
}

/** As written, else without its version, else without the words around it. */
function findWell(table: TermTable, text: string): Recognised | null {
  const found = asWritten(table, text);
  if (found) return found;
  const unversioned = text.replace(VERSION, '').trim();
  const versioned = unversioned !== text && unversioned !== '' ? asWritten(table, unversioned) : null;
  if (versioned) return { ...versioned, confidence: SURE.VERSION, matched: MatchedBy.VERSION };
  for (const inner of [text.replace(BEFORE, ''), text.replace(AFTER, '')]) {
    const around = inner !== text && inner !== '' ? findWell(table, inner.trim()) : null;
    if (around) return { ...around, confidence: Math.min(around.confidence, SURE.AROUND), matched: around.matched === MatchedBy.VERSION ? MatchedBy.VERSION : MatchedBy.FOLDED };
  }
  return null;
}

function guess(table: TermTable, text: string, language: Language | null): Recognised | null {
  const found = mistyped(table, text, language) ?? mistyped(table, text.replace(VERSION, ''), language);
  return found && { slug: found.slug, confidence: Math.round(SURE.TYPO * (1 - found.distance / found.length) * 100) / 100, matched: MatchedBy.TYPO };
}

function normalise(table: TermTable, text: string, language: Language | null): Normalised {
  const sure = remembering((piece: string) => findWell(table, piece));
  const isOther = (piece: string): boolean => skillLevelOf(piece) !== null || languageCodeOf(piece) !== null || (otherKindOf(piece) !== null && !LISTED.test(piece));
  // What folding joins may be two skills with a sign between them: "node/express" is, though "node express" names one.
  const known = (piece: string): boolean => sure(piece) !== null && (!PARTED.test(piece) || sure(piece)!.matched === MatchedBy.EXACT);
  const find = remembering((piece: string) => sure(piece) ?? (isOther(piece) ? null : guess(table, piece, language)));
  const all = splitSkills(text, (piece) => known(piece) || isOther(piece), (piece) => find(piece) !== null || isOther(piece));
  const pieces = all.length > MOST_PIECES ? [...all.slice(0, MOST_PIECES), all.slice(MOST_PIECES).join(', ')] : all;
  const result = { known: [] as Normalised['known'][number][], unknown: [] as Normalised['unknown'][number][], other: [] as Normalised['other'][number][] };
  for (const piece of pieces) {
    const found = find(piece);
    const kind = found ? null : otherKindOf(piece);
    if (found) result.known.push({ text: piece, ...found });
    else if (kind) result.other.push({ text: piece, kind });
    else if (skillLevelOf(piece) === null) result.unknown.push({ text: piece, nearest: nearestSlugs(table, piece, NEAREST) });
  }
  return result;
}

function remembering<T>(work: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (!kept.has(text)) kept.set(text, work(text));
    return kept.get(text)!;
  };
}

/** An index over skills that agree with each other (`checkTaxonomy`); built once, it answers from memory. */
export function buildSkillIndex(skills: readonly IndexedSkill[]): SkillIndex {
  const table = buildTermTable(skills);
  const find = (text: string, language: Language | null = null): Recognised | null => findWell(table, text) ?? guess(table, text, language);
  return {
    find,
    normalise: (text, language = null) => normalise(table, text, language),
    suggest: (typed, n, language = null) => suggestTerms(table, typed, n, language),
    nearest: (text, n) => {
      const meant = findWell(table, text)?.slug;
      return [...new Set([...(meant ? [meant] : []), ...nearestSlugs(table, text, n)])].slice(0, n);
    },
  };
}

import type { Language } from '../kernel/language.ts';
import { isEverydayWord, isHeading } from './everyday-words.ts';
import { foldTerm } from './fold.ts';
import { languageCodeOf } from './human-language.ts';
import { skillLevelOf } from './level-words.ts';
import { type Evidence, Resemblance, type Resembling } from './resemblance.ts';
import { bareFold, buildTermTable, type IndexedSkill, meaningOf, mistyped, nearestSlugs, plain, soleMeaningOf, type Term, type TermTable } from './skill-index.ts';
import { splitSkills } from './split.ts';
import { spotSkills, type Spotted } from './spot.ts';
import { suggestTerms, type Suggested } from './suggest.ts';

export const MatchedBy = { EXACT: 'EXACT', FOLDED: 'FOLDED', VERSION: 'VERSION', TYPO: 'TYPO', WITHIN: 'WITHIN', RESEMBLING: 'RESEMBLING' } as const;
export type MatchedBy = (typeof MatchedBy)[keyof typeof MatchedBy];
export const OtherKind = { HUMAN_LANGUAGE: 'HUMAN_LANGUAGE', DRIVING_LICENCE: 'DRIVING_LICENCE', DIPLOMA: 'DIPLOMA' } as const;
export type OtherKind = (typeof OtherKind)[keyof typeof OtherKind];

export interface Recognised {
  readonly slug: string;
  /** In [0, 1]: about how often such an answer is right; 1 for a name as written, at most 0.85 for a typo. */
  readonly confidence: number;
  readonly matched: MatchedBy;
}
/** A skill with what a guess was drawn from, where it is only resembled. */
export interface Guessed extends Recognised {
  readonly evidence?: Evidence;
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
  /** The likeliest skill for a text that is known to be one, however unlike: by what it resembles where no name fits. Null only where nothing is like it. */
  guess(text: string, language?: Language | null, without?: Term | null): Guessed | null;
  /** The skills named inside a longer text, with their places. */
  spot(text: string): Spotted[];
  /** The terms of a skill. */
  termsOf(slug: string): readonly Term[];
  /** All that a text names. */
  normalise(text: string, language?: Language | null): Normalised;
  /** At most `n` skills that begin as what was typed, best first. */
  suggest(typed: string, n: number, language?: Language | null): Suggested[];
  /** At most `n` slugs of skills that the text means or looks like, best first. */
  nearest(text: string, n: number): string[];
}

const SURE = { EXACT: 1, FOLDED: 0.95, ARTICLE: 0.9, AROUND: 0.9, VERSION: 0.9, TYPO: 0.85, WITHIN: 0.8, CONTESTED: 0.7 } as const;
/** A text that only resembles a skill is one where it does so this well; else it is unknown, and the skill is among the nearest. */
const LEAST_RESEMBLING = 0.8;
const LEAST_COVERED = 0.6;
/** What is longer is a sentence; and after so many unknown pieces a text is no list of skills. */
const RESEMBLING_LENGTH = 60;
const MOST_COMPARED = 8;
/** What resembles alone is never as sure as a name. */
const MOST_RESEMBLING = 0.84;
/** Of a text that is known to be a skill, an answer is called sure (over .9) only from here on: below, too many are wrong. */
const SURELY_RESEMBLING = 0.965;
const NEAREST = 3;
const LISTED = /[,;|\n\t،؛•]/u;
const PARTED = /[,;/&|،؛]/u;
/** A text that is cut into more pieces is no list of skills; the rest comes back as one piece. */
const MOST_PIECES = 60;
/** Characters of a name, at most, with room for the words around it; one character may fold into eighteen. */
const LONGEST_NAME = 250;

/** "Laravel 10", "PHP8", "Angular 2+", "Java 17 LTS", "React.js v18.2": a version at the end. Written together it needs two letters before, so that C4 is not C. */
const VERSION = /(?:\s+(?:v|ver|version|النسخة|الإصدار|إصدار)?\.?\s*|(?<=[\p{L}+#]{2})v?|(?<=\p{L}{2}[-/])v?)\d{1,4}(?:[.,](?:\d+|x))*(?:\s*\+|\s+lts)?$/iu;

/** What people write before a skill without meaning another. */
const BEFORE = /^(?:(?:(?:très |tres )?(?:bonnes?|bons?|excellentes?|solides?|parfaite|good|strong|solid|excellent|advanced|basic)\s+)?(?:connaissances?|maîtrise|maitrise|notions?|bases|pratique|utilisation|expérience|experience|compétences?|expertise|knowledge|mastery|basics|use|skills?|proficiency|understanding)\s+(?:de la |de l['’]|des? |du |d['’]|en |sur |avec |of |in |with |on )|(?:le |la |les |l['’])?(?:langages?|language|framework|bibliothèque|library|outils?|tool|logiciel|software|librairie)\s+|(?:développeu(?:r|se)|developpeu(?:r|se)|dev|ingénieur|programmeur|programmation|développement|developer|développer|formation)\s+(?:en |avec |sur )?|(?:إتقان|معرفة|أساسيات|لغة|برمجة|مبرمج|مطور|استخدام|إطار عمل|إطار|برنامج|خبرة في|البرمجة ب|البرمجة بلغة)\s+)/iu;
const AFTER = /\s+(?:developer|development|programming|framework|language|library|développeur|programmer)$/iu;

const LANGUAGE_EXAM = /^(?:toeic|toefl|ielts|delf|dalf|tcf|tef|dele|goethe[- ]zertifikat)(?!\p{L})/iu;
const LICENCE = /^(?:permis(?: de conduire| [a-e]\b|\s*:?\s*[a-e]\b|$)|driv(?:ing|er['’]?s) licen[cs]e|رخصة (?:القيادة|السياقة|سياقة|قيادة))/iu;
const DIPLOMA = /^(?:(?:diplômes?|diplome|diploma|degree|baccalauréat|baccalaureat|bac|bts|dut|dts|deug|deust|licence|bachelor['’]?s?|master['’]?s?|mastère|doctorat|phd|mba|technicien spécialisé|technicien specialise|ingénieur d['’]état|cycle d['’]ingénieur)(?=[\s+:,.\d)]|$)|(?:ال)?(?:باكالوريا|بكالوريا|إجازة|اجازة|ماستر|دبلوم|دكتوراه)(?!\p{L}))/iu;

function otherKindOf(text: string): OtherKind | null {
  if (languageCodeOf(text) !== null || LANGUAGE_EXAM.test(text)) return OtherKind.HUMAN_LANGUAGE;
  if (LICENCE.test(text)) return OtherKind.DRIVING_LICENCE;
  return DIPLOMA.test(text) ? OtherKind.DIPLOMA : null;
}

function asWritten(table: TermTable, text: string, without: Term | null): Recognised | null {
  const found = meaningOf(table.exact.get(plain(text)), without);
  if (found) return { slug: found.slug, confidence: found.isContested ? SURE.CONTESTED : SURE.EXACT, matched: MatchedBy.EXACT };
  const folded = meaningOf(table.folded.get(foldTerm(text)), without);
  if (folded) return { slug: folded.slug, confidence: folded.isContested ? SURE.CONTESTED : SURE.FOLDED, matched: MatchedBy.FOLDED };
  const bare = soleMeaningOf(table.bare.get(bareFold(text)), without);
  return bare ? { slug: bare.slug, confidence: SURE.ARTICLE, matched: MatchedBy.FOLDED } : null;
}

/** As written, else without its version, else without the words around it. What is longer than any name is not looked up. */
function findWell(table: TermTable, text: string, without: Term | null = null): Recognised | null {
  if (text.length > LONGEST_NAME) return null;
  const found = asWritten(table, text, without);
  if (found) return found;
  const unversioned = text.replace(VERSION, '').trim();
  const versioned = unversioned !== text && unversioned !== '' ? asWritten(table, unversioned, without) : null;
  if (versioned) return { ...versioned, confidence: Math.min(versioned.confidence, SURE.VERSION), matched: MatchedBy.VERSION };
  for (const inner of [text.replace(BEFORE, ''), text.replace(AFTER, '')]) {
    const around = inner !== text && inner !== '' ? findWell(table, inner.trim(), without) : null;
    if (around) return { ...around, confidence: Math.min(around.confidence, SURE.AROUND), matched: around.matched === MatchedBy.VERSION ? MatchedBy.VERSION : MatchedBy.FOLDED };
  }
  return null;
}

function untyped(table: TermTable, text: string, language: Language | null, without: Term | null = null): Recognised | null {
  if (text.length > LONGEST_NAME || isEverydayWord(text)) return null;
  const found = mistyped(table, text, language, without) ?? mistyped(table, text.replace(VERSION, ''), language, without);
  // "CD jenkins" is Jenkins with something beside it, not Jenkins mistyped.
  if (found && found.distance > 1 && spotSkills(table, text).length > 0) return null;
  return found && { slug: found.slug, confidence: Math.round(SURE.TYPO * (1 - found.distance / found.length) * 100) / 100, matched: MatchedBy.TYPO };
}

function normalise(table: TermTable, resembling: (text: string) => Resembling | null, text: string, language: Language | null): Normalised {
  const sure = remembering((piece: string) => findWell(table, piece));
  const isOther = (piece: string): boolean => skillLevelOf(piece) !== null || languageCodeOf(piece) !== null || (otherKindOf(piece) !== null && !LISTED.test(piece));
  // What folding joins may be two skills with a sign between them: "node/express" is, though "node express" names one.
  const known = (piece: string): boolean => sure(piece) !== null && (!PARTED.test(piece) || sure(piece)!.matched === MatchedBy.EXACT);
  const find = remembering((piece: string) => sure(piece) ?? (isOther(piece) || isHeading(piece) ? null : untyped(table, piece, language)));
  const all = splitSkills(text, (piece) => known(piece) || isOther(piece), (piece) => find(piece) !== null || isOther(piece));
  const pieces = all.length > MOST_PIECES ? [...all.slice(0, MOST_PIECES), all.slice(MOST_PIECES).join(', ')] : all;
  let compared = 0;
  const comparable = (piece: string): Resembling | null => (piece.length <= RESEMBLING_LENGTH && (compared += 1) <= MOST_COMPARED ? resembling(piece) : null);
  const result = { known: [] as Normalised['known'][number][], unknown: [] as Normalised['unknown'][number][], other: [] as Normalised['other'][number][] };
  for (const piece of pieces) {
    const found = find(piece);
    const kind = found ? null : otherKindOf(piece);
    if (found) result.known.push({ text: piece, ...found });
    else if (kind) result.other.push({ text: piece, kind });
    else if (skillLevelOf(piece) === null && !isHeading(piece)) {
      const less = lessSurely(table, comparable, piece);
      result.known.push(...less);
      if (less.length === 0) result.unknown.push({ text: piece, nearest: piece.length > LONGEST_NAME ? [] : nearestSlugs(table, piece, NEAREST) });
    }
  }
  return result;
}

/** Skills named inside a phrase; where there are none, the one that the phrase resembles. */
function lessSurely(table: TermTable, resembling: (text: string) => Resembling | null, piece: string): Normalised['known'][number][] {
  if (isEverydayWord(piece)) return [];
  const within = spotSkills(table, piece);
  if (within.length > 0) return within.map(({ slug, start, length, confidence }) => ({ text: piece.slice(start, start + length), slug, confidence: Math.min(confidence, SURE.WITHIN), matched: MatchedBy.WITHIN }));
  const found = resembling(piece);
  return found && found.confidence >= LEAST_RESEMBLING && found.evidence.covered >= LEAST_COVERED ? [{ text: piece, slug: found.slug, confidence: Math.min(found.confidence, MOST_RESEMBLING), matched: MatchedBy.RESEMBLING }] : [];
}

function remembering<T>(work: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (!kept.has(text)) kept.set(text, work(text));
    return kept.get(text)!;
  };
}

/** One term for each way of writing a skill: its name in several languages is often the same. */
function distinct(terms: readonly Term[]): Term[] {
  const kept = new Map<string, Term>();
  for (const term of terms) {
    const key = `${term.slug} ${term.words.join(' ')}`;
    if (term.rank < 2 && !kept.has(key)) kept.set(key, term);
  }
  return [...kept.values()];
}

/** An index over skills that agree with each other (`checkTaxonomy`); built once, it answers from memory. */
export function buildSkillIndex(skills: readonly IndexedSkill[]): SkillIndex {
  const table = buildTermTable(skills);
  const bySlug = Map.groupBy(table.terms, (term) => term.slug);
  // Large, and seldom asked: made when it first is.
  let made: { terms: Term[]; resemblance: Resemblance } | undefined;
  const resemblance = () => {
    if (made) return made;
    // Comparing with tens of thousands of imported names would take a request's time, and find what nobody means.
    const imported = new Set(skills.filter((skill) => skill.imported).map(({ slug }) => slug));
    const terms = distinct(table.terms.filter(({ slug }) => !imported.has(slug)));
    return (made = { terms, resemblance: new Resemblance(terms) });
  };
  const resembling = (text: string, without: Term | null = null): Resembling | null => {
    const { terms, resemblance: among } = resemblance();
    // What is left out is gone only where no other name is written so.
    const others = without && bySlug.get(without.slug)!.some((term) => term !== without && term.rank < 2 && term.words.join(' ') === without.words.join(' '));
    const at = without && !others ? terms.findIndex((term) => term.slug === without.slug && term.words.join(' ') === without.words.join(' ')) : -1;
    return among.find(text, 1, at < 0 ? null : at)[0] ?? null;
  };
  const find = (text: string, language: Language | null = null): Recognised | null => findWell(table, text) ?? untyped(table, text, language);
  return {
    find,
    guess(text, language = null, without = null) {
      const named = findWell(table, text, without);
      if (named) return named;
      const like = resembling(text, without);
      if (like) return { slug: like.slug, confidence: like.confidence < SURELY_RESEMBLING ? Math.min(like.confidence, 0.9) : like.confidence, matched: MatchedBy.RESEMBLING, evidence: like.evidence };
      return untyped(table, text, language, without);
    },
    spot: (text) => spotSkills(table, text),
    termsOf: (slug) => bySlug.get(slug) ?? [],
    normalise: (text, language = null) => normalise(table, resembling, text, language),
    suggest: (typed, n, language = null) => suggestTerms(table, typed, n, language),
    nearest: (text, n) => {
      const meant = findWell(table, text)?.slug;
      return [...new Set([...(meant ? [meant] : []), ...nearestSlugs(table, text, n)])].slice(0, n);
    },
  };
}

import { Language } from '../kernel/language.ts';
import { foldTerm, foldWords, stripArabicArticle } from './fold.ts';
import { editDistance, trigramsOf } from './likeness.ts';

type Key = 'fr' | 'ar' | 'en';
/** What the index reads of a skill. */
export interface IndexedSkill {
  readonly slug: string;
  readonly labels: Readonly<Record<Key, string>>;
  readonly aliases: Readonly<Record<Key, readonly string[]>>;
  /** Of a classification that was imported: known by its names, never by what they resemble. */
  readonly imported?: boolean;
}

/** One way to write a skill. */
export interface Term {
  readonly text: string;
  readonly slug: string;
  readonly language: Language | null;
  /** 0 for a label, 1 for an alias, 2 for the slug itself. */
  readonly rank: number;
  readonly folded: string;
  readonly words: readonly string[];
}

/** All terms of a taxonomy, by what people may type for them. */
export interface TermTable {
  readonly terms: readonly Term[];
  /** By the text as written, but for capitals and spaces; the better rank first. */
  readonly exact: ReadonlyMap<string, readonly Term[]>;
  readonly folded: ReadonlyMap<string, readonly Term[]>;
  /** By the folded text without Arabic articles. */
  readonly bare: ReadonlyMap<string, readonly Term[]>;
  /** The positions of the terms that have a piece of three letters. */
  readonly byTrigram: ReadonlyMap<string, readonly number[]>;
}

export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s*([/&])\s*/gu, '$1').replace(/\s+/gu, ' ').trim();
export const bareFold = (text: string): string => foldTerm(stripArabicArticle(text));

const KEYS = [['fr', Language.FR], ['ar', Language.AR], ['en', Language.EN]] as const;

function termsOf(skill: IndexedSkill): Term[] {
  const term = (text: string, language: Language | null, rank: number): Term => ({ text, slug: skill.slug, language, rank, folded: foldTerm(text), words: foldWords(text) });
  return [
    ...KEYS.map(([key, language]) => term(skill.labels[key], language, 0)),
    ...KEYS.flatMap(([key, language]) => skill.aliases[key].map((alias) => term(alias, language, 1))),
    term(skill.slug, null, 2),
  ];
}

/** The terms of each key, the better rank first, and among equals the first. */
const byKey = (terms: readonly Term[], keyOf: (term: Term) => string): Map<string, Term[]> => Map.groupBy(terms.toSorted((a, b) => a.rank - b.rank), keyOf);

/** What a text written as a term means: the skill, and whether others claim it as much. */
export interface Meaning {
  readonly slug: string;
  readonly isContested: boolean;
}

/** The skill that has these terms; one term may be left out, as if the table did not have it. Null where none is left. */
export function meaningOf(terms: readonly Term[] | undefined, without: Term | null): Meaning | null {
  const left = (terms ?? []).filter((term) => term !== without);
  const [first] = left;
  return first ? { slug: first.slug, isContested: left.some(({ slug, rank }) => slug !== first.slug && rank === first.rank) } : null;
}

/** The same where all of them are of one skill alone. */
export function soleMeaningOf(terms: readonly Term[] | undefined, without: Term | null): Meaning | null {
  const found = meaningOf(terms, without);
  return found && (terms ?? []).every((term) => term === without || term.slug === found.slug) ? found : null;
}

export function buildTermTable(skills: readonly IndexedSkill[]): TermTable {
  const terms = skills.flatMap(termsOf).filter((term) => term.folded !== '');
  const byTrigram = new Map<string, number[]>();
  for (const [position, term] of terms.entries()) {
    for (const trigram of trigramsOf(term.words)) {
      const positions = byTrigram.get(trigram);
      if (positions) positions.push(position);
      else byTrigram.set(trigram, [position]);
    }
  }
  return { terms, exact: byKey(terms, (term) => plain(term.text)), folded: byKey(terms, (term) => term.folded), bare: byKey(terms, (term) => bareFold(term.text)), byTrigram };
}

/** The terms that look most like a text, as positions with their likeness in [0, 1] (Dice over pieces of three letters), best first. */
function lookalikes(table: TermTable, text: string, least: number): { position: number; likeness: number }[] {
  const asked = trigramsOf(foldWords(text));
  const shared = new Map<number, number>();
  for (const trigram of asked) for (const position of table.byTrigram.get(trigram) ?? []) shared.set(position, (shared.get(position) ?? 0) + 1);
  const found: { position: number; likeness: number }[] = [];
  for (const [position, count] of shared) {
    const likeness = (2 * count) / (asked.size + trigramCount(table.terms[position]!));
    if (likeness >= least) found.push({ position, likeness });
  }
  return found.toSorted((a, b) => b.likeness - a.likeness || a.position - b.position);
}

const counts = new WeakMap<Term, number>();
function trigramCount(term: Term): number {
  const kept = counts.get(term);
  if (kept !== undefined) return kept;
  const count = trigramsOf(term.words).size;
  counts.set(term, count);
  return count;
}

/** Below this a likeness is chance: one shared beginning, one shared ending. */
const LEAST_LIKENESS = 0.25;

/** At most `n` slugs whose terms look most like the text, best first; fewer where little looks like it. */
export function nearestSlugs(table: TermTable, text: string, n: number): string[] {
  const slugs = lookalikes(table, text, LEAST_LIKENESS).map(({ position }) => table.terms[position]!.slug);
  return [...new Set(slugs)].slice(0, n);
}

const SHORTEST = 4;
/** How many letters may be wrong: the longer the word, the more. */
const allowed = (length: number): number => (length < 8 ? 1 : length < 14 ? 2 : 3);
/** Of a short word the first letter is rarely mistyped; where it differs it is another word ("maven", "raven"). */
const sameStart = (one: string, other: string): boolean => one.length >= 8 || one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The skill that a mistyped text most likely means, with the distance in letters; null where none is near, or several are as near. */
export function mistyped(table: TermTable, text: string, language: Language | null, without: Term | null = null): { slug: string; distance: number; length: number } | null {
  const folded = foldTerm(text);
  if (folded.length < SHORTEST) return null;
  const most = allowed(folded.length);
  const near = lookalikes(table, text, LEAST_LIKENESS)
    .slice(0, 60)
    .map(({ position }) => table.terms[position]!)
    .filter((term) => term !== without && term.folded.length >= SHORTEST && Math.abs(term.folded.length - folded.length) <= most && sameStart(folded, term.folded) && digitsOf(folded) === digitsOf(term.folded))
    .map((term) => ({ term, distance: editDistance(folded, term.folded) }))
    .filter(({ distance }) => distance <= most);
  const least = Math.min(...near.map(({ distance }) => distance));
  const best = near.filter(({ distance }) => distance === least);
  const spoken = best.filter(({ term }) => term.language === language);
  const slugs = new Set((language !== null && spoken.length > 0 ? spoken : best).map(({ term }) => term.slug));
  return slugs.size === 1 ? { slug: [...slugs][0]!, distance: least, length: folded.length } : null;
}

import type { Language } from '../kernel/language.ts';
import { foldTerm } from './fold.ts';
import { editDistance } from './likeness.ts';
import { bareFold, type Term, type TermTable } from './skill-index.ts';

/** A skill that begins as what was typed, and the term that does. */
export interface Suggested {
  readonly slug: string;
  readonly text: string;
}

const EXACT = 0;
const PREFIX = 1;
const WORD_PREFIX = 2;
const NOT = 3;

/** How a term fits what was typed; words are compared from any word on, spaces left out, so that "power b" finds Power BI. */
function fitOf(term: Term, typed: string, bare: string): number {
  if (term.folded === typed || term.folded === `ال${bare}`) return EXACT;
  if (term.folded.startsWith(typed) || term.folded.startsWith(`ال${bare}`)) return PREFIX;
  for (let at = 0; at < term.words.length; at += 1) {
    const rest = term.words.slice(at).join('');
    if (rest.startsWith(typed) || rest.startsWith(bare) || rest.startsWith(`ال${bare}`)) return WORD_PREFIX;
  }
  return NOT;
}

const SHORTEST_TYPO = 4;

/** Terms that begin as what was typed but for one letter; nearest in length first. */
function mistypedSoFar(table: TermTable, typed: string, language: Language | null): Term[] {
  if (typed.length < SHORTEST_TYPO) return [];
  const begins = (term: Term): boolean => [0, 1].some((more) => editDistance(typed, term.folded.slice(0, typed.length + more)) <= 1);
  return table.terms
    .filter((term) => term.rank < 2 && term.folded.length >= typed.length - 1 && term.folded[0] === typed[0] && (language === null || term.language === language || term.language === 'EN') && begins(term))
    .toSorted((a, b) => a.folded.length - b.folded.length || a.rank - b.rank || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0));
}

/**
 * At most `n` skills for what was typed so far: equal terms, then those that begin so, then those with a word that does,
 * then mistyped ones. Among equals: the asked language, labels before aliases, shorter ones, the slug.
 */
export function suggestTerms(table: TermTable, typedText: string, n: number, language: Language | null): Suggested[] {
  const typed = foldTerm(typedText);
  if (typed === '') return [];
  const bare = bareFold(typedText) || typed;
  const fits = table.terms
    .filter((term) => term.rank < 2)
    .map((term) => ({ term, fit: fitOf(term, typed, bare), foreign: term.language === language || language === null ? 0 : 1 }))
    .filter(({ fit }) => fit < NOT)
    .toSorted((a, b) => a.fit - b.fit || a.foreign - b.foreign || a.term.rank - b.term.rank || a.term.folded.length - b.term.folded.length || (a.term.slug < b.term.slug ? -1 : a.term.slug > b.term.slug ? 1 : 0));
  const best = new Map<string, Suggested>();
  for (const { term } of fits) if (!best.has(term.slug)) best.set(term.slug, { slug: term.slug, text: term.text });
  if (best.size < n) for (const { slug, text } of mistypedSoFar(table, typed, language)) if (!best.has(slug)) best.set(slug, { slug, text });
  return [...best.values()].slice(0, n);
}

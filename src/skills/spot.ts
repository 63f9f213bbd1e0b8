import { foldTerm } from './fold.ts';
import { bareFold, meaningOf, plain, soleMeaningOf, type TermTable } from './skill-index.ts';

/** A skill named inside a text, and where, in UTF-16 units. */
export interface Spotted {
  readonly slug: string;
  readonly start: number;
  readonly length: number;
  readonly confidence: number;
}

/** Names of more words than this are not looked for. */
const LONGEST = 6;
/** Shorter names are other words more often than not: only written exactly so ("R", "Go", "C"), never "r" or "go". */
const SHORT = 3;

const SURE = { EXACT: 0.9, FOLDED: 0.85, ARTICLE: 0.8, SHORT: 0.7, CONTESTED: 0.6 } as const;

/** A word with the signs that belong to technology names: C#, C++, .NET, Node.js, CI/CD. */
const WORD = /\.?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.'’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:\+\+|[#♯])?/gu;
/** What may stand between the words of one name. */
const BETWEEN = /^(?:\s+|\s*[-–/&]\s*)$/u;
/** Arabic writes "and", "with", "for" and "as" together with the next word. */
const ARABIC_PREFIX = /^[وبلكف](?=\p{L}{3})/u;

function look(table: TermTable, text: string): Omit<Spotted, 'start' | 'length'> | null {
  const exact = meaningOf(table.exact.get(plain(text)), null);
  const folded = foldTerm(text);
  if (Array.from(folded).length < SHORT) {
    const written = (table.exact.get(plain(text)) ?? []).some((term) => term.rank < 2 && term.text === text);
    return exact && written ? { slug: exact.slug, confidence: SURE.SHORT } : null;
  }
  if (exact) return { slug: exact.slug, confidence: exact.isContested ? SURE.CONTESTED : SURE.EXACT };
  const same = meaningOf(table.folded.get(folded), null);
  if (same) return { slug: same.slug, confidence: same.isContested ? SURE.CONTESTED : SURE.FOLDED };
  const bare = soleMeaningOf(table.bare.get(bareFold(text)), null) ?? soleMeaningOf(table.bare.get(bareFold(text.replace(ARABIC_PREFIX, ''))), null);
  return bare ? { slug: bare.slug, confidence: SURE.ARTICLE } : null;
}

/** The skills that a text names anywhere in it, in order, the longest names first where they overlap. Each place once; a skill as often as it is named. */
export function spotSkills(table: TermTable, text: string): Spotted[] {
  const words = [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const found: Spotted[] = [];
  for (let at = 0; at < words.length;) {
    let last = at;
    while (last + 1 < words.length && last + 1 - at < LONGEST && BETWEEN.test(text.slice(words[last]!.end, words[last + 1]!.start))) last += 1;
    let next = at + 1;
    for (let end = last; end >= at; end -= 1) {
      const [start, stop] = [words[at]!.start, words[end]!.end];
      const seen = look(table, text.slice(start, stop));
      if (!seen) continue;
      found.push({ ...seen, start, length: stop - start });
      next = end + 1;
      break;
    }
    at = next;
  }
  return found;
}

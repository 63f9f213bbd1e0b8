import { isOtherwise } from './everyday-words.ts';
import { foldTerm } from './fold.ts';
import { JOINING_WORDS } from './stem.ts';
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
const PARTED = /[/&]/u;
/** Arabic writes "and", "with", "for" and "as" together with the next word. */
const ARABIC_PREFIX = /^[وبلكف](?=\p{L}{3}|\p{L}{2}\s+\p{L})/u;
/** The same before a word that may only begin a name: "وبي إتش بي". */
const PREFIX_OF_FIRST = /^[وبلكف](?=\p{L}{2})/u;

function look(table: TermTable, text: string): Omit<Spotted, 'start' | 'length'> | null {
  const exact = meaningOf(table.exact.get(plain(text)), null);
  const folded = foldTerm(text);
  if (Array.from(folded).length < SHORT) {
    const written = (table.exact.get(plain(text)) ?? []).some((term) => term.rank < 2 && term.text === text);
    return exact && written ? { slug: exact.slug, confidence: SURE.SHORT } : null;
  }
  if (exact) return { slug: exact.slug, confidence: exact.isContested ? SURE.CONTESTED : SURE.EXACT };
  // Two skills with a sign between them, though folding joins them to the name of one: "Node/Express".
  if (PARTED.test(text)) return null;
  const same = meaningOf(table.folded.get(folded), null);
  if (same) return { slug: same.slug, confidence: same.isContested ? SURE.CONTESTED : SURE.FOLDED };
  const bare = soleMeaningOf(table.bare.get(bareFold(text)), null) ?? soleMeaningOf(table.bare.get(bareFold(text.replace(ARABIC_PREFIX, ''))), null);
  return bare ? { slug: bare.slug, confidence: SURE.ARTICLE } : null;
}

/** Words that were folded: running texts say the same few thousand again and again. */
const MOST_REMEMBERED = 50_000;

/** A word as names may begin with it: folded; without its article; without what Arabic writes before it, and the article. */
type Forms = readonly [folded: string, bare: string, rest: string];

/** Whether any name begins so; nearly no word of a running text does. */
class Beginnings {
  private readonly sorted: readonly string[];
  private readonly known = new Map<string, Forms>();

  constructor(table: TermTable) {
    this.sorted = [...table.folded.keys(), ...table.bare.keys()].toSorted();
  }

  formsOf(word: string): Forms {
    const known = this.known.get(word);
    if (known) return known;
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    const forms: Forms = [foldTerm(word), bareFold(word), bareFold(word.replace(PREFIX_OF_FIRST, ''))];
    this.known.set(word, forms);
    return forms;
  }

  /** Whether a name begins as one of these words, or they all of them together, do. */
  any([folded, bare, rest]: Forms): boolean {
    return this.begins(folded) || (bare !== folded && this.begins(bare)) || (rest !== bare && this.begins(rest));
  }

  private begins(folded: string): boolean {
    if (folded === '') return false;
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! < folded) low = middle + 1;
      else high = middle;
    }
    return this.sorted[low]?.startsWith(folded) ?? false;
  }
}

const beginnings = new WeakMap<TermTable, Beginnings>();

function beginningsOf(table: TermTable): Beginnings {
  const known = beginnings.get(table) ?? new Beginnings(table);
  beginnings.set(table, known);
  return known;
}

/** The skills that a text names anywhere in it, in order, the longest names first where they overlap. Each place once; a skill as often as it is named. */
export function spotSkills(table: TermTable, text: string): Spotted[] {
  const words = [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const found: Spotted[] = [];
  const names = beginningsOf(table);
  const formsAt = (at: number): Forms => names.formsOf(text.slice(words[at]!.start, words[at]!.end));
  for (let at = 0; at < words.length;) {
    let forms = formsAt(at);
    if (JOINING_WORDS.has(forms[0]) || !names.any(forms)) {
      at += 1;
      continue;
    }
    let last = at;
    while (last + 1 < words.length && last + 1 - at < LONGEST && BETWEEN.test(text.slice(words[last]!.end, words[last + 1]!.start))) {
      const [folded, bare] = formsAt(last + 1);
      forms = [forms[0] + folded, forms[1] + bare, forms[2] + bare];
      if (!names.any(forms)) break;
      last += 1;
    }
    let next = at + 1;
    for (let end = last; end >= at; end -= 1) {
      const [start, stop] = [words[at]!.start, words[end]!.end];
      const seen = look(table, text.slice(start, stop));
      if (!seen || isOtherwise(text, start, stop)) continue;
      found.push({ ...seen, start, length: stop - start });
      next = end + 1;
      break;
    }
    at = next;
  }
  return found;
}

import { foldTerm, foldWords } from './fold.ts';

/** A term as the queue keeps it. */
export interface FoldedTerm {
  readonly folded: string;
  /** The folded words with spaces between them. */
  readonly term: string;
}

const WORDS_MOST = 5;
const FOLDED_MOST = 60;
const TERM_MOST = 80;
/** More digits than a version or a standard has ("ISO 27001"): a phone, a date, a number of something. */
const DIGITS_MOST = 6;
const ADDRESS = /@|:\/\/|www\.|\.(?:com|org|ma|fr|eu|be|info)\b/iu;
const SENTENCE = /[.!?؟…]\s+\p{L}|["«»“”]/u;
/** Words with which people speak of themselves or tell something; no skill is called so. */
const TELLING = new Set(['je', 'j', 'moi', 'mon', 'ma', 'mes', 'nous', 'notre', 'nos', 'i', 'my', 'me', 'we', 'our', 'am', 'im', 'have', 'ai', 'suis', 'etais', 'انا', 'نحن', 'لدي', 'عندي']);
const LETTER = /\p{L}/u;

/**
 * A text as a term that curators may look at, or null where it does not look like the name of a skill: too long, a
 * sentence, somebody's own words, an address, a number, or a word of the names that are given.
 * @param names of the person who wrote it
 */
export function foldedTerm(text: string, names: readonly string[] = []): FoldedTerm | null {
  const words = foldWords(text);
  const folded = foldTerm(text);
  const term = words.join(' ');
  const fits = folded.length >= 2 && folded.length <= FOLDED_MOST && term.length <= TERM_MOST && words.length <= WORDS_MOST && LETTER.test(folded);
  const digits = text.replace(/\D/gu, '').length;
  if (!fits || digits > DIGITS_MOST || ADDRESS.test(text) || SENTENCE.test(text)) return null;
  const own = new Set(names.flatMap(foldWords).filter((word) => word.length >= 3));
  return words.some((word) => TELLING.has(word) || own.has(word)) ? null : { folded, term };
}

import { foldWords, stripArabicArticle } from '../skills/fold.ts';
import type { SkillMap } from '../skills/skill.map.ts';
import { roleCode } from './offer.search.words.ts';

/** What stands between words. Dashes, dots, + and # may belong to one: "C++", ".NET", "front-end". */
const BETWEEN = /[\s,;:()[\]{}"'’«»/|·•،؛؟!?]+/u;
const ARABIC = /\p{Script=Arabic}/u;
/** Names that a word index gets wrong: "R" and "Go" begin many words, "C", "C#" and "C++" are one to it, ".NET" is any net. */
const NEEDS_CODE = /^(?:\.\p{L}+|\p{L}{1,2}|\p{L}+[#♯]|\p{L}+\+\+)$/u;
const HAS_SIGN = /[#♯+]|^\./u;
const SURE = 0.95;

/** A word of a text and where it begins, in UTF-16 units. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/** What may be a word of a search: signs of technology names belong to it, dashes at its ends do not. */
const SEARCHED = /[^\s,;:()[\]{}"'’«»/|·•،؛؟!?\\]+/gu;

/** The words of a search with their places. */
export const wordsIn = (text: string): Word[] => [...text.matchAll(SEARCHED)].flatMap((match) => {
  const word = match[0].replace(/^-+/u, '');
  const bare = word.replace(/[-.]+$/u, '');
  return bare === '' || foldWords(bare).length === 0 ? [] : [{ text: bare, start: match.index + match[0].length - word.length }];
});

const wordsOf = (text: string): string[] => text.split(BETWEEN).map((word) => word.replace(/\.+$/, '')).filter((word) => word !== '');

/** A skill as one word that no other word begins with, ends in or resembles. */
export const skillCode = (slug: string): string => `zk${slug.replaceAll('-', 'zq')}kz`;

const slugOf = (map: SkillMap, word: string): string | null => {
  const found = NEEDS_CODE.test(word) ? map.index.find(word) : null;
  return found && found.confidence >= SURE ? found.slug : null;
};

/**
 * The skills that a text names in a way that needs a code.
 * @param signedOnly leaves out bare letters and short words, which in running text are mostly no skills ("go", "a")
 */
export const codedSkillsIn = (map: SkillMap, text: string, signedOnly: boolean): string[] =>
  wordsOf(text).filter((word) => !signedOnly || HAS_SIGN.test(word)).flatMap((word) => slugOf(map, word) ?? []);

/** An Arabic word as it is compared: folded, without its article. */
export const foldArabicWord = (word: string): string => stripArabicArticle(foldWords(word).join(''));

/** The Arabic words of a text, folded and without their article. */
export const arabicWords = (text: string): string[] => foldWords(text).filter((word) => ARABIC.test(word)).map(stripArabicArticle);

/** Words that were typed, as the index is asked: skills that need it and roles by code, Arabic words folded. */
export const searchWords = (map: SkillMap, words: readonly string[]): string => words.map((word) => {
  const slug = slugOf(map, word);
  return slug ? skillCode(slug) : roleCode(word) ?? (ARABIC.test(word) ? foldArabicWord(word) : word);
}).join(' ');

/**
 * Folding makes one key of the many ways a term is written, so that "Node.js", "NodeJS" and "node js" meet in one table.
 * It loses the spaces on purpose: people part words where they like ("power bi", "powerbi"; "front end", "front-end").
 */

const INVISIBLE = /\p{Cf}/gu;
const LATIN_MARKS = /[\u0300-\u036f]/gu;
/** Tashkeel, the small Koranic signs, hamza and madda above or below (left over once letters are decomposed), tatweel. */
const ARABIC_MARKS = /(?:\u0640|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed])/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** Letters that Unicode does not decompose, and the Arabic ones that keyboards and habits exchange. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'], ['æ', 'ae'], ['ø', 'o'], ['ß', 'ss'], ['ł', 'l'], ['đ', 'd'], ['ı', 'i'],
  ['ٱ', 'ا'], ['ى', 'ي'], ['ی', 'ي'], ['ة', 'ه'], ['ک', 'ك'],
]);

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** Names that would be lost with their signs. `.net` counts only where a word begins: "asp.net" and "asp net" are one. */
function spellSigns(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}#+])\.net(?![\p{L}\p{N}])/gu, ' dotnet')
    .replace(/(?<=\p{L})\+\+|(?<=(?<![\p{L}\p{N}])\p{L})\s+\+\+/gu, 'plusplus')
    .replace(/(?<=(?<![\p{L}\p{N}])\p{L})\s*[#♯]/gu, 'sharp');
}

function foldLetters(text: string): string {
  const bare = text.normalize('NFKD').replace(LATIN_MARKS, '').replace(ARABIC_MARKS, '').normalize('NFC');
  return Array.from(bare, (letter) => LETTERS.get(letter) ?? letter)
    .join('')
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** One character may stand for eighteen letters ("ﷺ"): what a text unfolds to is read up to twice its own length and a word more. */
const bounded = (text: string): string => text.normalize('NFKC').slice(0, 2 * text.length + 40);

/** The words of a text, each folded as `foldTerm` folds it; empty when it has neither a letter nor a digit. */
export function foldWords(text: string): string[] {
  const plain = bounded(text).toLowerCase().replace(INVISIBLE, '');
  return foldLetters(spellSigns(plain)).split(BETWEEN_WORDS).filter((word) => word !== '');
}

/**
 * The key under which a term is compared: lower case, without diacritics, tashkeel or separators, with alef, ya and ta
 * marbuta unified and C#, C++, F# and .NET spelled out ("csharp", "cplusplus"). Any text is accepted; "" when nothing is left.
 */
export function foldTerm(text: string): string {
  return foldWords(text).join('');
}

/**
 * The text with the Arabic article taken off each word of which at least three letters remain. Kept apart from folding:
 * some words begin with these letters ("الكترونيات", typed without its hamza), so it is a second try, never the first.
 */
export function stripArabicArticle(text: string): string {
  return text.replace(/(?<![\p{L}\p{M}])ال(?=\p{L}{3})/gu, '');
}

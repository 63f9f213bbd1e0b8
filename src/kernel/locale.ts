import { inLanguage, type Language, type Sentence } from './language.ts';

/** For Intl: Moroccan month names and Latin digits in Arabic. */
const LOCALES: Readonly<Record<Language, string>> = { FR: 'fr', EN: 'en-GB', AR: 'ar-MA' };

/**
 * A name inside a sentence. A Latin one in an Arabic sentence is isolated (U+2068, U+2069): otherwise the signs of "C#",
 * "C++" and ".NET" jump to its other side.
 */
export const named = (language: Language, name: string): string =>
  (language === 'AR' && !/\p{Script=Arabic}/u.test(name) ? `\u2068${name}\u2069` : name);

/** "A, B ou C", "A, B أو C". */
export const anyOf = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'disjunction' }).format(names);

/** "A, B et C", "A وB وC". */
export const allOf = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(names);

/** "A, B, C", "A، B، C": a list that stands for itself. */
export const listed = (language: Language, names: readonly string[]): string => names.join(language === 'AR' ? '، ' : ', ');

/** The same of sentences: a sentence of its own, for the parameter of another. */
export const listedIn = (names: readonly Sentence[]): Sentence => {
  const all = (language: Language): string => listed(language, names.map((name) => inLanguage(name, language)));
  return { fr: all('FR'), ar: all('AR'), en: all('EN') };
};

/** A day written out: "1er décembre 2026", "1 December 2026", "1 دجنبر 2026". */
export function dayIn(language: Language, day: string): string {
  const text = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return language === 'FR' ? text.replace(/^1 /, '1er ') : text;
}

const languageNames = (language: Language): Intl.DisplayNames => new Intl.DisplayNames(LOCALES[language], { type: 'language' });
const LANGUAGE_NAMES: Readonly<Record<Language, Intl.DisplayNames>> = { FR: languageNames('FR'), EN: languageNames('EN'), AR: languageNames('AR') };

/** A human language by its ISO 639 code: "français", "French", "الفرنسية". */
export const languageIn = (language: Language, code: string): string => LANGUAGE_NAMES[language].of(code) ?? code;

/** A share of one: "62,5 %", "62.5%". */
export const percentIn = (language: Language, share: number): string => new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** How long to wait, in words: in whole minutes from two on. */
export const waitIn = (language: Language, seconds: number): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit: seconds < 120 ? 'second' : 'minute', unitDisplay: 'long' }).format(seconds < 120 ? Math.ceil(seconds) : Math.ceil(seconds / 60));

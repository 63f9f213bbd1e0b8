import { inLanguage, type Language } from '../kernel/language.ts';
import type { SkillLevel } from './subjects.ts';
import type { PluralForms } from './summary.sentences.ts';
import type { Standing } from './weights.ts';

/** The words of the explanations, by language. Sentences stand in `summary.sentences.ts` and `blocked.message.ts`. */
export interface Words {
  /** For Intl: Moroccan month names and Latin digits in Arabic. */
  readonly locale: string;
  readonly levels: Readonly<Record<SkillLevel, string>>;
  readonly standings: Readonly<Record<Standing, string>>;
  /** As they stand after "offered as" and "looking for". */
  readonly contracts: Readonly<Record<string, string>>;
  readonly native: string;
  /** Between two clauses, and after a name. */
  readonly semicolon: string;
  readonly colon: string;
}

const FR: Words = {
  locale: 'fr',
  levels: { FOUNDATION: 'débutant', INTERMEDIATE: 'intermédiaire', ADVANCED: 'avancé', SPECIALISED: 'expert' },
  standings: { DECLARED: 'déclaré', CENTRE: 'confirmé par le centre', EMPLOYER: 'confirmé par un employeur' },
  contracts: {
    PERMANENT: 'CDI', FIXED_TERM: 'CDD', TEMPORARY: 'intérim', INSERTION: 'contrat d’insertion', PRE_HIRE_INTERNSHIP: 'stage de préembauche',
    INTERNSHIP: 'stage', APPRENTICESHIP: 'alternance', FREELANCE: 'freelance',
  },
  native: 'natif',
  semicolon: ' ; ',
  colon: ' : ',
};

const EN: Words = {
  locale: 'en-GB',
  levels: { FOUNDATION: 'foundation', INTERMEDIATE: 'intermediate', ADVANCED: 'advanced', SPECIALISED: 'specialised' },
  standings: { DECLARED: 'declared', CENTRE: 'confirmed by the centre', EMPLOYER: 'confirmed by an employer' },
  contracts: {
    PERMANENT: 'a permanent contract', FIXED_TERM: 'a fixed-term contract', TEMPORARY: 'temporary work', INSERTION: 'an insertion contract',
    PRE_HIRE_INTERNSHIP: 'a pre-hire internship', INTERNSHIP: 'an internship', APPRENTICESHIP: 'an apprenticeship', FREELANCE: 'freelance work',
  },
  native: 'native',
  semicolon: '; ',
  colon: ': ',
};

const AR: Words = {
  locale: 'ar-MA',
  levels: { FOUNDATION: 'مبتدئ', INTERMEDIATE: 'متوسط', ADVANCED: 'متقدم', SPECIALISED: 'خبير' },
  standings: { DECLARED: 'مصرَّح به', CENTRE: 'أكّده المركز', EMPLOYER: 'أكّده مشغّل' },
  contracts: {
    PERMANENT: 'عقد غير محدد المدة', FIXED_TERM: 'عقد محدد المدة', TEMPORARY: 'عمل مؤقت', INSERTION: 'عقد إدماج',
    PRE_HIRE_INTERNSHIP: 'تدريب ما قبل التشغيل', INTERNSHIP: 'تدريب', APPRENTICESHIP: 'تكوين بالتناوب', FREELANCE: 'عمل حر',
  },
  native: 'مستوى اللغة الأم',
  semicolon: '؛ ',
  colon: ': ',
};

export const WORDS: Readonly<Record<Language, Words>> = { FR, EN, AR };

/**
 * A name inside a sentence. A Latin one in an Arabic sentence is isolated (U+2068, U+2069): otherwise the signs of "C#",
 * "C++" and ".NET" jump to its other side.
 */
export const named = (language: Language, name: string): string =>
  (language === 'AR' && !/\p{Script=Arabic}/u.test(name) ? `\u2068${name}\u2069` : name);

/** "A, B ou C", "A, B أو C". */
export const anyOf = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(WORDS[language].locale, { type: 'disjunction' }).format(names);

/** "A, B et C", "A وB وC". */
export const allOf = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(WORDS[language].locale, { type: 'conjunction' }).format(names);

/** A day written out: "1er décembre 2026", "1 December 2026", "1 دجنبر 2026". */
export function dayIn(language: Language, day: string): string {
  const text = new Intl.DateTimeFormat(WORDS[language].locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return language === 'FR' ? text.replace(/^1 /, '1er ') : text;
}

/** A human language by its ISO 639 code: "français", "French", "الفرنسية". */
export const languageIn = (language: Language, code: string): string => new Intl.DisplayNames(WORDS[language].locale, { type: 'language' }).of(code) ?? code;

/** A share of one: "62,5 %", "62.5%". */
export const percentIn = (language: Language, share: number): string => new Intl.NumberFormat(WORDS[language].locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  FR: new Intl.PluralRules('fr'), EN: new Intl.PluralRules('en'), AR: new Intl.PluralRules('ar'),
};

/** The sentence in the form that the number asks for, its `{name}`s filled in. */
export function plural(language: Language, count: number, forms: PluralForms, params: Readonly<Record<string, unknown>>): string {
  const inFull = (tongue: Lowercase<Language>): string => forms[tongue][rules[language].select(count)] ?? forms[tongue].other;
  return inLanguage({ fr: inFull('fr'), en: inFull('en'), ar: inFull('ar') }, language, params);
}

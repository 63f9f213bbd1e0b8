import { inLanguage, type Language } from '../kernel/language.ts';
import type { SkillLevel } from './subjects.ts';
import type { PluralForms } from './summary.sentences.ts';
import type { Standing } from './weights.ts';

/** The words of the explanations, by language. Sentences stand in `summary.sentences.ts` and `blocked.message.ts`. */
export interface Words {
  readonly levels: Readonly<Record<SkillLevel, string>>;
  readonly standings: Readonly<Record<Standing, string>>;
  /** As they stand after "offered as" and "looking for". */
  readonly contracts: Readonly<Record<string, string>>;
  /** Between two clauses, and after a name. */
  readonly semicolon: string;
  readonly colon: string;
}

const FR: Words = {
  levels: { FOUNDATION: 'débutant', INTERMEDIATE: 'intermédiaire', ADVANCED: 'avancé', SPECIALISED: 'expert' },
  standings: { DECLARED: 'déclaré', CENTRE: 'confirmé par le centre', EMPLOYER: 'confirmé par un employeur' },
  contracts: {
    PERMANENT: 'CDI', FIXED_TERM: 'CDD', TEMPORARY: 'intérim', INSERTION: 'contrat d’insertion', PRE_HIRE_INTERNSHIP: 'stage de préembauche',
    INTERNSHIP: 'stage', APPRENTICESHIP: 'alternance', FREELANCE: 'freelance',
  },
  semicolon: ' ; ',
  colon: ' : ',
};

const EN: Words = {
  levels: { FOUNDATION: 'foundation', INTERMEDIATE: 'intermediate', ADVANCED: 'advanced', SPECIALISED: 'specialised' },
  standings: { DECLARED: 'declared', CENTRE: 'confirmed by the centre', EMPLOYER: 'confirmed by an employer' },
  contracts: {
    PERMANENT: 'a permanent contract', FIXED_TERM: 'a fixed-term contract', TEMPORARY: 'temporary work', INSERTION: 'an insertion contract',
    PRE_HIRE_INTERNSHIP: 'a pre-hire internship', INTERNSHIP: 'an internship', APPRENTICESHIP: 'an apprenticeship', FREELANCE: 'freelance work',
  },
  semicolon: '; ',
  colon: ': ',
};

const AR: Words = {
  levels: { FOUNDATION: 'مبتدئ', INTERMEDIATE: 'متوسط', ADVANCED: 'متقدم', SPECIALISED: 'خبير' },
  standings: { DECLARED: 'مصرَّح به', CENTRE: 'أكّده المركز', EMPLOYER: 'أكّده صاحب عمل' },
  contracts: {
    PERMANENT: 'عقد غير محدد المدة', FIXED_TERM: 'عقد محدد المدة', TEMPORARY: 'عمل مؤقت', INSERTION: 'عقد إدماج',
    PRE_HIRE_INTERNSHIP: 'تدريب ما قبل التشغيل', INTERNSHIP: 'تدريب', APPRENTICESHIP: 'تكوين بالتناوب', FREELANCE: 'عمل حر',
  },
  semicolon: '؛ ',
  colon: ': ',
};

export const WORDS: Readonly<Record<Language, Words>> = { FR, EN, AR };

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  FR: new Intl.PluralRules('fr'), EN: new Intl.PluralRules('en'), AR: new Intl.PluralRules('ar'),
};

/** The sentence in the form that the number asks for, its `{name}`s filled in. */
export function plural(language: Language, count: number, forms: PluralForms, params: Readonly<Record<string, unknown>>): string {
  const inFull = (tongue: Lowercase<Language>): string => forms[tongue][rules[language].select(count)] ?? forms[tongue].other;
  return inLanguage({ fr: inFull('fr'), en: inFull('en'), ar: inFull('ar') }, language, params);
}

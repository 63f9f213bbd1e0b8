import { CefrLevel } from './skill.entity.ts';
import { foldWords, stripArabicArticle } from './fold.ts';

/** ISO 639 codes of the languages that graduates and offers name. */
const CODES = [
  'ar', 'fr', 'en', 'es', 'zgh', 'de', 'it', 'nl', 'pt', 'zh', 'ja', 'ko', 'tr', 'ru', 'he', 'fa', 'hi', 'ur', 'sw', 'ff', 'wo', 'bm', 'ha',
  'ro', 'pl', 'uk', 'el', 'sv', 'no', 'da', 'fi', 'ca', 'cs', 'hu', 'bg', 'sr', 'hr', 'id', 'ms', 'vi', 'th', 'la',
];
/** What the tables of Unicode do not have: Moroccan names, and each language's name in itself. */
const ALSO: Readonly<Record<string, string>> = {
  darija: 'ar', 'الدارجة': 'ar', 'arabe dialectal': 'ar', 'arabe marocain': 'ar', 'moroccan arabic': 'ar', 'arabe standard': 'ar', 'arabe classique': 'ar', 'العربية الفصحى': 'ar',
  amazigh: 'zgh', amazighe: 'zgh', tamazight: 'zgh', tamazigh: 'zgh', berbere: 'zgh', berber: 'zgh', tarifit: 'zgh', rifain: 'zgh', tachelhit: 'zgh', tamazirt: 'zgh', 'الأمازيغية': 'zgh', 'تمازيغت': 'zgh', 'تريفيت': 'zgh', 'ⵜⴰⵎⴰⵣⵉⵖⵜ': 'zgh',
  espanol: 'es', castellano: 'es', deutsch: 'de', italiano: 'it', portugues: 'pt', nederlands: 'nl', flamand: 'nl', mandarin: 'zh', catalan: 'ca',
};
const AROUND = new Set(['langue', 'langues', 'language', 'languages', 'lang', 'اللغه', 'لغه', 'la', 'le', 'l', 'niveau', 'level', 'مستوي', 'en', 'de', 'the', 'tres', 'very', 'lu', 'ecrit', 'parle', 'written', 'spoken', 'et', 'and']);

const key = (text: string): string => foldWords(stripArabicArticle(text)).filter((word) => !AROUND.has(word)).join(' ');

const codeByName: ReadonlyMap<string, string> = new Map([
  ...['fr', 'en', 'ar'].flatMap((speech) => {
    const names = new Intl.DisplayNames([speech], { type: 'language' });
    return CODES.map((code) => [key(names.of(code) ?? code), code] as const);
  }),
  ...Object.entries(ALSO).map(([name, code]) => [key(name), code] as const),
]);

/** Words for how well one speaks, folded, best first: the first that occurs counts, so that "pas courant" is nobody's worry. */
const FLUENCY: readonly (readonly [CefrLevel, readonly string[]])[] = [
  ['NATIVE', ['native', 'natif', 'natifve', 'native speaker', 'langue maternelle', 'maternelle', 'maternel', 'mother tongue', 'first language', 'bilingue', 'bilingual', 'لغه الام', 'اللغه الام', 'الام', 'لغه ام']],
  ['C2', ['c2', 'mastery', 'maitrise', 'maitrise parfaite', 'proficiency', 'parfait', 'parfaite', 'perfect', 'full professional', 'اتقان', 'ممتاز', 'ممتازه']],
  ['C1', ['c1', 'fluent', 'courant', 'couramment', 'fluide', 'advanced', 'avance', 'excellent', 'excellente', 'professional working', 'professionnel', 'professionnelle', 'professional', 'طلاقه', 'بطلاقه', 'طليق', 'متقدم', 'متقدمه', 'جيد جدا', 'جيده جدا']],
  ['B2', ['b2', 'upper intermediate', 'independant', 'tres bien', 'tres bon', 'tres bonne', 'very good', 'autonome', 'technique', 'working', 'جيد', 'جيده', 'حسن']],
  ['B1', ['b1', 'intermediate', 'intermediaire', 'bon', 'bonne', 'bien', 'good', 'moyen', 'moyenne', 'conversational', 'limited working', 'متوسط', 'متوسطه', 'لا باس']],
  ['A2', ['a2', 'elementary', 'elementaire', 'scolaire', 'basic', 'basique', 'basiques', 'bases', 'notions', 'اساسي', 'اساسيه', 'مبادئ']],
  ['A1', ['a1', 'beginner', 'debutant', 'debutante', 'novice', 'مبتدئ', 'مبتدءه', 'مبتدا', 'ضعيف']],
];
const fluency = FLUENCY.flatMap(([level, phrases]) => phrases.map((phrase) => ({ level, words: foldWords(phrase) }))).toSorted((a, b) => b.words.length - a.words.length);

const startsAt = (words: readonly string[], phrase: readonly string[]): number => words.findIndex((_, at) => phrase.every((word, step) => words[at + step] === word));

/** The words of a text that say how well, with the level; null where none does. The longest phrase wins, then the best level. */
function saidFluency(words: readonly string[]): { level: CefrLevel; rest: string[] } | null {
  for (const { level, words: phrase } of fluency) {
    const at = startsAt(words, phrase);
    if (at >= 0) return { level, rest: words.toSpliced(at, phrase.length) };
  }
  return null;
}

/** The CEFR level that words in French, Arabic or English stand for ("courant", "B2", "لغة الأم"): a guess unless the code is named; null for other words. */
export const cefrOf = (text: string): CefrLevel | null => saidFluency(foldWords(text))?.level ?? null;

/** The ISO 639 code of a human language named in French, Arabic or English, level words around it or not; null for anything else, bare codes included ("IT" is no Italian). */
export function languageCodeOf(text: string): string | null {
  for (let rest: readonly string[] | undefined = foldWords(text); rest; rest = saidFluency(rest)?.rest) {
    const code = codeByName.get(key(rest.join(' ')));
    if (code) return code;
  }
  return null;
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether ISO 639 has that code, in its shortest form: fr, ar, zgh. */
export const isLanguageCode = (code: string): boolean => /^[a-z]{2,3}$/.test(code) && Intl.getCanonicalLocales(code)[0] === code && names.of(code) !== undefined;

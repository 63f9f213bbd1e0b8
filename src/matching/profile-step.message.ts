import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { allOf, dayIn, languageIn, named } from '../kernel/locale.ts';
import { cefrIn } from '../skills/cefr.words.ts';
import type { PlaceNameOf } from './blocked.message.ts';
import type { ProfileStep, StepKind } from './profile-step.ts';
import type { CefrLevel } from './subjects.ts';
import type { LabelOf } from './summary.ts';
import type { PluralForms } from './summary.sentences.ts';
import { plural, WORDS } from './wording.ts';

const DO: Readonly<Record<StepKind, Sentence>> = {
  PLACE: { fr: 'Ajouter {name} à vos lieux de travail', en: 'Add {name} to your places of work', ar: 'إضافة {name} إلى أماكن عملك' },
  REMOTE: { fr: 'Accepter le télétravail', en: 'Accept remote work', ar: 'قبول العمل عن بُعد' },
  RESIDENCE: { fr: 'Indiquer que vous résidez dans ce pays, si c’est le cas : {name}', en: 'Say that you live in this country, if you do: {name}', ar: 'ذكر إقامتك في هذا البلد إن كنت تقيم فيه: {name}' },
  CONTRACT: { fr: 'Accepter aussi ce type de contrat : {name}', en: 'Accept {name} as well', ar: 'قبول هذا النوع من العقود أيضاً: {name}' },
  LANGUAGE: { fr: 'Indiquer cette langue, si vous la parlez ainsi : {name} ({to})', en: 'List this language, if you speak it so well: {name} ({to})', ar: 'ذكر هذه اللغة إن كنت تتقنها بهذا المستوى: {name} ({to})' },
  AVAILABILITY: { fr: 'Être disponible le {day} au plus tard', en: 'Be available by {day}', ar: 'التوفر في {day} على أبعد تقدير' },
  SKILL: { fr: 'Avoir {name} au niveau {to}', en: 'Have {name} at {to} level', ar: 'اكتساب {name} بمستوى {to}' },
  SKILL_LEVEL: { fr: 'Indiquer votre niveau en {name}, si c’est {to} ou plus', en: 'Say your level of {name}, if it is {to} or more', ar: 'ذكر مستواك في {name} إن كان {to} أو أكثر' },
  CONFIRM_EMAIL: { fr: 'Confirmer votre adresse e-mail', en: 'Confirm your e-mail', ar: 'تأكيد بريدك الإلكتروني' },
  ENROLMENT: { fr: 'Faire confirmer votre inscription par votre centre', en: 'Have your centre confirm your enrolment', ar: 'طلب تأكيد تسجيلك من مركزك' },
  RECONFIRM: { fr: 'Reconfirmer votre profil', en: 'Reconfirm your profile', ar: 'إعادة تأكيد ملفك' },
  FINDABLE: { fr: 'Permettre aux employeurs de vous trouver {name}', en: 'Let employers find you {name}', ar: 'السماح لأصحاب العمل بإيجادك {name}' },
};
const SCALES: Readonly<Record<string, Sentence>> = {
  LOCAL: { fr: 'à l’échelle locale', en: 'at local scale', ar: 'على الصعيد المحلي' },
  REGIONAL: { fr: 'à l’échelle régionale et nationale', en: 'at regional and national scale', ar: 'على الصعيد الجهوي والوطني' },
  INTERNATIONAL: { fr: 'à l’international', en: 'abroad', ar: 'على الصعيد الدولي' },
};
/** What has to be said as well, as it stands after "as soon as you also say". */
const ALSO: Readonly<Partial<Record<StepKind, Sentence>>> = {
  PLACE: { fr: 'vos lieux de travail', en: 'your places of work', ar: 'أماكن عملك' },
  CONTRACT: { fr: 'vos types de contrat', en: 'your kinds of contract', ar: 'أنواع العقود المرغوبة' },
  LANGUAGE: { fr: 'vos langues', en: 'your languages', ar: 'لغاتك' },
  CONFIRM_EMAIL: { fr: 'votre adresse e-mail confirmée', en: 'your confirmed e-mail', ar: 'بريدك المؤكَّد' },
  ENROLMENT: { fr: 'votre inscription confirmée', en: 'your confirmed enrolment', ar: 'تسجيلك المؤكَّد' },
  RECONFIRM: { fr: 'la reconfirmation du profil', en: 'the reconfirmed profile', ar: 'إعادة تأكيد الملف' },
  FINDABLE: { fr: 'l’accord d’être trouvé', en: 'your leave to be found', ar: 'موافقتك على إيجادك' },
};
const ONCE: Sentence = { fr: '{what} (avec {also})', en: '{what} (together with {also})', ar: '{what} (مع {also})' };

const REACHED: PluralForms = {
  fr: { one: 'une offre de plus serait à votre portée', other: '{count} offres de plus seraient à votre portée' },
  en: { one: 'one more offer would be within your reach', other: '{count} more offers would be within your reach' },
  ar: { one: 'يصبح عرض إضافي واحد في متناولك', two: 'يصبح عرضان إضافيان في متناولك', few: 'تصبح {count} عروض إضافية في متناولك', many: 'يصبح {count} عرضاً إضافياً في متناولك', other: 'يصبح {count} عرض إضافي في متناولك' },
};
const RISES: PluralForms = {
  fr: { one: 'le score monterait pour une offre', other: 'le score monterait pour {count} offres' },
  en: { one: 'the score would rise for one offer', other: 'the score would rise for {count} offers' },
  ar: { one: 'سترتفع النتيجة في عرض واحد', two: 'سترتفع النتيجة في عرضين', few: 'سترتفع النتيجة في {count} عروض', many: 'سترتفع النتيجة في {count} عرضاً', other: 'سترتفع النتيجة في {count} عرض' },
};
const FOUND: PluralForms = {
  fr: { one: 'l’employeur d’une offre à votre portée vous trouverait', other: 'les employeurs de {count} offres à votre portée vous trouveraient' },
  en: { one: 'the employer of one offer within your reach would find you', other: 'the employers of {count} offers within your reach would find you' },
  ar: {
    one: 'سيجدك صاحب عرض واحد في متناولك', two: 'سيجدك صاحبا عرضين في متناولك', few: 'سيجدك أصحاب {count} عروض في متناولك', many: 'سيجدك أصحاب {count} عرضاً في متناولك', other: 'سيجدك أصحاب {count} عرض في متناولك',
  },
};

const cefr = (language: Language, level: CefrLevel | null): string => (level === null ? '' : named(language, cefrIn(language, level)));

function nameOf({ kind, code, skill }: ProfileStep, language: Language, places: PlaceNameOf, labels: LabelOf): string {
  if (skill !== null) return named(language, labels(skill));
  if (code === null) return '';
  if (kind === 'PLACE' || kind === 'RESIDENCE') return named(language, places(code));
  if (kind === 'CONTRACT') return WORDS[language].contracts[code] ?? code;
  if (kind === 'FINDABLE') return inLanguage(SCALES[code]!, language);
  return kind === 'LANGUAGE' ? languageIn(language, code) : code;
}

/** A step in a sentence: what to do, and what it would bring. */
export function stepMessage(step: ProfileStep, language: Language, places: PlaceNameOf, labels: LabelOf): string {
  const { kind, toLevel, toCefr, code, alongside, newlyEligible, rising, finding } = step;
  const what = inLanguage(DO[kind], language, {
    name: nameOf(step, language, places, labels), to: toLevel ? WORDS[language].levels[toLevel] : cefr(language, toCefr), day: kind === 'AVAILABILITY' && code ? dayIn(language, code) : '',
  });
  const also = alongside.flatMap((one) => (ALSO[one] ? [inLanguage(ALSO[one], language)] : []));
  const start = also.length > 0 ? inLanguage(ONCE, language, { what, also: allOf(language, also) }) : what;
  const brings = newlyEligible > 0 ? plural(language, newlyEligible, REACHED, { count: newlyEligible }) : finding > 0 ? plural(language, finding, FOUND, { count: finding }) : plural(language, rising, RISES, { count: rising });
  return `${start}${WORDS[language].colon}${brings}.`;
}

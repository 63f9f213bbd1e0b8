import type { Language, Sentence } from '../kernel/language.ts';
import type { RequirementMatch } from './explanation.ts';

/** The forms that a number asks for, by language; `other` stands in for those that are not there. */
export type PluralForms = Readonly<Record<Lowercase<Language>, Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }>>;

// What answers follows what is asked after a comma, in Arabic after a comma and و: the words here begin without either.

/** The level that is asked for. */
export const ASKED: Readonly<Record<RequirementMatch['kind'], Sentence>> = {
  MUST_HAVE: { fr: 'niveau {level} demandé', en: '{level} level required', ar: 'المستوى المطلوب {level}' },
  NICE_TO_HAVE: { fr: 'niveau {level} souhaité', en: '{level} level preferred', ar: 'المستوى المرغوب فيه {level}' },
};

/** The level that is held of the very skill. */
export const HELD: Readonly<Record<'DECLARED' | 'CENTRE' | 'EMPLOYER', Sentence>> = {
  DECLARED: { fr: '{level} déclaré', en: '{level} declared', ar: 'المصرَّح به {level}' },
  CENTRE: { fr: '{level} confirmé par le centre', en: '{level} confirmed by the centre', ar: 'الذي أكّده المركز {level}' },
  EMPLOYER: { fr: '{level} confirmé par un employeur', en: '{level} confirmed by an employer', ar: 'الذي أكّده صاحب عمل {level}' },
};

export const UNSTATED: Sentence = { fr: 'niveau non précisé (compté comme débutant)', en: 'no level stated (counted as foundation)', ar: 'لم يُحدَّد المستوى المصرَّح به (يُحتسب مبتدئاً)' };

export const MISSING: Sentence = { fr: 'compétence non déclarée', en: 'not declared', ar: 'المهارة غير مصرَّح بها' };
export const NONE_OF_THEM: Sentence = { fr: 'aucune de ces compétences n’est déclarée', en: 'none of them declared', ar: 'لم يُصرَّح بأيٍّ من هذه المهارات' };

/** By the relation of the held skill to the asked one. */
export const MET_THROUGH: Readonly<Record<string, Sentence>> = {
  IMPLIED: {
    fr: 'acquis à travers {held}, qui suppose cette compétence ({level}, {standing})',
    en: 'met through {held}, which builds on it ({level}, {standing})',
    ar: 'هو متحقق عبر {held} التي تستلزم هذه المهارة ({level}، {standing})',
  },
  NARROWER: {
    fr: 'acquis à travers {held}, qui en fait partie ({level}, {standing})',
    en: 'met through {held}, which is a part of it ({level}, {standing})',
    ar: 'هو متحقق عبر {held} التي تندرج ضمن هذه المهارة ({level}، {standing})',
  },
};

export const BELOW: Readonly<Record<string, Sentence>> = {
  IMPLIED: { fr: '{level} à travers {held}', en: '{level} through {held}', ar: 'المتاح عبر {held} هو {level}' },
  NARROWER: { fr: '{level} à travers {held}', en: '{level} through {held}', ar: 'المتاح عبر {held} هو {level}' },
  USED_IN: {
    fr: 'compte en partie grâce à {held}, un outil de ce domaine ({level}, {standing})',
    en: 'counted in part through {held}, a tool of that field ({level}, {standing})',
    ar: 'تُحتسب جزئياً عبر {held}، وهي أداة من أدوات هذا المجال ({level}، {standing})',
  },
  RELATED: {
    fr: 'compte en partie grâce à {held}, compétence proche ({level}, {standing})',
    en: 'counted in part through {held}, a related skill ({level}, {standing})',
    ar: 'تُحتسب جزئياً عبر {held}، وهي مهارة قريبة ({level}، {standing})',
  },
  BROADER: {
    fr: 'compte en partie grâce à {held}, compétence plus générale ({level}, {standing})',
    en: 'counted in part through {held}, a more general skill ({level}, {standing})',
    ar: 'تُحتسب جزئياً عبر {held}، وهي مهارة أعم ({level}، {standing})',
  },
  FIELD: {
    fr: 'compte un peu grâce à {held}, le domaine en général ({level}, {standing})',
    en: 'counted a little through {held}, the field in general ({level}, {standing})',
    ar: 'تُحتسب قليلاً عبر {held}، وهو المجال عموماً ({level}، {standing})',
  },
};

type Share = 'all' | 'none' | 'some';

const MUST_HAVES: Readonly<Record<Share, PluralForms>> = {
  all: {
    fr: { one: 'la compétence exigée est acquise', other: 'les {all} compétences exigées sont acquises' },
    en: { one: 'the required skill is met', other: 'the {all} required skills are met' },
    ar: { one: 'المهارة المطلوبة متوفرة', two: 'المهارتان المطلوبتان متوفرتان', other: 'المهارات المطلوبة متوفرة كلها ({all})' },
  },
  none: {
    fr: { one: 'la compétence exigée n’est pas pleinement acquise', other: 'aucune des {all} compétences exigées n’est pleinement acquise' },
    en: { one: 'the required skill is not fully met', other: 'none of the {all} required skills is fully met' },
    ar: {
      one: 'المهارة المطلوبة غير متوفرة بالكامل',
      two: 'لا تتوفر بالكامل أيٌّ من المهارتين المطلوبتين',
      other: 'لا تتوفر بالكامل أيٌّ من المهارات المطلوبة ({all})',
    },
  },
  some: {
    fr: { one: '{met} des {all} compétences exigées est acquise', other: '{met} des {all} compétences exigées sont acquises' },
    en: { one: '{met} of the {all} required skills is met', other: '{met} of the {all} required skills are met' },
    ar: { other: 'تتوفر {met} من أصل {asked}' },
  },
};

const NICE_TO_HAVES: Readonly<Record<Share, PluralForms>> = {
  all: {
    fr: { one: 'la compétence souhaitée est acquise', other: 'les {all} compétences souhaitées sont acquises' },
    en: { one: 'the preferred skill is met', other: 'the {all} preferred skills are met' },
    ar: { one: 'المهارة المرغوب فيها متوفرة', two: 'المهارتان المرغوب فيهما متوفرتان', other: 'المهارات المرغوب فيها متوفرة كلها ({all})' },
  },
  none: {
    fr: { one: 'la compétence souhaitée n’est pas pleinement acquise', other: 'aucune des {all} compétences souhaitées n’est pleinement acquise' },
    en: { one: 'the preferred skill is not fully met', other: 'none of the {all} preferred skills is fully met' },
    ar: {
      one: 'المهارة المرغوب فيها غير متوفرة بالكامل',
      two: 'لا تتوفر بالكامل أيٌّ من المهارتين المرغوب فيهما',
      other: 'لا تتوفر بالكامل أيٌّ من المهارات المرغوب فيها ({all})',
    },
  },
  some: {
    fr: { one: 'parmi les {all} compétences souhaitées, {met} est acquise', other: 'parmi les {all} compétences souhaitées, {met} sont acquises' },
    en: { one: 'of the {all} preferred skills, {met} is met', other: 'of the {all} preferred skills, {met} are met' },
    ar: { other: 'من بين {asked}، تتوفر {met}' },
  },
};

/** How many of those asked are met: all and none are bent by how many are asked, some by how many are met. */
export const COUNTS: Readonly<Record<RequirementMatch['kind'], Readonly<Record<Share, PluralForms>>>> = { MUST_HAVE: MUST_HAVES, NICE_TO_HAVE: NICE_TO_HAVES };

/** The number that is met: one is said in words, in Arabic two as well. */
export const MET_COUNT: PluralForms = {
  fr: { one: 'une', other: '{count}' },
  en: { one: 'one', other: '{count}' },
  ar: { one: 'مهارة واحدة', two: 'مهارتان', other: '{count}' },
};

/** How many are asked, where Arabic says what is counted after the number. */
export const ASKED_COUNT: Readonly<Record<RequirementMatch['kind'], PluralForms>> = {
  MUST_HAVE: {
    fr: { other: '' },
    en: { other: '' },
    ar: { two: 'مهارتين مطلوبتين', few: '{count} مهارات مطلوبة', many: '{count} مهارةً مطلوبة', other: '{count} مهارة مطلوبة' },
  },
  NICE_TO_HAVE: {
    fr: { other: '' },
    en: { other: '' },
    ar: { two: 'مهارتين مرغوب فيهما', few: '{count} مهارات مرغوب فيها', many: '{count} مهارةً مرغوباً فيها', other: '{count} مهارة مرغوب فيها' },
  },
};

/** Several that are missing, and how many more of them there are. */
export const SEVERAL_MISSING: Sentence = { fr: 'non déclarées : {names}', en: 'not declared: {names}', ar: 'مهارات غير مصرَّح بها: {names}' };
export const OTHERS: PluralForms = {
  fr: { one: 'une autre', other: '{count} autres' },
  en: { one: 'one other', other: '{count} others' },
  ar: { one: 'مهارة أخرى', two: 'مهارتان أخريان', few: '{count} مهارات أخرى', many: '{count} مهارةً أخرى', other: '{count} مهارة أخرى' },
};

/** Those below the level that the summary has no room for. */
export const MORE: PluralForms = {
  fr: { one: 'une autre n’est pas pleinement acquise', other: '{count} autres ne sont pas pleinement acquises' },
  en: { one: 'one more is not fully met', other: '{count} more are not fully met' },
  ar: {
    one: 'ومهارة أخرى غير مستوفاة',
    two: 'ومهارتان أخريان غير مستوفاتين',
    few: 'و{count} مهارات أخرى غير مستوفاة',
    many: 'و{count} مهارةً أخرى غير مستوفاة',
    other: 'و{count} مهارة أخرى غير مستوفاة',
  },
};

export const NOTHING_ASKED: Sentence = { fr: 'aucune compétence n’est demandée', en: 'no skill is asked for', ar: 'لا تُطلب أي مهارة' };

import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { anyOf, dayIn, languageIn, named, percentIn } from '../kernel/locale.ts';
import { cefrIn } from '../skills/cefr.words.ts';
import type { PlaceNameOf } from './blocked.message.ts';
import type { Alteration, MatchChange } from './match.changes.ts';
import type { CefrLevel } from './subjects.ts';
import type { LabelOf } from './summary.ts';
import type { PluralForms } from './summary.sentences.ts';
import { plural, WORDS } from './wording.ts';

type Side = MatchChange['side'];
type Both = Readonly<Record<Side, Sentence>>;

const PLACE: Both = {
  PERSON: { fr: 'Ajouter {names} aux lieux de travail acceptés', en: 'Add {names} to the places of work that suit', ar: 'إضافة {names} إلى أماكن العمل المقبولة' },
  OFFER: { fr: 'Proposer aussi le poste dans un lieu que le profil accepte : {names}', en: 'Offer the job in a place that suits the profile as well: {names}', ar: 'عرض العمل أيضاً في مكان مقبول في الملف: {names}' },
};
const REMOTE: Both = {
  PERSON: { fr: 'Accepter le télétravail', en: 'Accept remote work', ar: 'قبول العمل عن بُعد' },
  OFFER: { fr: 'Proposer le poste en télétravail', en: 'Offer the job as remote work', ar: 'عرض العمل عن بُعد' },
};
const RESIDENCE: Both = {
  PERSON: { fr: 'Résider dans un pays accepté pour ce poste : {names}', en: 'Live in a country that is accepted for this job: {names}', ar: 'الإقامة في بلد مقبول لهذا المنصب: {names}' },
  OFFER: { fr: 'Accepter tous les pays de résidence', en: 'Accept every country of residence', ar: 'قبول جميع بلدان الإقامة' },
};
const CONTRACT: Both = {
  PERSON: { fr: 'Accepter aussi ce type de contrat : {names}', en: 'Accept {names} as well', ar: 'قبول هذا النوع من العقود أيضاً: {names}' },
  OFFER: { fr: 'Proposer aussi ce type de contrat : {names}', en: 'Offer {names} as well', ar: 'عرض هذا النوع من العقود أيضاً: {names}' },
};
const LANGUAGE_MOVED: Both = {
  PERSON: { fr: '{name} : passer du niveau {from} au niveau {to}', en: '{name}: go from {from} to {to}', ar: '{name}: الانتقال من المستوى {from} إلى المستوى {to}' },
  OFFER: { fr: '{name} : demander le niveau {to} au lieu du niveau {from}', en: '{name}: ask for {to} instead of {from}', ar: '{name}: طلب المستوى {to} بدل {from}' },
};
const LANGUAGE_WHOLE: Both = {
  PERSON: { fr: '{name} : atteindre le niveau {to}', en: '{name}: reach {to}', ar: '{name}: بلوغ المستوى {to}' },
  OFFER: { fr: '{name} : ne plus exiger cette langue', en: '{name}: no longer require this language', ar: '{name}: عدم اشتراط هذه اللغة' },
};
const AVAILABILITY: Readonly<Record<Side, PluralForms>> = {
  PERSON: {
    fr: { one: 'Être disponible un jour plus tôt, le {day} au plus tard', other: 'Être disponible {days} jours plus tôt, le {day} au plus tard' },
    en: { one: 'Be available one day earlier, by {day}', other: 'Be available {days} days earlier, by {day}' },
    ar: {
      one: 'التوفر قبل الموعد المذكور بيوم واحد، أي في {day} على أبعد تقدير', two: 'التوفر قبل الموعد المذكور بيومين، أي في {day} على أبعد تقدير',
      few: 'التوفر قبل الموعد المذكور بـ{days} أيام، أي في {day} على أبعد تقدير', many: 'التوفر قبل الموعد المذكور بـ{days} يوماً، أي في {day} على أبعد تقدير',
      other: 'التوفر قبل الموعد المذكور بـ{days} يوم، أي في {day} على أبعد تقدير',
    },
  },
  OFFER: {
    fr: { one: 'Reporter le début d’un jour, au {day}', other: 'Reporter le début de {days} jours, au {day}' },
    en: { one: 'Start one day later, on {day}', other: 'Start {days} days later, on {day}' },
    ar: {
      one: 'تأخير بداية العمل بيوم واحد، إلى {day}', two: 'تأخير بداية العمل بيومين، إلى {day}', few: 'تأخير بداية العمل بـ{days} أيام، إلى {day}',
      many: 'تأخير بداية العمل بـ{days} يوماً، إلى {day}', other: 'تأخير بداية العمل بـ{days} يوم، إلى {day}',
    },
  },
};
const SKILL_MOVED: Both = {
  PERSON: { fr: '{name} : passer du niveau {from} au niveau {to}', en: '{name}: go from {from} to {to} level', ar: '{name}: الانتقال من مستوى {from} إلى مستوى {to}' },
  OFFER: { fr: '{name} : demander le niveau {to} au lieu du niveau {from}', en: '{name}: ask for {to} level instead of {from}', ar: '{name}: طلب مستوى {to} بدل {from}' },
};
const SKILL_WHOLE: Both = {
  PERSON: { fr: 'Apprendre {name}, jusqu’au niveau {to}', en: 'Learn {name}, up to {to} level', ar: 'تعلُّم {name} حتى مستوى {to}' },
  OFFER: { fr: '{name} : ne plus demander cette compétence', en: '{name}: no longer ask for this skill', ar: '{name}: عدم طلب هذه المهارة' },
};

const FREE: Sentence = { fr: 'Plus aucune condition ne bloquerait.', en: 'No condition would be in the way any more.', ar: 'لن يبقى أي شرط عائقاً.' };
const STILL: Sentence = { fr: 'D’autres conditions bloqueraient encore.', en: 'Other conditions would still be in the way.', ar: 'ستبقى شروط أخرى عائقة.' };
const SCORE: Sentence = { fr: 'Le score passerait de {before} à {after}.', en: 'The score would go from {before} to {after}.', ar: 'ستنتقل النتيجة من {before} إلى {after}.' };
const SCORE_STRONG: Sentence = {
  fr: 'Le score passerait de {before} à {after}, et toutes les compétences exigées seraient acquises.',
  en: 'The score would go from {before} to {after}, and every required skill would be met.',
  ar: 'ستنتقل النتيجة من {before} إلى {after}، وستتوفر كل المهارات المطلوبة.',
};

const cefr = (language: Language, level: CefrLevel | null): string => (level === null ? '' : named(language, cefrIn(language, level)));

/** What is to be done, without a full stop. */
function action(alteration: Alteration, side: Side, language: Language, places: PlaceNameOf, labels: LabelOf): string {
  const say = (sentence: Both, params = {}): string => inLanguage(sentence[side], language, params);
  const listed = (codes: readonly string[], name: (code: string) => string): { names: string } => ({ names: anyOf(language, codes.map(name)) });
  const { levels, contracts } = WORDS[language];
  switch (alteration.kind) {
    case 'PLACE': return say(PLACE, listed(alteration.codes, (code) => named(language, places(code))));
    case 'RESIDENCE': return say(RESIDENCE, listed(alteration.codes, (code) => named(language, places(code))));
    case 'REMOTE': return say(REMOTE);
    case 'CONTRACT': return say(CONTRACT, listed(alteration.codes, (code) => contracts[code] ?? code));
    case 'LANGUAGE': {
      const { from, to } = alteration;
      const text = say(from === null || to === null ? LANGUAGE_WHOLE : LANGUAGE_MOVED, { name: languageIn(language, alteration.language), from: cefr(language, from), to: cefr(language, to) });
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    }
    case 'AVAILABILITY': return plural(language, alteration.days, AVAILABILITY[side], { days: alteration.days, day: dayIn(language, alteration.day) });
    case 'SKILL': {
      const { from, to, skill } = alteration;
      return say(from === null || to === null ? SKILL_WHOLE : SKILL_MOVED, { name: named(language, labels(skill)), from: from && levels[from], to: to && levels[to] });
    }
  }
}

function effect({ alteration, scoreBefore, scoreAfter, fitBefore, fitAfter, eligibleAfter }: MatchChange, language: Language): string {
  if (alteration.kind !== 'SKILL') return inLanguage(eligibleAfter ? FREE : STILL, language);
  const [before, after] = [percentIn(language, scoreBefore / 1_000_000), percentIn(language, scoreAfter / 1_000_000)];
  return inLanguage(fitAfter === 'STRONG' && fitBefore !== 'STRONG' && alteration.of === 'MUST_HAVE' ? SCORE_STRONG : SCORE, language, { before, after });
}

/** A change in two sentences: what is to be done, and what it would bring. */
export const changeMessage = (change: MatchChange, language: Language, places: PlaceNameOf, labels: LabelOf): string =>
  `${action(change.alteration, change.side, language, places, labels)}. ${effect(change, language)}`;

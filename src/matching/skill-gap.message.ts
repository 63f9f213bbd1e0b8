import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { named } from '../kernel/locale.ts';
import type { RankedGap } from './skill-gap.ranking.ts';
import type { LabelOf } from './summary.ts';
import type { PluralForms } from './summary.sentences.ts';
import { plural, WORDS } from './wording.ts';

const NEW: Sentence = { fr: 'Avec {name} au niveau {to}', en: 'With {name} at {to} level', ar: 'مع {name} بمستوى {to}' };
const RAISED: Sentence = { fr: 'Avec {name} au niveau {to}, au lieu du niveau {from}', en: 'With {name} at {to} instead of {from} level', ar: 'مع {name} بمستوى {to} بدل مستوى {from}' };

const OPENS: PluralForms = {
  fr: { one: 'une offre de plus verrait toutes ses compétences exigées acquises', other: '{count} offres de plus verraient toutes leurs compétences exigées acquises' },
  en: { one: 'one more offer would have all its required skills met', other: '{count} more offers would have all their required skills met' },
  ar: {
    one: 'ستتوفر كل المهارات المطلوبة في عرض إضافي واحد', two: 'ستتوفر كل المهارات المطلوبة في عرضين إضافيين', few: 'ستتوفر كل المهارات المطلوبة في {count} عروض إضافية',
    many: 'ستتوفر كل المهارات المطلوبة في {count} عرضاً إضافياً', other: 'ستتوفر كل المهارات المطلوبة في {count} عرض إضافي',
  },
};
const ALSO_RISES: PluralForms = {
  fr: { one: 'le score monterait aussi pour une autre', other: 'le score monterait aussi pour {count} autres' },
  en: { one: 'the score would also rise for one other', other: 'the score would also rise for {count} others' },
  ar: {
    one: 'وسترتفع النتيجة أيضاً في عرض آخر', two: 'وسترتفع النتيجة أيضاً في عرضين آخرين', few: 'وسترتفع النتيجة أيضاً في {count} عروض أخرى',
    many: 'وسترتفع النتيجة أيضاً في {count} عرضاً آخر', other: 'وسترتفع النتيجة أيضاً في {count} عرض آخر',
  },
};
const RISES: PluralForms = {
  fr: { one: 'le score monterait pour une offre', other: 'le score monterait pour {count} offres' },
  en: { one: 'the score would rise for one offer', other: 'the score would rise for {count} offers' },
  ar: { one: 'سترتفع النتيجة في عرض واحد', two: 'سترتفع النتيجة في عرضين', few: 'سترتفع النتيجة في {count} عروض', many: 'سترتفع النتيجة في {count} عرضاً', other: 'سترتفع النتيجة في {count} عرض' },
};

/** What a skill would bring, in a sentence: for how many offers every must-have would be met, and for how many others the score would rise. */
export function gapMessage({ skill, fromLevel, toLevel, opens, rises }: RankedGap, language: Language, labels: LabelOf): string {
  const { levels, semicolon } = WORDS[language];
  const others = rises.length - opens;
  const start = inLanguage(fromLevel === null || fromLevel === toLevel ? NEW : RAISED, language, { name: named(language, labels(skill)), to: levels[toLevel], from: fromLevel && levels[fromLevel] });
  const brings = [
    ...(opens > 0 ? [plural(language, opens, OPENS, { count: opens })] : []),
    ...(others > 0 ? [plural(language, others, opens > 0 ? ALSO_RISES : RISES, { count: others })] : []),
  ];
  return `${start}${language === 'AR' ? '، ' : ', '}${brings.join(semicolon)}.`;
}

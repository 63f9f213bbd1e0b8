import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { allOf, anyOf, dayIn, languageIn, named } from '../kernel/locale.ts';
import { cefrIn } from '../skills/cefr.words.ts';
import type { BlockedBy } from './hard-conditions.ts';
import { REMOTE, type CefrLevel } from './subjects.ts';
import type { PluralForms } from './summary.sentences.ts';
import { plural, WORDS } from './wording.ts';

/** The name of a place or a country by its ISO 3166 code, in the language that is written in. */
export type PlaceNameOf = (code: string) => string;

const REMOTE_WORK: Sentence = { fr: 'télétravail', en: 'remote work', ar: 'العمل عن بُعد' };
const NONE: Sentence = { fr: 'aucune', en: 'none', ar: 'لا شيء' };
const UNSAID: Sentence = { fr: 'non précisé', en: 'not stated', ar: 'غير مصرَّح به' };

const PLACE: Sentence = {
  fr: 'Lieu du poste : {places} ; mobilité indiquée : {reach}.',
  en: 'Place of work: {places}; stated mobility: {reach}.',
  ar: 'مكان العمل: {places}؛ التنقل المصرَّح به: {reach}.',
};
const WHOLLY_REMOTE: Sentence = {
  fr: 'Poste entièrement en télétravail ; mobilité indiquée : {reach}.',
  en: 'The job is fully remote; stated mobility: {reach}.',
  ar: 'العمل عن بُعد بالكامل؛ التنقل المصرَّح به: {reach}.',
};
const RESIDENCE: Sentence = {
  fr: 'Pays de résidence acceptés pour ce poste : {countries} ; pays de résidence : {country}.',
  en: 'Countries of residence accepted for this job: {countries}; country of residence: {country}.',
  ar: 'بلدان الإقامة المقبولة لهذا المنصب: {countries}؛ بلد الإقامة: {country}.',
};
const HIDDEN_RESIDENCE: Sentence = {
  fr: 'Pays de résidence acceptés pour ce poste : {countries}.',
  en: 'Countries of residence accepted for this job: {countries}.',
  ar: 'بلدان الإقامة المقبولة لهذا المنصب: {countries}.',
};
const CONTRACT: Sentence = {
  fr: 'Le poste est proposé en {asked}, alors que le profil recherche : {offered}.',
  en: 'The job is offered as {asked}; the profile is looking for {offered}.',
  ar: 'العمل معروض في إطار {asked}، بينما المطلوب في الملف هو {offered}.',
};
const NO_CONTRACT: Sentence = {
  fr: 'Le poste est proposé en {asked} ; le profil n’indique aucun type de contrat.',
  en: 'The job is offered as {asked}; the profile names no type of contract.',
  ar: 'العمل معروض في إطار {asked}، ولم يحدَّد في الملف أي نوع من العقود.',
};
const NO_CONTRACT_OFFERED: Sentence = {
  fr: 'L’offre n’indique aucun type de contrat.',
  en: 'The offer names no type of contract.',
  ar: 'لم يحدِّد العرض أي نوع من العقود.',
};
const SPOKEN: Sentence = { fr: '{name} : niveau {asked} demandé, {held} déclaré', en: '{name}: {asked} level required, {held} declared', ar: '{name}: المستوى المطلوب {asked}، والمصرَّح به {held}' };
const UNSPOKEN: Sentence = { fr: '{name} : niveau {asked} demandé, aucun niveau déclaré', en: '{name}: {asked} level required, no level declared', ar: '{name}: المستوى المطلوب {asked}، ولم يُصرَّح بأي مستوى' };
const AVAILABILITY: Sentence = {
  fr: 'Début du poste : {start}, au plus tard le {limit} ; disponibilité indiquée : {available}.',
  en: 'Start of the job: {start}, at the latest {limit}; available from {available}.',
  ar: 'بداية العمل: {start}، وفي أجل أقصاه {limit}؛ التوفر ابتداءً من {available}.',
};
const HIDDEN: Sentence = {
  fr: 'Ce profil n’est pas visible pour cet employeur en ce moment.',
  en: 'This profile is not visible to this employer at the moment.',
  ar: 'هذا الملف غير ظاهر لصاحب العمل هذا في الوقت الحالي.',
};
const STALE: PluralForms = {
  fr: { one: 'La disponibilité n’a pas été reconfirmée depuis plus d’un jour.', other: 'La disponibilité n’a pas été reconfirmée depuis plus de {count} jours.' },
  en: { one: 'Availability was not reconfirmed for over a day.', other: 'Availability was not reconfirmed for over {count} days.' },
  ar: {
    one: 'لم يُؤكَّد التوفر من جديد منذ أكثر من يوم واحد.',
    two: 'لم يُؤكَّد التوفر من جديد منذ أكثر من يومين.',
    few: 'لم يُؤكَّد التوفر من جديد منذ أكثر من {count} أيام.',
    many: 'لم يُؤكَّد التوفر من جديد منذ أكثر من {count} يوماً.',
    other: 'لم يُؤكَّد التوفر من جديد منذ أكثر من {count} يوم.',
  },
};

type Of<Condition extends BlockedBy['condition']> = Extract<BlockedBy, { condition: Condition }>;

function mobilityMessage({ asked, offered }: Of<'MOBILITY'>, language: Language, places: PlaceNameOf): string {
  const say = (sentence: Sentence, params = {}): string => inLanguage(sentence, language, params);
  const name = (code: string): string => (code === REMOTE ? say(REMOTE_WORK) : named(language, places(code)));
  const reach = offered.reach.length === 0 ? say(NONE) : allOf(language, offered.reach.map(name));
  const sentences: string[] = [];
  if (asked.places.length > 0) {
    sentences.push(asked.workMode === 'REMOTE' ? say(WHOLLY_REMOTE, { reach }) : say(PLACE, { places: anyOf(language, asked.places.map(name)), reach }));
  }
  if (asked.residenceCountries.length > 0) {
    const country = offered.residenceCountry === null ? say(UNSAID) : name(offered.residenceCountry);
    sentences.push(say(offered.residenceIsHidden ? HIDDEN_RESIDENCE : RESIDENCE, { countries: anyOf(language, asked.residenceCountries.map(name)), country }));
  }
  return sentences.join(' ');
}

function contractMessage({ asked, offered }: Of<'CONTRACT'>, language: Language): string {
  if (asked.contractTypes.length === 0) return inLanguage(NO_CONTRACT_OFFERED, language);
  const name = (types: readonly string[]): string => anyOf(language, types.map((type) => WORDS[language].contracts[type] ?? type));
  return inLanguage(offered.contractTypes.length === 0 ? NO_CONTRACT : CONTRACT, language, { asked: name(asked.contractTypes), offered: name(offered.contractTypes) });
}

function languageMessage({ asked, offered }: Of<'LANGUAGE'>, language: Language): string {
  const level = (step: CefrLevel): string => named(language, cefrIn(language, step));
  const clauses = asked.languages.map((one, index) => {
    const held = offered.languages[index]?.level ?? null;
    const params = { name: languageIn(language, one.language), asked: level(one.level), held: held === null ? '' : level(held) };
    return inLanguage(held === null ? UNSPOKEN : SPOKEN, language, params);
  });
  const text = clauses.join(WORDS[language].semicolon);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** One failing hard condition in a sentence or two: what the offer asks, what the person states. */
export function blockedMessage(blocked: BlockedBy, language: Language, places: PlaceNameOf): string {
  switch (blocked.condition) {
    case 'MOBILITY': return mobilityMessage(blocked, language, places);
    case 'CONTRACT': return contractMessage(blocked, language);
    case 'LANGUAGE': return languageMessage(blocked, language);
    case 'AVAILABILITY': return inLanguage(AVAILABILITY, language, {
      start: dayIn(language, blocked.asked.startsOn), limit: dayIn(language, blocked.asked.noLaterThan), available: dayIn(language, blocked.offered.availableOn),
    });
    case 'VISIBILITY': return blocked.offered.findable ? plural(language, blocked.asked.reconfirmedWithinDays, STALE, { count: blocked.asked.reconfirmedWithinDays }) : inLanguage(HIDDEN, language);
  }
}

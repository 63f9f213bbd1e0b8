import type { Named } from '../kernel/language.ts';
import type { LocalizedTextType } from '../kernel/localized.ts';

/** A name in every language, for editors: French, Arabic, English. */
export const namesOf = (row: Named): LocalizedTextType[] => [
  { language: 'FR', text: row.nameFr },
  { language: 'AR', text: row.nameAr },
  { language: 'EN', text: row.nameEn },
];

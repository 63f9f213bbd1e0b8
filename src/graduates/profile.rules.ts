import { dayOf, addDays, isDay } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import type { Rules } from '../kernel/rules.ts';
import { placeRule } from '../places/place.rules.ts';
import { isLanguageCode } from '../skills/human-language.ts';
import { graduateFault } from './graduate.errors.ts';

/** The most a profile holds of each. */
export const MOST = { skills: 60, terms: 60, places: 20, languages: 20, background: 60, blocks: 200 } as const;
const AVAILABLE_WITHIN_DAYS = 3 * 366;

/** A phone number as it is kept: without the signs people write between digits, 00 as +. */
export const normalPhone = (phone: string): string => phone.replace(/[\s.\-()/]/g, '').replace(/^00/, '+');

/** Whether it is a number in E.164. */
export const isPhone = (normal: string): boolean => /^\+[1-9]\d{6,14}$/.test(normal);

export function phoneRule(rules: Rules, field: string, phone: string | null | undefined): void {
  if (phone !== null && phone !== undefined && !isPhone(normalPhone(phone))) rules.add(graduateFault.INVALID_PHONE(field));
}

/** Asks that a code is one of ISO 639 in its shortest form, as offers ask it: "fra" would never meet "fr". */
export function languageRule(rules: Rules, field: string, code: string): void {
  if (!isLanguageCode(code)) rules.add(graduateFault.UNKNOWN_LANGUAGE(field, { value: code.slice(0, 20) }));
}

export function availabilityRule(context: Context, rules: Rules, field: string, on: string | null | undefined): void {
  const latest = addDays(dayOf(now(context)), AVAILABLE_WITHIN_DAYS);
  rules.day(field, on);
  if (on && isDay(on)) rules.holds(field, on <= latest, { fr: 'au plus trois ans à l’avance ({latest})', ar: 'في غضون ثلاث سنوات على الأكثر ({latest})', en: 'at most three years ahead ({latest})' }, { latest });
}

/** Asks that nothing is listed twice; the field of the second is named. */
export function distinctRule(rules: Rules, values: readonly string[], fieldOf: (index: number) => string): void {
  // Lists are told to be too long, and still looked through: in one walk, since visitors send them too.
  const firstAt = new Map(values.toReversed().map((value, index) => [value, values.length - 1 - index]));
  for (const [index, value] of values.entries()) rules.holds(fieldOf(index), firstAt.get(value) === index, { fr: 'chacun une seule fois', ar: 'كل عنصر مرة واحدة', en: 'each once' });
}

/** Asks that each is the code of a place, none twice, and not too many. */
export async function placesRule(context: Context, rules: Rules, field: string, codes: readonly string[]): Promise<void> {
  rules.list(field, codes, MOST.places);
  for (const [index, code] of codes.slice(0, MOST.places).entries()) await placeRule(context, rules, `${field}.${index}`, code);
  distinctRule(rules, codes, (index) => `${field}.${index}`);
}

/** A day as exactly as somebody knows it: YYYY, YYYY-MM or YYYY-MM-DD, that exists. */
export const isPartialDay = (text: string): boolean => (/^\d{4}$/.test(text) && text >= '1900') || /^\d{4}-(0[1-9]|1[0-2])$/.test(text) || isDay(text);

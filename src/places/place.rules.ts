import type { Context } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { inLanguage } from '../kernel/language.ts';
import { listed } from '../kernel/locale.ts';
import { Rules } from '../kernel/rules.ts';
import { placeMap } from './place.map.ts';

/** Asks that a code is a place's; an unknown one is told with the nearest places. */
export async function placeRule(context: Context, rules: Rules, field: string, code: string | null | undefined): Promise<void> {
  if (code === null || code === undefined) return;
  const map = await placeMap(context);
  if (map.entries.some((entry) => entry.code === code)) return;
  const found = map.resolve(code.slice(0, 100));
  const near = found.length > 0 ? found : map.nearest(code.slice(0, 100), 3);
  rules.add(faults.UNKNOWN_PLACE(field, { value: code.slice(0, 100), nearest: listed(context.language, near.slice(0, 3).map((entry) => `${entry.code} (${inLanguage(entry.names, context.language)})`)) || '-' }));
}

/** How many places a filter names at most: each unknown one is compared with all there are. */
const FILTER_MOST = 50;

/** The codes of a filter and of all that lies inside them, each once. @throws BAD_USER_INPUT for more than fifty, or an unknown one, with the nearest */
export async function placesWithin(context: Context, field: string, codes: readonly string[]): Promise<string[]> {
  const rules = new Rules();
  rules.list(field, codes, FILTER_MOST);
  for (const [index, code] of codes.slice(0, FILTER_MOST).entries()) await placeRule(context, rules, `${field}.${index}`, code);
  rules.doneAtTop(context.language);
  const map = await placeMap(context);
  return [...new Set(codes.flatMap((code) => [code, ...map.descendants(code)]))];
}

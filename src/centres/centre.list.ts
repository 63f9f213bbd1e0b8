import type { Context } from '../kernel/context.ts';
import { DomainErrors, topLevel } from '../kernel/errors.ts';
import { type Order, page, type Page } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { placeMap } from '../places/place.map.ts';
import { placeRule } from '../places/place.rules.ts';
import type { CentresArgs } from './centre.type.ts';
import { centre } from './centre.visibility.ts';

const BY_SLUG: Order = { name: 'SLUG', by: ['slug'], direction: 'asc' };

/** The codes and all that lies inside them; BAD_USER_INPUT, with the nearest places, for an unknown one. */
async function within(context: Context, codes: readonly string[]): Promise<string[]> {
  const rules = new Rules();
  for (const [index, code] of codes.entries()) await placeRule(context, rules, `filter.placeCodes.${index}`, code);
  try {
    rules.done();
  } catch (error) {
    if (!(error instanceof DomainErrors)) throw error;
    const [first] = error.errors;
    throw topLevel('BAD_USER_INPUT', first!.messageIn(context.language), { field: first!.field });
  }
  const map = await placeMap(context);
  return codes.flatMap((code) => [code, ...map.descendants(code)]);
}

/** Centres under a filter, by slug. */
export async function centresPage(context: Context, { filter, ...args }: CentresArgs): Promise<Page<Row<typeof centre>>> {
  const codes = filter?.placeCodes ? await within(context, filter.placeCodes) : null;
  return page(context, centre, BY_SLUG, args, (query) => query.$if(codes !== null, (q) => q.where('centre.placeCode', 'in', codes!.length > 0 ? codes! : [''])));
}

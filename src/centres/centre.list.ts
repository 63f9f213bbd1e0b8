import type { Context } from '../kernel/context.ts';
import { type Order, page, type Page } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { placesWithin } from '../places/place.rules.ts';
import type { CentresArgs } from './centre.type.ts';
import { centre } from './centre.visibility.ts';

const BY_SLUG: Order = { name: 'SLUG', by: ['slug'], direction: 'asc' };

/** Centres under a filter, by slug. */
export async function centresPage(context: Context, { filter, ...args }: CentresArgs): Promise<Page<Row<typeof centre>>> {
  const within = await placesWithin(context, 'filter.placeCodes', filter?.placeCodes ?? []);
  return page(context, centre, BY_SLUG, args, (query) => query.$if(within.length > 0, (q) => q.where('centre.placeCode', 'in', within)));
}

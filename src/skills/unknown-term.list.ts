import type { Context } from '../kernel/context.ts';
import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, page, type Page } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import type { UnknownTermOrder, UnknownTermsArgs } from './curation.type.ts';
import { unknownTerm } from './unknown-term.visibility.ts';

export const unknownTermById = one(unknownTerm);
registerNode('UnknownTerm', unknownTermById);

const ORDERS: Readonly<Record<keyof typeof UnknownTermOrder, Order>> = {
  OFTEN: { name: 'OFTEN', by: ['times'], direction: 'desc' },
  RECENT: { name: 'RECENT', by: ['lastSeenAt'], direction: 'desc' },
  OLDEST: { name: 'OLDEST', by: ['firstSeenAt'], direction: 'asc' },
};

/** Terms that no skill is, or was, known for, under a filter. */
export const unknownTermsPage = (context: Context, { filter, order, ...args }: UnknownTermsArgs): Promise<Page<Row<typeof unknownTerm>>> =>
  page(context, unknownTerm, ORDERS[order ?? 'OFTEN'], args, (query) =>
    query
      .where('unknownTerm.state', 'in', filter?.states?.length ? filter.states : ['OPEN'])
      .$if(Boolean(filter?.languages?.length), (q) => q.where('unknownTerm.language', 'in', filter!.languages!))
      .$if(filter?.timesAtLeast !== undefined && filter.timesAtLeast !== null, (q) => q.where('unknownTerm.times', '>=', filter!.timesAtLeast!)),
  );

import { addDays, dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import type { Order, pagedEdge } from '../kernel/paging.ts';
import { from } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import type { ApplicationOrder } from './application.enums.ts';
import { UNANSWERED } from './application.states.ts';
import type { ApplicationFilter } from './application.type.ts';
import { applicationFile } from './application.visibility.ts';

/** How far ahead a promise is looked for, in days; none is longer. */
export const AHEAD_MOST = 365;
const OFFERS_MOST = 100;

/** Under any score: where an application without one stands. */
const NO_SCORE = -1;

export const ORDERS = {
  MATCH: { name: 'MATCH', by: ['score'], direction: 'desc', missing: NO_SCORE },
  NEWEST: { name: 'NEWEST', by: ['submittedAt'], direction: 'desc' },
  OLDEST: { name: 'OLDEST', by: ['submittedAt'], direction: 'asc' },
  REPLY_DUE: { name: 'REPLY_DUE', by: ['replyDueOn'], direction: 'asc' },
} as const satisfies Record<ApplicationOrder, Order>;

type Query = Parameters<NonNullable<Parameters<typeof pagedEdge>[3]>>[0];
export type Filtered = { readonly filter?: (ApplicationFilter & { offerIds?: string[] | null }) | null };

/** Narrows a query on applications to what a list was asked for. */
export function narrowed(query: Query, { filter }: Filtered, context: Context): Query {
  if (!filter) return query;
  const today = dayOf(now(context));
  const { states, fit, offerIds, overdue, replyDueWithinDays: days } = filter;
  return query
    .$if(Boolean(states?.length), (q) => q.where('application.state', 'in', states!))
    .$if(Boolean(offerIds?.length), (q) => q.where('application.offerId', 'in', offerIds!.map((id) => uuidOf('JobOffer', id))))
    .$if(Boolean(fit?.length), (q) => q.innerJoin(from(context, applicationFile), 'applicationFile.id', 'application.id').where((eb) => eb(eb.ref('applicationFile.match', '->>').key('fit' as never), 'in', fit!)))
    .$if(typeof days === 'number', (q) => q.where('application.state', 'in', [...UNANSWERED]).where('application.replyDueOn', '>=', today).where('application.replyDueOn', '<=', addDays(today, days!)))
    .$if(typeof overdue === 'boolean', (q) => q.where((eb) => {
      const late = eb.and([eb('application.state', 'in', [...UNANSWERED]), eb('application.replyDueOn', '<', today)]);
      return overdue ? late : eb.not(late);
    }));
}

/** What is wrong with a filter, to be told with what else is wrong. */
export function filterRules({ filter }: Filtered): Rules {
  const rules = new Rules();
  rules.range('filter.replyDueWithinDays', filter?.replyDueWithinDays, 0, AHEAD_MOST);
  rules.list('filter.offerIds', filter?.offerIds, OFFERS_MOST);
  return rules;
}

import { addDays, dayOf } from '../kernel/clock.ts';
import { now } from '../kernel/context.ts';
import { defineLoaderBy } from '../kernel/loaders.ts';
import { read } from '../kernel/read.ts';
import { ApplicationState } from './application.entity.ts';
import { AHEAD_MOST, type Filtered, filterRules, narrowed } from './application.list.ts';
import { UNANSWERED } from './application.states.ts';
import { application } from './application.visibility.ts';

/** One column of a board. */
export interface StateCount {
  readonly state: ApplicationState;
  readonly count: number;
  /** Of these, how many wait for an answer beyond the promised day. */
  readonly overdue: number;
  /** Of these, how many must be answered within the days that were asked for, today included. */
  readonly dueSoon: number;
}

type BoardArgs = Filtered & { readonly dueWithinDays: number };
type Side = 'offerId' | 'employerId';

/** Boards of many offers, or employers, in one statement: every state, the empty ones too, of the applications the viewer may see. */
const boardsBy = (side: Side) =>
  defineLoaderBy<BoardArgs, string, StateCount[]>(async (context, ids, args) => {
    const rules = filterRules(args);
    rules.range('dueWithinDays', args.dueWithinDays, 0, AHEAD_MOST);
    rules.doneAtTop(context.language);
    const today = dayOf(now(context));
    const counted = narrowed(read(context, application).where(`application.${side}`, 'in', ids) as never, args, context);
    const rows = (await counted
      .select((eb) => [
        `application.${side} as underId`,
        'application.state',
        eb.fn.countAll().as('count'),
        eb.fn.countAll().filterWhere('application.replyDueOn', '<', today).as('late'),
        eb.fn.countAll().filterWhere(eb.and([eb('application.replyDueOn', '>=', today), eb('application.replyDueOn', '<=', addDays(today, args.dueWithinDays))])).as('soon'),
      ])
      .groupBy([`application.${side}`, 'application.state'])
      .execute()) as { underId: string; state: ApplicationState; count: string; late: string; soon: string }[];
    const found = new Map(rows.map((row) => [`${row.underId} ${row.state}`, row]));
    return ids.map((id) =>
      Object.values(ApplicationState).map((state) => {
        const row = found.get(`${id} ${state}`);
        const owed = UNANSWERED.includes(state);
        return { state, count: Number(row?.count ?? 0), overdue: owed ? Number(row?.late ?? 0) : 0, dueSoon: owed ? Number(row?.soon ?? 0) : 0 };
      }),
    );
  });

export const boardByOfferId = boardsBy('offerId');
export const boardByEmployerId = boardsBy('employerId');

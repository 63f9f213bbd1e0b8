import { enrolmentById } from '../graduates/graduate.loaders.ts';
import type { enrolment } from '../graduates/graduate.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { decodeCursor, encodeCursor, type Page, type PageArgs, sizeOf } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import type { LearnerStanding } from './learner-progress.load.ts';
import type { StalledCause } from './learner-standing.ts';

const ORDER = 'STALLED';

/** A page of the learners that are stalled, of standings in the order they were enrolled in. A cursor names a learner, who may have got on since: then the page begins anew. */
export async function stalledPage(context: Context, standings: readonly LearnerStanding[], causes: readonly StalledCause[] | null, args: PageArgs): Promise<Page<Row<typeof enrolment>>> {
  const size = sizeOf(args);
  const after = args.after ? decodeCursor(ORDER, 1, args.after)[0] : null;
  const isMeant = ({ stalled }: LearnerStanding): boolean => stalled !== null && (!causes || causes.includes(stalled));
  const rest = standings.slice(standings.findIndex(({ enrolmentId }) => enrolmentId === after) + 1).filter(isMeant);
  const rows = await enrolmentById(context).loadMany(rest.slice(0, size).map(({ enrolmentId }) => enrolmentId));
  const edges = rows.flatMap((node) => {
    if (node instanceof Error) throw node;
    return node ? [{ node, cursor: encodeCursor([ORDER, node.id]) }] : [];
  });
  return { edges, hasNextPage: rest.length > size, hasPreviousPage: Boolean(args.after), total: () => Promise.resolve(standings.filter(isMeant).length) };
}

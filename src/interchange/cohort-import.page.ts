import { decodeCursor, encodeCursor, type Page, type PageArgs, sizeOf } from '../kernel/paging.ts';
import type { ReportRow } from './cohort-import.service.ts';

const ORDER = 'ROW';

/** A page of a report, which is read whole with its import: by the number of the row. */
export function importPage(rows: readonly ReportRow[], args: PageArgs): Page<ReportRow> {
  const size = sizeOf(args);
  const after = args.after ? Number(decodeCursor(ORDER, 1, args.after)[0]) : 0;
  const rest = rows.filter(({ row }) => row > after);
  return {
    edges: rest.slice(0, size).map((node) => ({ node, cursor: encodeCursor([ORDER, node.row]) })),
    hasNextPage: rest.length > size,
    hasPreviousPage: Boolean(args.after),
    total: () => Promise.resolve(rows.length),
  };
}

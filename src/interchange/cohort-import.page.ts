import { decodeCursor, encodeCursor, type Page, type PageArgs, sizeOf } from '../kernel/paging.ts';
import type { ReportRow } from './cohort-import.service.ts';

const ORDER = 'ROW';

/** Rows of a preview in one answer: at most, and where nothing is said. */
export const PREVIEW_ROWS_MOST = 1000;
const PREVIEW_ROWS = 100;

/** The next rows of a preview after that of a number. A preview is kept nowhere, so that it has no cursors: the sheet is sent again. */
export const previewRows = (rows: readonly ReportRow[], args: { readonly first: number | null; readonly after: number | null }): readonly ReportRow[] =>
  rows.filter(({ row }) => row > (args.after ?? 0)).slice(0, sizeOf(args.first === null ? {} : { first: args.first }, PREVIEW_ROWS, PREVIEW_ROWS_MOST));

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

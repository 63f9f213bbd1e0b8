import { decodeCursor, encodeCursor, foreignCursor, type Page, type PageArgs, sizeOf } from '../kernel/paging.ts';

/** What the place of a row in its list is told by. */
type Key = readonly (string | number)[];

/**
 * A page of a list that was worked out whole, by keyset: rows that come and go meanwhile shift no others.
 * @param order the list's name, and the length of its keys
 * @param isBehind whether a row comes after the place that a key names
 * @throws BAD_USER_INPUT for a cursor of another list
 */
export function pageOfList<R>(rows: readonly R[], args: PageArgs, order: { readonly name: string; readonly kinds: readonly ('string' | 'number')[] }, keyOf: (row: R) => Key, isBehind: (row: R, key: Key) => boolean): Page<R> {
  const size = sizeOf(args);
  const key = args.after ? (decodeCursor(order.name, order.kinds.length, args.after) as Key) : null;
  if (key && !key.every((value, at) => typeof value === order.kinds[at])) throw foreignCursor();
  const left = key ? rows.filter((row) => isBehind(row, key)) : rows;
  return {
    edges: left.slice(0, size).map((node) => ({ node, cursor: encodeCursor([order.name, ...keyOf(node)]) })),
    hasNextPage: left.length > size,
    hasPreviousPage: Boolean(args.after),
    total: () => Promise.resolve(rows.length),
  };
}

import { type SelectQueryBuilder, sql } from 'kysely';
import type { Context } from './context.ts';
import { faults, topLevel } from './errors.ts';
import type { Sentence } from './language.ts';
import { defineLoaderBy } from './loaders.ts';
import { type Noun, noteSeen, read, type Row } from './read.ts';

/** A total order of a list: columns of the noun, all in one direction, closed by its key. */
export interface Order {
  readonly name: string;
  readonly by: readonly string[];
  readonly direction: 'asc' | 'desc';
  /** What a row counts as that has no value in the columns it is ordered by; needed where they may be null. */
  readonly missing?: number | string;
}

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** One page of a list; what a connection shows. */
export interface Page<R> {
  readonly edges: readonly { readonly cursor: string; readonly node: R }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Counts the whole list; asked only where the client asks. */
  readonly total: () => Promise<number>;
}

export const PAGE_DEFAULT = 20;
export const PAGE_MOST = 100;

type Query = SelectQueryBuilder<any, any, any>;
export type Narrow = (query: Query) => Query;

function outOfRange(size: number, most: number) {
  const { sentence, params } = faults.OUT_OF_RANGE('first', { value: size, least: 1, most });
  return topLevel('BAD_USER_INPUT', sentence, { field: 'first', limit: 'first', most: PAGE_MOST, asked: size }, params);
}

/** How many rows are asked for; a coded top-level error outside 1-100, or another most of that list. */
export function sizeOf({ first }: PageArgs, otherwise = PAGE_DEFAULT, most = PAGE_MOST): number {
  const size = first ?? otherwise;
  if (size < 1 || size > most) throw outOfRange(size, most);
  return size;
}

export const encodeCursor = (values: readonly unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values inside a cursor of that order; a coded top-level error for any other text. */
export function decodeCursor(order: string, length: number, cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = Array.isArray(values) && values.length === length + 1 && values[0] === order && values.every((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean');
    if (fits) return values.slice(1) as unknown[];
  } catch {
    // Not JSON: answered like any other foreign cursor.
  }
  throw foreignCursor();
}

const FOREIGN: Sentence = {
  fr: 'Ce curseur n’est celui d’aucune page de cette liste : passez un endCursor de la même liste et du même ordre.',
  ar: 'هذا المؤشر ليس لأي صفحة من هذه القائمة: أرسل endCursor من القائمة نفسها وبالترتيب نفسه.',
  en: 'The cursor belongs to no page of this list: pass an endCursor of the same list and order.',
};
/** The fault of a cursor that is of another list, or of none. */
export const foreignCursor = () => topLevel('BAD_USER_INPUT', FOREIGN, { field: 'after' });

/** Rows behind a cursor. Anybody can write one by hand: values that are none of their columns' are refused by the database (class 22), and told like any other foreign cursor. */
async function rowsBehind<R>(query: { execute: () => Promise<R[]> }, cursor: string | null | undefined): Promise<R[]> {
  try {
    return await query.execute();
  } catch (error) {
    if (cursor && String((error as { code?: unknown }).code).startsWith('22')) throw foreignCursor();
    throw error;
  }
}

const keysOf = (noun: Noun, order: Order, key: string): string[] => [...order.by.filter((column) => column !== key), key].map((column) => `${noun.name}.${column}`);

/** A column as it is compared; the last is the key, which is always there. */
const comparable = (columns: readonly string[], { missing }: Order) => (column: string) =>
  missing === undefined || column === columns.at(-1) ? sql.ref(column) : sql`coalesce(${sql.ref(column)}, ${missing})`;

function after(query: Query, columns: readonly string[], order: Order, cursor: string | null | undefined): Query {
  if (!cursor) return query;
  const values = decodeCursor(order.name, columns.length, cursor);
  const tuple = sql`(${sql.join(columns.map(comparable(columns, order)))})`;
  const operator = sql.raw(order.direction === 'asc' ? '>' : '<');
  return query.where(sql<boolean>`${tuple} ${operator} (${sql.join(values)})`);
}

const ordered = (query: Query, columns: readonly string[], order: Order): Query => columns.reduce((sorted, column) => sorted.orderBy(comparable(columns, order)(column) as never, order.direction), query);

function pageOf<R>(rows: readonly R[], size: number, order: Order, columns: readonly string[], args: PageArgs, total: () => Promise<number>): Page<R> {
  const plain = columns.map((column) => column.slice(column.indexOf('.') + 1));
  const edges = rows.slice(0, size).map((node) => ({ node, cursor: encodeCursor([order.name, ...plain.map((column) => (node as Record<string, unknown>)[column] ?? order.missing)]) }));
  return { edges, hasNextPage: rows.length > size, hasPreviousPage: Boolean(args.after), total };
}

/**
 * One page of a noun by keyset: stable while rows come and go. `narrow` adds joins and filters; they are AND-ed to visibility.
 * @param key the unique column that makes the order total
 */
export async function page<N extends Noun>(context: Context, noun: N, order: Order, args: PageArgs, narrow: Narrow = (query) => query, key = 'id'): Promise<Page<Row<N>>> {
  const size = sizeOf(args);
  const columns = keysOf(noun, order, key);
  const base = narrow(read(context, noun) as Query);
  const query = ordered(after(base.selectAll(noun.name), columns, order, args.after), columns, order).limit(size + 1);
  const rows: Row<N>[] = await rowsBehind(query, args.after);
  noteSeen(context, noun, rows);
  const total = async (): Promise<number> => Number(((await base.select((eb: any) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()) as { total: string }).total);
  return pageOf(rows, size, order, columns, args, total);
}

/** What tells one nested list from another in the same request. */
interface Nested<A> {
  readonly parentId: string;
  readonly args: A;
}

/**
 * A paged edge under many parents at once: one LATERAL statement per edge and argument set, and one more where totals are asked.
 * @param column the noun's column that holds the parent's id
 * @returns a function of (context, parentId, args); `args` beyond first and after go to `narrow`
 */
export function pagedEdge<N extends Noun, A extends PageArgs>(noun: N, column: keyof Row<N> & string, orderOf: (args: A) => Order, narrow: (query: Query, args: A, context: Context) => Query = (query) => query) {
  const under = (context: Context, args: A): Query => narrow((read(context, noun) as Query).whereRef(`${noun.name}.${column as string}`, '=', 'parent.id'), args, context);
  const beside = (context: Context, parentIds: readonly string[], inner: Query): Query =>
    (context.kysely as unknown as { selectFrom(from: unknown): Query })
      .selectFrom(sql<{ id: string }>`unnest(${sql.val(parentIds)}::uuid[])`.as<'parent'>(sql`parent(id)`))
      .innerJoinLateral(inner.as('child'), (join) => join.onTrue())
      .selectAll('child')
      .select('parent.id as underId');
  async function totalsUnder(context: Context, parentIds: readonly string[], args: A): Promise<number[]> {
    const rows = (await beside(context, parentIds, under(context, args).select((eb: any) => eb.fn.countAll().as('total'))).execute()) as { underId: string; total: string }[];
    const byParent = new Map(rows.map((row) => [row.underId, Number(row.total)]));
    return parentIds.map((parentId) => byParent.get(parentId) ?? 0);
  }
  async function pagesUnder(context: Context, parentIds: readonly string[], args: A): Promise<Page<Row<N>>[]> {
    const size = sizeOf(args);
    const order = orderOf(args);
    const columns = keysOf(noun, order, 'id');
    const inner = ordered(after(under(context, args).selectAll(noun.name), columns, order, args.after), columns, order).limit(size + 1);
    const rows = await rowsBehind(beside(context, parentIds, inner), args.after);
    noteSeen(context, noun, rows as object[]);
    const byParent = Map.groupBy(rows as (Row<N> & { underId: string })[], (row) => row.underId);
    return parentIds.map((parentId) => pageOf((byParent.get(parentId) ?? []) as Row<N>[], size, order, columns, args, () => totals(context, args).load(parentId)));
  }
  const totals = defineLoaderBy(totalsUnder);
  const pages = defineLoaderBy(pagesUnder);
  return (context: Context, { parentId, args }: Nested<A>): Promise<Page<Row<N>>> => pages(context, args).load(parentId);
}


import DataLoader from 'dataloader';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Context } from './context.ts';
import { type Noun, noteSeen, read, type Row } from './read.ts';

/** One batch per edge and request: gives the loader of this request. */
export type Loader<K, V> = (context: Context) => DataLoader<K, V>;

export function defineLoader<K, V>(batch: (context: Context, keys: readonly K[]) => Promise<readonly V[]>): Loader<K, V> {
  const loader: Loader<K, V> = (context) => {
    const kept = context.loaders.get(loader) as DataLoader<K, V> | undefined;
    if (kept) return kept;
    const made = new DataLoader<K, V>((keys) => batch(context, keys), { maxBatchSize: 1000 });
    context.loaders.set(loader, made as never);
    return made;
  };
  return loader;
}

/**
 * One batch per edge, request and set of arguments, for edges that take some.
 * @returns gives the loader of this request for these arguments
 */
export function defineLoaderBy<A, K, V>(batch: (context: Context, keys: readonly K[], args: A) => Promise<readonly V[]>): (context: Context, args: A) => DataLoader<K, V> {
  // By the request's own map, so that what clients ask is forgotten with the request.
  const requests = new WeakMap<Context['loaders'], Map<string, Loader<K, V>>>();
  return (context, args) => {
    const known = requests.get(context.loaders) ?? new Map<string, Loader<K, V>>();
    requests.set(context.loaders, known);
    const name = JSON.stringify(args);
    const loader = known.get(name) ?? defineLoader<K, V>((asking, keys) => batch(asking, keys, args));
    known.set(name, loader);
    return loader(context);
  };
}

type Query = SelectQueryBuilder<any, any, any>;

/** Rows whose column is one of the keys. One value holds them all, so that however many there are, the statement is the same: the database plans it once. */
const among = (query: Query, column: string, keys: readonly string[]): Query => query.where((eb: any) => eb(column, '=', eb.fn.any(eb.val(keys))));

/** Rows of a noun by a unique column (its id, if none is named); null where the viewer sees none. */
export const one = <N extends Noun>(noun: N, column: keyof Row<N> & string = 'id' as never): Loader<string, Row<N> | null> =>
  defineLoader(async (context, keys) => {
    const rows = (await among((read(context, noun) as Query).selectAll(noun.name), `${noun.name}.${column as string}`, keys).execute()) as Row<N>[];
    noteSeen(context, noun, rows);
    const byKey = new Map(rows.map((row) => [row[column] as string, row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });

/** All rows of a noun under a parent, in a stated order. For edges that stay small (an offer's places); others are paged. */
export const all = <N extends Noun>(noun: N, column: keyof Row<N> & string, order: readonly (keyof Row<N> & string)[]): Loader<string, Row<N>[]> =>
  defineLoader(async (context, keys) => {
    const query = among((read(context, noun) as Query).selectAll(noun.name), `${noun.name}.${column as string}`, keys);
    const rows = (await order.reduce((ordered, by) => ordered.orderBy(`${noun.name}.${by}`), query).execute()) as Row<N>[];
    noteSeen(context, noun, rows);
    const byKey = Map.groupBy(rows, (row) => row[column] as string);
    return keys.map((key) => byKey.get(key) ?? []);
  });

/** A list under a parent that stays small, as `all` reads it. */
interface Part<N extends Noun = Noun> {
  readonly noun: N;
  /** The noun's column that holds the parent's id. */
  readonly column: keyof Row<N> & string;
  readonly order: readonly (keyof Row<N> & string)[];
}
export const part = <N extends Noun>(noun: N, column: keyof Row<N> & string, order: readonly (keyof Row<N> & string)[]): Part<N> => ({ noun, column, order });

/** The rows of one part under each parent, as a list of lists of values. */
const listOf = (context: Context, eb: any, { noun, column, order }: Part) => {
  const values = eb.fn('json_build_array', noun.columns.map((one) => eb.ref(`${noun.name}.${one}`)));
  const sorted = eb.fn.agg('json_agg', [values]);
  return (read(context, noun) as Query).whereRef(`${noun.name}.${column}`, '=', 'parent.id' as never).select(order.reduce((aggregate, by) => aggregate.orderBy(`${noun.name}.${by}`), sorted).as('rows'));
};

function rowOf(columns: readonly string[], values: readonly unknown[]): object {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at += 1) row[columns[at]!] = values[at];
  return row;
}

/**
 * Several small lists under one sort of parent: those that are asked in the same moment come in one statement. For rows of
 * texts, numbers and truth values; of what JSON writes otherwise than the driver, `all` is for.
 * @returns a loader for each list
 */
export function parts<const L extends Readonly<Record<string, Part<any>>>>(lists: L): { [K in keyof L]: (context: Context) => Pick<DataLoader<string, Row<L[K]['noun']>[]>, 'load'> } {
  const names = Object.keys(lists);
  const together = defineLoader<string, object[]>(async (context, keys) => {
    const asked = keys.map((key) => key.split(' ', 2) as [name: string, id: string]);
    const wanted = names.filter((name) => asked.some(([one]) => one === name));
    const ids = [...new Set(asked.map(([, id]) => id))];
    const rows = await (context.kysely as any)
      .selectFrom(sql<{ id: string }>`unnest(${sql.val(ids)}::uuid[])`.as(sql`parent(id)`))
      .select((eb: any) => ['parent.id', ...wanted.map((name) => listOf(context, eb, lists[name]!).as(name))])
      .execute() as Record<string, unknown>[];
    const found = new Map<string, object[]>();
    for (const row of rows) {
      for (const name of wanted) {
        const { noun } = lists[name]! as Part;
        const own = ((row[name] ?? []) as unknown[][]).map((values) => rowOf(noun.columns, values));
        noteSeen(context, noun, own);
        found.set(`${name} ${row.id as string}`, own);
      }
    }
    return keys.map((key) => found.get(key) ?? []);
  });
  return Object.fromEntries(names.map((name) => [name, (context: Context) => ({ load: (id: string) => together(context).load(`${name} ${id}`) })])) as never;
}

import DataLoader from 'dataloader';
import type { SelectQueryBuilder } from 'kysely';
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

/** Rows of a noun by a unique column (its id, if none is named); null where the viewer sees none. */
export const one = <N extends Noun>(noun: N, column: keyof Row<N> & string = 'id' as never): Loader<string, Row<N> | null> =>
  defineLoader(async (context, keys) => {
    const rows = (await (read(context, noun) as Query).selectAll(noun.name).where(`${noun.name}.${column as string}`, 'in', keys).execute()) as Row<N>[];
    noteSeen(context, noun, rows);
    const byKey = new Map(rows.map((row) => [row[column] as string, row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });

/** All rows of a noun under a parent, in a stated order. For edges that stay small (an offer's places); others are paged. */
export const all = <N extends Noun>(noun: N, column: keyof Row<N> & string, order: readonly (keyof Row<N> & string)[]): Loader<string, Row<N>[]> =>
  defineLoader(async (context, keys) => {
    const query = (read(context, noun) as Query).selectAll(noun.name).where(`${noun.name}.${column as string}`, 'in', keys);
    const rows = (await order.reduce((ordered, by) => ordered.orderBy(`${noun.name}.${by}`), query).execute()) as Row<N>[];
    noteSeen(context, noun, rows);
    const byKey = Map.groupBy(rows, (row) => row[column] as string);
    return keys.map((key) => byKey.get(key) ?? []);
  });

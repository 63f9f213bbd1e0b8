import { defaultFieldResolver, getNamedType, getNullableType, GraphQLInt, type GraphQLField, isCompositeType, isListType } from 'graphql';
import type { Context } from '../kernel/context.ts';
import { sizeOf } from '../kernel/paging.ts';
import { atMost } from './cost.lists.ts';

type Field = GraphQLField<unknown, Context>;
type Resolve = NonNullable<Field['resolve']>;

/** A list of objects that is no page with cursors. */
export const isPlainList = ({ type }: Pick<Field, 'type'>): boolean => isListType(getNullableType(type)) && isCompositeType(getNamedType(type));

/**
 * Keeps a plain list to the most that is said of it (cost.lists.ts), and lets a client ask for less by `first`: an operation is
 * counted for what it may be answered with, so that whoever needs little of a list says so.
 */
export function boundList(type: string, field: Field): void {
  const most = isPlainList(field) ? atMost(type, field.name) : null;
  // A list with a `first` of its own keeps to it by itself; `ids` are counted where they are asked.
  if (most === null || field.args.some(({ name }) => name === 'first' || name === 'ids')) return;
  field.resolve = cutting(`${type}.${field.name}`, most, field.resolve ?? defaultFieldResolver);
  if (field.name === 'userErrors') return;
  const description = `Only the first so many, 1-${most}: the list holds no more.`;
  field.args = [...field.args, { name: 'first', type: GraphQLInt, description, defaultValue: most, deprecationReason: undefined, extensions: {}, astNode: undefined }];
}

const cutting = (list: string, most: number, resolve: Resolve): Resolve => (root, args, context, info) => {
  const size = sizeOf(args as { first?: number | null }, most, most);
  const cut = (rows: unknown): unknown => {
    if (!Array.isArray(rows) || rows.length <= size) return rows;
    if (rows.length > most) context.log.warn({ list, length: rows.length, most }, 'a list is longer than an answer shows of it');
    return rows.slice(0, size);
  };
  const found: unknown = resolve(root, args, context, info);
  return found instanceof Promise ? found.then(cut) : cut(found);
};

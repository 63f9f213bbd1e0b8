import { defaultFieldResolver, getNamedType, getNullableType, GraphQLInt, type GraphQLField, isCompositeType, isListType } from 'graphql';
import type { Context } from '../../kernel/context.ts';
import { sizeOf } from '../../kernel/paging.ts';
import { atMost, isKept } from './cost.lists.ts';

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
  const shorter = isKept(type, field.name) ? shortening : cuttingAt(`${type}.${field.name}`);
  field.resolve = shorter(most, field.resolve ?? defaultFieldResolver);
  if (field.name === 'userErrors') return;
  const description = `Only the first so many, 1-${most}: the list holds no more.`;
  field.args = [...field.args, { name: 'first', type: GraphQLInt, description, defaultValue: most, deprecationReason: undefined, extensions: {}, astNode: undefined }];
}

type First = { readonly first?: number | null };

const cut = (rows: unknown, size: number): unknown => (Array.isArray(rows) && rows.length > size ? rows.slice(0, size) : rows);
const whenThere = (found: unknown, then: (rows: unknown) => unknown): unknown => (found instanceof Promise ? found.then(then) : then(found));

/** As short as it is asked; who asks for all gets what there is, without another look at it. */
const shortening = (most: number, resolve: Resolve): Resolve => (root, args: First, context, info) => {
  const size = sizeOf(args, most, most);
  const found: unknown = resolve(root, args, context, info);
  return size === most ? found : whenThere(found, (rows) => cut(rows, size));
};

/** The same, and never longer than the most; that a list is, is logged. */
const cuttingAt = (list: string) => (most: number, resolve: Resolve): Resolve => (root, args: First, context, info) => {
  const size = sizeOf(args, most, most);
  return whenThere(resolve(root, args, context, info), (rows) => {
    if (Array.isArray(rows) && rows.length > most) context.log.warn({ list, length: rows.length, most }, 'a list is longer than an answer shows of it');
    return cut(rows, size);
  });
};

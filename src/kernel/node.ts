import { Field, ID, InterfaceType } from 'type-graphql';
import type { Context } from './context.ts';
import { fromGlobalId, isUuid } from './ids.ts';
import type { Loader } from './loaders.ts';

/** Whatever `node(id:)` can find again. */
@InterfaceType('Node', { description: 'Anything with a global id: ask for it again by `node(id:)`.', resolveType: (value: { __typename: string }) => value.__typename })
export abstract class NodeType {
  @Field(() => ID, { description: 'Opaque, stable and unique over all types.' })
  id!: string;
}

type Key = 'id' | 'code' | 'slug';
const refetch = new Map<string, { loader: Loader<string, object | null>; key: Key }>();

/**
 * Says how `node(id:)` finds a type again: by the loader that every other read uses, so under the same visibility.
 * @param key the column that the id stands for; a uuid unless the rows are reference data
 */
export const registerNode = (type: string, loader: Loader<string, object | null>, key: Key = 'id'): void => {
  refetch.set(type, { loader, key });
};

/** The column that a type's global id stands for; null for a type that is no node. */
export const nodeKey = (type: string): Key | null => refetch.get(type)?.key ?? null;

/** The row behind a global id, marked with its type; null for unknown, foreign and malformed ids alike. */
export async function nodeOf(context: Context, globalId: string): Promise<object | null> {
  const id = fromGlobalId(globalId);
  const known = id && refetch.get(id.type);
  if (!id || !known || (known.key === 'id' && !isUuid(id.id))) return null;
  const row = await known.loader(context).load(id.id);
  return row && { ...row, __typename: id.type };
}

import { getNamedType, type GraphQLField, type GraphQLObjectType, isObjectType } from 'graphql';
import { allOf, behind, edgesOf, isConnection, tokensOf, under } from './schema.ts';

type AnyField = GraphQLField<unknown, unknown>;
/** Edges one after the other. */
export type Path = readonly AnyField[];

const objectBehind = (edge: AnyField): GraphQLObjectType | null => {
  const type = behind(edge);
  return isObjectType(type) ? type : null;
};

/** How many levels of an operation a path takes, the values at its end with it: a page takes two. */
const levelsOf = (path: Path): number => 1 + path.reduce((sum, edge) => sum + (isConnection(getNamedType(edge.type)) ? 2 : 1), 0);

/** Every path of so many edges from a type, in the order in which those that begin alike stand together. */
export function* pathsFrom(type: GraphQLObjectType, length: number, before: Path = []): Generator<Path> {
  if (length === 0) return void (yield before);
  for (const edge of edgesOf(type)) {
    const next = objectBehind(edge);
    if (next) yield* pathsFrom(next, length - 1, [...before, edge]);
  }
}

/** One selection for paths that begin at the same type: what they share is asked once, and every value at each end. */
export function selectionFor(paths: readonly Path[], rows = 2): string {
  const pieces: string[] = ['__typename'];
  for (const [edge, through] of Map.groupBy(paths, (path) => path[0]!)) {
    const rest = through.map((path) => path.slice(1)).filter((path) => path.length > 0);
    pieces.push(under(edge, rest.length > 0 ? selectionFor(rest, rows) : allOf(objectBehind(edge)!), false, rows));
  }
  return pieces.join(' ');
}

const TOKENS = 700;
/** Paths in batches, each for one operation; those that are deeper than an operation may be are counted apart. */
export function* batches(paths: Iterable<Path>, levels: number, beyond: (path: Path) => void): Generator<Path[]> {
  let batch: Path[] = [];
  let tokens = 0;
  for (const path of paths) {
    if (levelsOf(path) > levels) {
      beyond(path);
      continue;
    }
    const last = batch.at(-1);
    const shared = last ? path.findIndex((edge, at) => edge !== last[at]) : 0;
    const more = tokensOf(selectionFor([path.slice(Math.max(shared, 0))]));
    if (tokens + more > TOKENS) {
      yield batch;
      [batch, tokens] = [[], 0];
    }
    tokens += batch.length === 0 ? tokensOf(selectionFor([path])) : more;
    batch.push(path);
  }
  if (batch.length > 0) yield batch;
}

import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql';
import { hashOf, type Manifest } from './trusted-documents.ts';

/** A file with operations, fragments, or both. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

const parsed = ({ file, text }: Source): DocumentNode => {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/** The fragments that something spreads, and those that they spread, each once, in the order of their names. */
function spreadBy(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>();
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      FragmentSpread({ name: { value: name } }) {
        const fragment = fragments.get(name);
        if (!fragment) throw new Error(`${operation.name!.value}: there is no fragment ${name} in these files`);
        if (found.has(name)) return;
        found.set(name, fragment);
        look(fragment);
      },
    });
  look(operation);
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fragment]) => fragment);
}

/** Everything of one kind by its name; two of one name are a mistake, since nobody could say which is meant. */
function byName<T extends OperationDefinitionNode | FragmentDefinitionNode>(documents: readonly DocumentNode[], kind: T['kind']): Map<string, T> {
  const named = new Map<string, T>();
  for (const definition of documents.flatMap((document) => document.definitions)) {
    if (definition.kind !== kind) continue;
    const name = (definition as T).name?.value;
    if (name === undefined) throw new Error('An operation has no name: each must have one, for the manifest names it.');
    if (named.has(name)) throw new Error(`${name} stands in these files twice`);
    named.set(name, definition as T);
  }
  return named;
}

/**
 * The manifest of the operations in some files, each with the fragments that it spreads, in Apollo's format.
 * @throws Error that names the file, or the operation, that something is wrong with
 */
export function manifestOf(sources: readonly Source[]): Manifest {
  const documents = sources.map(parsed);
  const fragments = byName<FragmentDefinitionNode>(documents, Kind.FRAGMENT_DEFINITION);
  const operations = [...byName<OperationDefinitionNode>(documents, Kind.OPERATION_DEFINITION)].map(([name, operation]) => {
    const body = print({ kind: Kind.DOCUMENT, definitions: [operation, ...spreadBy(operation, fragments)] });
    return { id: hashOf(body), body, name, type: operation.operation };
  });
  return { format: 'apollo-persisted-query-manifest', version: 1, operations: operations.toSorted((a, b) => (a.name < b.name ? -1 : 1)) as Manifest['operations'] };
}


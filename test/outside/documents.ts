import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print } from 'graphql';
import { loadExamples } from '../../src/server/explorer.ts';

/** A document that we show, with an operation of that name in it and the variables it is shown with. */
export interface Shown {
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly from: string;
}

/** Gives an operation without a name one, as compilers ask for it. */
function named(text: string, name: string): { name: string; text: string } {
  const document = parse(text);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  if (operation.name) return { name: operation.name.value, text };
  const definitions = document.definitions.map((definition) => (definition === operation ? { ...operation, name: { kind: Kind.NAME, value: name } as const } : definition));
  return { name, text: print({ ...document, definitions }) };
}

/** Every body that the README sends with curl, and every example of the explorer. */
export async function shownDocuments(): Promise<Shown[]> {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const bodies = [...readme.matchAll(/-d '(\{"query".*?\})'$/gm)].map(([, body]) => JSON.parse(body!) as { query: string; variables?: Record<string, unknown> });
  return [
    ...bodies.map(({ query, variables = {} }, index) => ({ ...named(query, `FromReadme${index + 1}`), variables, from: 'README.md' })),
    ...(await loadExamples()).map(({ name, query, variables }, index) => ({ ...named(query, `Example${index + 1}`), variables, from: `examples, "${name}"` })),
  ];
}

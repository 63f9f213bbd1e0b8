import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shown, shownDocuments } from './documents.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'jisr-codegen-'));

/** What a client would write: each document asked with the variables it is shown with. */
const usesOf = (documents: readonly Shown[]): string => `
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ${documents.map(({ name }) => `${name}Document`).join(', ')} } from './gql/graphql';

declare function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Data;

${documents.map(({ name, variables, from }) => `// ${from}\nexport const ${name} = ask(${name}Document, ${JSON.stringify(variables)});`).join('\n')}

const count: number = FromReadme1.offers.totalCount;
const title: string = FromReadme1.offers.nodes[0]!.title;
// @ts-expect-error A field that the document did not ask for.
FromReadme1.offers.nodes[0]!.openings;
// @ts-expect-error A variable that the document does not have.
ask(FromReadme1Document, { nothing: 1 });
export { count, title };
`;

const CONFIG = { compilerOptions: { strict: true, noEmit: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler', types: [], skipLibCheck: false }, include: ['.'] };

async function compile(): Promise<string> {
  try {
    return (await promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: folder })).stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe('types for the documents we show, by the client preset of graphql-codegen', () => {
  let documents: Shown[];

  beforeAll(async () => {
    documents = await shownDocuments();
    mkdirSync(join(folder, 'documents'));
    for (const { name, text } of documents) writeFileSync(join(folder, 'documents', `${name}.graphql`), text);
    await generate({
      cwd: folder,
      schema: join(root, 'schema.graphql'),
      documents: 'documents/*.graphql',
      silent: true,
      errorsOnly: true,
      generates: { 'gql/': { preset, config: { enumsAsTypes: true, scalars: { ID: 'string', Date: 'string', DateTime: 'string', Decimal: 'string', URL: 'string', JSONObject: 'Record<string, unknown>' } } } },
    }, true);
    mkdirSync(join(folder, 'node_modules/@graphql-typed-document-node'), { recursive: true });
    symlinkSync(join(root, 'node_modules/graphql'), join(folder, 'node_modules/graphql'));
    symlinkSync(join(import.meta.dirname, 'node_modules/@graphql-typed-document-node/core'), join(folder, 'node_modules/@graphql-typed-document-node/core'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are made of all documents of the README and of the examples, each under a name of its own', () => {
    expect(documents.filter(({ from }) => from === 'README.md').length).toBeGreaterThanOrEqual(3);
    expect(documents.length).toBeGreaterThanOrEqual(30);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
  });

  it('compile under tsc --strict, with the variables that the examples are shown with', async () => {
    writeFileSync(join(folder, 'uses.ts'), usesOf(documents));
    expect(await compile()).toBe('');
  });

  it('would not, were a variable of another type', async () => {
    const wrong = documents.map((one) => (one.name === 'Preview' ? { ...one, variables: { first: 'five' } } : one));
    writeFileSync(join(folder, 'uses.ts'), usesOf(wrong));
    expect(await compile()).toContain("uses.ts");
  });
});

import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { projectRoot } from '../../kernel/project-root.ts';
import { makeSchema } from '../schema.ts';
import { readArguments } from './arguments.ts';

const USAGE = `npm run schema -- [--release]

Writes schema.graphql, the graph as the service serves it.

  --release   also writes docs/released.graphql, with the version in package.json: what later changes are compared with`;

/** The schema as it is committed: sorted, so that a diff shows what changed and nothing else. */
export const sortedSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;

/** The first line of docs/released.graphql: which release it is of, and of what day. */
const releasedAs = (version: string, day: string): string => `# The graph of release ${version}, ${day}. "npm run schema -- --release" writes it.`;

// `npm run schema` writes schema.graphql; a test compares it with what the service serves.
if (process.argv[1] === import.meta.filename) {
  const { release } = readArguments(USAGE, { release: { type: 'boolean' } });
  const text = sortedSchema(await makeSchema());
  writeFileSync(join(projectRoot, 'schema.graphql'), text);
  console.log('schema.graphql written');
  if (release) {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
    writeFileSync(join(projectRoot, 'docs/released.graphql'), `${releasedAs(version, new Date().toISOString().slice(0, 10))}\n${text}`);
    console.log(`docs/released.graphql written: from now on what changes is compared with ${version}`);
  }
}

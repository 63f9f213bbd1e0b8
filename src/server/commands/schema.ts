import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { projectRoot } from '../../kernel/project-root.ts';
import { makeSchema } from '../schema.ts';

/** The schema as it is committed: sorted, so that a diff shows what changed and nothing else. */
export const sortedSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;

// `npm run schema` writes schema.graphql; a test compares it with what the service serves.
if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(projectRoot, 'schema.graphql'), sortedSchema(await makeSchema()));
  console.log('schema.graphql written');
}

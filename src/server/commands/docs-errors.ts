import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';
import { withErrors } from '../errors.page.ts';
import { makeSchema } from '../schema.ts';
import { readArguments } from './arguments.ts';

readArguments('npm run docs:errors\n\nWrites every code of an error, with its meaning, into docs/errors.md. Takes no arguments.', {});
// What resolvers stand on defines the faults; making the schema loads them all.
await makeSchema();
const page = join(projectRoot, 'docs/errors.md');
writeFileSync(page, withErrors(readFileSync(page, 'utf8')));
console.log('docs/errors.md holds the present codes');

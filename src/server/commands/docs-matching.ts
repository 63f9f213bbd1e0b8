import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLES } from '../../matching/weights.ts';
import { withWeights } from '../../matching/weights.table.ts';
import { projectRoot } from '../../kernel/project-root.ts';
import { readArguments } from './arguments.ts';

readArguments('npm run docs:matching\n\nWrites the present table of weights, with its reasons, into docs/matching.md. Takes no arguments.', {});
const page = join(projectRoot, 'docs/matching.md');
writeFileSync(page, withWeights(readFileSync(page, 'utf8'), TABLES.at(-1)!));
console.log('docs/matching.md holds the present weights');

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';
import { licenceFaults, licencesPage } from '../supply/licences.ts';
import { readArguments } from './arguments.ts';

readArguments('npm run licences\n\nWrites docs/licences.md: under which licence each package is. Takes no arguments.\nEnds with 1 where one is unknown or not among the licences that are taken.', {});
writeFileSync(join(projectRoot, 'docs/licences.md'), licencesPage(projectRoot));
console.log('docs/licences.md written');
const faults = licenceFaults(projectRoot);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

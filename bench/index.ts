import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchCohort } from './cohort/index.ts';
import { benchMatching, ROWS } from './matching/index.ts';
import { Report } from './report.ts';

const USAGE = `npm run bench -- matching [--scale N] [--rows A,B] [--json FILE] [--dir FOLDER]
npm run bench -- cohort [--json FILE] [--dir FOLDER]

Measures matching in a world of its own, with PostgreSQL, Meilisearch and a service of its own. The world is made once and kept in
the folder; a run that was ended goes on where it was. Every row ends as one JSON line {"name", "value", "goal", "holds"} on stdout.
cohort measures sheets of 1,000 and 10,000 learners through the service, beside the same people made by single mutations.
  --scale N      thousands of offers, and as many thousands of graduates, 1-300; 100 if left out
  --rows A,B     some rows alone: ${ROWS.join(', ')}
  --json FILE    writes the lines to a file too
  --dir FOLDER   where the world is kept; .data/bench if left out`;

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({ allowPositionals: true, options: { scale: { type: 'string', default: '100' }, rows: { type: 'string' }, json: { type: 'string' }, dir: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } } });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = read();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (positionals.length !== 1 || !['matching', 'cohort'].includes(positionals[0]!)) refuse(`Say what to measure: matching or cohort${positionals.length > 0 ? `, not ${positionals.join(' ')}` : ''}.`);
const scale = Number(values.scale);
if (!Number.isInteger(scale) || scale < 1 || scale > 300) refuse(`--scale is ${JSON.stringify(values.scale)}: give a whole number from 1 to 300.`);
const rows = values.rows?.split(',') ?? [...ROWS];
const unknown = rows.find((row) => !(ROWS as readonly string[]).includes(row));
if (unknown !== undefined) refuse(`There is no row ${JSON.stringify(unknown)}; there are ${ROWS.join(', ')}.`);

const report = new Report();
try {
  if (positionals[0] === 'cohort') await benchCohort({ dir: values.dir, report });
  else await benchMatching({ size: scale * 1000, rows, dir: values.dir, report });
} catch (error) {
  console.error(`The bench broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
} finally {
  if (values.json !== undefined) writeFileSync(values.json, report.lines.map((line) => `${line}\n`).join(''));
}
process.exit();

import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchCohort } from './cohort/index.ts';
import { benchEdge, EDGE_ROWS } from './edge/index.ts';
import { benchMatching, ROWS } from './matching/index.ts';
import { Report } from './report.ts';

const USAGE = `npm run bench -- matching [--scale N] [--rows A,B] [--json FILE] [--dir FOLDER]
npm run bench -- cohort [--json FILE] [--dir FOLDER]
npm run bench -- edge [--rows A,B] [--minutes N] [--json FILE] [--dir FOLDER]

Measures matching in a world of its own, with PostgreSQL, Meilisearch and a service of its own. The world is made once and kept in
the folder; a run that was ended goes on where it was. Every row ends as one JSON line {"name", "value", "goal", "holds"} on stdout.
cohort measures sheets of 1,000 and 10,000 learners through the service, beside the same people made by single mutations.
edge measures what identity, visibility, limits and logging cost, beside PostGraphile 5, mercurius and jit, bare Apollo and bare statements
on the same tables; their packages are installed into bench/peers at the first run. Linux only: CPU times are read from /proc.
  --scale N      matching: thousands of offers, and as many thousands of graduates, 1-300; 100 if left out
  --rows A,B     some rows alone; matching: ${ROWS.join(', ')}
                 edge: ${EDGE_ROWS.join(', ')}
  --minutes N    edge: how long memory is watched, 1-120; 10 if left out, not at all at 0
  --json FILE    writes the lines to a file too
  --dir FOLDER   where the world is kept; .data/bench if left out`;

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({ allowPositionals: true, options: { scale: { type: 'string', default: '100' }, rows: { type: 'string' }, minutes: { type: 'string', default: '10' }, json: { type: 'string' }, dir: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } } });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = read();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (positionals.length !== 1 || !['matching', 'cohort', 'edge'].includes(positionals[0]!)) refuse(`Say what to measure: matching, cohort or edge${positionals.length > 0 ? `, not ${positionals.join(' ')}` : ''}.`);
const scale = Number(values.scale);
if (!Number.isInteger(scale) || scale < 1 || scale > 300) refuse(`--scale is ${JSON.stringify(values.scale)}: give a whole number from 1 to 300.`);
const minutes = Number(values.minutes);
if (!Number.isInteger(minutes) || minutes < 0 || minutes > 120) refuse(`--minutes is ${JSON.stringify(values.minutes)}: give a whole number from 0 to 120.`);
const known: readonly string[] = positionals[0] === 'edge' ? EDGE_ROWS : ROWS;
const rows = values.rows?.split(',') ?? known;
const unknown = rows.find((row) => !known.includes(row));
if (unknown !== undefined) refuse(`There is no row ${JSON.stringify(unknown)}; there are ${known.join(', ')}.`);

const report = new Report();
try {
  if (positionals[0] === 'edge') await benchEdge({ rows: rows.filter((row) => row !== 'memory' || minutes > 0), minutes, dir: values.dir, report });
  else if (positionals[0] === 'cohort') await benchCohort({ dir: values.dir, report });
  else await benchMatching({ size: scale * 1000, rows, dir: values.dir, report });
} catch (error) {
  console.error(`The bench broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
} finally {
  if (values.json !== undefined) writeFileSync(values.json, report.lines.map((line) => `${line}\n`).join(''));
}
process.exit();

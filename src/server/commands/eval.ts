import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LinesError } from '../../kernel/json-lines.ts';
import { RANKERS, runSet, type WeightsName } from '../../evaluation/run.ts';
import { readSet, SetError } from '../../evaluation/set.ts';
import { startMeilisearch } from '../embedded/meilisearch.ts';
import { makeLog } from '../log.ts';
import { showProgress } from '../progress.ts';
import { readPositionals } from './arguments.ts';

const USAGE = `npm run eval -- DIR --out RUN.jsonl [--weights shipped|occupation]

Ranks the documents of an evaluation set for each of its queries through the product's own normalisation, retrieval and score, in a
taxonomy and a search engine of the run's own, and writes a line {"q", "ranked": [ids, best first]} for each query.
  DIR        has skills, docs and queries, and skill_groups where there are, as .jsonl or .jsonl.gz. Essential skills are must-haves,
             optional ones nice-to-haves. Of a query's skills only label and lang are read; ids in exclude are left out.
  --out      the file to write; an earlier one is replaced
  --weights  shipped: the product's table; occupation: one of its own for thin lists, affinity at full weight. shipped if left out
  --first    so many ids a line, at least 50; 200 if left out`;

const { positionals, values: given } = readPositionals(USAGE, { out: { type: 'string' }, weights: { type: 'string', default: 'shipped' }, first: { type: 'string', default: '200' } });

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

const [folder, ...more] = positionals;
if (folder === undefined || more.length > 0) refuse('Give one folder, DIR.');
const first = Number(given.first);
if (given.out === undefined) refuse('Say where the rankings go: --out RUN.jsonl.');
if (!existsSync(dirname(resolve(given.out)))) refuse(`${dirname(resolve(given.out))} is no folder: --out cannot be written.`);
if (!Object.hasOwn(RANKERS, given.weights)) refuse(`--weights is ${JSON.stringify(given.weights)}: give ${Object.keys(RANKERS).join(' or ')}.`);
if (!Number.isInteger(first) || first < 50) refuse(`--first is ${JSON.stringify(given.first)}: give a whole number of at least 50.`);

const { step, end } = showProgress(process.stderr);
const place = mkdtempSync(join(tmpdir(), 'jisr-eval-'));
try {
  step('reading the set');
  const set = readSet(resolve(folder));
  const search = await startMeilisearch({ dataDir: place, log: makeLog('warn') });
  try {
    const rankings = await runSet(set, { weights: given.weights as WeightsName, meiliUrl: search.url, meiliKey: search.key, progress: step });
    end();
    writeFileSync(given.out, rankings.map(({ q, ranked }) => `${JSON.stringify({ q, ranked: ranked.slice(0, first) })}\n`).join(''));
    console.error(`${rankings.length} rankings by the weights "${given.weights}" are in ${given.out}`);
  } finally {
    await search.stop();
  }
} catch (error) {
  end();
  console.error(error instanceof SetError || error instanceof LinesError ? error.message : `The set was not ranked: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

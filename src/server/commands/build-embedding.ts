import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { groundOf } from '../../matching/embedding/ground.ts';
import { buildModel } from '../../matching/embedding/model.build.ts';
import { writeModel } from '../../matching/embedding/model.file.ts';
import { drawSample } from '../../matching/embedding/sample.ts';
import { graphBy, matcherOf, MATCHERS } from '../../matching/versions.ts';
import { buildPlaceLookup } from '../../places/place-lookup.ts';
import { readPlaceFiles } from '../../places/place.files.ts';
import { readTaxonomyFiles } from '../../skills/taxonomy.files.ts';
import { projectRoot } from '../../kernel/project-root.ts';
import { readArguments } from './arguments.ts';
import { snapshotFile, versionFault, writeSnapshot } from './snapshots.ts';

const USAGE = `npm run build:embedding -- --version V [--seed N] [--sample N] [--out FILE] [--write]

Compresses the score of a version of the matcher into short vectors, by which the search engine finds the nearest offers and people:
from the taxonomy and the places of the files, the version's weights, and a sample of both sides that is drawn from them. The same
arguments give the same file. The service reads the file of the present version.
  --version V   the version of the matcher; its file is src/matching/snapshots/embedding-V.bin
  --seed N      draws another sample; 1 if left out
  --sample N    so many of each side at least, 1000-100000; 20000 if left out, as the shipped one
  --out FILE    where it is written
  --write       writes it; a version that is there already is never written over`;

const given = readArguments(USAGE, { version: { type: 'string' }, seed: { type: 'string', default: '1' }, sample: { type: 'string', default: '20000' }, out: { type: 'string' }, write: { type: 'boolean', default: false } });

/** Abroad, where its graduates go. */
const ABROAD = ['FR', 'FR-IDF', 'FR-PAC', 'ES', 'ES-CT', 'BE', 'DE', 'NL', 'CA'];

function faultOf({ version, seed, sample }: typeof given): string | null {
  if (!Number.isInteger(Number(seed))) return `"${seed}" is no seed: give a whole number.`;
  if (!Number.isInteger(Number(sample)) || Number(sample) < 1000 || Number(sample) > 100_000) return `"${sample}" is no size of a sample: give 1000 to 100000.`;
  const fault = versionFault(version);
  if (fault !== null) return fault;
  return MATCHERS.some((one) => one.version === version) ? null : `There is no matcher ${version}; known are ${MATCHERS.map((one) => one.version).join(', ')}.`;
}

function build(version: string): number {
  const begun = performance.now();
  const entries = readTaxonomyFiles(join(projectRoot, 'seeds/skills'));
  const places = readPlaceFiles(join(projectRoot, 'seeds/places'));
  const codes = places.filter(({ code, kind }) => (kind === 'PROVINCE' && code.startsWith('MA-')) || ABROAD.includes(code)).map(({ code }) => code);
  const graph = graphBy(matcherOf(version), entries);
  const ground = groundOf(graph, entries, buildPlaceLookup(places), codes);
  const sample = drawSample(ground, Number(given.seed), Number(given.sample));
  console.error(`  factoring ${sample.offers.length} offers and ${sample.people.length} people ...`);
  const model = buildModel(graph, version, sample, ground.placesWith);
  const file = writeModel(model);
  console.log(`${model.features.length} dimensions into ${model.offers.rank} for offers and ${model.people.rank} for people, ${(file.length / 1_000_000).toFixed(1)} MB, in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  if (given.write) return writeSnapshot(resolve(given.out ?? snapshotFile(`embedding-${version}.bin`)), file);
  console.log('Nothing was written; --write does.');
  return 0;
}

const fault = faultOf(given);
if (fault !== null) {
  console.error(`${fault}\n\n${USAGE}`);
  process.exit(2);
}
try {
  process.exitCode = build(given.version!);
} catch (error) {
  console.error(`The embedding was not built: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

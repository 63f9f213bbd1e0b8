import 'reflect-metadata';
import { resolve } from 'node:path';
import { isDay } from '../../kernel/clock.ts';
import { buildRelatedness, type RelatednessSnapshot } from '../../matching/relatedness/build.ts';
import { readArguments } from './arguments.ts';
import { liveMaterial, MODEL_JOBS, MODEL_PROGRAMMES, priorMaterial, snapshotFile, versionFault, writeSnapshot } from './snapshots.ts';

const USAGE = `npm run build:relatedness -- --version V [--prior] [--day D] [--show SKILL] [--out FILE] [--write]

Builds a snapshot of which skills are near each other, which the part AFFINITY of a score comes from: by what the offers published in
the year up to a day ask together, the demo's sorts of job and programmes as models, by the letters of names and by ancestors.
  --version V   what the snapshot is called, such as 2027-01
  --prior       the models alone: no database is asked
  --day D       the last day counted, YYYY-MM-DD; today if left out
  --show SKILL  prints the rows of a skill; may be given several times
  --out FILE    where it is written; src/matching/snapshots/relatedness-V.json if left out
  --write       writes it; a version that is there already is never written over`;

const given = readArguments(USAGE, {
  version: { type: 'string' }, prior: { type: 'boolean', default: false }, day: { type: 'string' }, show: { type: 'string', multiple: true }, out: { type: 'string' }, write: { type: 'boolean', default: false },
});

function faultOf({ version, prior, day }: typeof given): string | null {
  if (day !== undefined && !isDay(day)) return `"${day}" is no day: write it YYYY-MM-DD.`;
  if (prior && day !== undefined) return '--day counts live offers, and --prior counts none.';
  return versionFault(version);
}

/** One skill a line, so that two versions can be compared. */
const written = ({ near, ...head }: RelatednessSnapshot): string =>
  `{${Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')}, "near": {\n${Object.entries(near).map(([slug, rows]) => `${JSON.stringify(slug)}: ${JSON.stringify(rows)}`).join(',\n')}\n}}\n`;

async function build(version: string): Promise<number> {
  const { entries, live } = given.prior ? priorMaterial() : await liveMaterial(given.day);
  const built = buildRelatedness(version, entries, [...MODEL_JOBS, ...MODEL_PROGRAMMES], live);
  console.log(`${built.liveOffers} live offers${built.asOf === null ? '' : ` up to ${built.asOf}`}, ${built.modelLists} models; ${Object.keys(built.near).length} of ${entries.length} skills have a near one`);
  for (const slug of given.show ?? []) console.log(`  ${slug}: ${(built.near[slug] ?? []).map(([held, credit]) => `${held} ${(credit / 10_000).toFixed(2)}`).join(', ') || 'nothing'}`);
  if (given.write) return writeSnapshot(resolve(given.out ?? snapshotFile(`relatedness-${version}.json`)), Buffer.from(written(built)));
  console.log('Nothing was written; --write does.');
  return 0;
}

const fault = faultOf(given);
if (fault !== null) {
  console.error(`${fault}\n\n${USAGE}`);
  process.exit(2);
}
try {
  process.exitCode = await build(given.version!);
} catch (error) {
  console.error(`The snapshot was not built: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

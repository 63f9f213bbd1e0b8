import 'reflect-metadata';
import { resolve } from 'node:path';
import { isDay } from '../../kernel/clock.ts';
import { buildIdf, type CountedIdf } from '../../matching/idf.build.ts';
import { idfFromSnapshot } from '../../matching/idf.counted.ts';
import { buildSkillGraph } from '../../matching/skill-graph.ts';
import { graphBy, matcherOf, type MatchedEntry } from '../../matching/versions.ts';
import { readArguments } from './arguments.ts';
import { liveMaterial, MODEL_JOBS, priorMaterial, snapshotFile, versionFault, writeSnapshot } from './snapshots.ts';

const USAGE = `npm run build:idf -- --version V [--prior] [--day D] [--out FILE] [--write]

Builds a snapshot of how often offers ask for each skill, which the weights of must-haves come from: a prior that counts as 4,000
offers, the demo's sorts of job as model offers, and the offers published in the year up to a day. Says what it would change; the
service reads the snapshots that src/matching/versions.ts names, so a new one acts with a new version of the matcher.
  --version V  what the snapshot is called, such as 2027-01
  --prior      the prior and the model offers alone: no database is asked
  --day D      the last day counted, YYYY-MM-DD; today if left out
  --out FILE   where it is written; src/matching/snapshots/idf-V.json if left out
  --write      writes it; a version that is there already is never written over`;

const SHOWN = 20;

function tell(built: CountedIdf, entries: readonly MatchedEntry[]): void {
  const present = matcherOf();
  const [before, after] = [graphBy(present, entries), buildSkillGraph(entries, idfFromSnapshot(built, entries), { weights: present.weights })];
  const moved = entries.map(({ slug }) => ({ slug, from: before.weightOf(slug), to: after.weightOf(slug) })).filter(({ from, to }) => from !== to);
  console.log(`${built.liveOffers} live offers${built.asOf === null ? '' : ` up to ${built.asOf}`}, ${built.modelOffers} model offers, a prior of ${built.priorOffers}; ${Object.keys(built.perThousand).length} skills, an ordinary one asked by ${built.ordinaryPerThousand} offers per thousand`);
  console.log(`against matcher ${present.version}: ${moved.length} weights differ`);
  for (const { slug, from, to } of moved.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || (a.slug < b.slug ? -1 : 1)).slice(0, SHOWN)) {
    console.log(`  ${slug.padEnd(36)} ${(from / 100).toFixed(2)} -> ${(to / 100).toFixed(2)}`);
  }
}

/** One figure a line, so that two versions can be compared. */
const written = (built: CountedIdf): string => `${JSON.stringify(built, null, 1)}\n`;

const given = readArguments(USAGE, { version: { type: 'string' }, prior: { type: 'boolean', default: false }, day: { type: 'string' }, out: { type: 'string' }, write: { type: 'boolean', default: false } });

async function build(version: string): Promise<number> {
  const { entries, live } = given.prior ? priorMaterial() : await liveMaterial(given.day);
  const built = buildIdf(version, entries, MODEL_JOBS, live);
  tell(built, entries);
  if (given.write) return writeSnapshot(resolve(given.out ?? snapshotFile(`idf-${version}.json`)), Buffer.from(written(built)));
  console.log('Nothing was written; --write does.');
  return 0;
}

function faultOf({ version, prior, day }: typeof given): string | null {
  if (day !== undefined && !isDay(day)) return `"${day}" is no day: write it YYYY-MM-DD.`;
  if (prior && day !== undefined) return '--day counts live offers, and --prior counts none.';
  return versionFault(version);
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

import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JOBS } from '../../../seeds/demo/content/jobs.ts';
import { readAsk } from '../../../seeds/demo/asks.ts';
import { dayOf, isDay } from '../../kernel/clock.ts';
import { buildIdf, type CountedIdf } from '../../matching/idf.build.ts';
import { askedInTheYearTo } from '../../matching/idf.live.ts';
import { idfFromSnapshot } from '../../matching/idf.counted.ts';
import { buildSkillGraph } from '../../matching/skill-graph.ts';
import { graphBy, matcherOf, type MatchedEntry } from '../../matching/versions.ts';
import { skillMap } from '../../skills/skill.map.ts';
import { readTaxonomyFiles } from '../../skills/taxonomy.files.ts';
import { connectForCommand } from '../command.ts';
import { projectRoot } from '../project-root.ts';
import { makeContext } from '../request-context.ts';
import { readArguments } from './arguments.ts';

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

/** What each of the demo's sorts of job asks for, in any way. */
const MODELS = JOBS.map(({ must, nice }) => [...must, ...nice].flatMap((text) => readAsk(text).skills));

interface Material {
  readonly entries: readonly MatchedEntry[];
  readonly live: Parameters<typeof buildIdf>[3];
}

/** The taxonomy of the database, what was imported only where somebody asks for it, and the offers. */
async function fromDatabase(day: string | undefined): Promise<Material> {
  const { app, stop } = await connectForCommand();
  try {
    const asOf = day ?? dayOf(app.now());
    const offers = await askedInTheYearTo(makeContext(app), asOf);
    const asked = new Set(offers.flatMap(({ skills }) => skills));
    const { entries } = await skillMap({ app });
    return { entries: entries.filter(({ origin, slug }) => origin !== 'ESCO' || asked.has(slug)), live: { asOf, offers } };
  } finally {
    await stop();
  }
}

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

function write(file: string, text: string): number {
  if (existsSync(file)) {
    if (readFileSync(file, 'utf8') === text) {
      console.log(`${file} says the same already`);
      return 0;
    }
    console.error(`${file} is there and differs: a version is kept as it is. Give another --version.`);
    return 1;
  }
  writeFileSync(file, text);
  console.log(`${file} written. It acts once src/matching/versions.ts names it in a new version of the matcher.`);
  return 0;
}

const given = readArguments(USAGE, { version: { type: 'string' }, prior: { type: 'boolean', default: false }, day: { type: 'string' }, out: { type: 'string' }, write: { type: 'boolean', default: false } });

async function build(version: string): Promise<number> {
  const { entries, live } = given.prior ? { entries: readTaxonomyFiles(join(projectRoot, 'seeds/skills')), live: null } : await fromDatabase(given.day);
  const built = buildIdf(version, entries, MODELS, live);
  tell(built, entries);
  if (given.write) return write(resolve(given.out ?? join(projectRoot, `src/matching/snapshots/idf-${version}.json`)), written(built));
  console.log('Nothing was written; --write does.');
  return 0;
}

function faultOf({ version, prior, day }: typeof given): string | null {
  if (version === undefined) return 'Say what the snapshot is called: --version 2027-01.';
  if (!/^\d{4}-\d{2}(-[a-z0-9]+)?$/.test(version)) return `"${version}" is no version: a year and a month, such as 2027-01.`;
  if (day !== undefined && !isDay(day)) return `"${day}" is no day: write it YYYY-MM-DD.`;
  return prior && day !== undefined ? '--day counts live offers, and --prior counts none.' : null;
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

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOBS } from '../../../seeds/demo/content/jobs.ts';
import { PROGRAMMES } from '../../../seeds/demo/content/programmes.ts';
import { readAsk, readTaught } from '../../../seeds/demo/asks.ts';
import { dayOf } from '../../kernel/clock.ts';
import { askedInTheYearTo } from '../../matching/idf.live.ts';
import { type SkillEntry, skillMap } from '../../skills/skill.map.ts';
import { readTaxonomyFiles, type TaxonomyEntry } from '../../skills/taxonomy.files.ts';
import { connectForCommand } from '../command.ts';
import { projectRoot } from '../../kernel/project-root.ts';
import { makeContext } from '../request-context.ts';

/** What a snapshot is built from: the taxonomy, and the offers of the year where a database is asked. */
export interface Material {
  readonly entries: readonly (SkillEntry | TaxonomyEntry)[];
  readonly live: { readonly asOf: string; readonly offers: Awaited<ReturnType<typeof askedInTheYearTo>> } | null;
}

/** What each of the demo's sorts of job asks for, and what each programme teaches: lists of skills that go together. */
export const MODEL_JOBS: readonly (readonly string[])[] = JOBS.map(({ must, nice }) => [...must, ...nice].flatMap((text) => readAsk(text).skills));
export const MODEL_PROGRAMMES: readonly (readonly string[])[] = Object.values(PROGRAMMES).map(({ teaches, beside }) => [...teaches.map((text) => readTaught(text).skill), ...beside]);

/** The taxonomy of the files, and no offers. */
export const priorMaterial = (): Material => ({ entries: readTaxonomyFiles(join(projectRoot, 'seeds/skills')), live: null });

/** The taxonomy of the database, what was imported only where somebody asks for it, and the offers. */
export async function liveMaterial(day: string | undefined): Promise<Material> {
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

export const snapshotFile = (name: string): string => join(projectRoot, 'src/matching/snapshots', name);

/** Why a version cannot be called so; null where it can. */
export function versionFault(version: string | undefined): string | null {
  if (version === undefined) return 'Say what the snapshot is called: --version 2027-01.';
  return /^\d{4}-\d{2}(-[a-z0-9]+)?$/.test(version) ? null : `"${version}" is no version: a year and a month, such as 2027-01.`;
}

/** Writes a snapshot; one that is there already is never written over. @returns the exit code */
export function writeSnapshot(file: string, content: Buffer): number {
  if (existsSync(file)) {
    if (readFileSync(file).equals(content)) {
      console.log(`${file} says the same already`);
      return 0;
    }
    console.error(`${file} is there and differs: a version is kept as it is. Give another --version.`);
    return 1;
  }
  writeFileSync(file, content);
  console.log(`${file} written. It acts once src/matching/versions.ts names it in a new version of the matcher.`);
  return 0;
}

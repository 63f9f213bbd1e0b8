import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LockMode } from '@mikro-orm/core';
import type { App, Tx } from '../kernel/context.ts';
import { changed, transact } from '../kernel/transact.ts';
import { readPlaceFiles } from '../places/place.files.ts';
import { importPlaces } from '../places/place.service.ts';
import { checkTaxonomy, readTaxonomyFiles } from '../skills/taxonomy.files.ts';
import { importTaxonomy } from '../skills/taxonomy.service.ts';
import { projectRoot } from '../kernel/project-root.ts';
import { ReferenceImport } from './reference.entity.ts';
import { makeContext } from './request-context.ts';

async function importSkills(tx: Tx, path: string): Promise<void> {
  const entries = readTaxonomyFiles(path);
  const faults = checkTaxonomy(entries);
  if (faults.length > 0) throw new Error(`The skill taxonomy contradicts itself:\n${faults.join('\n')}`);
  await importTaxonomy(tx, entries);
}

/** What each folder under `seeds/` becomes, in the order in which it may. */
const IMPORTS: Readonly<Record<string, (tx: Tx, path: string) => Promise<void>>> = {
  places: (tx, path) => importPlaces(tx, readPlaceFiles(path)),
  skills: importSkills,
};

const pathOf = (folder: string): string => join(projectRoot, 'seeds', folder);

/** Of the files, and of `package.json`: a new version may read them otherwise, and the names of countries come from a package. */
function hashOf(folder: string): string {
  const hash = createHash('sha256').update(readFileSync(join(projectRoot, 'package.json')));
  for (const file of readdirSync(pathOf(folder)).toSorted()) hash.update(`\0${file}\0`).update(readFileSync(join(pathOf(folder), file)));
  return hash.digest('hex');
}

async function importFolder(tx: Tx, folder: string, hash: string): Promise<void> {
  // The row is a lock too: of two services that start at once, the second waits here and finds the work done.
  await tx.em.upsert(ReferenceImport, { folder, hash: '' }, { onConflictAction: 'ignore', disableIdentityMap: true });
  const kept = await tx.em.findOneOrFail(ReferenceImport, { folder }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (kept.hash === hash) return;
  await IMPORTS[folder]!(tx, pathOf(folder));
  kept.hash = hash;
  changed(tx, 'reference', folder);
}

/** Brings the map and the taxonomy up to the files under `seeds/`. Running it again changes nothing, and reads little. */
export async function importReference(app: App): Promise<void> {
  const kept = new Map((await app.orm.em.fork().find(ReferenceImport, {})).map((row) => [row.folder, row.hash]));
  const stale = Object.keys(IMPORTS).map((folder) => ({ folder, hash: hashOf(folder) })).filter(({ folder, hash }) => kept.get(folder) !== hash);
  for (const { folder, hash } of stale) await transact(makeContext(app), (tx) => importFolder(tx, folder, hash));
  if (stale.length > 0) app.cache.clear();
}

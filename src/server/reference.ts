import { join } from 'node:path';
import type { App } from '../kernel/context.ts';
import { transact } from '../kernel/transact.ts';
import { readPlaceFiles } from '../places/place.files.ts';
import { importPlaces } from '../places/place.service.ts';
import { projectRoot } from './project-root.ts';
import { makeContext } from './request-context.ts';

/** Brings the map and the taxonomy up to the files under `seeds/`. Running it again changes nothing. */
export async function importReference(app: App): Promise<void> {
  const context = makeContext(app);
  await transact(context, (tx) => importPlaces(tx, readPlaceFiles(join(projectRoot, 'seeds', 'places'))));
  app.cache.clear();
}

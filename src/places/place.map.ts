import { type App, type Context, once } from '../kernel/context.ts';
import { Place } from './place.entity.ts';
import type { PlaceEntry } from './place.files.ts';
import { buildPlaceLookup, type PlaceLookup } from './place-lookup.ts';

/** The whole map in memory: it changes only with a new version of the service. */
export async function readPlaceMap(app: App): Promise<PlaceLookup & { entries: readonly PlaceEntry[] }> {
  const rows = await app.orm.em.fork().find(Place, {}, { orderBy: { code: 'asc' } });
  const entries = rows.map((row) => ({ code: row.code, kind: row.kind, parentCode: row.parentCode ?? null, names: { fr: row.nameFr, ar: row.nameAr, en: row.nameEn }, aliases: row.aliases }));
  return { ...buildPlaceLookup(entries), entries };
}

/** Answers about places: what a name means, what lies above and below a code. */
export const placeMap = (context: Pick<Context, 'app'>): ReturnType<typeof readPlaceMap> => once(context.app, readPlaceMap);

import { type App, type Context, once } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { Place } from './place.entity.ts';
import type { PlaceEntry } from './place.files.ts';
import { buildPlaceLookup, type PlaceLookup } from './place-lookup.ts';
import type { place } from './place.visibility.ts';

/** The whole map in memory: it changes only with a new version of the service. */
export async function readPlaceMap(app: App): Promise<PlaceLookup & { entries: readonly PlaceEntry[]; rows: ReadonlyMap<string, Row<typeof place>> }> {
  const rows = await app.orm.em.fork().find(Place, {}, { orderBy: { code: 'asc' } });
  const entries = rows.map((row) => ({ code: row.code, kind: row.kind, parentCode: row.parentCode ?? null, names: { fr: row.nameFr, ar: row.nameAr, en: row.nameEn }, aliases: row.aliases }));
  const byCode = new Map(rows.map(({ code, kind, parentCode, nameFr, nameAr, nameEn, aliases }) => [code, { code, kind, parentCode: parentCode ?? null, nameFr, nameAr, nameEn, aliases }]));
  return { ...buildPlaceLookup(entries), entries, rows: byCode };
}

/** Answers about places: what a name means, what lies above and below a code. */
export const placeMap = (context: Pick<Context, 'app'>): ReturnType<typeof readPlaceMap> => once(context.app, readPlaceMap);

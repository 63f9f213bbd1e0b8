import type { Tx } from '../kernel/context.ts';
import { Place } from './place.entity.ts';
import type { PlaceEntry } from './place.files.ts';

/** Writes the map as the files have it; parents come first. Places are never deleted: offers and people name them. */
export async function importPlaces(tx: Tx, entries: readonly PlaceEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ code: entry.code, kind: entry.kind, parentCode: entry.parentCode, nameFr: entry.names.fr, nameAr: entry.names.ar, nameEn: entry.names.en, aliases: [...entry.aliases] }));
  await tx.em.upsertMany(Place, rows, { disableIdentityMap: true, batchSize: 500 });
}

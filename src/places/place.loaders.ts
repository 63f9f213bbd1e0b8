import { defineLoader, type Loader } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import type { Row } from '../kernel/read.ts';
import { placeMap } from './place.map.ts';
import type { place } from './place.visibility.ts';

/** Out of the map in memory: everybody sees every place, and none changes while the service runs. */
export const placeByCode: Loader<string, Row<typeof place> | null> = defineLoader(async (context, codes) => {
  const { rows } = await placeMap(context);
  return codes.map((code) => rows.get(code) ?? null);
});

registerNode('Place', placeByCode, 'code');

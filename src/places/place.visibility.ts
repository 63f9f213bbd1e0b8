import { defineNoun } from '../kernel/read.ts';
import { PlaceSchema } from './place.entity.ts';

/** A place of the map: everybody. */
export const place = defineNoun({
  name: 'place',
  table: PlaceSchema,
  columns: ['code', 'kind', 'parentCode', 'nameFr', 'nameAr', 'nameEn', 'aliases'],
  visible: (eb) => eb.lit(true),
});

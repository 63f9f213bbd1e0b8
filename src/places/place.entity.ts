import { defineEntity, p } from '@mikro-orm/core';

/** The three steps of the map. */
export const PlaceKind = { COUNTRY: 'COUNTRY', REGION: 'REGION', PROVINCE: 'PROVINCE' } as const;
export type PlaceKind = (typeof PlaceKind)[keyof typeof PlaceKind];

/** A country, region or province. Its ISO 3166 code is its key: codes outlive names. */
export const PlaceSchema = defineEntity({
  name: 'Place',
  tableName: 'places',
  properties: {
    code: p.string().length(6).primary(),
    kind: p.enum(() => PlaceKind),
    parentCode: () => p.manyToOne(Place).mapToPk().fieldName('parent_code').nullable().index(),
    nameFr: p.string().length(120).collation('fr-x-icu'),
    nameAr: p.string().length(120).collation('ar-x-icu'),
    nameEn: p.string().length(120).collation('en-x-icu'),
    /** City and short names that people use for it, in any script. */
    aliases: p.array(),
  },
});
export class Place extends PlaceSchema.class {}
PlaceSchema.setClass(Place);

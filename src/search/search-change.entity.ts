import { defineEntity, p } from '@mikro-orm/core';

/** The ledger that the index follows: a document that must be looked at again. Ids only, never data. */
export const SearchChangeSchema = defineEntity({
  name: 'SearchChange',
  tableName: 'search_changes',
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    /** Which index: offers or graduates. */
    index: p.string().length(40).fieldName('index_name'),
    documentId: p.uuid(),
  },
});
export class SearchChange extends SearchChangeSchema.class {}
SearchChangeSchema.setClass(SearchChange);

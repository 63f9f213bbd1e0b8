import { defineNoun } from '../kernel/read.ts';
import { SearchChangeSchema } from './search-change.entity.ts';

/** A row of the ledger: for the service alone. */
export const searchChange = defineNoun({ name: 'searchChange', table: SearchChangeSchema, columns: ['id', 'indexName', 'documentId'], visible: (eb) => eb.lit(false) });

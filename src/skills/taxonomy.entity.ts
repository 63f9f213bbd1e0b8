import { defineEntity, p } from '@mikro-orm/core';

/**
 * Which state the taxonomy is in: one row, whose lock every writer of the taxonomy takes first. So versions are given in
 * the order of commits, and who knows version n has missed nothing before it.
 */
export const TaxonomyStateSchema = defineEntity({
  name: 'TaxonomyState',
  tableName: 'taxonomy_state',
  checks: [{ name: 'taxonomy_state_one_row', expression: 'id = 1' }],
  properties: {
    id: p.integer().primary().autoincrement(false),
    /** Raised by every change, whoever makes it. */
    version: p.integer(),
    updatedAt: p.datetime().length(3),
    /** The newest release of ESCO that was imported, such as 1.1.1; null where none was, or its files did not say. */
    escoRelease: p.string().length(20).nullable(),
  },
});
export class TaxonomyState extends TaxonomyStateSchema.class {}
TaxonomyStateSchema.setClass(TaxonomyState);

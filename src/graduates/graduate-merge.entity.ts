import { defineEntity, p } from '@mikro-orm/core';
import { Graduate } from './graduate.entity.ts';

/** Two graduates turned out to be one person: what became of the other, and why. Appended, never edited. */
export const GraduateMergeSchema = defineEntity({
  name: 'GraduateMerge',
  tableName: 'graduate_merges',
  properties: {
    id: p.uuid().primary(),
    keptId: () => p.manyToOne(Graduate).mapToPk().fieldName('kept_id').index().deleteRule('cascade'),
    /** Erased since; each is merged into one. */
    otherId: () => p.manyToOne(Graduate).mapToPk().fieldName('other_id').unique('graduate_merges_other_id_unique').deleteRule('cascade'),
    reason: p.string().length(500),
    byId: p.uuid(),
    mergedAt: p.datetime().length(3),
  },
});
export class GraduateMerge extends GraduateMergeSchema.class {}
GraduateMergeSchema.setClass(GraduateMerge);

import { defineEntity, p } from '@mikro-orm/core';
import { UnknownTerm } from '../skills/unknown-term.entity.ts';
import { Graduate } from './graduate.entity.ts';

/** A term that a person keeps among its skills and that no skill is known for yet; the day one is, it becomes a declared skill. The person's own: nobody else sees which terms are whose. */
export const KeptTermSchema = defineEntity({
  name: 'KeptTerm',
  tableName: 'graduate_kept_terms',
  properties: {
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').primary().deleteRule('cascade'),
    termId: () => p.manyToOne(UnknownTerm).mapToPk().fieldName('term_id').primary().index(),
    createdAt: p.datetime().length(3),
  },
});
export class KeptTerm extends KeptTermSchema.class {}
KeptTermSchema.setClass(KeptTerm);

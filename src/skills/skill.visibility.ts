import { defineNoun } from '../kernel/read.ts';
import { SkillAliasSchema, SkillLinkSchema, SkillSchema } from './skill.entity.ts';
import { TaxonomyStateSchema } from './taxonomy.entity.ts';

/** A skill of the taxonomy: everybody. */
export const skill = defineNoun({
  name: 'skill',
  table: SkillSchema,
  columns: ['slug', 'kind', 'nameFr', 'nameAr', 'nameEn', 'descriptionFr', 'descriptionAr', 'descriptionEn', 'escoUri', 'origin', 'replacedBySlug', 'deprecatedAt'],
  visible: (eb) => eb.lit(true),
});

/** Another way to write a skill: everybody. */
export const skillAlias = defineNoun({ name: 'skillAlias', table: SkillAliasSchema, columns: ['folded', 'skillSlug', 'language', 'text', 'origin'], visible: (eb) => eb.lit(true) });

/** How two skills stand to each other: everybody. */
export const skillLink = defineNoun({ name: 'skillLink', table: SkillLinkSchema, columns: ['fromSlug', 'toSlug', 'kind', 'origin'], visible: (eb) => eb.lit(true) });

/** Which state the taxonomy is in: everybody. */
export const taxonomyState = defineNoun({ name: 'taxonomyState', table: TaxonomyStateSchema, columns: ['version', 'updatedAt', 'escoRelease'], visible: (eb) => eb.lit(true) });

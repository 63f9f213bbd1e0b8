import type { Tx } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { foldTerm } from './fold.ts';
import { Skill, SkillAlias, SkillLink } from './skill.entity.ts';
import type { TaxonomyEntry } from './taxonomy.files.ts';

const LANGUAGES = [['fr', Language.FR], ['ar', Language.AR], ['en', Language.EN]] as const;
const BATCH = { batchSize: 1000 } as const;

const skillRow = ({ slug, kind, labels, description, esco }: TaxonomyEntry) => ({
  slug, kind, nameFr: labels.fr, nameAr: labels.ar, nameEn: labels.en,
  descriptionFr: description?.fr ?? null, descriptionAr: description?.ar ?? null, descriptionEn: description?.en ?? null, escoUri: esco ?? null,
});

const aliasRows = ({ slug, aliases }: TaxonomyEntry) =>
  LANGUAGES.flatMap(([key, language]) => aliases[key].map((text) => ({ folded: foldTerm(text), skillSlug: slug, language, text })));

function linkRows({ slug, broader, implies, related, notRelated }: TaxonomyEntry) {
  const both = (kind: 'RELATED' | 'NOT_RELATED', to: string) => [{ fromSlug: slug, toSlug: to, kind }, { fromSlug: to, toSlug: slug, kind }];
  return [
    ...broader.map((to) => ({ fromSlug: slug, toSlug: to, kind: 'BROADER' as const })),
    ...implies.map((to) => ({ fromSlug: slug, toSlug: to, kind: 'IMPLIES' as const })),
    ...related.flatMap((to) => both('RELATED', to)),
    ...notRelated.flatMap((to) => both('NOT_RELATED', to)),
  ];
}

/**
 * Writes the taxonomy as the files have it; entries must pass `checkTaxonomy`. A skill that is gone from the files stays,
 * since people and offers name it, but loses its aliases and links: those hang on nothing else and are written anew.
 */
export async function importTaxonomy(tx: Tx, entries: readonly TaxonomyEntry[]): Promise<void> {
  await tx.em.upsertMany(Skill, entries.map(skillRow), { disableIdentityMap: true, ...BATCH });
  await tx.em.nativeDelete(SkillLink, {});
  await tx.em.nativeDelete(SkillAlias, {});
  const aliases = entries.flatMap(aliasRows);
  const links = entries.flatMap(linkRows);
  for (let at = 0; at < aliases.length; at += BATCH.batchSize) await tx.em.insertMany(SkillAlias, aliases.slice(at, at + BATCH.batchSize));
  for (let at = 0; at < links.length; at += BATCH.batchSize) await tx.em.insertMany(SkillLink, links.slice(at, at + BATCH.batchSize));
}

import { now, type Tx } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { foldTerm } from './fold.ts';
import { Skill, SkillAlias, SkillLink } from './skill.entity.ts';
import type { TaxonomyEntry } from './taxonomy.files.ts';
import { lockTaxonomy, raiseVersion } from './taxonomy.version.ts';

const LANGUAGES = [['fr', Language.FR], ['ar', Language.AR], ['en', Language.EN]] as const;
const BATCH = { batchSize: 1000 } as const;

const skillRow = ({ slug, kind, labels, description, esco }: TaxonomyEntry) => ({
  slug, kind, nameFr: labels.fr, nameAr: labels.ar, nameEn: labels.en, origin: 'SEED' as const,
  descriptionFr: description?.fr ?? null, descriptionAr: description?.ar ?? null, descriptionEn: description?.en ?? null, escoUri: esco ?? null,
});

const aliasRows = ({ slug, aliases }: TaxonomyEntry) =>
  LANGUAGES.flatMap(([key, language]) => aliases[key].map((text) => ({ folded: foldTerm(text), skillSlug: slug, language, text, origin: 'SEED' as const })));

function linkRows({ slug, broader, implies, related, notRelated }: TaxonomyEntry) {
  const link = (fromSlug: string, toSlug: string, kind: 'BROADER' | 'IMPLIES' | 'RELATED' | 'NOT_RELATED') => ({ fromSlug, toSlug, kind, origin: 'SEED' as const });
  return [
    ...broader.map((to) => link(slug, to, 'BROADER')),
    ...implies.map((to) => link(slug, to, 'IMPLIES')),
    ...related.flatMap((to) => [link(slug, to, 'RELATED'), link(to, slug, 'RELATED')]),
    ...notRelated.flatMap((to) => [link(slug, to, 'NOT_RELATED'), link(to, slug, 'NOT_RELATED')]),
  ];
}

/** A concept of ESCO belongs to one skill: where the files name it, whoever had it gives it up. @returns imported skills that the files' skills stand for now */
async function giveUpConcepts(tx: Tx, entries: readonly TaxonomyEntry[]): Promise<{ slug: string; by: string }[]> {
  const slugByUri = new Map(entries.flatMap(({ esco, slug }) => (esco ? [[esco, slug] as const] : [])));
  const holders = (await tx.em.find(Skill, { escoUri: { $in: [...slugByUri.keys()] } })).filter((row) => slugByUri.get(row.escoUri!) !== row.slug);
  const imported = holders.filter((row) => row.origin === 'ESCO').map((row) => ({ slug: row.slug, by: slugByUri.get(row.escoUri!)! }));
  for (const row of holders) row.escoUri = null;
  await tx.em.flush();
  return imported;
}

async function writeSkills(tx: Tx, entries: readonly TaxonomyEntry[]): Promise<void> {
  const [linked, others] = [entries.filter((entry) => entry.esco), entries.filter((entry) => !entry.esco)];
  const options = { disableIdentityMap: true, ...BATCH } as const;
  if (linked.length > 0) await tx.em.upsertMany(Skill, linked.map(skillRow), options);
  // A link to ESCO that an import found stays where the files say none.
  if (others.length > 0) await tx.em.upsertMany(Skill, others.map(skillRow), { ...options, onConflictExcludeFields: ['escoUri'] });
}

async function deprecate(tx: Tx, slug: string, replacedBySlug: string | undefined): Promise<void> {
  await tx.em.nativeUpdate(Skill, { slug, deprecatedAt: null }, { deprecatedAt: now(tx) });
  if (replacedBySlug) await tx.em.nativeUpdate(Skill, { slug }, { replacedBySlug });
}

/** What left the files is deprecated, in favour of the entry that says it stands for it; what is there again is in use again. A curator's word stays. */
async function deprecateGone(tx: Tx, entries: readonly TaxonomyEntry[], imported: readonly { slug: string; by: string }[]): Promise<void> {
  const slugs = entries.map((entry) => entry.slug);
  const replacedBy = new Map(entries.flatMap(({ slug, replaces }) => (replaces ?? []).map((old) => [old, slug] as const)));
  await tx.em.nativeUpdate(Skill, { slug: { $in: slugs }, deprecatedById: null, deprecatedAt: { $ne: null } }, { deprecatedAt: null, replacedBySlug: null });
  const gone = await tx.em.find(Skill, { origin: 'SEED', slug: { $nin: slugs }, deprecatedById: null }, { fields: ['slug'], disableIdentityMap: true });
  for (const { slug } of gone) await deprecate(tx, slug, replacedBy.get(slug));
  for (const { slug, by } of imported) await deprecate(tx, slug, by);
}

/** Aliases and links of the files: they hang on nothing else and are written anew. A curator's word goes before the files', theirs before an import's. */
async function writeTerms(tx: Tx, entries: readonly TaxonomyEntry[]): Promise<void> {
  await tx.em.nativeDelete(SkillLink, { origin: 'SEED' });
  await tx.em.nativeDelete(SkillAlias, { origin: 'SEED' });
  const claimed = new Set((await tx.em.find(SkillAlias, { origin: 'CURATOR' }, { disableIdentityMap: true })).map((row) => row.folded));
  const linked = new Set((await tx.em.find(SkillLink, { origin: 'CURATOR' }, { disableIdentityMap: true })).map((row) => `${row.fromSlug} ${row.toSlug} ${row.kind}`));
  const aliases = entries.flatMap(aliasRows).filter((row) => !claimed.has(row.folded));
  const links = entries.flatMap(linkRows).filter((row) => !linked.has(`${row.fromSlug} ${row.toSlug} ${row.kind}`));
  await tx.em.nativeDelete(SkillAlias, { origin: 'ESCO', folded: { $in: aliases.map((row) => row.folded) } });
  await tx.em.nativeDelete(SkillLink, { origin: 'ESCO', kind: { $ne: 'ASSOCIATED' }, fromSlug: { $in: entries.map((entry) => entry.slug) } });
  for (let at = 0; at < aliases.length; at += BATCH.batchSize) await tx.em.insertMany(SkillAlias, aliases.slice(at, at + BATCH.batchSize));
  for (let at = 0; at < links.length; at += BATCH.batchSize) await tx.em.insertMany(SkillLink, links.slice(at, at + BATCH.batchSize));
}

/**
 * Writes the taxonomy as the files have it; entries must pass `checkTaxonomy`. A skill that is gone from the files stays,
 * since people and offers name it, but is deprecated and loses its aliases and links. What curators and imports wrote stays.
 */
export async function importTaxonomy(tx: Tx, entries: readonly TaxonomyEntry[]): Promise<void> {
  await lockTaxonomy(tx);
  const imported = await giveUpConcepts(tx, entries);
  await writeSkills(tx, entries);
  await deprecateGone(tx, entries, imported);
  await writeTerms(tx, entries);
  await raiseVersion(tx);
}

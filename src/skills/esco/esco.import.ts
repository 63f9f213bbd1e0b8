import { now, type Tx } from '../../kernel/context.ts';
import { read } from '../../kernel/read.ts';
import { changed } from '../../kernel/transact.ts';
import { Skill, SkillAlias, SkillLink } from '../skill.entity.ts';
import { skillAlias, skillLink } from '../skill.visibility.ts';
import { TaxonomyState } from '../taxonomy.entity.ts';
import { lockTaxonomy, raiseVersion } from '../taxonomy.version.ts';
import type { Esco } from './esco.concepts.ts';
import { type EscoPlan, isEmpty, planEsco, type Present } from './esco.plan.ts';

const BATCH = 1000;
type Told = (step: string, done: number, total: number) => void;

/** The taxonomy as it is; aliases and links as bare rows, since there are a hundred thousand. */
async function readPresent(tx: Tx): Promise<Present> {
  const skills = await tx.em.find(Skill, {}, { disableIdentityMap: true });
  const aliases = await read(tx, skillAlias).selectAll().execute();
  const links = await read(tx, skillLink).selectAll().execute();
  const { escoRelease } = await tx.em.findOneOrFail(TaxonomyState, 1);
  return {
    skills: skills.map((row) => ({
      slug: row.slug, kind: row.kind, nameEn: row.nameEn, nameFr: row.nameFr, nameAr: row.nameAr, origin: row.origin,
      descriptionEn: row.descriptionEn ?? null, descriptionFr: row.descriptionFr ?? null, descriptionAr: row.descriptionAr ?? null, escoUri: row.escoUri ?? null,
      deprecated: Boolean(row.deprecatedAt), byCurator: Boolean(row.deprecatedById), replacedBySlug: row.replacedBySlug ?? null,
    })),
    aliases, links, release: escoRelease ?? null,
  };
}

/** More than this share of what was imported does not vanish between two releases: the files are a part of one. */
const VANISHING_MOST = 0.2;
const FEW = 20;

function refuseFragment({ deprecate }: EscoPlan, { skills }: Present): void {
  const imported = skills.filter((skill) => skill.origin === 'ESCO' && !skill.deprecated).length;
  if (deprecate.length <= Math.max(FEW, imported * VANISHING_MOST)) return;
  throw new Error(`${deprecate.length} of the ${imported} imported concepts are not in these files. They are probably a part of a release: give all of it, or say --partial, and nothing is put out of use`);
}

async function inBatches<T>(rows: readonly T[], step: string, told: Told, write: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    await write(rows.slice(at, at + BATCH));
    told(step, Math.min(rows.length, at + BATCH), rows.length);
  }
}

async function apply(tx: Tx, plan: EscoPlan, told: Told): Promise<void> {
  const { em } = tx;
  const options = { disableIdentityMap: true, onConflictFields: ['slug'], onConflictMergeFields: ['kind', 'nameEn', 'nameFr', 'nameAr', 'descriptionEn', 'descriptionFr', 'descriptionAr'] } as const;
  await inBatches(plan.removeLinks, 'links taken away', told, (some) => em.nativeDelete(SkillLink, { origin: 'ESCO', $or: some.map(({ fromSlug, toSlug, kind }) => ({ fromSlug, toSlug, kind })) }));
  await inBatches(plan.removeAliases, 'terms taken away', told, (some) => em.nativeDelete(SkillAlias, { origin: 'ESCO', folded: { $in: some } }));
  await inBatches(plan.create, 'new skills', told, (some) => em.insertMany(Skill, some.map((row) => ({ ...row, origin: 'ESCO' as const }))));
  await inBatches(plan.update, 'changed skills', told, (some) => em.upsertMany(Skill, some.map((row) => ({ ...row, origin: 'ESCO' as const })), options as never));
  for (const { slug, uri } of plan.linked) await em.nativeUpdate(Skill, { slug }, { escoUri: uri });
  await inBatches(plan.restore, 'skills in use again', told, (some) => em.nativeUpdate(Skill, { slug: { $in: some } }, { deprecatedAt: null, replacedBySlug: null }));
  const gone = plan.deprecate.map((one) => one.slug);
  await inBatches(gone, 'skills out of use', told, (some) => em.nativeUpdate(Skill, { slug: { $in: some }, deprecatedAt: null }, { deprecatedAt: now(tx) }));
  for (const { slug, replacedBySlug } of plan.deprecate) if (replacedBySlug !== null) await em.nativeUpdate(Skill, { slug }, { replacedBySlug });
  await inBatches(plan.addAliases, 'terms', told, (some) => em.insertMany(SkillAlias, some.map((row) => ({ ...row, origin: 'ESCO' as const }))));
  await inBatches(plan.addLinks, 'links', told, (some) => em.insertMany(SkillLink, some.map((row) => ({ ...row, origin: 'ESCO' as const }))));
}

export interface ImportOptions {
  /** Works out what would be done, and writes nothing. */
  readonly dryRun?: boolean;
  /** The files are a part of a release: what they do not have is not put out of use. */
  readonly partial?: boolean;
  readonly told?: Told;
}

/**
 * Brings the taxonomy to what the files say, as far as it is ESCO's: curated skills keep their words and links, and are
 * linked. In one transaction, which other writers of the taxonomy wait for; who reads sees the old one till the end.
 * @returns what was, or would be, written; all empty the second time
 */
export async function importEsco(tx: Tx, esco: Esco, { dryRun = false, partial = false, told = () => {} }: ImportOptions = {}): Promise<EscoPlan> {
  await lockTaxonomy(tx);
  const present = await readPresent(tx);
  const whole = planEsco(esco, present);
  const plan = partial ? { ...whole, deprecate: [] } : whole;
  refuseFragment(plan, present);
  const isNewer = plan.mode === 'RELEASE' && plan.release !== present.release;
  if (dryRun || (isEmpty(plan) && !isNewer)) return plan;
  await apply(tx, plan, told);
  await raiseVersion(tx, isNewer && plan.release !== null ? { escoRelease: plan.release } : {});
  if (!isEmpty(plan)) changed(tx, 'reference', 'skills');
  return plan;
}

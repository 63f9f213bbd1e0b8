import type { GridStep } from '../centres/centre.entity.ts';
import { centre, taughtCohort } from '../centres/centre.visibility.ts';
import { graduate, heldSkill, taughtEnrolment } from '../graduates/graduate.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { inLanguage, type Language } from '../kernel/language.ts';
import { defineLoaderBy } from '../kernel/loaders.ts';
import { from, noteSeen, read } from '../kernel/read.ts';
import { type SkillMap, skillMap } from '../skills/skill.map.ts';
import { levelReader, stepNamed } from './cohort-sheet.levels.ts';
import { SIGNS, type SheetSeparator } from './cohort-sheet.parse.ts';
import { SkillCells } from './cohort-sheet.skills.ts';
import { writeCsv } from './csv.write.ts';

/** What stands over the columns; each is a head that an import understands. */
const HEADS = [
  { fr: 'Nom complet', ar: 'الاسم الكامل', en: 'Full name' },
  { fr: 'E-mail', ar: 'البريد الإلكتروني', en: 'E-mail' },
  { fr: 'Téléphone', ar: 'رقم الهاتف', en: 'Phone' },
  { fr: 'Compétences', ar: 'المهارات', en: 'Skills' },
] as const;
/** Ids a statement: PostgreSQL takes 65,535 parameters. */
const CHUNK = 20_000;
const BETWEEN = '; ';

/** Says skills so that an import reads the same again: by name where that is understood, else by slug. */
function skillWriter(map: SkillMap, grid: readonly GridStep[], language: Language): (slug: string, level: GridStep['level'] | null) => string {
  const cells = new SkillCells(map.index, levelReader(grid));
  return (slug, level) => {
    const named = (name: string): string => (level === null ? name : `${name}: ${stepNamed(grid, level)}`);
    const isRead = (text: string): boolean => {
      const { skills } = cells.list(text, '');
      return skills.length === 1 && skills[0]!.skill === slug && skills[0]!.level === level;
    };
    return [map.label(slug, language), map.label(slug, 'EN'), slug].map(named).find(isRead) ?? named(slug);
  };
}

/** The confirmed learners of cohorts, those who left aside, first enrolled first. Whoever reads them by name is written down. */
async function learnersOf(context: Context, cohortIds: readonly string[]) {
  if (cohortIds.length === 0) return new Map<string, never[]>();
  const rows = await read(context, taughtEnrolment)
    .innerJoin(from(context, graduate), 'graduate.id', 'taughtEnrolment.graduateId')
    .select(['taughtEnrolment.cohortId', 'graduate.id', 'graduate.accountId', 'graduate.name', 'graduate.email', 'graduate.phone'])
    .where('taughtEnrolment.cohortId', 'in', cohortIds)
    .where('taughtEnrolment.confirmedAt', 'is not', null)
    .where('taughtEnrolment.state', '!=', 'LEFT')
    .orderBy('taughtEnrolment.createdAt')
    .orderBy('taughtEnrolment.id')
    .execute();
  noteSeen(context, graduate, rows);
  return Map.groupBy(rows, (row) => row.cohortId);
}

async function confirmedOf(context: Context, graduateIds: readonly string[]) {
  const rows = [];
  for (let at = 0; at < graduateIds.length; at += CHUNK) {
    rows.push(...(await read(context, heldSkill).select(['heldSkill.graduateId', 'heldSkill.skillSlug', 'heldSkill.level']).where('heldSkill.graduateId', 'in', graduateIds.slice(at, at + CHUNK)).where('heldSkill.standing', '=', 'CENTRE').orderBy('heldSkill.skillSlug').execute()));
  }
  return Map.groupBy(rows, (row) => row.graduateId);
}

/** How a sheet is written. */
interface Wanted {
  readonly language: Language;
  readonly separator: SheetSeparator;
}

/**
 * The learners of cohorts as sheets that `importCohort` takes: name, e-mail, phone and what the centre confirmed, on the steps
 * of its grid. Taken in again they change nothing. Null for a cohort that the viewer does not teach.
 */
export const learnersCsvByCohortId = defineLoaderBy<Wanted, string, string | null>(async (context, cohortIds, { language, separator }) => {
  const taught = await read(context, taughtCohort).innerJoin(from(context, centre), 'centre.id', 'taughtCohort.centreId').select(['taughtCohort.id', 'centre.grid']).where('taughtCohort.id', 'in', cohortIds).execute();
  const learners = await learnersOf(context, taught.map(({ id }) => id));
  const confirmed = await confirmedOf(context, [...new Set([...learners.values()].flat().map(({ id }) => id))]);
  const map = await skillMap(context);
  const sheets = new Map(taught.map(({ id: cohortId, grid }) => {
    const written = skillWriter(map, grid as GridStep[], language);
    const rows = (learners.get(cohortId) ?? []).map(({ id, name, email, phone }) => [name, email, phone ?? null, (confirmed.get(id) ?? []).map(({ skillSlug, level }) => written(skillSlug, level ?? null)).join(BETWEEN)]);
    return [cohortId, writeCsv(HEADS.map((head) => inLanguage(head, language)), rows, SIGNS[separator])];
  }));
  return cohortIds.map((id) => sheets.get(id) ?? null);
});

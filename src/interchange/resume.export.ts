import { backgroundByGraduateId, heldSkillsByGraduateId, languagesByGraduateId } from '../graduates/graduate.loaders.ts';
import type { graduate, heldSkill } from '../graduates/graduate.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { type Language, nameIn } from '../kernel/language.ts';
import type { Row } from '../kernel/read.ts';
import { DateTime } from '../kernel/scalars.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { skillMap } from '../skills/skill.map.ts';
import type { ResumeDocument } from './resume.document.ts';
import { writeResume } from './resume.write.ts';

const LEVELS = Object.keys(SkillLevel);

/** Each skill once, at the best level that is declared or confirmed; by slug. */
function bestLevels(held: readonly Row<typeof heldSkill>[]): { slug: string; level: SkillLevel | null }[] {
  const bySlug = Map.groupBy(held, (row) => row.skillSlug);
  return [...bySlug].map(([slug, rows]) => ({ slug, level: (LEVELS[Math.max(...rows.map((row) => LEVELS.indexOf(row.level ?? '')))] as SkillLevel | undefined) ?? null }));
}

async function residenceOf(context: Context, code: string | null, language: Language) {
  const place = code ? await placeByCode(context).load(code) : null;
  return place && { countryCode: place.code.slice(0, 2), ...(place.parentCode ? { region: nameIn(place, language) } : {}) };
}

/** A graduate's profile as a JSON Resume document; the row is one the viewer may see by name. */
export async function resumeOf(context: Context, row: Row<typeof graduate>, language: Language): Promise<ResumeDocument> {
  const [held, languages, items, residence, map] = await Promise.all([
    heldSkillsByGraduateId(context).load(row.id), languagesByGraduateId(context).load(row.id), backgroundByGraduateId(context).load(row.id), residenceOf(context, row.residenceCode, language), skillMap(context),
  ]);
  const { name, email, headline, summary, phone, whatsapp, website } = row;
  const skills = bestLevels(held).map(({ slug, level }) => ({ name: map.label(slug, language), level }));
  return writeResume({ name, email, headline, summary, phone, whatsapp, website, residence, items, skills, languages, lastModified: DateTime.serialize(row.reconfirmedAt) as string }, language);
}

import { setBackground } from '../graduates/background.service.ts';
import type { Graduate } from '../graduates/graduate.entity.ts';
import { backgroundItem, heldSkill, spokenLanguage } from '../graduates/graduate.visibility.ts';
import { keepTerms } from '../graduates/kept-term.service.ts';
import { loadOwn, setLanguages, touched, updateProfile } from '../graduates/profile.service.ts';
import { declareSkills } from '../graduates/skills.service.ts';
import type { Tx } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { skillMap } from '../skills/skill.map.ts';
import type { ResumeDocument } from './resume.document.ts';
import { type FoundSkill, mergeItems, mergeLanguages, mergeSkills, readSkills, type SkillReading } from './resume.merge.ts';
import { checkResume, type Left, LeftReason, type ReadItem, type ReadLanguage, type ReadResume, readResume } from './resume.read.ts';
import { resumeFaults } from './resume.schema.ts';

/** Surer than any guess: a name, an alias, one with a version. */
const FLOOR = 0.9;

export interface ImportResume {
  resume: object;
  confidenceFloor?: number | null;
}

/** What an import made of a document; slugs stand for skills. */
export interface ResumeReport {
  known: (FoundSkill & { taken: boolean })[];
  guessed: SkillReading['guessed'];
  unknown: SkillReading['unknown'];
  languages: (ReadLanguage & { taken: boolean })[];
  left: Left[];
  filled: string[];
  skillsTaken: number;
  languagesTaken: number;
  itemsAdded: number;
  itemsCompleted: number;
}

function check(input: ImportResume): ResumeDocument {
  const rules = new Rules();
  rules.range('confidenceFloor', input.confidenceFloor, 0, 1);
  const faults = resumeFaults(input.resume, 'resume');
  for (const fault of faults) rules.add(fault);
  const document = input.resume as ResumeDocument;
  if (faults.length === 0) checkResume(rules, document, 'resume');
  rules.done();
  return document;
}

/** Fills what the profile leaves open; what it says already stays, and is told. */
async function fillProfile(tx: Tx, own: Graduate, said: ReadResume): Promise<{ filled: string[]; left: Left[] }> {
  const fields = (['headline', 'summary', 'website', 'whatsapp'] as const).filter((field) => said[field] !== null);
  const open = fields.filter((field) => (own[field] ?? null) === null);
  const kept = fields.filter((field) => !open.includes(field) && own[field] !== said[field]);
  if (open.length > 0) await updateProfile(tx, { version: own.version, ...Object.fromEntries(open.map((field) => [field, said[field]])) });
  const pathOf = { headline: 'basics.label', summary: 'basics.summary', website: 'basics.url', whatsapp: 'basics.profiles' };
  return { filled: open, left: kept.map((field) => ({ field: pathOf[field], reason: LeftReason.KEPT })) };
}

async function takeSkills(tx: Tx, graduateId: string, known: readonly FoundSkill[]): Promise<{ taken: Set<string>; left: Left[] }> {
  const held = await read(tx, heldSkill).select(['heldSkill.skillSlug', 'heldSkill.level', 'heldSkill.standing']).where('heldSkill.graduateId', '=', graduateId).execute();
  const { declared, left } = mergeSkills(held, known);
  if (declared.length > 0) await declareSkills(tx, { skills: declared.map(({ slug, level }) => ({ skill: slug, ...(level ? { level } : {}) })) });
  return { taken: new Set(declared.map((one) => one.slug)), left };
}

async function takeLanguages(tx: Tx, graduateId: string, spoken: readonly ReadLanguage[]): Promise<{ taken: Set<string>; left: Left[] }> {
  const present = await read(tx, spokenLanguage).select(['spokenLanguage.language', 'spokenLanguage.level']).where('spokenLanguage.graduateId', '=', graduateId).execute();
  const { merged, changed, left } = mergeLanguages(present, spoken);
  if (changed.size > 0) await setLanguages(tx, { languages: merged });
  return { taken: changed, left };
}

async function takeItems(tx: Tx, graduateId: string, items: readonly ReadItem[]): Promise<Omit<ReturnType<typeof mergeItems>, 'items'>> {
  const present = await read(tx, backgroundItem)
    .select(['backgroundItem.kind', 'backgroundItem.title', 'backgroundItem.organisation', 'backgroundItem.started', 'backgroundItem.ended', 'backgroundItem.description', 'backgroundItem.url'])
    .where('backgroundItem.graduateId', '=', graduateId)
    .orderBy('backgroundItem.position')
    .orderBy('backgroundItem.id')
    .execute();
  const { items: merged, ...outcome } = mergeItems(present, items);
  if (outcome.added + outcome.completed > 0) await setBackground(tx, { items: merged });
  return outcome;
}

/**
 * Fills the viewer's profile out of a JSON Resume document: open texts are filled, items, languages and skills are merged;
 * nothing that the profile says is lowered or lost, and importing again doubles nothing. Faults: NOT_FOUND, and INVALID for
 * every fault against the schema, on the field its JSON pointer names.
 */
export async function importResume(tx: Tx, input: ImportResume): Promise<{ graduate: string; report: ResumeReport }> {
  const own = await loadOwn(tx);
  const said = readResume(check(input));
  const reading = readSkills((await skillMap(tx)).index, said.skills, input.confidenceFloor ?? FLOOR);
  const texts = await fillProfile(tx, own, said);
  const items = await takeItems(tx, own.id, said.items);
  const languages = await takeLanguages(tx, own.id, said.languages);
  const skills = await takeSkills(tx, own.id, reading.known);
  await keepTerms(tx, own, reading.unknown.map(({ text }) => text));
  const report: ResumeReport = {
    known: reading.known.map((one) => ({ ...one, taken: skills.taken.has(one.slug) })),
    guessed: reading.guessed,
    unknown: reading.unknown,
    languages: said.languages.map((one) => ({ ...one, taken: one.language !== null && languages.taken.has(one.language) })),
    left: [...said.left, ...texts.left, ...items.left, ...languages.left, ...skills.left, ...reading.other.map(({ text }) => ({ field: 'skills', text, reason: LeftReason.NOT_A_SKILL }))],
    filled: texts.filled, skillsTaken: skills.taken.size, languagesTaken: languages.taken.size, itemsAdded: items.added, itemsCompleted: items.completed,
  };
  return { ...touched(tx, own), report };
}

import type { GridStep } from '../centres/centre.entity.ts';
import { centre, cohort, taughtCohort } from '../centres/centre.visibility.ts';
import type { Tx } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { from, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { foldName } from '../kernel/text.ts';
import { changed, load } from '../kernel/transact.ts';
import type { SkillLevel } from '../skills/skill.entity.ts';
import { skillRule } from '../skills/skill.rules.ts';
import { type CentreWord, writeWords } from './centre-word.ts';
import { Graduate } from './graduate.entity.ts';
import { graduateFault } from './graduate.errors.ts';
import { taughtEnrolment, taughtGraduate } from './graduate.visibility.ts';
import { distinctRule, MOST } from './profile.rules.ts';

/** Skills of learners confirmed in one go, at most. */
const BULK_MOST = 500;

/** A skill and how well somebody has it: at a band, or on a step of the centre's own grid. */
export interface ConfirmedSkill {
  /** Slug. */
  skill: string;
  level?: SkillLevel | null;
  step?: string | null;
}

export interface ConfirmSkills {
  graduateId: string;
  skills: ConfirmedSkill[];
}

export interface ConfirmSkillsInBulk {
  cohortId: string;
  items: (ConfirmedSkill & { graduateId: string })[];
}

const ONE_OF = { fr: 'donnez soit level, soit step', ar: 'أعطِ إما level أو step', en: 'give either level or step' };

/** The level that is said, or that the step stands for. A step of several grids is looked for in each. */
function levelRule(rules: Rules, path: string, { level, step }: ConfirmedSkill, grid: readonly GridStep[]): SkillLevel | null {
  const isOne = Boolean(level) !== Boolean(step);
  rules.holds(`${path}.level`, isOne, ONE_OF);
  if (!isOne || level) return level ?? null;
  const found = grid.find((one) => foldName(one.step) === foldName(step!));
  if (!found) rules.add(graduateFault.UNKNOWN_STEP(`${path}.step`, { steps: grid.map((one) => one.step).join(', ') || '-' }));
  return found?.level ?? null;
}

/** Writes the words down in the viewer's name. */
async function confirm(tx: Tx, words: readonly CentreWord[]): Promise<void> {
  await writeWords(tx, tx.viewer.accountId, words);
  for (const { graduateId } of words) changed(tx, 'graduate', graduateId);
}

/** The grids of the centres where the viewer teaches the learner. */
async function gridsFor(tx: Tx, graduateId: string): Promise<GridStep[]> {
  const rows = await read(tx, taughtEnrolment)
    .innerJoin(from(tx, cohort), 'cohort.id', 'taughtEnrolment.cohortId')
    .innerJoin(from(tx, centre), 'centre.id', 'cohort.centreId')
    .select('centre.grid')
    .where('taughtEnrolment.graduateId', '=', graduateId)
    .where('taughtEnrolment.confirmedAt', 'is not', null)
    .orderBy('taughtEnrolment.createdAt', 'desc')
    .orderBy('taughtEnrolment.id', 'desc')
    .execute();
  return rows.flatMap((row) => row.grid as GridStep[]);
}

/**
 * The centre's word that a learner has these skills at these levels, whether the person had declared them or not. Said
 * again, the last word stands. For staff that teaches a cohort of the person, enrolment confirmed. Faults: NOT_FOUND, UNKNOWN_SKILL, UNKNOWN_STEP.
 */
export async function confirmSkills(tx: Tx, input: ConfirmSkills): Promise<{ graduate: string }> {
  const learner = await load(tx, taughtGraduate, Graduate, input.graduateId, 'graduateId');
  const rules = new Rules();
  rules.list('skills', input.skills, MOST.skills, 1);
  const said = input.skills.slice(0, MOST.skills);
  const grid = said.some(({ step }) => step) ? await gridsFor(tx, learner.id) : [];
  for (const [index, { skill }] of said.entries()) await skillRule(tx, rules, `skills.${index}.skill`, skill);
  const levels = said.map((one, index) => levelRule(rules, `skills.${index}`, one, grid));
  distinctRule(rules, input.skills.map(({ skill }) => skill), (index) => `skills.${index}.skill`);
  rules.done();
  await confirm(tx, said.map(({ skill }, index) => ({ graduateId: learner.id, skill, level: levels[index]! })));
  changed(tx, 'graduate', learner.id);
  return { graduate: learner.id };
}

/** Of these people, those who are learners of the cohort, confirmed and not left. */
async function learnersAmong(tx: Tx, cohortId: string, graduateIds: readonly string[]): Promise<Set<string>> {
  if (graduateIds.length === 0) return new Set();
  const rows = await read(tx, taughtEnrolment).select('taughtEnrolment.graduateId').where('taughtEnrolment.cohortId', '=', cohortId).where('taughtEnrolment.graduateId', 'in', graduateIds).where('taughtEnrolment.confirmedAt', 'is not', null).execute();
  return new Set(rows.map((row) => row.graduateId));
}

/**
 * The same for many learners of a cohort at once: all of it or nothing, every fault told on its item. Faults: NOT_FOUND,
 * UNKNOWN_SKILL, UNKNOWN_STEP, INVALID, REQUIRED, TOO_LONG.
 */
export async function confirmSkillsInBulk(tx: Tx, input: ConfirmSkillsInBulk): Promise<{ cohort: string; confirmed: number }> {
  const rules = new Rules();
  rules.list('items', input.items, BULK_MOST, 1);
  rules.done();
  const taught = await read(tx, taughtCohort).innerJoin(from(tx, centre), 'centre.id', 'taughtCohort.centreId').select(['taughtCohort.id', 'centre.grid']).where('taughtCohort.id', '=', input.cohortId).executeTakeFirst();
  if (!taught) throw faults.NOT_FOUND('cohortId');
  const learners = await learnersAmong(tx, taught.id, [...new Set(input.items.map(({ graduateId }) => graduateId))]);
  const words: CentreWord[] = [];
  for (const [index, item] of input.items.entries()) {
    const path = `items.${index}`;
    if (!learners.has(item.graduateId)) rules.add(faults.NOT_FOUND(`${path}.graduateId`));
    await skillRule(tx, rules, `${path}.skill`, item.skill);
    const level = levelRule(rules, path, item, taught.grid as GridStep[]);
    words.push({ graduateId: item.graduateId, skill: item.skill, level: level! });
  }
  distinctRule(rules, input.items.map(({ graduateId, skill }) => `${graduateId} ${skill}`), (index) => `items.${index}.skill`);
  rules.done();
  await confirm(tx, words);
  return { cohort: taught.id, confirmed: words.length };
}

import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { Rules } from '../kernel/rules.ts';
import type { SkillLevel } from '../skills/skill.entity.ts';
import { skillRule } from '../skills/skill.rules.ts';
import { distinctRule, MOST } from './profile.rules.ts';
import { loadOwn, touched } from './profile.service.ts';
import { type EvidenceKind, HeldSkill, type Standing } from './skill-profile.entity.ts';

export interface DeclaredSkill {
  /** Slug. */
  skill: string;
  /** Left out: as it was; null: not said. */
  level?: SkillLevel | null;
  /** Left out: as it was; null: none. */
  evidence?: { kind: keyof typeof EvidenceKind; url?: string | null } | null;
}

async function checkSkills(tx: Tx, skills: readonly { skill: string }[]): Promise<void> {
  const rules = new Rules();
  rules.list('skills', skills, MOST.skills, 1);
  for (const [index, { skill }] of skills.slice(0, MOST.skills).entries()) await skillRule(tx, rules, `skills.${index}.skill`, skill);
  distinctRule(rules, skills.map(({ skill }) => skill), (index) => `skills.${index}.skill`);
  rules.done();
}

/** The graduate's rows of one standing, by slug. */
const held = async (tx: Tx, graduateId: string, standing: Standing): Promise<Map<string, HeldSkill>> =>
  new Map((await tx.em.find(HeldSkill, { graduateId, standing })).map((row) => [row.skillSlug, row]));

const add = (tx: Tx, graduateId: string, skillSlug: string, standing: Standing): HeldSkill => tx.em.create(HeldSkill, { id: newId(tx), graduateId, skillSlug, standing, createdAt: now(tx) });

/**
 * Adds skills to the viewer's profile, or changes what it declares of them; other skills stay. A confirmation is never
 * touched: it keeps its level, and what is declared beyond it stands beside it.
 */
export async function declareSkills(tx: Tx, input: { skills: DeclaredSkill[] }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  await checkSkills(tx, input.skills);
  const declared = await held(tx, own.id, 'DECLARED');
  const fresh = input.skills.filter(({ skill }) => !declared.has(skill));
  if (declared.size + fresh.length > MOST.skills) throw faults.TOO_LONG('skills', { length: declared.size + fresh.length, most: MOST.skills });
  for (const { skill, level, evidence } of input.skills) {
    const row = declared.get(skill) ?? add(tx, own.id, skill, 'DECLARED');
    if (level !== undefined) row.level = level;
    if (evidence !== undefined) {
      row.evidenceKind = evidence?.kind ?? null;
      row.evidenceUrl = evidence?.url ?? null;
    }
  }
  return touched(tx, own);
}

/** Takes a skill off the viewer's profile, confirmations included: it is the person's own. Fault: NOT_FOUND. */
export async function removeSkill(tx: Tx, input: { skill: string }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  const removed = await tx.em.nativeDelete(HeldSkill, { graduateId: own.id, skillSlug: input.skill });
  if (removed === 0) throw faults.NOT_FOUND('skill');
  return touched(tx, own);
}

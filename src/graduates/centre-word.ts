import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import type { SkillLevel } from '../skills/skill.entity.ts';
import { HeldSkill } from './skill-profile.entity.ts';

/** A centre's word on one skill of one learner. */
export interface CentreWord {
  readonly graduateId: string;
  /** Slug. */
  readonly skill: string;
  /** Null: not said. */
  readonly level: SkillLevel | null;
}

/** Rows a statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1000;

/** Writes a centre's words down, in the name of one of its staff; what it had said of the same skill before gives way. */
export async function writeWords(tx: Tx, byId: string, words: readonly CentreWord[]): Promise<void> {
  const at = now(tx);
  const rows = words.map(({ graduateId, skill, level }) => ({ id: newId(tx), graduateId, skillSlug: skill, level, standing: 'CENTRE' as const, confirmedById: byId, confirmedAt: at, createdAt: at }));
  for (let from = 0; from < rows.length; from += BATCH) {
    // The constraint settles what somebody else confirms at the same time.
    await tx.em.upsertMany(HeldSkill, rows.slice(from, from + BATCH), {
      onConflictFields: ['graduateId', 'skillSlug', 'standing'], onConflictAction: 'merge', onConflictMergeFields: ['level', 'confirmedById', 'confirmedAt'], disableIdentityMap: true,
    });
  }
}

import type { SkillLevel } from '../skills/skill.entity.ts';

/** What is wrong with a row of a sheet, in codes: `params` hold numbers and slugs alone, never what somebody wrote. */
export interface RowFault {
  readonly code: string;
  readonly field: string | null;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A learner as a row of a sheet has it. */
export interface LearnerRow {
  /** The row's number in the sheet. */
  readonly row: number;
  /** As e-mails are compared; "" where the row has none. */
  readonly email: string;
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** Slugs, each once; no level: not said. */
  readonly skills: readonly { readonly skill: string; readonly level: SkillLevel | null }[];
  /** What was not taken of the row. */
  readonly faults: readonly RowFault[];
  /** Whether the faults leave nothing to do. */
  readonly refused: boolean;
}

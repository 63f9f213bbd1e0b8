import type { SkillLevel } from '../skills/skill.entity.ts';
import { foldName } from '../kernel/text.ts';
import type { EnrolmentState } from './enrolment.entity.ts';
import type { LearnerRow, RowFault } from './learner-row.ts';

/** What came, or would come, of a row of a sheet. */
export const ImportOutcome = { CREATED: 'CREATED', UNCHANGED: 'UNCHANGED', FOUND: 'FOUND', RESEMBLES: 'RESEMBLES', MERGED: 'MERGED', REFUSED: 'REFUSED' } as const;
export type ImportOutcome = (typeof ImportOutcome)[keyof typeof ImportOutcome];

/** A learner of the centre, as a sheet is compared with it. */
export interface KnownLearner {
  readonly graduateId: string;
  /** The addresses the person is known by. */
  readonly emails: readonly string[];
  readonly name: string;
  readonly phone: string | null;
  /** Its enrolments at the centre. */
  readonly enrolments: readonly { readonly id: string; readonly cohortId: string; readonly confirmed: boolean; readonly state: EnrolmentState }[];
  /** What the centre confirmed: slug to level. */
  readonly skills: ReadonlyMap<string, SkillLevel | null>;
}

/** What merging a row into a learner would change. */
export interface Addition {
  readonly learner: KnownLearner;
  readonly enrol: boolean;
  /** The claim it confirms. */
  readonly confirm: string | null;
  readonly phone: string | null;
  readonly skills: LearnerRow['skills'];
}

/** What is to be done with a row. */
export interface Decision {
  readonly row: LearnerRow;
  readonly outcome: ImportOutcome;
  readonly faults: readonly RowFault[];
  /** The enrolment the row stands for, as far as there is one. */
  readonly enrolmentId: string | null;
  /** Enrolments of those it is found to be, or resembles. */
  readonly resembles: readonly string[];
  /** Of a row that is merged. */
  readonly addition: Addition | null;
}

/** What whoever sends the sheet says of single rows, by their numbers. */
export interface RowChoices {
  readonly cohortId: string;
  /** Merged into the learner they were found to be, or resemble. */
  readonly confirmRows: ReadonlySet<number>;
  /** People of their own, whomever they resemble. */
  readonly separateRows: ReadonlySet<number>;
  readonly erased: ReadonlySet<string>;
}

/** So many of those a row resembles are told. */
const RESEMBLES_TOLD = 5;

const isEmpty = ({ enrol, confirm, phone, skills }: Addition): boolean => !enrol && confirm === null && phone === null && skills.length === 0;

/** What a row says that the learner does not have yet. Its name is the person's own to say, and so is a phone number once there is one. */
export function additionTo(learner: KnownLearner, row: LearnerRow, cohortId: string): Addition {
  const here = learner.enrolments.find((one) => one.cohortId === cohortId);
  return {
    learner,
    enrol: !here,
    confirm: here && !here.confirmed ? here.id : null,
    phone: learner.phone === null ? row.phone : null,
    skills: row.skills.filter(({ skill, level }) => !learner.skills.has(skill) || (level !== null && learner.skills.get(skill) !== level)),
  };
}

/** The learners of a centre, to be found by what a sheet says of a person. */
export class LearnerBook {
  readonly #byEmail = new Map<string, KnownLearner>();
  readonly #byPhone: Map<string, KnownLearner[]>;
  readonly #byName: Map<string, KnownLearner[]>;

  /** @param ownRows those whom the same sheet made: it lists each once, so they resemble nobody in it */
  constructor(learners: readonly KnownLearner[], ownRows: ReadonlySet<string> = new Set()) {
    for (const learner of learners.toReversed()) for (const email of learner.emails.toReversed()) this.#byEmail.set(email, learner);
    const others = learners.filter(({ enrolments }) => !enrolments.some(({ id }) => ownRows.has(id)));
    this.#byPhone = Map.groupBy(others.filter(({ phone }) => phone !== null), ({ phone }) => phone!);
    this.#byName = Map.groupBy(others, ({ name }) => foldName(name));
  }

  /** Who has one of these addresses, phone numbers or names: the learners a sheet could mean. */
  meantBy(rows: readonly LearnerRow[]): KnownLearner[] {
    const meant = new Set<KnownLearner>();
    for (const row of rows) for (const learner of [this.#byEmail.get(row.email) ?? [], this.#alike(row)].flat()) meant.add(learner);
    return [...meant];
  }

  /** What is to be done with a row. */
  decide(row: LearnerRow, choices: RowChoices): Decision {
    const nothing = { row, faults: row.faults, enrolmentId: null, resembles: [], addition: null };
    if (row.refused) return { ...nothing, outcome: 'REFUSED' };
    const same = this.#byEmail.get(row.email);
    if (same) return this.#met(same, row, choices, 'FOUND');
    const alike = choices.separateRows.has(row.row) ? [] : this.#alike(row);
    if (alike.length === 1) return this.#met(alike[0]!, row, choices, 'RESEMBLES');
    if (alike.length > 1) {
      const faults = choices.confirmRows.has(row.row) ? [...row.faults, { code: 'RESEMBLES_SEVERAL', field: 'email' }] : row.faults;
      return { ...nothing, outcome: 'RESEMBLES', faults, resembles: alike.slice(0, RESEMBLES_TOLD).map((learner) => shown(learner, choices.cohortId)) };
    }
    const refusal = choices.erased.has(row.email) ? { code: 'ERASED', field: 'email' } : row.name === null ? { code: 'REQUIRED', field: 'name' } : null;
    return refusal ? { ...nothing, outcome: 'REFUSED', faults: [refusal, ...row.faults] } : { ...nothing, outcome: 'CREATED' };
  }

  /** Whom a row resembles, as many as are told: a name may be that of thousands. */
  #alike(row: LearnerRow): KnownLearner[] {
    const byName = row.name === null ? [] : (this.#byName.get(foldName(row.name)) ?? []);
    const byPhone = row.phone === null ? [] : (this.#byPhone.get(row.phone) ?? []);
    return [...new Set([...byPhone.slice(0, RESEMBLES_TOLD), ...byName.slice(0, RESEMBLES_TOLD)])];
  }

  #met(learner: KnownLearner, row: LearnerRow, { cohortId, confirmRows }: RowChoices, found: 'FOUND' | 'RESEMBLES'): Decision {
    const addition = additionTo(learner, row, cohortId);
    const here = learner.enrolments.find((one) => one.cohortId === cohortId);
    const faults = here?.state === 'LEFT' ? [...row.faults, { code: 'LEFT_COHORT', field: null }] : row.faults;
    const isConfirmed = confirmRows.has(row.row);
    // A row that only resembles a learner stands for nobody until that is confirmed.
    const enrolmentId = found === 'FOUND' || isConfirmed ? (here?.id ?? null) : null;
    const met = { row, faults, enrolmentId, resembles: [shown(learner, cohortId)], addition: null };
    if (isEmpty(addition) && (found === 'FOUND' || isConfirmed)) return { ...met, outcome: 'UNCHANGED', resembles: [] };
    return isConfirmed ? { ...met, outcome: 'MERGED', addition } : { ...met, outcome: found };
  }
}

/** The enrolment by which a learner is shown: the one of the cohort, else the first. */
const shown = ({ enrolments }: KnownLearner, cohortId: string): string => (enrolments.find((one) => one.cohortId === cohortId) ?? enrolments[0]!).id;

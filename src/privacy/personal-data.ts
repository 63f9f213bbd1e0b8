import type { Context, Tx } from '../kernel/context.ts';
import type { DomainError } from '../kernel/errors.ts';

/** Whose data it is. */
export interface Subject {
  readonly accountId: string;
  /** Null for an account that is no graduate. */
  readonly graduateId: string | null;
}

/** What a folder holds on a person, how it is read out and how it is erased. One for each `*.personal-data.ts`; `server/` lists them. */
export interface PersonalData {
  /** Under which name it stands in the document a person takes out. */
  readonly name: string;
  /** Every column that says something of a person, by table: the test of erasure fills them all. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** What is held, as JSON; nothing of anybody else. The context sees past visibility: every statement must ask for the subject alone. */
  readonly read: (context: Context, subject: Subject) => Promise<unknown>;
  /** Why it can not be erased yet: somebody depends on this person alone. */
  readonly hinders?: (tx: Tx, subject: Subject) => Promise<DomainError[]>;
  /** What letters, jobs and kept answers may name the person by: ids of its rows, its addresses. Asked before anything is erased. */
  readonly traces?: (tx: Tx, subject: Subject) => Promise<string[]>;
  /** Takes it away, or blanks it where a row stays for the statistics. Running it again changes nothing. */
  readonly erase: (tx: Tx, subject: Subject, traces: readonly string[]) => Promise<void>;
}

/** The parts, and how an account's graduate is found; wired by `server/`, since what knows graduates stands below. */
export interface PersonalDataWiring {
  readonly parts: readonly PersonalData[];
  readonly graduateOf: (context: Context, accountId: string) => Promise<string | null>;
}

let wiring: PersonalDataWiring | null = null;

/** Says which folders hold personal data; `server/` calls it once. */
export const wirePersonalData = (given: PersonalDataWiring): void => {
  wiring = given;
};

/** What was wired. */
export function personalData(): PersonalDataWiring {
  if (!wiring) throw new Error('No folder has said what it holds on a person');
  return wiring;
}

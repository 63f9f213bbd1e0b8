import type { SelectQueryBuilder } from 'kysely';
import type { Context, Tx } from '../kernel/context.ts';
import type { DomainError } from '../kernel/errors.ts';
import { type Noun, read, type Row } from '../kernel/read.ts';
import { DateTime } from '../kernel/scalars.ts';

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
  /** What letters, jobs and kept answers may name the person by: ids of its rows, and addresses it showed to be its own. Asked before anything is erased. */
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

type Query = SelectQueryBuilder<any, any, any>;

/**
 * Rows of one noun that are the subject's, as the document tells them: in a stated order, which is the same whenever it is asked, times as the graph writes them, without ids.
 * @param column the noun's column that holds whose they are
 * @param also adds to the statement what makes a row readable: the name of an employer, a title
 */
export async function rowsOf<N extends Noun>(context: Context, noun: N, column: keyof Row<N> & string, id: string | null, order: keyof Row<N> & string, columns: readonly (keyof Row<N> & string)[], also: (query: Query) => Query = (query) => query): Promise<Record<string, unknown>[]> {
  if (id === null) return [];
  const start = (read(context, noun) as Query).select(columns.map((one) => `${noun.name}.${one as string}`)).where(`${noun.name}.${column as string}`, '=', id);
  const total = new Set<string>([order, ...(noun.columns.includes('id') ? ['id'] : noun.columns)]);
  const ordered = [...total].reduce((query, one) => query.orderBy(`${noun.name}.${one}`), also(start));
  return ((await ordered.execute()) as Record<string, unknown>[]).map(told);
}

const isTime = (key: string): boolean => /At$|^(?:at|since)$/.test(key);
const told = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'string' && isTime(key) ? DateTime.serialize(value) : value]));

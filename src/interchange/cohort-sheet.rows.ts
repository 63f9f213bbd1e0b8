import type { LearnerRow, RowFault } from '../graduates/learner-row.ts';
import { MOST, normalPhone } from '../graduates/profile.rules.ts';
import { isEmail, normalEmail } from '../identity/account.service.ts';
import type { Column, ColumnMeaning } from './cohort-sheet.headers.ts';
import type { SheetRow } from './cohort-sheet.parse.ts';
import { onceEach, type SkillCells } from './cohort-sheet.skills.ts';
import { guarded } from './csv.write.ts';

const NAME_MOST = 200;
const E164 = /^\+[1-9]\d{6,14}$/;
/** A number as people write it in Morocco, where a spreadsheet may have dropped the leading zero. */
const MOROCCAN = /^(?:\+?212\(?0?\)?|0)?([5-8]\d{8})$/;

/** A phone number in E.164; null: it is none. Without a country code it is one of Morocco. */
export function phoneOf(text: string): string | null {
  const plain = normalPhone(text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/^(?:tel|gsm|tél)\s*[.:]*\s*/iu, ''));
  const national = MOROCCAN.exec(plain);
  const phone = national ? `+212${national[1]!}` : plain;
  return E164.test(phone) ? phone : null;
}

/** An e-mail out of a cell: as it stands, or of "Amina <amina@one.example>" and "mailto:amina@one.example". */
const emailOf = (cell: string): string => normalEmail(/<([^<>]+)>\s*$/.exec(cell)?.[1] ?? cell.replace(/^mailto:/i, ''));

/** Longer texts under a number's head are no numbers. */
const NUMBERS_MOST = 200;
/** Of several numbers in one cell the first is the person's. */
const firstNumber = (cell: string): string => cell.slice(0, NUMBERS_MOST).split(/\s*(?:[;|\n]|\s\/\s|,)\s*/u)[0]!;

/** A name that a spreadsheet would compute is none; the parts of one are looked at each, before they are put together. */
const isName = (parts: readonly string[]): boolean => parts.some((part) => /\p{L}/u.test(part)) && parts.every((part) => guarded(part) === part);

/** Reads the rows of a sheet under its columns. */
export class RowReader {
  readonly #columns: readonly Column[];
  readonly #skills: SkillCells;
  readonly #firstOf = new Map<string, number>();

  constructor(columns: readonly Column[], skills: SkillCells) {
    this.#columns = columns;
    this.#skills = skills;
  }

  /** The learner of a row. An e-mail that stood in an earlier row refuses the later one. */
  read({ row, cells }: SheetRow): LearnerRow {
    const faults: RowFault[] = [];
    const email = emailOf(this.#cell(cells, 'EMAIL'));
    const parts = this.#name(cells);
    const name = parts.join(' ').replace(/\s+/g, ' ');
    const phoneCell = this.#cell(cells, 'PHONE');
    const phone = phoneCell === '' ? null : phoneOf(firstNumber(phoneCell));
    const skills = this.#skillsOf(cells, faults);
    if (phoneCell !== '' && phone === null) faults.push({ code: 'INVALID_PHONE', field: 'phone' });
    const refusals = [...this.#emailFaults(row, email), ...nameFaults(name, parts), ...(cells.slice(this.#columns.length).some((cell) => cell !== '') ? [{ code: 'TOO_MANY_CELLS', field: null }] : [])];
    return { row, email, name: name === '' ? null : name, phone, skills, faults: [...refusals, ...faults], refused: refusals.length > 0 };
  }

  #cell(cells: readonly string[], meaning: ColumnMeaning): string {
    const column = this.#columns.find((one) => one.meaning === meaning);
    return column ? (cells[column.column - 1] ?? '') : '';
  }

  /** The name's parts: the whole name, or what was given of it. */
  #name(cells: readonly string[]): string[] {
    const whole = this.#cell(cells, 'NAME');
    return (whole !== '' ? [whole] : [this.#cell(cells, 'FIRST_NAME'), this.#cell(cells, 'LAST_NAME')]).filter((part) => part !== '');
  }

  #emailFaults(row: number, email: string): RowFault[] {
    if (email === '') return [{ code: 'REQUIRED', field: 'email' }];
    if (!isEmail(email)) return [{ code: 'INVALID_EMAIL', field: 'email' }];
    const first = this.#firstOf.get(email);
    if (first !== undefined) return [{ code: 'ROW_REPEATED', field: 'email', params: { first } }];
    this.#firstOf.set(email, row);
    return [];
  }

  #skillsOf(cells: readonly string[], faults: RowFault[]): LearnerRow['skills'] {
    const read = this.#columns.flatMap((column) => {
      const cell = cells[column.column - 1] ?? '';
      if (cell === '') return [];
      if (column.meaning === 'SKILLS') return [this.#skills.list(cell, 'skills')];
      return column.meaning === 'SKILL' ? [this.#skills.under(column.skills, cell, `columns.${column.column}`)] : [];
    });
    faults.push(...read.flatMap((one) => one.faults));
    const said = read.flatMap((one) => one.skills);
    const distinct = new Set(said.map(({ skill }) => skill)).size;
    if (distinct > MOST.skills) faults.push({ code: 'TOO_LONG', field: 'skills', params: { length: distinct, most: MOST.skills } });
    return onceEach(said);
  }
}

function nameFaults(name: string, parts: readonly string[]): RowFault[] {
  if (name === '') return [];
  if (name.length > NAME_MOST) return [{ code: 'TOO_LONG', field: 'name', params: { length: name.length, most: NAME_MOST } }];
  return isName(parts) ? [] : [{ code: 'NOT_A_NAME', field: 'name' }];
}

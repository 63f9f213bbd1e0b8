import { isDay } from './clock.ts';
import type { Sentence } from './language.ts';
import { type DomainError, DomainErrors, faults, topLevel } from './errors.ts';
import type { Language } from './language.ts';

const DATE_RULE: Sentence = { fr: 'AAAA-MM-JJ, un jour qui existe', ar: 'YYYY-MM-DD، يوم موجود فعلاً', en: 'YYYY-MM-DD, a day that exists' };

/** Why somebody decided about others, in letters that tell it: at most so many characters. */
export const REASON_MOST = 500;

/**
 * Collects every fault of an input, so that all are told at once.
 * Each rule passes over null and undefined; `required` asks for presence.
 */
export class Rules {
  readonly #errors: DomainError[] = [];

  add(error: DomainError | null): void {
    if (error) this.#errors.push(error);
  }

  required(field: string, value: unknown): void {
    if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) this.add(faults.REQUIRED(field));
  }

  /** A text of at most `most` characters; where it is there at all it must not be blank, unless `blank` is said. */
  text(field: string, value: string | null | undefined, most: number, blank = false): void {
    if (value === null || value === undefined) return;
    if (!blank && value.trim() === '') this.add(faults.REQUIRED(field));
    else if (value.length > most) this.add(faults.TOO_LONG(field, { length: value.length, most }));
  }

  list(field: string, value: readonly unknown[] | null | undefined, most: number, least = 0): void {
    if (!value) return;
    if (value.length > most) this.add(faults.TOO_LONG(field, { length: value.length, most }));
    else if (value.length < least) this.add(least === 1 ? faults.REQUIRED(field) : faults.OUT_OF_RANGE(field, { value: value.length, least, most }));
  }

  range(field: string, value: number | null | undefined, least: number, most: number): void {
    if (value !== null && value !== undefined && (value < least || value > most)) this.add(faults.OUT_OF_RANGE(field, { value, least, most }));
  }

  day(field: string, value: string | null | undefined): void {
    if (value && !isDay(value)) this.add(faults.INVALID(field, { rule: DATE_RULE }));
  }

  /** Any other rule; `rule` says what is accepted, in three languages; `params` fill its places. */
  holds(field: string, condition: boolean, rule: Sentence, params: Readonly<Record<string, unknown>> = {}): void {
    if (!condition) this.add(faults.INVALID(field, { ...params, rule }));
  }

  /** Throws all that was found, if anything was. */
  done(): void {
    if (this.#errors.length > 0) throw new DomainErrors(this.#errors);
  }

  /** The same for a query, whose answer has no `userErrors`: a top-level BAD_USER_INPUT with the field of the first. */
  doneAtTop(language: Language): void {
    const [first] = this.#errors;
    if (first) throw topLevel('BAD_USER_INPUT', this.#errors.map((error) => error.messageIn(language)).join(' '), { field: first.field });
  }
}

/**
 * A secret on its way out, once: the graph shows it as its text, and nothing that keeps or writes JSON (an idempotency key's
 * outcome, a log line, a job) has it.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  valueOf(): string {
    return this.#text;
  }

  toJSON(): undefined {
    return undefined;
  }

  toString(): string {
    return '[secret]';
  }
}

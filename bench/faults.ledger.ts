import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** What a client meant to do, and what it was told. */
export interface Entry {
  readonly key: string;
  readonly email: string;
  readonly offerId: string;
  /** Undefined: never answered. Null: answered without an application. */
  applicationId?: string | null;
  code?: string | null;
}

/** Kept outside the service, on disk before a request leaves and after its answer came. */
export class Ledger {
  readonly entries = new Map<string, Entry>();
  acknowledged = 0;
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  get size(): number {
    return this.entries.size;
  }

  intend(entry: Entry): Entry {
    this.#write({ intend: entry });
    this.entries.set(entry.key, entry);
    return entry;
  }

  acknowledge(key: string, applicationId: string | null, code: string | null): void {
    this.#write({ key, applicationId, code });
    Object.assign(this.entries.get(key)!, { applicationId, code });
    if (applicationId) this.acknowledged += 1;
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: object): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#file);
  }
}

import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Tables as rows are copied into them, parents first. */
const TABLES = [
  'accounts', 'account_roles', 'consents', 'employers', 'employer_members', 'employer_decisions', 'centres', 'centre_staff', 'programmes', 'programme_skills', 'cohorts', 'cohort_trainers',
  'graduates', 'graduate_mobility', 'graduate_skills', 'graduate_languages', 'graduate_background', 'enrolments',
  'offers', 'offer_texts', 'offer_places', 'offer_languages', 'offer_skills', 'offer_events', 'applications', 'application_events', 'disclosures',
] as const;
export type CopiedTable = (typeof TABLES)[number];

/** A value that its column keeps as JSON. */
export class Json {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

type Value = string | number | boolean | Date | null | readonly string[] | Json;
/** A row by column in camel case; every row of a table names the same columns. */
export type CopiedRow = Readonly<Record<string, Value>>;

/** So many characters are kept before they are sent. */
const BATCH = 4_000_000;

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (text: string): string => text.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign]!);
const arrayText = (list: readonly string[]): string => `{${list.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

function textOf(value: Value): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Json) return escape(JSON.stringify(value.value));
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escape(typeof value === 'object' ? arrayText(value) : String(value));
}

const column = (name: string): string => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;

interface Waiting {
  readonly columns: readonly string[];
  lines: string[];
}

/** Gathers rows of all tables and sends them by COPY, parents before children, on a connection of its own. */
export class CopyWriter {
  readonly #client: Client;
  readonly #waiting = new Map<CopiedTable, Waiting>();
  #size = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  add(table: CopiedTable, row: CopiedRow): void {
    const waiting = this.#waiting.get(table) ?? { columns: Object.keys(row), lines: [] };
    this.#waiting.set(table, waiting);
    const line = waiting.columns.map((name) => {
      const value = row[name];
      if (value === undefined) throw new Error(`a row of ${table} says nothing of ${name}`);
      return textOf(value);
    }).join('\t');
    waiting.lines.push(line);
    this.#size += line.length;
  }

  /** Sends what is kept, once it is enough. */
  async drain(): Promise<void> {
    if (this.#size > BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    for (const table of TABLES) {
      const waiting = this.#waiting.get(table);
      if (waiting && waiting.lines.length > 0) await this.#send(table, waiting);
    }
    this.#size = 0;
  }

  async #send(table: CopiedTable, waiting: Waiting): Promise<void> {
    const stream = this.#client.query(copyFrom(`copy "${table}" (${waiting.columns.map(column).join(', ')}) from stdin`));
    const lines = waiting.lines;
    waiting.lines = [];
    const ended = finished(stream);
    for (let index = 0; index < lines.length; index += 2000) {
      if (!stream.write(`${lines.slice(index, index + 2000).join('\n')}\n`)) await Promise.race([once(stream, 'drain'), ended]);
    }
    stream.end();
    await ended;
  }
}

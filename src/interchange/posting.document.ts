import { type DomainError, faults } from '../kernel/errors.ts';
import { decoded, plainText } from './plain-text.ts';
import { postingFault } from './posting.errors.ts';

/** A node of a JSON-LD document, its keys without the prefix of schema.org. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What a document may weigh, in bytes of UTF-8. */
const MOST_BYTES = 100_000;
/** So deep a posting may stand in the graphs and lists around it. */
const DEEPEST = 8;
const MOST_NODES = 1000;

const OBJECT_RULE = {
  fr: 'un document JSON-LD, ou une page qui en contient un dans <script type="application/ld+json">',
  ar: 'وثيقة JSON-LD أو صفحة تحتوي عليها في <script type="application/ld+json">',
  en: 'a JSON-LD document, or a page that has one in <script type="application/ld+json">',
};

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A value as a list: what is absent is an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]);

const PREFIX = /^(?:https?:\/\/schema\.org\/|schema:)/u;
const withoutPrefix = (name: string): string => name.replace(PREFIX, '');

/** An object under the bare names of schema.org. */
const bare = (object: JsonObject): JsonObject => Object.fromEntries(Object.entries(object).map(([key, value]) => [withoutPrefix(key), value]));

/** The first text of a value, as plain text: a string, a number, `{"@value": ...}`, a node's name; null where it has none. */
export function textOf(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return plainText(value) || null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (depth > 4) return null;
  if (Array.isArray(value)) return value.slice(0, 20).map((one) => textOf(one, depth + 1)).find((text) => text !== null) ?? null;
  if (!isObject(value)) return null;
  const { '@value': said, name, value: inner } = bare(value);
  return textOf(said, depth + 1) ?? textOf(name, depth + 1) ?? textOf(inner, depth + 1);
}

/** Every text of a value that may be a list. */
export const textsOf = (value: unknown): string[] => listOf(value).slice(0, 100).map((one) => textOf(one)).filter((text) => text !== null);

/** A property of a node, as a node under bare names; null where it is none. */
export const nodeOf = (value: unknown): JsonObject | null => (isObject(value) ? bare(value) : null);

const isPosting = (node: JsonObject): boolean => listOf(node['@type']).some((type) => typeof type === 'string' && withoutPrefix(type) === 'JobPosting');

/** The postings in a document, wherever lists, graphs and pages hold them. */
function postingsIn(document: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  let seen = 0;
  const look = (value: unknown, depth: number): void => {
    seen += 1;
    if (depth > DEEPEST || seen > MOST_NODES) return;
    if (Array.isArray(value)) for (const one of value) look(one, depth + 1);
    if (!isObject(value)) return;
    const node = bare(value);
    if (isPosting(node)) found.push(node);
    else for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'about']) if (key in node) look(node[key], depth + 1);
  };
  look(document, 0);
  return found;
}

/** What stands in the script elements of a page that hold JSON-LD. */
function scriptsOf(page: string): string[] {
  const lower = page.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
  const scripts: string[] = [];
  for (let at = lower.indexOf('<script'); at >= 0; at = lower.indexOf('<script', at)) {
    const opened = lower.indexOf('>', at);
    const closed = opened < 0 ? -1 : lower.indexOf('</script', opened);
    if (closed < 0) break;
    if (lower.slice(at, opened).includes('application/ld+json')) scripts.push(page.slice(opened + 1, closed));
    at = closed + 1;
  }
  return scripts;
}

/** The value of a JSON text; undefined where it is none. Some sites wrap it in a comment, or write it with entities. */
function parsed(text: string): unknown {
  const bareText = text.trim().replace(/^(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/u, '').replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)$/u, '').trim();
  for (const one of [bareText, decoded(bareText)]) {
    try {
      const value: unknown = JSON.parse(one);
      // What is nested so deep that it can not be written again can not be read either.
      JSON.stringify(value);
      return value;
    } catch {
      // The next spelling, or none.
    }
  }
  return undefined;
}

/**
 * The one JobPosting of a text: a JSON-LD object, a list or graph that holds one, or a page with such a script.
 * @returns the posting, its names without a prefix, or the fault: TOO_LONG, INVALID, NO_POSTING, SEVERAL_POSTINGS
 */
export function findPosting(text: string, field: string): JsonObject | DomainError {
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) return faults.TOO_LONG(field, { length: bytes, most: MOST_BYTES });
  const isPage = text.trimStart().startsWith('<');
  const documents = (isPage ? scriptsOf(text) : [text]).map(parsed).filter((one) => one !== undefined);
  if (!documents.some((one) => typeof one === 'object' && one !== null)) return faults.INVALID(field, { rule: OBJECT_RULE });
  const found = documents.flatMap(postingsIn);
  // A page may say the same posting twice.
  const different = [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  if (different.length === 0) return postingFault.NO_POSTING(field);
  if (different.length > 1) return postingFault.SEVERAL_POSTINGS(field, { count: different.length });
  return different[0]!;
}

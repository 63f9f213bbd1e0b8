import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text, or how to write a long one: `#` in what is repeated is its number. */
export type Text = string | readonly (string | { readonly repeat: number; readonly of: Text; readonly between?: string })[];

/** Who sends an attack: nobody, or somebody of the demo world. */
export type Sender = 'visitor' | 'graduate' | 'recruiter' | 'coordinator' | 'administrator';

/** A way to send the same document. */
export type Form = 'post' | 'variables' | 'get' | 'hash';

/** One file of the corpus. What is long in it is written as a recipe (`Text`, and the `$` values of `valueOf`). */
export interface Attack {
  readonly name: string;
  /** What it tries, in words. */
  readonly tries: string;
  readonly as?: Sender;
  readonly document?: Text;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
  /** A body as it is, where it is no ordinary one; `http.headers` say what it is. */
  readonly body?: Text | { readonly gzip: Text } | { readonly hex: string };
  readonly http?: { readonly method?: string; readonly path?: Text; readonly headers?: Readonly<Record<string, Text>>; readonly chunked?: boolean };
  /** Sent as they are, one after the other, each after so many milliseconds: no client writes such a request. */
  readonly socket?: readonly { readonly send: Text; readonly afterMs?: number }[];
  /** Sent so many times, the last of which must be refused. */
  readonly times?: number;
  /** The ways it is sent by; all that fit the document where it is left out. */
  readonly forms?: readonly Form[];
  /** Statuses that are an answer to it; any 4xx where it is left out. `0` is a connection that is closed without one. */
  readonly statuses?: readonly number[];
}

/** What an attack names in the demo world by `{"$of": "offerId"}`. */
export type Known = Readonly<Record<string, string>>;

export function textOf(text: Text, known: Known = {}): string {
  if (typeof text === 'string') return text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
  return text.map((part) => (typeof part === 'string' ? textOf(part, known) : repeated(part, known))).join('');
}

function repeated(part: Exclude<Text[number], string>, known: Known): string {
  const one = textOf(part.of, known);
  return Array.from({ length: part.repeat }, (_, at) => one.replaceAll('#', String(at))).join(part.between ?? '');
}

const numbered = (value: unknown, at: number): unknown => JSON.parse(JSON.stringify(value).replaceAll('#', String(at)));

/** A value of the corpus: `$text`, `$base64`, `$list` with `of`, `$nest` with `of` (under `key`, or in lists), `$keys` with `named` and `$of` are recipes; all else stands for itself. */
export function valueOf(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((item) => valueOf(item, known));
  if (typeof value !== 'object' || value === null) return value;
  const recipe = value as Record<string, unknown>;
  if ('$text' in recipe) return textOf(recipe.$text as Text, known);
  if ('$base64' in recipe) return Buffer.from(textOf(recipe.$base64 as Text, known)).toString('base64');
  if ('$hex' in recipe) return Buffer.from(recipe.$hex as string, 'hex').toString('base64');
  if ('$of' in recipe) return known[recipe.$of as string] ?? 'unknown';
  if ('$list' in recipe) return Array.from({ length: Number(recipe.$list) }, (_, at) => valueOf(numbered(recipe.of, at), known));
  if ('$nest' in recipe) return Array.from({ length: Number(recipe.$nest) }).reduce<unknown>((inner) => (recipe.key === undefined ? [inner] : { [String(recipe.key)]: inner }), valueOf(recipe.of, known));
  if ('$keys' in recipe) return Object.fromEntries(Array.from({ length: Number(recipe.$keys) }, (_, at) => [String(recipe.named).replaceAll('#', String(at)), at]));
  return Object.fromEntries(Object.entries(recipe).map(([key, inner]) => [key, valueOf(inner, known)]));
}

const FOLDER = join(import.meta.dirname, 'corpus');

/** Every attack of the corpus, by name. */
export const corpus = (): Attack[] => readdirSync(FOLDER).toSorted().map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Attack);

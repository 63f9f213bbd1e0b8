import { createHash } from 'node:crypto';
import { type ArgumentNode, buildSchema, type GraphQLSchema, isInputType, Kind, parse, print, TypeInfo, type ValueNode, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Attack, type Form, type Known, textOf, valueOf } from './recipe.ts';

/** A request, written out. */
export interface Wire {
  readonly form: Form | 'raw';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly chunked: boolean;
  readonly socket: readonly { readonly send: string; readonly afterMs: number }[] | null;
}

let schema: GraphQLSchema | null = null;
const ours = (): GraphQLSchema => (schema ??= buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'schema.graphql'), 'utf8')));

/** The same operation with what its arguments say in variables; null where it says nothing, or is no operation that one could read. */
function byVariables(document: string, variables: object): { document: string; variables: object } | null {
  const values: Record<string, unknown> = {};
  const types = new TypeInfo(ours());
  const declared: string[] = [];
  try {
    const written = visit(parse(document, { noLocation: true }), visitWithTypeInfo(types, {
      Argument(argument): ArgumentNode | undefined {
        const type = types.getInputType();
        if (!isInputType(type) || hasVariable(argument.value)) return undefined;
        const name = `v${declared.length}`;
        declared.push(`$${name}: ${String(type)}`);
        values[name] = valueFromASTUntyped(argument.value);
        return { ...argument, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } };
      },
    }));
    // Where it has variables of its own, the two lists of declarations would have to become one.
    if (declared.length === 0 || Object.keys(variables).length > 0) return null;
    const text = print(written).replace(/^(query|mutation|subscription)?\s*(\w*)\s*\{/, (_, kind = 'query', name = '') => `${kind} ${name || 'X'}(${declared.join(', ')}) {`);
    return { document: text, variables: values };
  } catch {
    return null;
  }
}

const hasVariable = (value: ValueNode): boolean => JSON.stringify(value).includes('"kind":"Variable"');

const JSON_HEADERS = { 'content-type': 'application/json', 'accept-language': 'en' };
const SIMPLE = { method: 'POST', path: '/graphql', chunked: false, socket: null } as const;

function bodyOf(attack: Attack, known: Known): Buffer | null {
  const { body } = attack;
  if (body === undefined) return null;
  if (typeof body === 'object' && 'gzip' in body) return gzipSync(textOf(body.gzip, known));
  if (typeof body === 'object' && 'hex' in body) return Buffer.from(body.hex, 'hex');
  return Buffer.from(textOf(body, known));
}

/** Every request that an attack is made by. */
export function wiresOf(attack: Attack, known: Known): Wire[] {
  const headers = Object.fromEntries(Object.entries(attack.http?.headers ?? {}).map(([name, value]) => [name, textOf(value, known)]));
  const path = textOf(attack.http?.path ?? '/graphql', known);
  if (attack.socket) return [{ ...SIMPLE, form: 'raw', path, headers, body: null, socket: attack.socket.map(({ send, afterMs }) => ({ send: textOf(send, known), afterMs: afterMs ?? 0 })) }];
  if (attack.document === undefined) return [{ ...SIMPLE, form: 'raw', method: attack.http?.method ?? 'POST', path, headers: { ...(attack.body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, body: bodyOf(attack, known), chunked: attack.http?.chunked ?? false }];
  return documentWires(attack, known, headers);
}

function documentWires(attack: Attack, known: Known, headers: Record<string, string>): Wire[] {
  const document = textOf(attack.document!, known);
  const variables = valueOf(attack.variables ?? {}, known) as object;
  const rest = { ...(attack.operationName === undefined ? {} : { operationName: attack.operationName }), ...(attack.extensions === undefined ? {} : { extensions: valueOf(attack.extensions, known) }) };
  const post = (form: Form, body: object): Wire => ({ ...SIMPLE, form, headers: { ...JSON_HEADERS, ...headers }, body: Buffer.from(JSON.stringify(body)), chunked: attack.http?.chunked ?? false });
  const wires: Wire[] = [post('post', { query: document, variables, ...rest })];
  const moved = byVariables(document, variables);
  if (moved) wires.push(post('variables', { query: moved.document, variables: moved.variables, ...rest }));
  const asked = new URLSearchParams({ query: document, variables: JSON.stringify(variables) });
  wires.push({ ...SIMPLE, form: 'get', method: 'GET', path: `/graphql?${asked.toString()}`, headers: { 'apollo-require-preflight': 'yes', 'accept-language': 'en', ...headers }, body: null });
  const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(document).digest('hex') };
  wires.push(post('hash', { query: document, variables, ...rest, extensions: { ...(rest.extensions as object | undefined), persistedQuery } }));
  return wires.filter(({ form }) => !attack.forms || attack.forms.includes(form as Form));
}

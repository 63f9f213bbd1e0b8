import { createHash } from 'node:crypto';
import { type ArgumentNode, buildSchema, type DocumentNode, type GraphQLSchema, isInputType, Kind, parse, print, specifiedRules, TypeInfo, validate, type ValueNode, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LIMITS, limitRules } from '../../src/server/edge/limits.ts';
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

/** Longer documents are floods, which no manifest holds. */
const SHOWN = 2000;

/** An operation under a name, for those that have none. */
const named = (document: DocumentNode): DocumentNode => visit(document, { OperationDefinition: (operation) => ({ ...operation, name: operation.name ?? { kind: Kind.NAME, value: 'Attack' } }) });

/** The text of an attack as a document that a service would trust; null where no manifest would hold it: it is refused by itself, or names somebody of the world. */
export function trustedText(attack: Attack): string | null {
  const text = attack.document === undefined ? '' : textOf(attack.document);
  // Comparing fields of fragments is what some of them attack: that is no work for the attacker.
  if (text.length === 0 || text.length > SHOWN || text.includes('${') || text.includes('fragment ')) return null;
  try {
    const document = named(parse(text, { noLocation: true, maxTokens: LIMITS.tokens }));
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return operations.length === 1 && validate(ours(), document, [...specifiedRules, ...limitRules], { maxErrors: 1 }).length === 0 ? print(document) : null;
  } catch {
    return null;
  }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A manifest of all attacks that can be trusted documents, so that they are sent by their hash alone. */
export function manifestOf(attacks: readonly Attack[]): object {
  const texts = [...new Set(attacks.flatMap((attack) => trustedText(attack) ?? []))];
  const operations = texts.map((body) => {
    const [, type = 'query', name = ''] = /^(query|mutation|subscription) (\w+)/m.exec(body) ?? [];
    return { id: hashOf(body), body, name, type };
  });
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

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
  const asked = new URLSearchParams({ query: document, variables: JSON.stringify(variables), ...(typeof attack.operationName === 'string' ? { operationName: attack.operationName } : {}) });
  wires.push({ ...SIMPLE, form: 'get', method: 'GET', path: `/graphql?${asked.toString()}`, headers: { 'apollo-require-preflight': 'yes', 'accept-language': 'en', ...headers }, body: null });
  const trusted = trustedText(attack);
  const extensions = { ...(rest.extensions as object | undefined), persistedQuery: { version: 1, sha256Hash: hashOf(trusted ?? document) } };
  // What no manifest holds is sent along: a client that hopes to have it learnt.
  wires.push(post('hash', { ...(trusted === null ? { query: document } : {}), variables, ...rest, extensions }));
  return wires.filter(({ form }) => !attack.forms || attack.forms.includes(form as Form));
}

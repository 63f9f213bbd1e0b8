import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLEnumType, type GraphQLObjectType, type GraphQLSchema, getNamedType, isEnumType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/kernel/viewer.ts';
import { TOP_LEVEL, type TopLevelCode } from '../../src/kernel/top-level.ts';
import { withErrors } from '../../src/server/errors.page.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
let schema: GraphQLSchema;
let graduate: Person;

beforeAll(async () => {
  schema = await makeSchema();
  graduate = await world.person('Hind Tazi', Role.GRADUATE);
});

const mutations = () => Object.values(schema.getMutationType()!.getFields());

/** The codes that the payload of a mutation can hold; null where it has none. */
function codesOf(payload: GraphQLObjectType): ReadonlySet<string> | null {
  const faults = payload.getFields()['userErrors'];
  if (!faults) return null;
  const codes = getNamedType((getNamedType(faults.type) as GraphQLObjectType).getFields()['code']!.type) as GraphQLEnumType;
  return new Set(codes.getValues().map(({ name }) => name));
}

describe('docs/errors.md', () => {
  it('holds the present codes; "npm run docs:errors" writes them', () => {
    expect(withErrors(page)).toBe(page);
  });

  it('lists every code there is', () => {
    const codes = Object.values(schema.getTypeMap()).filter(isEnumType).filter(({ name }) => name.endsWith('ErrorCode')).flatMap((type) => type.getValues().map(({ name }) => name));
    expect(codes.length).toBeGreaterThan(200);
    const unlisted = [...new Set([...codes, ...Object.keys(TOP_LEVEL)])].filter((code) => !page.includes(`| \`${code}\` |`));
    expect(unlisted).toEqual([]);
  });

  it('knows every code that the door answers with; those of the graph are known by their type', () => {
    const files = readdirSync(join(root, 'src/server'), { encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const raised = files.flatMap((file) => [...readFileSync(join(root, 'src/server', file), 'utf8').matchAll(/\bcode(?: = |: )'([A-Z_]{4,})'|refusalOf\(\d+, '([A-Z_]{4,})'/g)].map(([, one, other]) => `${file}: ${one ?? other}`));
    expect(raised.length).toBeGreaterThan(8);
    expect(raised.filter((one) => !Object.hasOwn(TOP_LEVEL, one.split(': ')[1]!))).toEqual([]);
  });
});

describe('what is said of a mutation', () => {
  it('names as its faults only codes that its payload can hold', () => {
    const every = new Set(mutations().flatMap(({ type }) => [...(codesOf(getNamedType(type) as GraphQLObjectType) ?? [])]));
    const wrong = mutations().flatMap(({ name, type, description }) => {
      const codes = codesOf(getNamedType(type) as GraphQLObjectType) ?? new Set<string>();
      const named = /Faults[^:]*: (.*)/s.exec(description ?? '')?.[1]?.match(/\b[A-Z]+(?:_[A-Z]+)*\b/g) ?? [];
      return named.filter((code) => (every.has(code) || code.includes('_')) && !codes.has(code) && !(code in TOP_LEVEL)).map((code) => `${name}: ${code}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('a top-level error comes with its code and status', () => {
  const post = (body: object, headers: Record<string, string> = {}) => world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, payload: JSON.stringify(body) });

  it.each<[TopLevelCode, string, () => ReturnType<typeof post>]>([
    ['UNAUTHENTICATED', 'a visitor where one must sign in', () => post({ query: 'mutation { resendConfirmation(input: {}) { userErrors { code } } }' })],
    ['UNAUTHENTICATED', 'a token that is none', () => post({ query: '{ __typename }' }, { authorization: 'Bearer nothing' })],
    ['FORBIDDEN', 'a role that may not', () => post({ query: 'mutation { advanceApplication(input: { applicationId: "x", version: 1, to: INTERVIEW }) { userErrors { code } } }' }, { authorization: `Bearer ${graduate.token}` })],
    ['BAD_USER_INPUT', 'a variable of another type', () => post({ query: 'query ($n: Int) { offers(first: $n) { totalCount } }', variables: { n: 'x' } })],
    ['BAD_USER_INPUT', 'a page that is too large', () => post({ query: '{ offers(first: 101) { totalCount } }' })],
    ['COST_EXCEEDED', 'an operation that may be answered with too much', () => post({ query: '{ offers(first: 100) { nodes { employer { offers(first: 100) { nodes { id } } } } } }' })],
    ['GRAPHQL_PARSE_FAILED', 'no GraphQL', () => post({ query: '{' })],
    ['GRAPHQL_VALIDATION_FAILED', 'a field that is not there', () => post({ query: '{ nothing }' })],
    ['OPERATION_RESOLUTION_FAILURE', 'two operations', () => post({ query: 'query A { __typename } query B { __typename }' })],
    ['PERSISTED_QUERY_NOT_FOUND', 'a hash that nobody trusts', () => post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })],
    ['BAD_REQUEST', 'a body that is no JSON', () => world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '[' })],
  ])('%s: %s', async (code, _, ask) => {
    const answer = await ask();
    expect([answer.json().errors.map((error: { extensions: { code: string } }) => error.extensions.code), answer.statusCode]).toEqual([[code], TOP_LEVEL[code].status]);
  });

  it('a mutation by GET is a BAD_REQUEST too, by the status of its kind', async () => {
    const answer = await world.inject({ url: `/graphql?query=${encodeURIComponent('mutation { signOut { userErrors { code } } }')}`, headers: { 'apollo-require-preflight': '1' } });
    expect([answer.statusCode, answer.headers.allow, answer.json().errors[0].extensions.code]).toEqual([405, 'POST', 'BAD_REQUEST']);
  });

  it('with 200 where something else was answered', async () => {
    const answer = await post({ query: `{ offers(first: 1) { totalCount } searchOffers(text: "${'a'.repeat(300)}") { totalCount } }` });
    expect([answer.statusCode, answer.json().data, answer.json().errors[0].extensions.code]).toEqual([200, { offers: { totalCount: 0 }, searchOffers: null }, 'BAD_USER_INPUT']);
  });

  it('INTERNAL: a fault of ours, with a reference and nothing of what it was', async () => {
    const sql = (text: string) => world.app.orm.em.fork().getConnection().execute(text);
    await sql('alter table centres rename to centres_away');
    try {
      const answer = await post({ query: '{ centres(first: 1) { totalCount } }' });
      expect([answer.statusCode, answer.json().errors[0].extensions]).toEqual([TOP_LEVEL.INTERNAL.status, { code: 'INTERNAL', reference: answer.headers['x-request-id'] }]);
      expect(answer.body).not.toContain('centres_away');
    } finally {
      await sql('alter table centres_away rename to centres');
    }
  });
});

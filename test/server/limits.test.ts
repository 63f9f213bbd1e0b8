import { getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS, limitRules } from '../../src/server/edge/limits.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const times = (count: number, of: (at: number) => string, between = ' '): string => Array.from({ length: count }, (_, at) => of(at)).join(between);
const post = async (body: object, headers: Record<string, string> = {}) => {
  const response = await world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers }, payload: JSON.stringify(body) });
  return { status: response.statusCode, size: response.rawPayload.length, errors: (response.json() as { errors?: { message: string; extensions: Record<string, unknown> }[] }).errors ?? [] };
};

const nested = (levels: number): string => `{ place(code: "MA") { ${'parent { '.repeat(levels)}code${' }'.repeat(levels)} } }`;
const ofTypes = (levels: number): string => `{ __type(name: "Query") { fields { type { ${'ofType { '.repeat(levels)}name${' }'.repeat(levels)} } } } }`;
/** Each fragment spreads the next twice: written out, the last would stand there two to the power of their number. */
const doubling = (count: number, twice = (next: string): string => `...${next} ...${next}`): string => `{ place(code: "MA") { ...F0 } } ${times(count, (at) => `fragment F${at} on Place { ${twice(`F${at + 1}`)} }`)} fragment F${count} on Place { code }`;

const signIn = (at: number): string => `s${at}: signIn(input: { email: "a@b.example", password: "not the password" }) { userErrors { code } }`;
const PASSED: [string, object, { limit: string; most: number; asked: number; code: string }][] = [
  ['levels of fields', { query: nested(20) }, { limit: 'depth', most: 12, asked: 22, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['levels through fragments', { query: doubling(15, (next) => `parent { ...${next} }`) }, { limit: 'depth', most: 12, asked: 17, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['levels of introspection', { query: ofTypes(14) }, { limit: 'introspectionDepth', most: 15, asked: 18, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['aliases', { query: `{ ${times(16, (at) => `a${at}: place(code: "MA") { code }`)} }` }, { limit: 'aliases', most: 15, asked: 16, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['aliases that fragments multiply', { query: `{ a: place(code: "MA") { ...A } b: place(code: "MA") { ...A } c: place(code: "MA") { ...A } } fragment A on Place { ${times(5, (at) => `x${at}: code`)} }` }, { limit: 'aliases', most: 15, asked: 18, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['directives', { query: `{ place(code: "MA") { ${'code @include(if: true) '.repeat(9)} } }` }, { limit: 'directives', most: 8, asked: 9, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['directives that stand on no field', { query: `query { ${'... @include(if: true) { __typename } '.repeat(9)} }` }, { limit: 'directives', most: 8, asked: 9, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['a name as long as a page', { query: `{ ${'a'.repeat(50_000)}: __typename }` }, { limit: 'nameLength', most: 200, asked: 50_000, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['tokens', { query: `{ ${'__typename '.repeat(1001)} }` }, { limit: 'tokens', most: 1000, asked: 1001, code: 'GRAPHQL_PARSE_FAILED' }],
  ['selections', { query: doubling(30) }, { limit: 'selections', most: 5000, asked: 5001, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['fields of one name', { query: `{ ${'__typename '.repeat(990)} }` }, { limit: 'selections', most: 5000, asked: 5001, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['sign-ins', { query: `mutation { ${times(2, signIn)} }` }, { limit: 'single', most: 1, asked: 2, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['sign-ins in two operations', { query: `mutation A { ${signIn(0)} } mutation B { ${signIn(1)} }`, operationName: 'A' }, { limit: 'single', most: 1, asked: 2, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['a sign-in beside another way in', { query: `mutation { ${signIn(0)} refreshSession(input: { refreshToken: "x" }) { userErrors { code } } }` }, { limit: 'single', most: 1, asked: 2, code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['a page', { query: '{ places(first: 101) { nodes { code } } }' }, { limit: 'first', most: 100, asked: 101, code: 'BAD_USER_INPUT' }],
  ['ids', { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: Array.from({ length: 101 }, () => 'x') } }, { limit: 'ids', most: 100, asked: 101, code: 'BAD_USER_INPUT' }],
  ['a list in an argument', { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: Array.from({ length: 10_001 }, () => 'x') } }, { limit: 'listLength', most: 10_000, asked: 10_001, code: 'BAD_USER_INPUT' }],
  ['faults of variables', { query: 'query ($k: [PlaceKind!]) { places(filter: { kinds: $k }) { nodes { code } } }', variables: { k: Array.from({ length: 50 }, () => 'PLANET') } }, { limit: 'errors', most: 5, asked: 6, code: 'BAD_USER_INPUT' }],
  ['faults of a document', { query: `{ ${times(50, (at) => `secret${at}`)} }` }, { limit: 'errors', most: 5, asked: 6, code: 'GRAPHQL_VALIDATION_FAILED' }],
];

describe('a limit that is passed', () => {
  it.each(PASSED)('says which, how much is allowed and what was asked: %s', async (_, body, told) => {
    const { errors, size, status } = await post(body);
    const said = errors.find((error) => 'limit' in error.extensions);
    expect(said?.extensions).toMatchObject(told);
    expect(told.code === 'BAD_USER_INPUT' ? [200, 400] : [400]).toContain(status);
    expect(size).toBeLessThan(2000);
  });

  it('is worded in each of the three languages', async () => {
    for (const [, body, { most }] of PASSED) {
      const said = await Promise.all(['fr', 'ar', 'en'].map(async (language) => (await post(body, { 'accept-language': language })).errors.find((error) => 'limit' in error.extensions)!.message));
      expect(new Set(said).size).toBe(3);
      expect(said.filter((message) => !message.includes(String(most)) || message.includes('{'))).toEqual([]);
      expect(said[1]).toMatch(/[؀-ۿ]/);
    }
  });

  it('costs little, whatever fragments would make of it', async () => {
    for (const body of [{ query: doubling(30) }, { query: doubling(30, (next) => `a: parent { ...${next} } b: parent { ...${next} }`) }, { query: doubling(30, (next) => `parent { ...${next} ...${next} }`) }]) {
      const before = process.cpuUsage();
      const { status } = await post(body);
      const { user, system } = process.cpuUsage(before);
      expect(status).toBe(400);
      expect((user + system) / 1000).toBeLessThan(100);
    }
  });

  it('is counted by looking at each fragment once, though no other rule had looked before', async () => {
    const schema = await makeSchema();
    const before = process.cpuUsage();
    validate(schema, parse(doubling(20)), limitRules);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(100);
  });

  it('is counted where fragments go round in circles', async () => {
    for (const query of ['{ place(code: "MA") { ...A } } fragment A on Place { parent { ...A } }', '{ place(code: "MA") { ...A } } fragment A on Place { parent { ...B ...B } } fragment B on Place { parent { ...A ...A } x: code }']) {
      const { status, errors } = await post({ query });
      expect([status, errors[0]!.message]).toEqual([400, expect.stringContaining('within itself')]);
    }
  });
});

describe('what keeps the limits', () => {
  it('is answered: as deep as allowed, with as many aliases and directives', async () => {
    expect((await post({ query: nested(10) })).errors).toEqual([]);
    expect((await post({ query: `{ ${times(15, (at) => `a${at}: place(code: "MA") { code }`)} }` })).errors).toEqual([]);
    expect((await post({ query: `{ place(code: "MA") { code ${'@include(if: true) '.repeat(1)} ${times(7, () => 'code @skip(if: true)')} } }` })).errors).toEqual([]);
    expect((await post({ query: `mutation { ${signIn(0)} }` })).errors).toEqual([]);
  });

  it('is what the explorer and code generators ask of the schema', async () => {
    for (const query of [getIntrospectionQuery(), getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true, schemaDescription: true, specifiedByUrl: true, directiveIsRepeatable: true })]) expect((await post({ query })).errors).toEqual([]);
  });
});

describe('an answer about faults', () => {
  it('is small, however long what was sent is', async () => {
    const long = 'x'.repeat(45_000);
    for (const body of [{ query: `{ ${'y'.repeat(90_000)} }` }, { query: 'query ($k: PlaceKind) { places(filter: { kinds: [$k] }) { nodes { code } } }', variables: { k: long } }, { query: `{ place(code: "${long}" code: "${long}") { code } }` }, { query: `query ($${'v'.repeat(90_000)}: ID) { __typename }` }, { query: `{ a(${long}` }, { query: '{ __typename }', operationName: long }]) {
      const { size, status, errors } = await post(body);
      expect([status, errors.length > 0]).toEqual([400, true]);
      expect(size).toBeLessThan(2000);
    }
  });

  it('tells five of many faults of fields, and how many there were', async () => {
    const { errors, size } = await post({ query: `query ($id: ID!) { ${times(15, (at) => `a${at}: node(id: $id) { id }`)} }`, variables: { id: 'half a \ud800' } });
    expect(errors).toHaveLength(6);
    expect(errors.at(-1)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', limit: 'errors', most: 5, asked: 15 } });
    expect(size).toBeLessThan(2000);
  });

  it('suggests what may have been meant, for the first faults alone', async () => {
    const { errors } = await post({ query: `{ ${times(300, (at) => `offe${at}`)} }` });
    expect(errors[0]!.message).toContain('Did you mean');
    expect(errors).toHaveLength(6);
  });
});

/** Documents of a thousand tokens that are as much work for the rules as can be found. */
const HEAVY: [string, string][] = [
  ['one object field over and over', `{ ${'place(code:"MA"){code} '.repeat(110)} }`],
  ['lists of one name', `{ ${'offers{totalCount} '.repeat(240)} }`],
  ['the same three levels', `{ ${'places{nodes{code}} '.repeat(140)} }`],
  ['a hundred fragments', `{ ${times(99, (at) => `...F${at}`)} } ${times(99, (at) => `fragment F${at} on Query { __typename }`)}`],
  ['inline fragments', `{ ${'...{__typename} '.repeat(245)} }`],
  ['variables', `query(${times(180, (at) => `$a${at}:ID!`)}) { __typename }`],
  ['wrong names', `{ ${times(990, (at) => `offe${at}`)} }`],
  ['circles', `{ ...A } fragment A on Query { ...B ${'__typename '.repeat(400)} } fragment B on Query { ...A ${'__typename '.repeat(400)} }`],
];

it('a thousand tokens are read and looked at in 15 ms of the processor, as hard as they may be', async () => {
  const schema = await makeSchema();
  for (const [name, text] of HEAVY) {
    const costs = Array.from({ length: 8 }, () => {
      const before = process.cpuUsage();
      validate(schema, parse(text, { maxTokens: LIMITS.tokens }), [...specifiedRules, ...limitRules], { maxErrors: LIMITS.errors });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect([name, Math.min(...costs)]).toEqual([name, expect.toSatisfy((ms: number) => ms <= 15)]);
  }
});

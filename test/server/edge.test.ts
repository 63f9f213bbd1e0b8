import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/server/edge/limits.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const post = (payload: string | object, headers: Record<string, string> = {}) =>
  world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) });
const codes = async (payload: string | object, headers?: Record<string, string>) => {
  const response = await post(payload, headers);
  const body = response.json() as { errors?: { message: string; extensions: { code: string } }[] };
  return { status: response.statusCode, code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message ?? '', body: response.body };
};

describe('the edge answers bad input with a code, no trace, and a body that is small', () => {
  const nested = (depth: number) => `{ ${'places { nodes { parent { '.repeat(depth)}name${' } } }'.repeat(depth)} }`;
  it.each<[string, string | object, number, string]>([
    ['a body that is no JSON', '{', 400, 'BAD_REQUEST'],
    ['an empty body', '', 400, 'BAD_REQUEST'],
    ['a document that does not parse', { query: '{ places(' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ secrets }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a wrong enum value', { query: '{ places(filter: { kinds: [PLANET] }) { nodes { code } } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a wrong enum variable', { query: 'query ($k: [PlaceKind!]) { places(filter: { kinds: $k }) { nodes { code } } }', variables: { k: ['PLANET'] } }, 400, 'BAD_USER_INPUT'],
    ['a page of none', { query: '{ places(first: 0) { nodes { code } } }' }, 400, 'BAD_USER_INPUT'],
    ['a page of a thousand', { query: '{ places(first: 1000) { nodes { code } } }' }, 400, 'BAD_USER_INPUT'],
    ['a number that is no 32-bit integer', { query: '{ places(first: 3000000000) { nodes { code } } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a cursor of our making up', { query: '{ places(after: "x") { nodes { code } } }' }, 400, 'BAD_USER_INPUT'],
    ['a cursor of another list', { query: `{ places(after: "${Buffer.from('["NAME","a","b"]').toString('base64url')}") { nodes { code } } }` }, 400, 'BAD_USER_INPUT'],
    ['a NUL character', { query: 'query ($c: String!) { place(code: $c) { code } }', variables: { c: 'MA\0' } }, 400, 'BAD_USER_INPUT'],
    ['half a character', { query: 'query ($c: String!) { place(code: $c) { code } }', variables: { c: '\ud800' } }, 400, 'BAD_USER_INPUT'],
    ['too deep a document', { query: nested(5) }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that multiplies lists', { query: '{ employers(first: 100) { nodes { members(first: 100) { nodes { employer { members(first: 100) { nodes { kind } } } } } } } }' }, 400, 'COST_EXCEEDED'],
    ['fragments that multiply lists', { query: '{ employers { nodes { ...A } } } fragment A on Employer { members { nodes { employer { ...B } } } } fragment B on Employer { members(first: 100) { nodes { employer { members { nodes { kind } } } } } }' }, 400, 'COST_EXCEEDED'],
    ['too many aliases', { query: `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: place(code: "MA") { code }`).join(' ')} }` }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['too many directives', { query: `{ place(code: "MA") { code ${'@include(if: true) '.repeat(9)} } }` }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['too many tokens', { query: `{ ${'__typename '.repeat(1001)} }` }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a batch', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST'],
    ['a hundred ids and one', { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: Array.from({ length: 101 }, () => 'x') } }, 400, 'BAD_USER_INPUT'],
  ])('%s', async (_, payload, status, code) => {
    const answer = await codes(payload);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.body.length).toBeLessThan(2000);
    expect(answer.body).not.toMatch(/\bat .*\.(ts|js):\d+|node_modules|select |stacktrace/i);
  });

  it('a body over the limit, naming it', async () => {
    expect(await codes({ query: '{ __typename }', variables: { x: 'x'.repeat(LIMITS.bodyBytes) } })).toMatchObject({ status: 413, code: 'BAD_REQUEST', message: expect.stringContaining(String(LIMITS.bodyBytes)) });
  });

  it('a request that a foreign page could make without asking first', async () => {
    const response = await world.inject({ method: 'GET', url: '/graphql?query=%7B__typename%7D' });
    expect(response.statusCode).toBe(400);
    expect((await codes('{ "query": "{ __typename }" }', { 'content-type': 'text/plain' })).status).toBe(400);
  });

  it('a mutation by GET', async () => {
    const response = await world.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent('mutation { signOut { endedSessions } }')}`, headers: { 'apollo-require-preflight': '1' } });
    expect(response.statusCode).toBe(405);
  });
});

describe('the edge lets through what is whole', () => {
  it('introspection, so that the explorer shows its docs', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const response = await post({ query: getIntrospectionQuery({ inputValueDeprecation: true }) });
    expect(response.json()).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
    expect(response.json()).not.toHaveProperty('errors');
  });

  it('Arabic, emoji and 100 kB less a little of text', async () => {
    expect(await world.get('query ($n: String) { places(filter: { named: $n }) { nodes { code } } }', { n: 'وجدة' })).toMatchObject({ places: { nodes: [{ code: 'MA-OUJ' }] } });
    expect(await world.get('query ($n: String) { places(filter: { named: $n }) { nodes { code } } }', { n: '🌉'.repeat(20_000) })).toEqual({ places: { nodes: [] } });
  });

  it('says whether it is alive and ready', async () => {
    expect((await world.inject({ method: 'GET', url: '/healthz' })).json()).toEqual({ status: 'alive' });
    expect((await world.inject({ method: 'GET', url: '/readyz' })).json()).toEqual({ status: 'ready', database: true, search: true });
  });

  it('answers in the language that is asked for', async () => {
    const ask = async (language: string) => (await world.ask('{ place(code: "MA-02") { name } }', {}, null, { 'accept-language': language })).data.place.name;
    expect([await ask('ar-MA,fr;q=0.9'), await ask('en;q=0.5, fr;q=0.8'), await ask('de'), await ask('en')]).toEqual(['الشرق', "L'Oriental", "L'Oriental", 'Oriental']);
  });
});

import type { FastifyInstance } from 'fastify';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/server/config.ts';
import { type Door, doorOf } from '../../src/server/edge/door.ts';
import { makeServer } from '../../src/server/http.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { manifestOf } from '../../src/server/edge/trusted.manifest.ts';
import { hashOf, readTrusted, type TrustedDocuments } from '../../src/server/edge/trusted-documents.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const folder = mkdtempSync(join(tmpdir(), 'jisr-trusted-'));
const PLACE = 'query Place($code: String!) {\n  place(code: $code) {\n    code\n  }\n}';
const OUT = 'mutation Out {\n  signOut {\n    endedSessions\n  }\n}';
const operation = (body: string, name = 'Place', type = 'query', id = hashOf(body)) => ({ id, body, name, type });
const manifest = (...operations: object[]): string => {
  const file = join(folder, `${hashOf(JSON.stringify(operations)).slice(0, 12)}.json`);
  writeFileSync(file, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }));
  return file;
};

let trusted: TrustedDocuments;
let beside: FastifyInstance;
let only: FastifyInstance;
let none: FastifyInstance;
beforeAll(async () => {
  trusted = readTrusted(manifest(operation(PLACE), operation(OUT, 'Out', 'mutation')), await makeSchema());
  const serve = (door: Partial<Door>) => makeServer(world.app, { people: [], examples: [] }, door);
  [beside, only, none] = await Promise.all([serve({ trusted }), serve({ trusted, trustedOnly: true }), serve({})]);
});
afterAll(async () => {
  await Promise.all([beside, only, none].map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

const hashed = (sha256Hash: unknown, version: unknown = 1) => ({ extensions: { persistedQuery: { version, sha256Hash } } });
async function ask(server: FastifyInstance, payload: object, language = 'en') {
  const answer = await server.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'accept-language': language }, payload });
  const { data, errors } = answer.json() as { data?: unknown; errors?: { message: string; extensions: Record<string, unknown> }[] };
  return { status: answer.statusCode, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message, size: answer.rawPayload.length };
}
const variables = { code: 'MA' };
const FOUND = { status: 200, data: { place: { code: 'MA' } } };

describe('a trusted document', () => {
  it('is asked by its hash alone, by POST and by GET', async () => {
    for (const server of [beside, only]) {
      expect(await ask(server, { ...hashed(hashOf(PLACE)), variables })).toMatchObject(FOUND);
      const url = `/graphql?variables=${encodeURIComponent(JSON.stringify(variables))}&extensions=${encodeURIComponent(JSON.stringify(hashed(hashOf(PLACE)).extensions))}`;
      const got = await server.inject({ url, headers: { 'apollo-require-preflight': '1' } });
      expect([got.statusCode, got.json().data]).toEqual([200, FOUND.data]);
      // Without the header that no foreign page can send, it is refused like any other.
      expect((await server.inject({ url })).statusCode).toBe(400);
    }
  });

  it('may be sent as text too, where others may not', async () => {
    expect(await ask(only, { query: PLACE, variables })).toMatchObject(FOUND);
    expect(await ask(only, { query: PLACE, ...hashed(hashOf(PLACE)), variables })).toMatchObject(FOUND);
  });

  it('changes nothing by GET, and variables are checked as ever', async () => {
    const url = `/graphql?extensions=${encodeURIComponent(JSON.stringify(hashed(hashOf(OUT)).extensions))}`;
    expect((await beside.inject({ url, headers: { 'apollo-require-preflight': '1' } })).statusCode).toBe(405);
    expect(await ask(beside, { ...hashed(hashOf(PLACE)), variables: { code: 7 } })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await ask(beside, { ...hashed(hashOf(PLACE)), variables: { code: 'MA\0' } })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('another document', () => {
  const FREE = '{ place(code: "MA-02") { code } }';

  it('is answered beside trusted ones, and becomes none by being sent with its hash', async () => {
    expect(await ask(beside, { query: FREE })).toMatchObject({ status: 200, data: { place: { code: 'MA-02' } } });
    expect(await ask(beside, { query: FREE, ...hashed(hashOf(FREE)) })).toMatchObject({ status: 200 });
    expect(await ask(beside, hashed(hashOf(FREE)))).toMatchObject({ data: undefined, code: 'PERSISTED_QUERY_NOT_FOUND' });
    expect(await ask(none, hashed(hashOf(PLACE)))).toMatchObject({ data: undefined, code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it('is not answered where only trusted ones are, in three languages, whatever hash comes with it', async () => {
    for (const payload of [{ query: FREE }, { query: FREE, ...hashed(hashOf(FREE)) }, { query: `${PLACE} `, variables }, { query: '{ __schema { types { name } } }' }]) expect(await ask(only, payload)).toMatchObject({ status: 403, data: undefined, code: 'FORBIDDEN' });
    expect(new Set(await Promise.all(['fr', 'ar', 'en'].map(async (language) => (await ask(only, { query: FREE }, language)).message))).size).toBe(3);
  });

  it('is refused with the hash of a trusted one, and so is every malformed hash', async () => {
    for (const server of [beside, only]) {
      expect(await ask(server, { query: FREE, ...hashed(hashOf(PLACE)) })).toMatchObject({ status: 400, data: undefined, code: 'BAD_REQUEST' });
      for (const hash of ['x', '', null, 7, {}, [hashOf(PLACE)], `apq:${hashOf(PLACE)}`, hashOf(PLACE).toUpperCase(), 'constructor', '__proto__', 'x'.repeat(50_000)]) {
        const answer = await ask(server, hashed(hash));
        // A list of one is read as what it holds: the same document, and no other.
        expect([hash, answer.data === undefined || Array.isArray(hash)]).toEqual([hash, true]);
        expect([hash, answer.status < 500, answer.code === 'INTERNAL', answer.size < 2000]).toEqual([hash, true, false, true]);
      }
      expect(await ask(server, hashed(hashOf(PLACE), 2))).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    }
  });
});

it('the service’s own pages go on answering where only trusted documents are', async () => {
  const offer = await makeOffer(world, { title: 'Développeuse de ponts' });
  const { slug } = (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug } } }', { id: offer.id })).node;
  for (const url of ['/offers', `/offers/${slug}`]) expect((await only.inject({ url })).body).toContain('Développeuse de ponts');
  for (const url of ['/privacy-notice', '/offers/none', '/forgotten-password']) expect([url, (await only.inject({ url })).statusCode]).toEqual([url, (await none.inject({ url })).statusCode]);
  const form = { method: 'POST', url: '/forgotten-password', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'email=nobody%40test.example' } as const;
  expect((await only.inject(form)).statusCode).toBe((await none.inject(form)).statusCode);
});

describe('a manifest', () => {
  it.each<[string, object, RegExp]>([
    ['a hash that is another’s', operation(PLACE, 'Place', 'query', hashOf(OUT)), /Place: its id is not the SHA-256/],
    ['a field that is none', operation('query Place { secrets }'), /Place: Cannot query field "secrets"/],
    ['a document that does not parse', operation('query Place {'), /Place: Syntax Error/],
    ['more than the limits allow', operation(`query Place { ${'place(code: "MA") { parent { '.repeat(1)}${'parent { '.repeat(15)}code${' }'.repeat(17)} }`), /Place: The operation has 18 levels/],
    ['too many tokens', operation(`query Place { ${'__typename '.repeat(1000)} }`), /Place: Syntax Error: Document contains more/],
    ['two operations in one', operation(`${PLACE}\n${OUT}`), /Place: its body has 2 operations/],
    ['another name', operation(PLACE, 'Places'), /Places: its body holds the query "Place" instead/],
    ['another kind', operation(OUT, 'Out', 'query'), /Out: its body holds the mutation "Out" instead/],
  ])('with %s stops the start and names the operation', async (_, bad, told) => {
    const schema = await makeSchema();
    expect(() => readTrusted(manifest(operation(OUT, 'Out', 'mutation'), bad), schema)).toThrow(told);
  });

  it('that is none stops the start and names the file', async () => {
    const schema = await makeSchema();
    const file = join(folder, 'none.json');
    for (const text of ['', '[]', '{"format":"other","version":1,"operations":[]}', '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}', '{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":1}]}']) {
      writeFileSync(file, text);
      expect(() => readTrusted(file, schema)).toThrow(file);
    }
    expect(() => readTrusted(join(folder, 'absent.json'), schema)).toThrow('absent.json');
  });

  it('is made of files of operations and fragments, and can be read again', async () => {
    const made = manifestOf([
      { file: 'a.graphql', text: 'query One { place(code: "MA") { ...Names } }\nquery Two { places(first: 1) { nodes { code ...Names } } }' },
      { file: 'b.graphql', text: 'fragment Names on Place { name ...Codes }\nfragment Codes on Place { code }\nfragment Unused on Place { code }' },
    ]);
    expect(made.operations.map(({ name, body }) => [name, body.match(/fragment \w+/g)])).toEqual([['One', ['fragment Codes', 'fragment Names']], ['Two', ['fragment Codes', 'fragment Names']]]);
    const read = readTrusted(manifest(...made.operations), await makeSchema());
    expect(made.operations.every(({ id, body }) => read.get(id) === body)).toBe(true);
  });

  it.each([
    ['{ __typename }', /has no name/],
    ['query A { __typename } query A { __typename }', /A stands in these files twice/],
    ['query A { ...Lost }', /A: there is no fragment Lost/],
    ['query A {', /a\.graphql: Syntax Error/],
  ])('is not made of %s', (text, told) => {
    expect(() => manifestOf([{ file: 'a.graphql', text }])).toThrow(told);
  });
});

describe('the door as it is set', () => {
  it('is bounded, shut to other origins, and believes no proxy, where nothing is said', async () => {
    expect(await doorOf(readSettings({}))).toEqual({ gate: { atOnce: 10, waiting: 60, patienceMs: 2000 }, corsOrigins: [], trustProxy: false, tls: false, securityContact: null, publicUrl: null, trusted: null, trustedOnly: false });
  });

  it('is what was set', async () => {
    const door = await doorOf(readSettings({ CONCURRENCY: '4', QUEUE: '0', PUBLIC_URL: 'https://jisr.region.example', TRUSTED_DOCUMENTS: manifest(operation(PLACE)), TRUSTED_ONLY: 'on' }));
    expect(door).toMatchObject({ gate: { atOnce: 4, waiting: 0 }, tls: true, trustedOnly: true, trusted: { size: 1 } });
    expect((await doorOf(readSettings({ PUBLIC_URL: 'http://jisr.region.example' }))).tls).toBe(false);
  });

  it('is not opened with a manifest that can not be trusted, or with none where only trusted documents are answered', async () => {
    await expect(doorOf(readSettings({ TRUSTED_DOCUMENTS: manifest(operation('query Place { secrets }')) }))).rejects.toThrow('Place: Cannot query field "secrets"');
    expect(() => readSettings({ TRUSTED_ONLY: 'on' })).toThrow('TRUSTED_DOCUMENTS: needed with TRUSTED_ONLY');
  });
});

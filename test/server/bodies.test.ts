import type { FastifyInstance } from 'fastify';
import { connect } from 'node:net';
import { request } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeServer } from '../../src/server/http.ts';
import { LIMITS } from '../../src/server/edge/limits.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let server: FastifyInstance;
let port: number;
let person: Person;

beforeAll(async () => {
  server = await makeServer(world.app, { people: [], examples: [] });
  port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
  person = await world.person('Somebody', 'COORDINATOR');
});
afterAll(() => server.close());

/** Sends bytes as they are; gives back the answer, and how many of them were sent before it came. */
async function raw(head: string, body: Iterable<string> = []): Promise<{ text: string; sent: number }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let sent = 0;
  socket.on('data', (chunk) => (text += String(chunk)));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => void socket.on('close', () => resolve()));
  socket.write(head);
  for (const part of body) {
    if (text !== '' || socket.destroyed) break;
    sent += part.length;
    if (!socket.write(part)) await new Promise<void>((resolve) => (socket.once('drain', resolve), socket.once('close', () => resolve())));
    await new Promise((resolve) => void setImmediate(resolve));
  }
  await Promise.race([closed, new Promise((resolve) => void setTimeout(resolve, 2000))]);
  socket.destroy();
  return { text, sent };
}

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept-language: en\r\n';
const bearer = (token: string): string => `authorization: Bearer ${token}\r\n`;
const part = 'x'.repeat(10_000);
function* parts(count: number, chunked: boolean): Generator<string> {
  for (let at = 0; at < count; at += 1) yield chunked ? `${part.length.toString(16)}\r\n${part}\r\n` : part;
}
const told = ({ text }: { text: string }): { status: number; code: string; extensions: Record<string, unknown>; size: number } => {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const { extensions } = (JSON.parse(body) as { errors: [{ extensions: { code: string } }] }).errors[0];
  return { status: Number(head.split(' ')[1]), code: extensions.code, extensions, size: text.length };
};

/** A body sent in chunks, its length nowhere said, by a client that speaks HTTP well. */
const chunked = (body: string, token?: string) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve({ status: answer.statusCode!, text }));
    });
    sent.on('error', reject);
    for (let at = 0; at < body.length; at += 10_000) sent.write(body.slice(at, at + 10_000));
    sent.end();
  });

const IMPORT = 'mutation ($input: ImportCohortInput!) { importCohort(input: $input) { userErrors { code } } }';
const sheet = (bytes: number) => JSON.stringify({ query: IMPORT, variables: { input: { cohortId: 'x', text: 'a'.repeat(bytes) } } });

describe('a large body', () => {
  it('of a stranger is answered before it is read', async () => {
    const answer = await raw(`${HEAD}content-length: 2000000\r\n\r\n`, parts(200, false));
    expect(told(answer)).toMatchObject({ status: 413, code: 'BAD_REQUEST', extensions: { limit: 'bodyBytes', most: LIMITS.bodyBytes, asked: 2_000_000 } });
    expect(answer.sent).toBeLessThan(1_000_000);
    expect(answer.text).toMatch(/^connection: close/im);
  });

  it('of somebody whose token is none is not read either', async () => {
    for (const token of ['x', `${person.token}x`]) expect(told(await raw(`${HEAD}${bearer(token)}content-length: 2000000\r\n\r\n`, parts(200, false)))).toMatchObject({ status: 413, code: 'BAD_REQUEST' });
  });

  it('of somebody who is signed in is read, and is larger than others by what it imports alone', async () => {
    const send = (payload: string, token: string) => world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, payload });
    expect((await send(sheet(200_000), person.token)).statusCode).toBe(200);
    expect((await send(sheet(200_000), 'x')).statusCode).toBe(413);
    expect((await send(JSON.stringify({ query: `${IMPORT} #${'x'.repeat(200_000)}`, variables: {} }), person.token)).statusCode).toBe(413);
    expect((await send(JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(200_000) } }), person.token)).statusCode).toBe(413);
    expect((await send(sheet(3_100_000), person.token)).statusCode).toBe(413);
  });

  it('that does not say how large it is is cut off at the same limits', async () => {
    const answer = await raw(`${HEAD}transfer-encoding: chunked\r\n\r\n`, parts(200, true));
    expect(told(answer)).toMatchObject({ status: 413, code: 'BAD_REQUEST', extensions: { limit: 'bodyBytes', most: LIMITS.bodyBytes } });
    expect(answer.sent).toBeLessThan(1_000_000);
    expect((await chunked('{"query":"{ __typename }"}')).text).toContain('"data":{"__typename":"Query"}');
    expect((await chunked(sheet(90_000))).text).toContain('UNAUTHENTICATED');
    expect((await chunked(sheet(200_000))).status).toBe(413);
    expect((await chunked(sheet(200_000), 'x')).status).toBe(413);
    expect((await chunked(sheet(200_000), person.token)).status).toBe(200);
    expect((await chunked(JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(200_000) } }), person.token)).status).toBe(413);
    expect((await chunked(sheet(3_100_000), person.token)).status).toBe(413);
  });

  it('is asked only once whose it is', async () => {
    const statements = vi.spyOn(world.app.orm.em.fork().getKysely().getExecutor(), 'executeQuery');
    const sessionsAsked = async (bytes: number): Promise<number> => {
      statements.mockClear();
      expect((await world.ask(IMPORT, { input: { cohortId: 'x', text: 'a'.repeat(bytes) } }, person)).errors).toEqual([]);
      return statements.mock.calls.filter(([query]) => query.sql.includes('"sessions"')).length;
    };
    expect([await sessionsAsked(1), await sessionsAsked(200_000)]).toEqual([1, 1]);
    statements.mockRestore();
  });

  it('of a session that ends while it is read does nothing', async () => {
    const { token } = person;
    const body = sheet(200_000);
    const answer = await raw(`${HEAD}${bearer(token)}content-length: ${body.length}\r\n\r\n${body.slice(0, 100_000)}`, []);
    expect(answer.text).toBe('');
    const leaver = await world.person('Leaver', 'GRADUATE');
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.write(`${HEAD}${bearer(leaver.token)}connection: close\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 100_000)}`);
    await new Promise((resolve) => void setTimeout(resolve, 300));
    await world.get('mutation { signOut { endedSessions } }', {}, leaver);
    await new Promise((resolve) => void setTimeout(resolve, 1000));
    socket.write(body.slice(100_000));
    await new Promise((resolve) => void socket.on('close', resolve));
    expect(told({ text })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });
});

describe('a request that is none of ours', () => {
  const post = (headers: Record<string, string>, payload: string | Buffer) => world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers }, payload });

  it('is not decoded: a few bytes may stand for gigabytes', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    for (const [encoding, payload] of [['br', brotliCompressSync(body)], ['gzip', gzipSync(body)], ['deflate', Buffer.from(body)], ['gzip, br', Buffer.from(body)], ['x'.repeat(500), Buffer.from(body)]] as const) {
      const answer = await post({ 'content-encoding': encoding }, payload);
      expect([answer.statusCode, answer.headers['accept-encoding'], answer.json().errors[0].extensions.code]).toEqual([415, 'identity', 'BAD_REQUEST']);
      expect(answer.rawPayload.length).toBeLessThan(500);
    }
    expect((await post({ 'content-encoding': 'identity' }, body)).statusCode).toBe(200);
  });

  it('is refused by its type: files come in no other way than as text', async () => {
    for (const type of ['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/graphql', 'application/octet-stream']) {
      const answer = await post({ 'content-type': type }, 'query={__typename}');
      expect([type, answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([type, 415, 'BAD_REQUEST']);
    }
  });

  it('is refused by the length of its address and of its headers', async () => {
    const long = await world.inject({ url: `/graphql?query=${'x'.repeat(9000)}`, headers: { 'apollo-require-preflight': '1', 'accept-language': 'en' } });
    expect([long.statusCode, long.json().errors[0].extensions]).toEqual([414, { code: 'BAD_REQUEST', limit: 'urlLength', most: LIMITS.urlLength, asked: 9015 }]);
    expect(told(await raw(`GET /healthz HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`))).toMatchObject({ status: 431, code: 'BAD_REQUEST', extensions: { limit: 'headerBytes' } });
    expect(told(await raw('NOT HTTP AT ALL\r\n\r\n'))).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('is refused where it is nested without end, with a small answer', async () => {
    const deep = `{"query":"mutation { importPosting }","variables":{"posting":"","a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}}`;
    const answer = await post({ authorization: `Bearer ${person.token}` }, deep);
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('is told so in the asked language', async () => {
    const said = await Promise.all(['fr', 'ar', 'en'].map(async (language) => (await world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'multipart/form-data; boundary=x', 'accept-language': language }, payload: 'x' })).json().errors[0].message as string));
    expect(new Set(said).size).toBe(3);
  });
});

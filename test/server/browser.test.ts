import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../src/server/config.ts';
import { type Door } from '../../src/server/edge/door.ts';
import { makeServer } from '../../src/server/http.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';

const world = openWorld();
const servers: FastifyInstance[] = [];
const serverWith = async (door: Partial<Door>): Promise<FastifyInstance> => {
  const server = await makeServer(world.app, { people: [], examples: [] }, door);
  servers.push(server);
  return server;
};
afterAll(() => Promise.all(servers.map((server) => server.close())));

const ORIGIN = 'https://portal.example';
let plain: FastifyInstance;
let listed: FastifyInstance;
let slug: string;
beforeAll(async () => {
  plain = await serverWith({});
  listed = await serverWith({ corsOrigins: [ORIGIN] });
  const offer = await makeOffer(world);
  slug = (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug } } }', { id: offer.id })).node.slug;
});

const query = (source: string, headers: Record<string, string> = {}): InjectOptions => ({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, payload: { query: source } });

describe('every answer', () => {
  const requests = (): InjectOptions[] => [
    query('{ __typename }'), query('{'), query('mutation { signIn(input: { email: "a@b.example", password: "wrong" }) { accessToken userErrors { code } } }'), { url: '/graphql' },
    { method: 'POST', url: '/graphql', payload: 'x', headers: { 'content-type': 'multipart/form-data' } }, { url: '/healthz' }, { url: '/readyz' }, { url: '/nothing' }, { url: `/${'x'.repeat(9000)}` },
    { url: '/' }, { url: '/explorer/config.json' }, { url: '/privacy-notice' }, { url: '/offers' }, { url: `/offers/${slug}` }, { url: '/offers/none' }, { url: '/forgotten-password' }, { url: '/confirm-email?token=x' }, { url: '/.well-known/security.txt' },
  ];

  it('tells browsers to run nothing in it, to guess no type, and to tell nobody where it came from', async () => {
    for (const request of requests()) {
      const { headers } = await plain.inject(request);
      expect([request.url, headers]).toEqual([request.url, expect.objectContaining({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin', 'content-security-policy': expect.stringMatching(/^default-src 'none'; /) })]);
      expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'");
      expect(String(headers['content-security-policy'])).not.toMatch(/script-src[^;]*(unsafe|\*|data:|http)/);
    }
  });

  it('sets no cookie, signing in included', async () => {
    const person = await world.person('Baker', 'GRADUATE');
    const signedIn = query(`mutation { signIn(input: { email: "${person.email}", password: "${PASSWORD}" }) { accessToken } }`);
    for (const request of [...requests(), signedIn]) expect([request.url, (await plain.inject({ ...request, headers: { ...request.headers, cookie: 'session=x' } })).headers['set-cookie']]).toEqual([request.url, undefined]);
  });

  it('of the graph is kept by nobody in between', async () => {
    expect((await plain.inject(query('{ __typename }'))).headers['cache-control']).toBe('no-store');
  });

  it('says to come by TLS alone where the service is reached so, and else does not', async () => {
    const tls = await serverWith({ tls: true });
    for (const request of requests()) {
      expect((await tls.inject(request)).headers['strict-transport-security']).toBe('max-age=31536000');
      expect((await plain.inject(request)).headers).not.toHaveProperty('strict-transport-security');
    }
  });
});

describe('a page of another origin', () => {
  const preflight = (server: FastifyInstance, origin: string) => server.inject({ method: 'OPTIONS', url: '/graphql', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });

  it('is allowed to read answers where its origin is listed, and never with credentials', async () => {
    const asked = await preflight(listed, ORIGIN);
    expect(asked.headers).toMatchObject({ 'access-control-allow-origin': ORIGIN, 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': expect.stringContaining('authorization'), vary: expect.stringContaining('Origin') });
    const answered = await listed.inject(query('{ __typename }', { origin: ORIGIN }));
    expect(answered.headers).toMatchObject({ 'access-control-allow-origin': ORIGIN, 'access-control-expose-headers': expect.stringContaining('retry-after') });
    for (const { headers } of [asked, answered]) expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each(['https://evil.example', 'null', 'https://portal.example.evil.example', 'http://portal.example', 'https://portal.example:8443', 'https://PORTAL.example', `${ORIGIN}/`, '*'])('is not where it is %s', async (origin) => {
    expect((await preflight(listed, origin)).headers).not.toHaveProperty('access-control-allow-origin');
    expect((await listed.inject(query('{ __typename }', { origin }))).headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is not where no origin is listed', async () => {
    expect((await preflight(plain, ORIGIN)).headers).not.toHaveProperty('access-control-allow-origin');
    expect((await plain.inject(query('{ __typename }', { origin: ORIGIN }))).headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('makes no request that needs no asking first, listed or not', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const { statusCode, body } = await listed.inject({ method: 'POST', url: '/graphql', headers: { origin: ORIGIN, 'content-type': type }, payload: '{"query":"{ __typename }"}' });
      expect([type, statusCode >= 400, body.includes('"data":{')]).toEqual([type, true, false]);
    }
    expect((await listed.inject({ url: '/graphql?query=%7B__typename%7D', headers: { origin: ORIGIN } })).statusCode).toBe(400);
    expect((await listed.inject({ url: '/graphql?query=%7B__typename%7D', headers: { origin: ORIGIN, 'apollo-require-preflight': '1' } })).statusCode).toBe(200);
  });

  it.each(['*', 'null', 'https://*.example', 'https://portal.example/path', 'portal.example', 'https://portal.example,', 'https://portal.example https://b.example'])('can not be listed as %s', (list) => {
    expect(() => readSettings({ CORS_ORIGINS: list })).toThrow(SettingsError);
  });

  it('can be listed beside others', () => {
    expect(readSettings({ CORS_ORIGINS: 'https://portal.example, http://localhost:5173' }).CORS_ORIGINS).toEqual(['https://portal.example', 'http://localhost:5173']);
  });
});

describe('the address that a request comes from', () => {
  const addressSeen = async (door: Partial<Door>, forwarded: string, from = '10.0.0.7'): Promise<string> => {
    const server = await makeServer(world.app, { people: [], examples: [] }, door);
    let seen = '';
    server.addHook('onRequest', async (request) => void (seen = request.ip));
    await server.inject({ url: '/healthz', remoteAddress: from, headers: { 'x-forwarded-for': forwarded } });
    await server.close();
    return seen;
  };

  it('is the connection’s, whatever a header says, unless proxies are trusted', async () => {
    expect(await addressSeen({}, '1.2.3.4')).toBe('10.0.0.7');
  });

  it('is what the trusted proxies say, by their number or their addresses, and never what stands further left', async () => {
    expect(await addressSeen({ trustProxy: 1 }, '6.6.6.6, 1.2.3.4')).toBe('1.2.3.4');
    expect(await addressSeen({ trustProxy: 2 }, '6.6.6.6, 1.2.3.4, 10.0.0.8')).toBe('1.2.3.4');
    expect(await addressSeen({ trustProxy: ['10.0.0.0/24'] }, '6.6.6.6, 1.2.3.4, 10.0.0.8')).toBe('1.2.3.4');
    expect(await addressSeen({ trustProxy: ['10.0.0.0/24'] }, '1.2.3.4', '9.9.9.9')).toBe('9.9.9.9');
  });

  it.each(['yes', '0', '10', '10.0.0.7,proxy', '10.0.0.0/33', '::1/129', 'true'])('can not be trusted to %j', (given) => {
    expect(() => readSettings({ TRUST_PROXY: given })).toThrow(SettingsError);
  });

  it('can be trusted to so many proxies, or to these', () => {
    expect(['', 'off', '1', '9', '10.0.0.7, fd00::/8'].map((given) => readSettings({ TRUST_PROXY: given }).TRUST_PROXY)).toEqual([false, false, 1, 9, ['10.0.0.7', 'fd00::/8']]);
  });
});

describe('security.txt', () => {
  it('says whom to tell of a hole, until a day less than a year away', async () => {
    const server = await serverWith({ securityContact: 'mailto:security@region.example', publicUrl: 'https://jisr.region.example/' });
    const { headers, body } = await server.inject({ url: '/.well-known/security.txt' });
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toMatch(/^Contact: mailto:security@region\.example\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\nPreferred-Languages: fr, ar, en\nCanonical: https:\/\/jisr\.region\.example\/\.well-known\/security\.txt\n$/);
    const days = (new Date(/Expires: (\S+)/.exec(body)![1]!).valueOf() - Date.now()) / 86_400_000;
    expect(days > 90 && days < 365).toBe(true);
  });

  it('is not there where nobody is named', async () => {
    const answer = await plain.inject({ url: '/.well-known/security.txt', headers: { 'accept-language': 'en' } });
    expect([answer.statusCode, answer.json().errors[0]]).toEqual([404, { message: expect.stringContaining('SECURITY_CONTACT'), extensions: { code: 'BAD_REQUEST' } }]);
    expect(() => readSettings({ SECURITY_CONTACT: 'nobody' })).toThrow(SettingsError);
  });
});

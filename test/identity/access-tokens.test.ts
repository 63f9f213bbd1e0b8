import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { base64url, CompactEncrypt, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../src/server/app.ts';
import { makeServer } from '../../src/server/http.ts';
import type { App } from '../../src/kernel/context.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }';
const REFRESH = 'mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { accessToken refreshToken userErrors { code } } }';
const WHO = '{ viewer { account { email } } }';

interface Given {
  readonly person: Person;
  readonly tokens: { readonly accessToken: string; readonly refreshToken: string };
  readonly sessionId: string;
}
let given: Given;
/** Another process of the service: connections, caches and memory of its own, on the same database. */
let other: { app: App; server: FastifyInstance };

/** A server to ask without a socket. */
interface Injectable {
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
}
const asked = (server: Injectable, query: string, variables: object, authorization?: string) =>
  server.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(authorization === undefined ? {} : { authorization }) }, payload: JSON.stringify({ query, variables }) });
const here = (query: string, variables: object = {}, token?: string) => asked(world, query, variables, token === undefined ? undefined : `Bearer ${token}`);
const there = (query: string, variables: object = {}, token?: string) => asked(other.server, query, variables, token === undefined ? undefined : `Bearer ${token}`);

async function signedIn(name: string): Promise<Given> {
  const person = await world.person(name, 'GRADUATE');
  const tokens = (await world.get(SIGN_IN, { input: { email: person.email, password: PASSWORD } })).signIn;
  const sessionId = JSON.parse(Buffer.from(tokens.accessToken.split('.')[1]!, 'base64url').toString()).sid;
  return { person, tokens, sessionId };
}

beforeAll(async () => {
  given = await signedIn('Tokens');
  const app = await makeApp({ databaseUrl: world.databaseUrl, meiliUrl: world.meili.url, meiliKey: world.meili.key, meiliPrefix: 'other_', log: world.app.log, homeRegion: 'MA-02', tokenSecret: world.app.tokenSecret, rateScale: 1_000_000 });
  other = { app, server: await makeServer(app, { people: [], examples: [] }) };
});
afterAll(async () => {
  await other.server.close();
  await other.app.orm.close();
});

const SECOND = 1000;
const inSeconds = (seconds: number): number => Math.floor((Date.now() + seconds * SECOND) / SECOND);
/** A token of a live session, as ours are but for what the test says. */
const claims = (over: Record<string, unknown> = {}): SignJWT =>
  new SignJWT(Object.fromEntries(Object.entries({ sid: given.sessionId, sub: given.person.accountId, iss: 'jisr', aud: 'jisr:graphql', iat: inSeconds(0), exp: inSeconds(600), ...over }).filter(([, value]) => value !== undefined)));
const signed = (over?: Record<string, unknown>, header: Record<string, unknown> = {}) => claims(over).setProtectedHeader({ alg: 'HS256', ...header }).sign(world.app.tokenSecret);
const part = (value: object): string => base64url.encode(JSON.stringify(value));
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const foreign = new TextEncoder().encode('another secret, quite as long as the real one is');

const FORGED: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['nothing', () => ''],
  ['garbage', () => 'garbage'],
  ['three empty parts', () => '..'],
  ['unsigned, "none"', () => new UnsecuredJWT({ sid: given.sessionId }).setSubject(given.person.accountId).setIssuer('jisr').setAudience('jisr:graphql').setExpirationTime('5m').encode()],
  ['unsigned, "None" in capitals', () => `${part({ alg: 'None' })}.${given.tokens.accessToken.split('.')[1]}.`],
  ['ours with the signature taken off', () => `${given.tokens.accessToken.split('.').slice(0, 2).join('.')}.`],
  ['ours with its header changed to "none"', () => `${part({ alg: 'none' })}.${given.tokens.accessToken.split('.').slice(1).join('.')}`],
  ['of a foreign key', () => claims().setProtectedHeader({ alg: 'HS256' }).sign(foreign)],
  ['of an empty key', () => claims().setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32))],
  ['signed with our secret by HS384', () => claims().setProtectedHeader({ alg: 'HS384' }).sign(Buffer.concat([world.app.tokenSecret, new Uint8Array(16)]))],
  ['signed with our secret by HS512', () => claims().setProtectedHeader({ alg: 'HS512' }).sign(Buffer.concat([world.app.tokenSecret, new Uint8Array(32)]))],
  ['signed with a key pair by RS256', () => claims().setProtectedHeader({ alg: 'RS256' }).sign(rsa.privateKey)],
  ['signed with a key pair by PS256', () => claims().setProtectedHeader({ alg: 'PS256' }).sign(rsa.privateKey)],
  ['signed with a key pair by ES256', () => claims().setProtectedHeader({ alg: 'ES256' }).sign(ec.privateKey)],
  ['signed by HS256 with a public key as the secret', () => claims().setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string))],
  ['ours that says RS256 in its header', () => `${part({ alg: 'RS256' })}.${given.tokens.accessToken.split('.').slice(1).join('.')}`],
  ['with a key of its own in the header (jwk)', () => claims().setProtectedHeader({ alg: 'RS256', jwk: rsa.publicKey.export({ format: 'jwk' }) as never }).sign(rsa.privateKey)],
  ['that names where its key is (jku)', () => claims().setProtectedHeader({ alg: 'RS256', jku: 'http://127.0.0.1:1/keys' }).sign(rsa.privateKey)],
  ['signed by us, with a jku', () => signed({}, { jku: 'http://127.0.0.1:1/keys' })],
  ['signed by us, with an x5u', () => signed({}, { x5u: 'http://127.0.0.1:1/keys' })],
  ['signed by us, with a kid that is a path', () => signed({}, { kid: '../../../../dev/null' })],
  ['signed by us, with a kid that is SQL', () => signed({}, { kid: "' or '1'='1" })],
  ['signed by us, with a header that must be understood (crit)', () => `${part({ alg: 'HS256', crit: ['x'], x: 1 })}.${given.tokens.accessToken.split('.').slice(1).join('.')}`],
  ['for another audience', () => signed({ aud: 'elsewhere' })],
  ['for no audience', () => signed({ aud: undefined })],
  ['of another issuer', () => signed({ iss: 'elsewhere' })],
  ['of no issuer', () => signed({ iss: undefined })],
  ['without an end', () => signed({ exp: undefined })],
  ['without a beginning', () => signed({ iat: undefined })],
  ['without an account', () => signed({ sub: undefined })],
  ['without a session', () => signed({ sid: undefined })],
  ['whose session is no text', () => signed({ sid: { $ne: null } })],
  ['whose account is no UUID', () => signed({ sub: "' or 1=1 --" })],
  ['that is over', () => signed({ iat: inSeconds(-1000), exp: inSeconds(-1) })],
  ['that is not valid yet', () => signed({ nbf: inSeconds(60) })],
  ['whose end is a text', () => signed({ exp: 'tomorrow' })],
  ['of a session that never was', () => signed({ sid: randomUUID() })],
  ['of a session of somebody else', async () => signed({ sub: (await world.person('Other', 'GRADUATE')).accountId })],
  ['whose payload was changed', () => {
    const [header, payload, signature] = given.tokens.accessToken.split('.');
    const changed = { ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), exp: inSeconds(86_400) };
    return `${header}.${part(changed)}.${signature}`;
  }],
  ['whose last character was changed', () => given.tokens.accessToken.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
  ['encrypted (JWE) under our secret', () => new CompactEncrypt(new TextEncoder().encode('{}')).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(world.app.tokenSecret.slice(0, 32))],
  ['a refresh token', () => given.tokens.refreshToken],
  ['the id of the session', () => given.sessionId],
  ['ours twice', () => `${given.tokens.accessToken}.${given.tokens.accessToken}`],
];

describe('a token that is none of ours', () => {
  it('is refused by the same bytes, whatever is wrong with it', async () => {
    const answers = await Promise.all(FORGED.map(async ([what, make]) => ({ what, ...(await here(WHO, {}, await make()).then(({ statusCode, body, headers }) => ({ statusCode, body, type: headers['content-type'] }))) })));
    const [first] = answers;
    expect(first).toMatchObject({ statusCode: 401, body: expect.stringContaining('"UNAUTHENTICATED"') });
    const same = ({ statusCode, body, type }: (typeof answers)[number]): boolean => statusCode === first!.statusCode && body === first!.body && type === first!.type;
    expect(answers.filter((answer) => !same(answer)).map(({ what }) => what)).toEqual([]);
  });

  it('is told from one that is', async () => {
    const { statusCode, body } = await here(WHO, {}, await signed());
    expect([statusCode, JSON.parse(body).data]).toEqual([200, { viewer: { account: { email: given.person.email } } }]);
  });

  it.each([['Basic', 'dXNlcjpwYXNz'], ['Token', 'x'], ['', 'x'], ['Bearer', 'x y'], ['Digest', 'username="x"']])('is refused alike under another scheme: %s %s', async (scheme, rest) => {
    const refused = await here(WHO, {}, 'garbage');
    const answer = await asked(world, WHO, {}, `${scheme} ${rest}`);
    expect([answer.statusCode, answer.body]).toEqual([401, refused.body]);
  });

  it('is no way to refresh a session either', async () => {
    const answers = await Promise.all([given.tokens.accessToken, 'garbage', ''].map((token) => here(REFRESH, { token })));
    for (const { body } of answers) expect(JSON.parse(body).data.refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
  });
});

describe('a session', () => {
  it('that was signed out everywhere is over at once in another process, for its refresh token too', async () => {
    const { person, tokens } = await signedIn('Everywhere');
    expect((await there(WHO, {}, tokens.accessToken)).statusCode).toBe(200);
    expect((await there(WHO, {}, person.token)).statusCode).toBe(200);
    const begun = performance.now();
    expect(JSON.parse((await here('mutation { signOutEverywhere { endedSessions } }', {}, tokens.accessToken)).body).data.signOutEverywhere.endedSessions).toBe(2);
    const refused = await Promise.all([there(WHO, {}, tokens.accessToken), there(WHO, {}, person.token), here(WHO, {}, person.token)]);
    expect(performance.now() - begun).toBeLessThan(1000);
    const garbage = await there(WHO, {}, 'garbage');
    for (const { statusCode, body } of refused) expect([statusCode, body]).toEqual([401, garbage.body]);
    expect(JSON.parse((await there(REFRESH, { token: tokens.refreshToken })).body).data.refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
  });

  it('whose account is suspended is over at once in another process, by the same bytes', async () => {
    const { person, tokens } = await signedIn('Suspended');
    expect((await there(WHO, {}, tokens.accessToken)).statusCode).toBe(200);
    await sql(`update accounts set suspended_at = now() where id = '${person.accountId}'`);
    const [refused, garbage] = [await there(WHO, {}, tokens.accessToken), await there(WHO, {}, 'garbage')];
    expect([refused.statusCode, refused.body]).toEqual([401, garbage.body]);
  });

  it('ends with all that came of it when a refresh token is used twice, in whichever process', async () => {
    const { tokens } = await signedIn('Family');
    const second = JSON.parse((await there(REFRESH, { token: tokens.refreshToken })).body).data.refreshSession;
    const third = JSON.parse((await here(REFRESH, { token: second.refreshToken })).body).data.refreshSession;
    expect(JSON.parse((await there(REFRESH, { token: tokens.refreshToken })).body).data.refreshSession.userErrors).toEqual([{ code: 'TOKEN_REUSED' }]);
    for (const token of [tokens, second, third]) expect((await here(WHO, {}, token.accessToken)).statusCode).toBe(401);
    for (const token of [tokens, second, third]) expect(JSON.parse((await here(REFRESH, { token: token.refreshToken })).body).data.refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
  });

  it('ends when one refresh token comes to two processes at once: nobody keeps a pair that serves', async () => {
    const { tokens } = await signedIn('At once');
    const answers = (await Promise.all([here(REFRESH, { token: tokens.refreshToken }), there(REFRESH, { token: tokens.refreshToken }), here(REFRESH, { token: tokens.refreshToken })])).map(({ body }) => JSON.parse(body).data.refreshSession);
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(answers.some(({ userErrors }) => userErrors[0]?.code === 'TOKEN_REUSED')).toBe(true);
    const winner = answers.find(({ userErrors }) => userErrors.length === 0);
    expect((await there(WHO, {}, winner.accessToken)).statusCode).toBe(401);
    expect(JSON.parse((await there(REFRESH, { token: winner.refreshToken })).body).data.refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
  });
});

import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken expiresInSeconds userErrors { code field message } } }';
const REFRESH = 'mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { accessToken refreshToken userErrors { code } } }';
const WHO = '{ viewer { roles account { email } } }';

const signIn = async (email: string, password = PASSWORD) => (await world.get(SIGN_IN, { input: { email, password } })).signIn;
const as = (token: string): Person => world.signedIn('', '', token, []);

describe('signing in', () => {
  it('opens the graph to the roles the account has', async () => {
    const person = await world.person('Observer', 'OBSERVER');
    const tokens = await signIn(person.email.toUpperCase());
    expect(tokens).toMatchObject({ expiresInSeconds: 900, userErrors: [] });
    expect(await world.get(WHO, {}, as(tokens.accessToken))).toEqual({ viewer: { roles: ['OBSERVER'], account: { email: person.email } } });
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const person = await world.person('Someone', 'GRADUATE');
    expect(await signIn(person.email, 'not the password')).toEqual(await signIn('nobody@test.example', 'not the password'));
    expect((await signIn('nobody@test.example')).userErrors).toEqual([{ code: 'WRONG_CREDENTIALS', field: 'email', message: 'Wrong e-mail or password.' }]);
  });

  it('can not be tried by the dozen in one operation', async () => {
    const { errors } = await world.ask('mutation ($input: SignInInput!) { a: signIn(input: $input) { accessToken } b: signIn(input: $input) { accessToken } }', { input: { email: 'a@b.example', password: 'x' } });
    expect(errors[0]).toMatchObject({ message: expect.stringContaining('A document may hold 1 field of these, not 2: signIn'), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  });
});

describe('a session', () => {
  it('is refreshed by a token that serves once', async () => {
    const person = await world.person('Refresher', 'GRADUATE');
    const first = await signIn(person.email);
    const { refreshSession: second } = await world.get(REFRESH, { token: first.refreshToken });
    expect(second.userErrors).toEqual([]);
    expect(await world.get(WHO, {}, as(second.accessToken))).toMatchObject({ viewer: { account: { email: person.email } } });
    expect((await world.get(REFRESH, { token: second.refreshToken })).refreshSession.userErrors).toEqual([]);
  });

  it('ends when a refresh token is used a second time', async () => {
    const person = await world.person('Stolen', 'GRADUATE');
    const first = await signIn(person.email);
    const { refreshSession: second } = await world.get(REFRESH, { token: first.refreshToken });
    expect((await world.get(REFRESH, { token: first.refreshToken })).refreshSession.userErrors).toEqual([{ code: 'TOKEN_REUSED' }]);
    expect((await world.get(REFRESH, { token: second.refreshToken })).refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
    expect((await world.ask(WHO, {}, as(second.accessToken))).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is refreshed by one of two that come at once', async () => {
    const person = await world.person('Twice', 'GRADUATE');
    const { refreshToken: token } = await signIn(person.email);
    const answers = await Promise.all([world.get(REFRESH, { token }), world.get(REFRESH, { token })]);
    expect(answers.map(({ refreshSession }) => refreshSession.userErrors[0]?.code ?? 'OK').toSorted()).toEqual(['OK', 'TOKEN_REUSED']);
  });

  it('ends at once when it is signed out; the others go on', async () => {
    const person = await world.person('Leaver', 'GRADUATE');
    const [one, other] = [await signIn(person.email), await signIn(person.email)];
    expect(await world.get('mutation { signOut { endedSessions userErrors { code } } }', {}, as(one.accessToken))).toEqual({ signOut: { endedSessions: 1, userErrors: [] } });
    expect((await world.ask(WHO, {}, as(one.accessToken))).status).toBe(401);
    expect((await world.ask(WHO, {}, as(other.accessToken))).errors).toEqual([]);
    expect(await world.get('mutation { signOutEverywhere { endedSessions } }', {}, as(other.accessToken))).toEqual({ signOutEverywhere: { endedSessions: 2 } });
    expect((await world.ask(WHO, {}, person)).status).toBe(401);
  });

  it('is over after thirty days without a refresh, and its access token after fifteen minutes', async () => {
    const person = await world.person('Sleeper', 'GRADUATE');
    const tokens = await signIn(person.email);
    const begun = Date.now();
    // Its signature is known to be good from now on; that it is too old shows all the same.
    expect((await world.ask(WHO, {}, as(tokens.accessToken))).status).toBe(200);
    world.clock = new Date(begun + 16 * 60_000);
    expect((await world.ask(WHO, {}, as(tokens.accessToken))).status).toBe(401);
    world.clock = new Date(begun + 31 * 86_400_000);
    expect((await world.get(REFRESH, { token: tokens.refreshToken })).refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
    world.clock = null;
  });
});

describe('a token that is not ours', () => {
  const claims = (person: Person) => new SignJWT({ sid: '01900000-0000-7000-8000-000000000000' }).setSubject(person.accountId).setIssuer('jisr').setAudience('jisr:graphql').setExpirationTime('5m');
  it.each([
    ['garbage', async () => 'garbage'],
    ['empty', async () => ''],
    ['unsigned', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`],
    ['of a foreign key', async (person: Person) => claims(person).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('another secret, quite as long as the real one is'))],
    ['of another algorithm', async (person: Person) => claims(person).setProtectedHeader({ alg: 'HS512' }).sign(world.app.tokenSecret)],
    ['for another audience', async (person: Person) => claims(person).setAudience('elsewhere').setProtectedHeader({ alg: 'HS256' }).sign(world.app.tokenSecret)],
    ['of no session', async (person: Person) => claims(person).setProtectedHeader({ alg: 'HS256' }).sign(world.app.tokenSecret)],
  ])('%s is refused with 401', async (_, make) => {
    const { status, errors } = await world.ask(WHO, {}, as(await make(await world.person('Forged', 'GRADUATE'))));
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

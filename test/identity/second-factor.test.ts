import { Secret, TOTP } from 'otpauth';
import { afterEach, describe, expect, it } from 'vitest';
import { newRecoveryCode, recoveryHash, stepOfCode } from '../../src/identity/one-time-codes.ts';
import { requireCode } from '../../src/identity/second-factor.codes.ts';
import { seal, unseal } from '../../src/identity/seal.ts';
import { runAdmin } from '../../src/server/admin/run.ts';
import { makeServer } from '../../src/server/http.ts';
import type { App } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { lettersTo } from '../builders/accounts.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld({ rateScale: 1 });
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code field message } } }';
const SET_UP = 'mutation ($input: SetUpSecondFactorInput!) { setUpSecondFactor(input: $input) { uri secret account { secondFactor { confirmedAt } } userErrors { code field } } }';
const CONFIRM = 'mutation ($input: ConfirmSecondFactorInput!) { confirmSecondFactor(input: $input) { recoveryCodes endedSessions account { secondFactor { recoveryCodesLeft } } userErrors { code field } } }';
const REMOVE = 'mutation ($input: RemoveSecondFactorInput!) { removeSecondFactor(input: $input) { account { secondFactor { confirmedAt } } userErrors { code field } } }';
const OWN = '{ viewer { account { todo secondFactor { confirmedAt recoveryCodesLeft } } } }';

const START = new Date('2026-11-24T10:00:00Z');
const later = (seconds: number): Date => (world.clock = new Date((world.clock ?? START).valueOf() + seconds * 1000));
/** What an app of somebody's own shows at the world's time, some steps off. */
const codeOf = (secret: string, steps = 0): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: (world.clock ?? new Date()).valueOf() + steps * 30_000 });
let next = 0;
/** Each asks from an address of its own, so that only the counts of an account are in the way. */
async function ask(query: string, variables: object, as: Person | null = null): Promise<any> {
  next += 1;
  const response = await world.inject({ method: 'POST', url: '/graphql', remoteAddress: `198.51.100.${next % 250}`, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(as ? { authorization: `Bearer ${as.token}` } : {}) }, payload: JSON.stringify({ query, variables }) });
  const { data, errors } = response.json();
  return errors ? { status: response.statusCode, ...errors[0].extensions } : Object.values(data)[0];
}
const signIn = (email: string, code?: string, password = PASSWORD) => ask(SIGN_IN, { input: { email, password, ...(code === undefined ? {} : { code }) } });
const codes = ({ userErrors }: { userErrors: { code: string }[] }): string[] => userErrors.map(({ code }) => code);

interface Guarded {
  readonly person: Person;
  readonly secret: string;
  readonly recovery: readonly string[];
}
/** Somebody with an authenticator app, whose last code is two steps old. */
async function guarded(...roles: Parameters<typeof world.person> extends [string, ...infer R] ? R : never): Promise<Guarded> {
  world.clock = START;
  const person = await world.person('Guarded', ...roles);
  const { secret } = await ask(SET_UP, { input: { password: PASSWORD } }, person);
  const { recoveryCodes } = await ask(CONFIRM, { input: { code: codeOf(secret) } }, person);
  later(60);
  return { person, secret, recovery: recoveryCodes };
}

afterEach(() => {
  world.clock = null;
});

describe('setting up an authenticator app', () => {
  it('asks the password, gives the secret once, and asks nothing for it before the first code', async () => {
    const person = await world.person('Starter', 'GRADUATE');
    expect(await ask(SET_UP, { input: { password: 'not the password' } }, person)).toEqual({ uri: null, secret: null, account: null, userErrors: [{ code: 'WRONG_PASSWORD', field: 'password' }] });
    expect(codes(await ask(CONFIRM, { input: { code: '123456' } }, person))).toEqual(['NO_SECOND_FACTOR']);
    const key = { password: PASSWORD, idempotencyKey: 'one-and-the-same' };
    const { uri, secret, account, userErrors } = await ask(SET_UP, { input: key }, person);
    expect([account, userErrors]).toEqual([{ secondFactor: null }, []]);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(Object.fromEntries(new URL(uri).searchParams)).toEqual({ issuer: 'Jisr', secret, algorithm: 'SHA1', digits: '6', period: '30' });
    expect(decodeURIComponent(new URL(uri).pathname)).toBe(`/Jisr:${person.email}`);
    expect(await ask(SET_UP, { input: key }, person)).toMatchObject({ uri: null, secret: null, userErrors: [] });
    expect(codes(await signIn(person.email))).toEqual([]);
    expect(JSON.stringify(await sql('select * from second_factors'))).not.toContain(secret);
    expect(JSON.stringify(await sql('select outcome from idempotency_keys'))).not.toContain(secret);
  });

  it('ends with the first code: ten recovery codes once, the other sessions are over, a letter tells it', async () => {
    const person = await world.person('Finisher', 'GRADUATE');
    const other = world.signedIn('', '', (await signIn(person.email)).accessToken, []);
    const first = (await ask(SET_UP, { input: { password: PASSWORD } }, person)).secret;
    const { secret } = await ask(SET_UP, { input: { password: PASSWORD } }, person);
    expect(codes(await ask(CONFIRM, { input: { code: codeOf(first) } }, person))).toEqual(['WRONG_CODE']);
    expect(await ask(OWN, {}, person)).toEqual({ account: { todo: ['ACCEPT_NOTICE'], secondFactor: null } });
    const code = codeOf(secret);
    const confirmed = await ask(CONFIRM, { input: { code, idempotencyKey: 'one-and-the-same' } }, person);
    expect(confirmed).toEqual({ recoveryCodes: expect.any(Array), endedSessions: 1, account: { secondFactor: { recoveryCodesLeft: 10 } }, userErrors: [] });
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    for (const one of confirmed.recoveryCodes) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(await ask(CONFIRM, { input: { code, idempotencyKey: 'one-and-the-same' } }, person)).toMatchObject({ recoveryCodes: null, endedSessions: 1, userErrors: [] });
    expect(codes(await ask(CONFIRM, { input: { code } }, person))).toEqual(['SECOND_FACTOR_SET']);
    expect(codes(await ask(SET_UP, { input: { password: PASSWORD } }, person))).toEqual(['SECOND_FACTOR_SET']);
    expect((await ask(OWN, {}, other)).status).toBe(401);
    expect((await ask(OWN, {}, person)).account.secondFactor).toEqual({ confirmedAt: expect.any(String), recoveryCodesLeft: 10 });
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toContain('account.second-factor-set-up');
    expect((await sql(`select ended_because from sessions where account_id = '${person.accountId}' and ended_at is not null`))).toEqual([{ ended_because: 'SECOND_FACTOR' }]);
    expect(JSON.stringify(await sql('select outcome from idempotency_keys'))).not.toContain(confirmed.recoveryCodes[0]);
    expect(JSON.stringify(await sql('select hash from recovery_codes'))).not.toContain(confirmed.recoveryCodes[0]);
  });
});

describe('signing in with a second factor', () => {
  it('asks for a code after the right password alone, and takes that of the app', async () => {
    const { person, secret } = await guarded('GRADUATE');
    expect(codes(await signIn(person.email, codeOf(secret), 'not the password'))).toEqual(['WRONG_CREDENTIALS']);
    expect((await signIn(person.email)).userErrors).toEqual([{ code: 'CODE_REQUIRED', field: 'code', message: 'Give the code of your authenticator app too, or a recovery code.' }]);
    expect(codes(await signIn(person.email, '  '))).toEqual(['CODE_REQUIRED']);
    expect(codes(await signIn(person.email, '000000'))).toEqual(['WRONG_CODE']);
    const { accessToken, userErrors } = await signIn(person.email, ` ${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)} `);
    expect(userErrors).toEqual([]);
    expect((await ask(OWN, {}, world.signedIn('', '', accessToken, []))).account.secondFactor.recoveryCodesLeft).toBe(10);
  });

  it('takes a code once, none older than that, and none further than a step from now', async () => {
    const { person, secret } = await guarded('GRADUATE');
    expect(codes(await signIn(person.email, codeOf(secret, -2)))).toEqual(['WRONG_CODE']);
    expect(codes(await signIn(person.email, codeOf(secret, 2)))).toEqual(['WRONG_CODE']);
    expect(codes(await signIn(person.email, codeOf(secret, -1)))).toEqual([]);
    expect(codes(await signIn(person.email, codeOf(secret, 1)))).toEqual([]);
    for (const steps of [-1, 0, 1]) expect(codes(await signIn(person.email, codeOf(secret, steps)))).toEqual(['WRONG_CODE']);
    later(60);
    const at = codeOf(secret);
    expect((await Promise.all([signIn(person.email, at), signIn(person.email, at), signIn(person.email, at)])).map((one) => codes(one)[0] ?? 'OK').toSorted()).toEqual(['OK', 'WRONG_CODE', 'WRONG_CODE']);
  });

  it('lets one of eight in that show one code at the very same time', async () => {
    const { person, secret } = await guarded('GRADUATE');
    const code = codeOf(secret);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => transact(world.context(), (tx) => requireCode(tx, person.accountId, code))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes each recovery code once, however it is written, and of its own account alone', async () => {
    const { person, recovery } = await guarded('GRADUATE');
    const other = await guarded('GRADUATE');
    expect(codes(await signIn(person.email, other.recovery[0]))).toEqual(['WRONG_CODE']);
    const { accessToken, userErrors } = await signIn(person.email, recovery[0]!.toLowerCase().replace('-', ' '));
    expect(userErrors).toEqual([]);
    expect((await ask(OWN, {}, world.signedIn('', '', accessToken, []))).account.secondFactor.recoveryCodesLeft).toBe(9);
    expect(codes(await signIn(person.email, recovery[0]))).toEqual(['WRONG_CODE']);
    expect((await Promise.all([signIn(person.email, recovery[1]), signIn(person.email, recovery[1])])).map((one) => codes(one)[0] ?? 'OK').toSorted()).toEqual(['OK', 'WRONG_CODE']);
  });

  it('is bounded: the eleventh code in a quarter of an hour is not looked at, not even the right one', async () => {
    const { person, secret } = await guarded('GRADUATE');
    for (let tried = 0; tried < 5; tried += 1) expect(codes(await signIn(person.email, '000000'))).toEqual(['WRONG_CODE']);
    for (let tried = 0; tried < 5; tried += 1) expect(codes(await ask(REMOVE, { input: { password: PASSWORD, code: 'AAAAA-AAAAA' } }, person))).toEqual(['WRONG_CODE']);
    expect(await ask(REMOVE, { input: { password: PASSWORD, code: codeOf(secret) } }, person)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(await signIn(person.email, codeOf(secret))).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfterSeconds: 90 });
    expect(codes(await signIn(person.email))).toEqual(['CODE_REQUIRED']);
    later(91);
    expect(codes(await signIn(person.email, codeOf(secret)))).toEqual([]);
  });

  it('waits for no connection while it holds one: as many codes at once as there are connections are all answered', async () => {
    const { person } = await guarded('GRADUATE');
    const begun = performance.now();
    const said = await Promise.all(Array.from({ length: 10 }, () => signIn(person.email, '000000')));
    expect(said.map((one) => one.code ?? codes(one)[0])).toEqual(Array.from({ length: 10 }, () => 'WRONG_CODE'));
    const setting = await world.person('Setting up', 'GRADUATE');
    await ask(SET_UP, { input: { password: PASSWORD } }, setting);
    const shown = await Promise.all(Array.from({ length: 12 }, () => ask(CONFIRM, { input: { code: '000000' } }, setting)));
    expect(shown.map((one) => one.code ?? codes(one)[0]).toSorted()).toEqual(['RATE_LIMITED', 'RATE_LIMITED', ...Array.from({ length: 10 }, () => 'WRONG_CODE')]);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('is no word about a suspended account, and outlives a new password', async () => {
    const { person, secret } = await guarded('GRADUATE');
    const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }';
    expect(codes(await ask(CHANGE, { input: { currentPassword: PASSWORD, newPassword: 'another good password' } }, person))).toEqual([]);
    expect(codes(await signIn(person.email, undefined, 'another good password'))).toEqual(['CODE_REQUIRED']);
    await sql(`update accounts set suspended_at = now() where id = '${person.accountId}'`);
    expect(codes(await signIn(person.email, codeOf(secret), 'another good password'))).toEqual(['WRONG_CREDENTIALS']);
  });
});

describe('removing a second factor', () => {
  it('asks password and code, tells the holder, and leaves nothing', async () => {
    const { person, secret, recovery } = await guarded('GRADUATE');
    expect(codes(await ask(REMOVE, { input: { password: 'not the password', code: codeOf(secret) } }, person))).toEqual(['WRONG_PASSWORD']);
    expect(codes(await ask(REMOVE, { input: { password: PASSWORD, code: '' } }, person))).toEqual(['CODE_REQUIRED']);
    expect(await ask(REMOVE, { input: { password: PASSWORD, code: codeOf(secret) } }, person)).toEqual({ account: { secondFactor: null }, userErrors: [] });
    expect(codes(await ask(REMOVE, { input: { password: PASSWORD, code: recovery[0] } }, person))).toEqual(['NO_SECOND_FACTOR']);
    expect(codes(await signIn(person.email))).toEqual([]);
    expect((await lettersTo(world, person.email)).at(-1)!.kind).toBe('account.second-factor-removed');
    expect(await sql(`select account_id from second_factors where account_id = '${person.accountId}' union all select account_id from recovery_codes where account_id = '${person.accountId}'`)).toEqual([]);
  });

  it('is done by a recovery code too', async () => {
    const { person, recovery } = await guarded('GRADUATE');
    expect(codes(await ask(REMOVE, { input: { password: PASSWORD, code: recovery[9] } }, person))).toEqual([]);
  });

  it('that was lost is done by who has the machine in hand', async () => {
    const { person } = await guarded('ADMINISTRATOR');
    const admin = (address: string) => runAdmin(world.app, 'remove-second-factor', { subject: address });
    expect(await admin(person.email.toUpperCase())).toEqual({ done: true, lines: [expect.stringContaining('taken away')] });
    expect(await admin(person.email)).toEqual({ done: true, lines: [`${person.email} has no authenticator app; nothing was changed.`] });
    expect(await admin('nobody@test.example')).toEqual({ done: false, lines: ['There is no account with the address "nobody@test.example".'] });
    expect(codes(await signIn(person.email))).toEqual([]);
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toEqual(['account.second-factor-set-up', 'account.second-factor-removed']);
  });
});

describe('an administrator where one is asked for', () => {
  it('can do nothing before it has an authenticator app, and everything after; others go on without', async () => {
    world.clock = START;
    const app: App = { ...world.app, requireAdminTotp: () => true };
    const server = await makeServer(app, { people: [], examples: [] });
    const there = async (query: string, variables: object, as: Person) => {
      const response = await server.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${as.token}` }, payload: JSON.stringify({ query, variables }) });
      return { statements: response.headers['x-statements'], ...response.json() };
    };
    try {
      const administrator = await world.person('Administrator', 'ADMINISTRATOR');
      const graduate = await world.person('Graduate', 'GRADUATE');
      const refused = async (query: string) => (await there(query, {}, administrator)).errors?.map(({ extensions }: any) => [extensions.code, extensions.todo]);
      for (const query of ['{ unknownTerms { totalCount } }', '{ accounts { totalCount } }', `{ node(id: "${graduate.accountId}") { id } }`, '{ offers { totalCount } }', 'mutation { updateAccount(input: { name: "x" }) { userErrors { code } } }', 'mutation { changeEmail(input: { password: "x", newEmail: "x@test.example" }) { userErrors { code } } }', '{ viewer { memberships { id } } }']) {
        expect([query, await refused(query)]).toEqual([query, [['FORBIDDEN', 'SET_UP_SECOND_FACTOR']]]);
      }
      expect((await there(OWN, {}, administrator)).data.viewer.account).toEqual({ todo: ['SET_UP_SECOND_FACTOR', 'ACCEPT_NOTICE'], secondFactor: null });
      expect((await there(OWN, {}, graduate)).data.viewer.account.todo).toEqual(['ACCEPT_NOTICE']);
      const { secret } = (await there(SET_UP, { input: { password: PASSWORD } }, administrator)).data.setUpSecondFactor;
      expect(await refused('{ unknownTerms { totalCount } }')).toEqual([['FORBIDDEN', 'SET_UP_SECOND_FACTOR']]);
      const confirmed = (await there(CONFIRM, { input: { code: codeOf(secret) } }, administrator)).data.confirmSecondFactor;
      expect(confirmed.userErrors).toEqual([]);
      expect(await refused('{ unknownTerms { totalCount } accounts { totalCount } }')).toBe(undefined);
      expect((await there(OWN, {}, administrator)).data.viewer.account.todo).toEqual(['ACCEPT_NOTICE']);
      later(60);
      expect((await there(REMOVE, { input: { password: PASSWORD, code: codeOf(secret) } }, administrator)).data.removeSecondFactor.userErrors).toEqual([]);
      expect(await refused('{ unknownTerms { totalCount } }')).toEqual([['FORBIDDEN', 'SET_UP_SECOND_FACTOR']]);
    } finally {
      await server.close();
    }
  });
});

describe('what others see of it', () => {
  it('is nothing: neither an administrator nor the log of a request', async () => {
    const { person } = await guarded('GRADUATE');
    const administrator = await world.person('Onlooker', 'ADMINISTRATOR');
    const found = await ask('{ accounts(first: 50) { nodes { email secondFactor { confirmedAt recoveryCodesLeft } todo } } }', {}, administrator);
    expect(found.nodes.find(({ email }: { email: string }) => email === person.email)).toEqual({ email: person.email, secondFactor: null, todo: [] });
  });

  it('is in the holder’s own data without its secrets, and goes with the account', async () => {
    const { person, secret } = await guarded('GRADUATE');
    const { personalData } = await ask('{ viewer { personalData } }', {}, person);
    expect(personalData.account.secondFactor).toMatchObject({ confirmedAt: expect.anything(), recoveryCodes: expect.any(Array) });
    expect(personalData.account.secondFactor.recoveryCodes).toHaveLength(10);
    expect(JSON.stringify(personalData)).not.toContain(secret);
    expect(JSON.stringify(personalData)).not.toContain((await sql(`select sealed_secret from second_factors where account_id = '${person.accountId}'`))[0].sealed_secret);
    expect(codes(await ask('mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { userErrors { code } } }', { input: { password: PASSWORD, email: person.email } }, person))).toEqual([]);
    expect(await sql(`select account_id from second_factors where account_id = '${person.accountId}' union all select account_id from recovery_codes where account_id = '${person.accountId}'`)).toEqual([]);
  });
});

describe('a code', () => {
  /** RFC 6238, appendix B, the last six digits. */
  it.each([[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']])('is that of the standard at %i s', (seconds, code) => {
    const secret = Secret.fromLatin1('12345678901234567890').base32;
    const step = Math.floor(seconds / 30);
    expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(step);
    expect(stepOfCode(secret, code, new Date((seconds + 30) * 1000))).toBe(step);
    expect(stepOfCode(secret, code, new Date((seconds + 60) * 1000))).toBe(null);
    expect(stepOfCode(secret, `${code}0`, new Date(seconds * 1000))).toBe(null);
  });

  it('on paper is read as people write it: O for 0, I and L for 1, blanks and small letters', () => {
    expect(recoveryHash(world.app, 'a', ' oil0i-1lo1o ')).toBe(recoveryHash(world.app, 'a', '01101-11010'));
    expect(recoveryHash(world.app, 'b', '01101-11010')).not.toBe(recoveryHash(world.app, 'a', '01101-11010'));
    expect(new Set(Array.from({ length: 200 }, newRecoveryCode)).size).toBe(200);
  });

  it('hangs on a secret that opens for its own account and under its own key alone', () => {
    const sealed = seal(world.app, 'a', 'a secret');
    expect(seal(world.app, 'a', 'a secret')).not.toBe(sealed);
    expect(unseal(world.app, 'a', sealed)).toBe('a secret');
    expect(unseal(world.app, 'b', sealed)).toBe(null);
    expect(unseal({ tokenSecret: new Uint8Array(48).fill(1) }, 'a', sealed)).toBe(null);
    for (let at = 0; at < Buffer.from(sealed, 'base64url').length; at += 1) {
      const bytes = Buffer.from(sealed, 'base64url');
      bytes[at]! ^= 1;
      expect(unseal(world.app, 'a', bytes.toString('base64url'))).toBe(null);
    }
    for (const none of ['', 'x', '%%%']) expect(unseal(world.app, 'a', none)).toBe(null);
  });
});

import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { tried, tries } from '../../src/identity/tries.ts';
import { permissions } from '../../src/identity/permissions.ts';
import { networkOf } from '../../src/kernel/network.ts';
import { passwordTasks } from '../../src/identity/password.service.ts';
import { transact } from '../../src/kernel/transact.ts';
import { createAccount } from '../../src/identity/account.service.ts';
import { linkTo } from '../builders/accounts.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld({ rateScale: 1 });
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken userErrors { code field message } } }';
const WRONG_PASSWORD = 'not the password';
const START = new Date('2026-11-24T10:00:00Z');
let next = 0;
/** An address nobody has asked from before. */
const address = (): string => `198.51.${Math.floor((next += 1) / 250)}.${next % 250}`;

interface Said {
  readonly status: number;
  readonly body: string;
  readonly code: string;
  readonly retryAfter: string | undefined;
  readonly told: string | undefined;
}

/** Asks from an address; `code` is that of the first fault, "OK" where there is none. */
async function ask(query: string, variables: object, from: string, as: Person | null = null): Promise<Said> {
  const response = await world.inject({ method: 'POST', url: '/graphql', remoteAddress: from, headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(as ? { authorization: `Bearer ${as.token}` } : {}) }, payload: JSON.stringify({ query, variables }) });
  const { data, errors } = response.json() as { data?: Record<string, { userErrors?: { code: string }[] } | null>; errors?: { extensions: { code: string } }[] };
  const [payload] = Object.values(data ?? {});
  return { status: response.statusCode, body: response.body, code: errors?.[0]?.extensions.code ?? payload?.userErrors?.[0]?.code ?? 'OK', retryAfter: response.headers['retry-after'] as string | undefined, told: response.headers['x-statements'] as string | undefined };
}
const signIn = (email: string, password: string, from = address()) => ask(SIGN_IN, { input: { email, password } }, from);
const times = async <T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let index = 0; index < count; index += 1) all.push(await run(index));
  return all;
};
const failTenTimes = (email: string) => times(10, () => signIn(email, WRONG_PASSWORD));

/** Every statement that goes to PostgreSQL while something runs, its values aside; sorted, since two may be sent at once. */
async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const sent = (pg as any).Query.prototype;
  const { submit } = sent;
  sent.submit = function (this: { text: string }, ...args: unknown[]) {
    seen.push(this.text);
    return submit.apply(this, args);
  };
  try {
    await run();
  } finally {
    sent.submit = submit;
  }
  return seen.toSorted();
}

afterEach(() => {
  world.clock = null;
});

describe('the eleventh wrong password', () => {
  it('of an account is refused with 429 and when to come back, whatever the address, and even where it is the right one', async () => {
    world.clock = START;
    const person = await world.person('Guessed', 'GRADUATE');
    expect((await failTenTimes(person.email)).map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 'WRONG_CREDENTIALS'));
    const refused = await signIn(` ${person.email.toUpperCase()}`, PASSWORD);
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfter: '90' });
    expect(JSON.parse(refused.body)).toMatchObject({ data: null, errors: [expect.objectContaining({ message: 'Too often: try again in 90 s.', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 90, limit: 'tries by email', field: 'Mutation.signIn', most: 10, asked: 11, minutes: 15 } })] });
    world.clock = new Date(START.valueOf() + 90_000);
    expect((await signIn(person.email, PASSWORD)).code).toBe('OK');
    expect((await signIn(person.email, PASSWORD)).code).toBe('OK');
  });

  it('from an address is refused, whatever the account; of an IPv6 address its whole /64 is one', async () => {
    const person = await world.person('Neighbour', 'GRADUATE');
    const from = address();
    expect((await times(11, (index) => signIn(`nobody.${index}@test.example`, WRONG_PASSWORD, from))).map(({ code }) => code)).toEqual([...Array.from({ length: 10 }, () => 'WRONG_CREDENTIALS'), 'RATE_LIMITED']);
    expect((await signIn(person.email, PASSWORD, from)).status).toBe(429);
    expect((await signIn(person.email, PASSWORD, `::ffff:${from}`)).status).toBe(429);
    expect((await signIn(person.email, PASSWORD)).code).toBe('OK');
    await times(10, (index) => signIn(`nobody.v6.${index}@test.example`, WRONG_PASSWORD, `2001:db8:7:7::${index + 1}`));
    expect((await signIn(person.email, PASSWORD, '2001:db8:7:7:ffff::1')).status).toBe(429);
    expect((await signIn(person.email, PASSWORD, '2001:db8:7:8::1')).code).toBe('OK');
  });

  it('is answered by the same bytes and the same statements whether the account is known, unknown, suspended or invited', async () => {
    world.clock = START;
    const known = await world.person('Known', 'GRADUATE');
    const suspended = await world.person('Suspended', 'GRADUATE');
    await sql(`update accounts set suspended_at = now(), suspended_because = 'x' where id = '${suspended.accountId}'`);
    const invited = 'invited.only@test.example';
    await transact(world.context(), (tx) => createAccount(tx, { email: invited, password: null, name: 'Invited', language: 'EN' }, 'GRADUATE'));
    const road = async (email: string, password: string) => {
      const said: Said[] = [];
      const statements: string[][] = [];
      const from = address();
      for (let tried = 0; tried < 12; tried += 1) statements.push(await statementsOf(async () => said.push(await signIn(email, password, from))));
      return { said, statements };
    };
    // Somebody's first try ever makes the rows of its counts: everybody's is a first one here.
    const roads = [await road('nobody.at.all@test.example', PASSWORD), await road(known.email, WRONG_PASSWORD), await road(suspended.email, PASSWORD), await road(invited, PASSWORD)];
    expect(roads[0]!.said.map(({ code }) => code)).toEqual([...Array.from({ length: 10 }, () => 'WRONG_CREDENTIALS'), 'RATE_LIMITED', 'RATE_LIMITED']);
    expect(roads[0]!.statements.at(0)!.length).toBeGreaterThanOrEqual(3);
    expect(roads[0]!.statements.flat().some((statement) => statement.includes('buckets'))).toBe(true);
    for (const other of roads.slice(1)) expect(other).toEqual(roads[0]);
  });
});

describe('an account that somebody guesses at', () => {
  it('keeps its sessions, refreshes them, and gets in again by the link of a letter at once', async () => {
    const person = await world.person('Holder', 'GRADUATE');
    const first = JSON.parse((await signIn(person.email, PASSWORD)).body).data.signIn;
    await failTenTimes(person.email);
    expect((await signIn(person.email, PASSWORD)).status).toBe(429);
    expect((await ask('{ viewer { roles } }', {}, address(), world.signedIn('', '', first.accessToken, []))).code).toBe('OK');
    expect((await ask('mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { userErrors { code } } }', { token: first.refreshToken }, address())).code).toBe('OK');
    expect((await ask('mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }', { email: person.email }, address())).code).toBe('OK');
    await passwordTasks.sendPasswordReset!(world.context(), { accountId: person.accountId });
    const token = await linkTo(world, person.email, 'RESET_PASSWORD');
    expect((await ask('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }', { input: { token, password: 'another good password' } }, address())).code).toBe('OK');
    expect((await signIn(person.email, 'another good password')).code).toBe('OK');
  });

  it('can not be guessed at by the other fields that compare its password', async () => {
    const person = await world.person('Changed', 'GRADUATE');
    const FIELDS = [
      'mutation { changePassword(input: { currentPassword: "wrong password", newPassword: "another good password" }) { userErrors { code } } }',
      'mutation { changeEmail(input: { password: "wrong password", newEmail: "other@test.example" }) { userErrors { code } } }',
      `mutation { eraseAccount(input: { password: "wrong password", email: "${person.email}" }) { userErrors { code } } }`,
    ];
    const said = await times(11, (index) => ask(FIELDS[index % 3]!, {}, address(), person));
    expect(said.slice(0, 10).every(({ code }) => ['WRONG_PASSWORD', 'WRONG_CREDENTIALS'].includes(code))).toBe(true);
    expect(said[10]).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    for (const field of FIELDS) expect((await ask(field, {}, address(), person)).status).toBe(429);
  });
});

describe('a class behind one address', () => {
  /** As a client does that the service has no room for, or that has no points left: again, once there is. */
  const insist = async (email: string, from: string): Promise<string> => {
    for (;;) {
      const { code, body } = await signIn(email, PASSWORD, from);
      if (code !== 'SERVICE_UNAVAILABLE' && !body.includes('"limit":"points"')) return code;
      await new Promise((resolve) => void setTimeout(resolve, 200));
    }
  };
  it('that signs in rightly at once is not locked out, and one that mistypes costs the others nothing but its own try', async () => {
    const people = await times(30, (index) => world.person(`Pupil ${index}`, 'GRADUATE'));
    const from = address();
    expect(await Promise.all(people.map(({ email }) => insist(email, from)))).toEqual(people.map(() => 'OK'));
    await times(9, () => signIn('mistyped@test.example', WRONG_PASSWORD, from));
    expect(await Promise.all(people.map(({ email }) => insist(email, from)))).toEqual(people.map(() => 'OK'));
  });

  it('is refused an account that somebody guesses at, and pays nothing for that at its own address', async () => {
    const person = await world.person('Locked', 'GRADUATE');
    const other = await world.person('Other', 'GRADUATE');
    await failTenTimes(person.email);
    const from = address();
    await times(15, () => signIn(person.email, PASSWORD, from));
    expect((await signIn(other.email, PASSWORD, from)).code).toBe('OK');
  });

  it('is no cover for a flood: ten are compared, the others sent away with a time', async () => {
    const from = address();
    const said = await Promise.all(Array.from({ length: 90 }, (_, index) => signIn(`flood.${index}@test.example`, WRONG_PASSWORD, from)));
    expect(said.filter(({ code }) => code === 'WRONG_CREDENTIALS').length).toBeLessThanOrEqual(10);
    for (const { status, retryAfter } of said.filter(({ code }) => code !== 'WRONG_CREDENTIALS')) expect([[429, 503].includes(status), Number(retryAfter) > 0]).toEqual([true, true]);
  });
});

describe('a try that has no answer', () => {
  const tryAs = (from: string, end: (client: AbortController) => void) => {
    const client = new AbortController();
    const context = world.context({ address: from, signal: client.signal });
    return tried(context, 'Mutation.signIn', { email: 'nobody@test.example' }, () => {
      end(client);
      return Promise.reject(new Error('no answer'));
    }).catch((error: Error) => error.message);
  };

  it('counts where the client hung up, and does not where the service failed or had no time', async () => {
    const [failing, leaving] = [address(), address()];
    for (let index = 0; index < 12; index += 1) expect(await tryAs(failing, (client) => index % 2 && client.abort(new DOMException('the deadline', 'TimeoutError')))).toBe('no answer');
    const said = await times(11, () => tryAs(leaving, (client) => client.abort(new DOMException('the client left', 'AbortError'))));
    expect(said.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'no answer'));
    expect(said[10]).toContain('Too often');
  });
});

describe('what sends letters, makes accounts or takes secrets', () => {
  const EMAIL = 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }';
  it.each([
    ['links that set a password, for one address, whether it has an account or not', 10, (from: string) => ask(EMAIL, { email: 'target@test.example' }, from)],
    ['links that set a password, asked from one address', 60, (_: string, index: number) => ask(EMAIL, { email: `target.${index}@test.example` }, '203.0.113.1')],
    ['links that are none', 60, (_: string, index: number) => ask('mutation ($token: String!) { confirmEmail(input: { token: $token }) { userErrors { code } } }', { token: `none ${index}` }, '203.0.113.2')],
    ['one link that ended', 10, (from: string) => ask('mutation ($token: String!) { resetPassword(input: { token: $token, password: "another good password" }) { userErrors { code } } }', { token: 'ended' }, from)],
    ['refresh tokens that are none', 60, (_: string, index: number) => ask('mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { userErrors { code } } }', { token: `none ${index}` }, '203.0.113.3')],
  ])('is bounded: %s, %i', async (_, most, run) => {
    world.clock = START;
    const codes = (await times(most + 1, (index) => run(address(), index))).map(({ code }) => code);
    expect(codes.slice(0, most)).not.toContain('RATE_LIMITED');
    expect(codes[most]).toBe('RATE_LIMITED');
  });

  it('is bounded: whether an address has an account, asked by signing up', async () => {
    const person = await world.person('Taken', 'GRADUATE');
    const signUp = (email: string, from: string) => ask('mutation ($input: SignUpRecruiterInput!) { signUpRecruiter(input: $input) { userErrors { code } } }', { input: { email, password: PASSWORD, name: 'x', language: 'EN', privacyNotice: version, isAtLeast16: true, found: { name: `Taken ${from}`, kind: 'COMPANY', placeCode: 'MA-OUJ' } } }, from);
    const version = (await world.get('{ privacyNotice { version } }')).privacyNotice.version;
    const from = address();
    const codes = (await times(11, () => signUp(person.email, from))).map(({ code }) => code);
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'EMAIL_TAKEN'), 'RATE_LIMITED']);
    expect((await signUp('free.one@test.example', from)).code).toBe('OK');
  });

  it('is bounded for the account that asks: another letter with the link that confirms, or a change of address', async () => {
    const { person, token } = await transact(world.context(), async (tx) => ({ person: await createAccount(tx, { email: 'unconfirmed@test.example', password: PASSWORD, name: 'x', language: 'EN' }, 'GRADUATE'), token: '' }));
    const signedIn = JSON.parse((await signIn(person.email, PASSWORD)).body).data.signIn.accessToken as string;
    const as = world.signedIn('', '', signedIn + token, []);
    const codes = (await times(11, (index) => (index % 2 ? ask('mutation { resendConfirmation { userErrors { code } } }', {}, address(), as) : ask(`mutation { changeEmail(input: { password: "${PASSWORD}", newEmail: "to.${index}@test.example" }) { userErrors { code } } }`, {}, address(), as)))).map(({ code }) => code);
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'OK'), 'RATE_LIMITED']);
  });
});

describe('the table of tries', () => {
  it('names fields that are there, and has none that gives less than ten in an hour', () => {
    expect(Object.keys(tries).filter((field) => !(field in permissions))).toEqual([]);
    for (const rules of Object.values(tries)) for (const { most, minutes } of rules) expect(most / minutes).toBeGreaterThanOrEqual(10 / 60);
  });
});

describe('the place that requests come from', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'], ['::ffff:192.0.2.1', '192.0.2.1'], ['::ffff:c000:201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:51234', '192.0.2.1'],
    ['[2001:db8::1]:51234', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'], ['2001:db8::1', '2001:db8:0:0::/64'], ['2001:0DB8:0001:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
  ])('%s is %s', (given, network) => {
    expect(networkOf(given)).toBe(network);
  });
});

import { describe, expect, it } from 'vitest';
import { passwordTasks } from '../../src/identity/password.service.ts';
import { createAccount } from '../../src/identity/account.service.ts';
import { transact } from '../../src/kernel/transact.ts';
import { accountOf, lettersTo, linkTo } from '../builders/accounts.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);

const ASK = 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { asked userErrors { code field } } }';
const RESET = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { endedSessions account { email } userErrors { code field } } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions account { passwordMustChange } userErrors { code field } } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }';
const WHO = '{ viewer { account { email } } }';
const NEW = 'another good password';

const signIn = async (email: string, password: string) => (await world.get(SIGN_IN, { input: { email, password } })).signIn;
const as = (token: string): Person => world.signedIn('', '', token, []);
const ask = async (email: string) => (await world.get(ASK, { email })).requestPasswordReset;
const reset = async (token: string, password = NEW, who: Person | null = null) => (await world.get(RESET, { input: { token, password } }, who)).resetPassword;
const fault = (code: string, field = 'token') => ({ endedSessions: null, account: null, userErrors: [{ code, field }] });

/** Does the jobs that wait for the letter with the link. */
async function work(): Promise<void> {
  const jobs = await sql("select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sendPasswordReset' order by j.id");
  for (const { payload } of jobs) await passwordTasks.sendPasswordReset!(world.context(), payload);
  await sql("delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'sendPasswordReset'");
}
/** Somebody who forgot the password and was sent a link. */
async function forgetful(): Promise<{ person: Person; token: string }> {
  const person = await world.person('Forgetful', 'GRADUATE');
  await ask(person.email);
  await work();
  return { person, token: await linkTo(world, person.email, 'RESET_PASSWORD') };
}

describe('asking for a new password', () => {
  it('is answered by the same bytes, with the same statements, whether the address has an account or not', async () => {
    const person = await world.person('Known', 'GRADUATE');
    const suspended = await world.person('Suspended', 'GRADUATE');
    await sql(`update accounts set suspended_at = now() where id = '${suspended.accountId}'`);
    const [known, unknown, gone] = await Promise.all([person.email, 'nobody@test.example', suspended.email].map((email) => world.ask(ASK, { email })));
    expect(known).toEqual({ data: { requestPasswordReset: { asked: true, userErrors: [] } }, errors: [], status: 200, statements: known!.statements });
    expect([unknown, gone]).toEqual([known, known]);
    await work();
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toEqual(['account.reset-password']);
    expect(await lettersTo(world, suspended.email)).toEqual([]);
    expect(await lettersTo(world, 'nobody@test.example')).toEqual([]);
  });

  it('asks for an address', async () => {
    expect(await ask('nonsense')).toEqual({ asked: null, userErrors: [{ code: 'INVALID_EMAIL', field: 'email' }] });
  });

  it('can not be done by the dozen in one operation', async () => {
    const { errors } = await world.ask('mutation { a: requestPasswordReset(input: { email: "a@b.example" }) { asked } b: requestPasswordReset(input: { email: "a@c.example" }) { asked } }');
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('invites again whom a centre had made an account for, since there is no password to change', async () => {
    const email = 'invited.once@test.example';
    await transact(world.context(), (tx) => createAccount(tx, { email, password: null, name: 'Invited', language: 'AR' }, 'GRADUATE'));
    expect(await lettersTo(world, email)).toEqual([]);
    await ask(email);
    await work();
    expect((await lettersTo(world, email)).map(({ kind, data }) => [kind, data.by])).toEqual([['account.invitation', null]]);
  });
});

describe('a link that sets a new password', () => {
  it('does so, ends every session and tells the holder', async () => {
    const { person, token } = await forgetful();
    expect(await reset(token)).toEqual({ endedSessions: 1, account: null, userErrors: [] });
    expect((await world.ask(WHO, {}, person)).status).toBe(401);
    expect((await signIn(person.email, PASSWORD)).userErrors).toEqual([{ code: 'WRONG_CREDENTIALS' }]);
    expect((await signIn(person.email, NEW)).userErrors).toEqual([]);
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toEqual(['account.reset-password', 'account.password-changed']);
  });

  it('confirms the address it was sent to', async () => {
    const { person, token } = await forgetful();
    await sql(`update accounts set email_confirmed_at = null where id = '${person.accountId}'`);
    await reset(token);
    expect((await accountOf(world, person.email)).emailConfirmedAt).not.toBe(null);
  });

  it('serves once, and of two at once one', async () => {
    const { person, token } = await forgetful();
    const answers = await Promise.all([reset(token, 'the password of one'), reset(token, 'the password of two')]);
    expect(answers.map((answer) => answer.userErrors[0]?.code ?? 'OK').toSorted()).toEqual(['LINK_USED', 'OK']);
    const winner = answers[0].userErrors.length === 0 ? 'one' : 'two';
    expect((await signIn(person.email, `the password of ${winner}`)).userErrors).toEqual([]);
    expect(await reset(token)).toEqual(fault('LINK_USED'));
  });

  it('serves two hours', async () => {
    const { person, token } = await forgetful();
    world.clock = new Date(Date.now() + 2 * 3_600_000 + 1000);
    expect(await reset(token)).toEqual(fault('LINK_EXPIRED'));
    world.clock = null;
    expect((await signIn(person.email, PASSWORD)).userErrors).toEqual([]);
  });

  it('is not spent by a password that is too weak', async () => {
    const { token } = await forgetful();
    expect(await reset(token, 'short')).toEqual(fault('WEAK_PASSWORD', 'password'));
    expect((await reset(token)).userErrors).toEqual([]);
  });

  it('is sent once in five minutes, however often somebody asks: nobody floods a mailbox or ends a link by asking', async () => {
    const { person, token } = await forgetful();
    const before = (await lettersTo(world, person.email)).length;
    for (let times = 0; times < 5; times += 1) await ask(person.email);
    await work();
    expect(await lettersTo(world, person.email)).toHaveLength(before);
    expect((await reset(token)).userErrors).toEqual([]);
  });

  it('is good no more once the password was changed, a newer link was sent, or the address is another', async () => {
    const changed = await forgetful();
    await world.get(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEW } }, changed.person);
    expect(await reset(changed.token)).toEqual(fault('LINK_EXPIRED'));
    const twice = await forgetful();
    world.clock = new Date(Date.now() + 6 * 60_000);
    await ask(twice.person.email);
    await work();
    expect(await reset(twice.token)).toEqual(fault('LINK_EXPIRED'));
    world.clock = null;
    const moved = await forgetful();
    await world.get('mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { userErrors { code } } }', { input: { password: PASSWORD, newEmail: 'elsewhere@test.example' } }, moved.person);
    await world.get('mutation ($token: String!) { confirmEmail(input: { token: $token }) { email } }', { token: await linkTo(world, 'elsewhere@test.example', 'CHANGE_EMAIL') });
    expect(await reset(moved.token)).toEqual(fault('LINK_EXPIRED'));
  });

  it('of another account, or made for something else, is refused and stays', async () => {
    const { person, token } = await forgetful();
    const other = await world.person('Other', 'GRADUATE');
    expect(await reset(token, NEW, other)).toEqual(fault('LINK_FOREIGN'));
    await sql(`update account_tokens set purpose = 'CONFIRM_EMAIL' where account_id = '${person.accountId}'`);
    expect(await reset(token)).toEqual(fault('LINK_INVALID'));
    await sql(`update account_tokens set purpose = 'RESET_PASSWORD' where account_id = '${person.accountId}'`);
    expect((await reset(token)).userErrors).toEqual([]);
  });
});

describe('old links', () => {
  it('are kept thirty days after they ran out, so that who opens one is told why, and then forgotten', async () => {
    const { person, token } = await forgetful();
    const begun = Date.now();
    const after = async (days: number): Promise<unknown> => {
      world.clock = new Date(begun + days * 86_400_000);
      await passwordTasks.forgetLinks!(world.context(), {});
      return reset(token);
    };
    expect(await after(29)).toEqual(fault('LINK_EXPIRED'));
    expect(await after(31)).toEqual(fault('LINK_INVALID'));
    world.clock = null;
    expect(await sql(`select id from account_tokens where account_id = '${person.accountId}'`)).toEqual([]);
  });
});

describe('changing the password', () => {
  it('ends the other sessions and keeps this one', async () => {
    const person = await world.person('Changer', 'GRADUATE');
    const other = await signIn(person.email, PASSWORD);
    expect((await world.get(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEW } }, person)).changePassword).toEqual({ endedSessions: 1, account: { passwordMustChange: false }, userErrors: [] });
    expect((await world.ask(WHO, {}, as(other.accessToken))).status).toBe(401);
    expect((await world.ask(WHO, {}, person)).errors).toEqual([]);
    expect((await signIn(person.email, NEW)).userErrors).toEqual([]);
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toEqual(['account.password-changed']);
  });

  it.each([
    ['a wrong present password', { currentPassword: 'not the password', newPassword: NEW }, 'WRONG_PASSWORD', 'currentPassword'],
    ['a new one that is too short', { currentPassword: PASSWORD, newPassword: 'short' }, 'WEAK_PASSWORD', 'newPassword'],
    ['the same again', { currentPassword: PASSWORD, newPassword: PASSWORD }, 'SAME_PASSWORD', 'newPassword'],
  ])('is refused for %s', async (_, input, code, field) => {
    const person = await world.person('Refused', 'GRADUATE');
    expect((await world.get(CHANGE, { input }, person)).changePassword).toEqual(fault(code, field));
    expect((await signIn(person.email, PASSWORD)).userErrors).toEqual([]);
  });

  it('takes the link away that somebody who knew the old one may have asked for', async () => {
    const person = await world.person('Robbed', 'GRADUATE');
    await world.get('mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { userErrors { code } } }', { input: { password: PASSWORD, newEmail: 'thief@test.example' } }, person);
    await world.get(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEW } }, person);
    const taken = await world.get('mutation ($token: String!) { confirmEmail(input: { token: $token }) { userErrors { code } } }', { token: await linkTo(world, 'thief@test.example', 'CHANGE_EMAIL') });
    expect(taken.confirmEmail.userErrors).toEqual([{ code: 'LINK_EXPIRED' }]);
  });

  it('sent twice with a key is done once, and the key keeps no password', async () => {
    const person = await world.person('Doubled', 'GRADUATE');
    const input = { currentPassword: PASSWORD, newPassword: NEW, idempotencyKey: 'change-it-once' };
    const first = await world.get(CHANGE, { input }, person);
    expect(await world.get(CHANGE, { input }, person)).toEqual(first);
    const [kept] = await sql(`select input_hash from idempotency_keys where account_id = '${person.accountId}'`);
    await world.get(CHANGE, { input: { ...input, newPassword: 'whatever it may be' } }, person);
    expect(await sql(`select input_hash from idempotency_keys where account_id = '${person.accountId}'`)).toEqual([kept]);
  });
});

describe('a password that somebody else knows', () => {
  /** An administrator as the service makes its first one. */
  async function first(): Promise<Person> {
    const email = `first.${crypto.randomUUID().slice(0, 8)}@test.example`;
    const { id } = await transact(world.context(), (tx) => createAccount(tx, { email, password: PASSWORD, name: 'First', language: 'EN' }, 'ADMINISTRATOR', { confirmed: true, passwordMustChange: true }));
    return world.signedIn(id, email, (await signIn(email, PASSWORD)).accessToken, ['ADMINISTRATOR']);
  }
  const refused = async (query: string, who: Person) => (await world.ask(query, {}, who)).errors.map(({ extensions }) => [extensions.code, extensions.todo]);

  it('opens nothing but the account before it is changed', async () => {
    const person = await first();
    expect(await world.get('{ viewer { roles account { email todo passwordMustChange sessions { totalCount } } } }', {}, person)).toEqual({ viewer: { roles: ['ADMINISTRATOR'], account: { email: person.email, todo: ['CHANGE_PASSWORD', 'ACCEPT_NOTICE'], passwordMustChange: true, sessions: { totalCount: 1 } } } });
    const FORBIDDEN = [['FORBIDDEN', 'CHANGE_PASSWORD']];
    expect(await refused('{ employers { totalCount } }', person)).toEqual(FORBIDDEN);
    expect(await refused('{ skills { totalCount } }', person)).toEqual(FORBIDDEN);
    expect(await refused('{ viewer { memberships { id } } }', person)).toEqual(FORBIDDEN);
    expect(await refused('mutation { updateAccount(input: { name: "x" }) { userErrors { code } } }', person)).toEqual(FORBIDDEN);
    expect(await refused('mutation { signOutEverywhere { endedSessions } }', person)).toEqual(FORBIDDEN);
  });

  it('opens everything once it is changed, and can be left by signing out', async () => {
    const [person, other] = [await first(), await first()];
    expect((await world.get(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEW } }, person)).changePassword).toEqual({ endedSessions: 0, account: { passwordMustChange: false }, userErrors: [] });
    expect((await world.ask('{ skills { totalCount } viewer { account { todo } } }', {}, person)).errors).toEqual([]);
    expect((await world.get('mutation { signOut { endedSessions } }', {}, other)).signOut.endedSessions).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { accountOf, confirmAddress, lettersTo, linkTo } from '../builders/accounts.ts';
import { makeCohort } from '../builders/centres.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();

const SIGN_UP = 'mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { accessToken userErrors { code field } } }';
const CONFIRM = 'mutation ($token: String!) { confirmEmail(input: { token: $token }) { email account { email emailConfirmed todo } userErrors { code field } } }';
const RESEND = 'mutation ($input: ResendConfirmationInput) { resendConfirmation(input: $input) { account { emailConfirmed } userErrors { code } } }';
const CHANGE = 'mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { account { email } userErrors { code field } } }';
const OWN = '{ viewer { account { email emailConfirmed todo } } }';

let people = 0;
/** Somebody who signed up and has not opened the link yet. */
async function newcomer(): Promise<Person> {
  people += 1;
  const email = `newcomer.${people}@test.example`;
  const { signUpGraduate } = await world.get(SIGN_UP, { input: { email, password: PASSWORD, name: 'Nour', language: 'EN', cohortId: (await makeCohort(world)).id, ...TERMS } });
  expect(signUpGraduate.userErrors).toEqual([]);
  return world.signedIn((await accountOf(world, email)).id, email, signUpGraduate.accessToken, ['GRADUATE']);
}
const confirm = async (token: string, as: Person | null = null) => (await world.get(CONFIRM, { token }, as)).confirmEmail;
const fault = (code: string, field = 'token') => ({ email: null, account: null, userErrors: [{ code, field }] });

/** The same a few minutes on, when another link may be sent. */
async function later<T>(doing: () => Promise<T>, minutes = 6): Promise<T> {
  world.clock = new Date(Date.now() + minutes * 60_000);
  try {
    return await doing();
  } finally {
    world.clock = null;
  }
}

describe('the address of a new account', () => {
  it('is confirmed by the link of the letter that the sign-up sends', async () => {
    const person = await newcomer();
    expect((await world.get(OWN, {}, person)).viewer.account).toEqual({ email: person.email, emailConfirmed: false, todo: ['CONFIRM_EMAIL'] });
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toEqual(['account.confirm-email']);
    const token = await linkTo(world, person.email, 'CONFIRM_EMAIL');
    expect(await confirm(token, person)).toEqual({ email: person.email, account: { email: person.email, emailConfirmed: true, todo: [] }, userErrors: [] });
  });

  it('is confirmed by a visitor too, who is told the address and nothing else', async () => {
    const person = await newcomer();
    expect(await confirm(await linkTo(world, person.email, 'CONFIRM_EMAIL'))).toEqual({ email: person.email, account: null, userErrors: [] });
    expect((await world.get(OWN, {}, person)).viewer.account.emailConfirmed).toBe(true);
  });

  it('is written to again on asking; the older link ends, and nothing goes out once it is confirmed', async () => {
    const person = await newcomer();
    const older = await linkTo(world, person.email, 'CONFIRM_EMAIL');
    await later(async () => {
      expect((await world.get(RESEND, {}, person)).resendConfirmation).toEqual({ account: { emailConfirmed: false }, userErrors: [] });
      expect(await confirm(older)).toEqual(fault('LINK_EXPIRED'));
    });
    await confirmAddress(world, person.email);
    expect((await world.get(RESEND, {}, person)).resendConfirmation).toEqual({ account: { emailConfirmed: true }, userErrors: [] });
    expect(await lettersTo(world, person.email)).toHaveLength(2);
  });

  it('is asked for again by two at once, and one link is left', async () => {
    const person = await newcomer();
    await later(() => Promise.all([world.get(RESEND, {}, person), world.get(RESEND, {}, person)]));
    expect(await lettersTo(world, person.email)).toHaveLength(2);
    const live = await world.app.orm.em.getConnection().execute(`select id from account_tokens where account_id = '${person.accountId}' and expires_at > now() + interval '1 hour'`);
    expect(live).toHaveLength(1);
  });

  it('is written to once where the request is sent twice', async () => {
    const person = await newcomer();
    const input = { idempotencyKey: 'the-same-letter' };
    await later(() => world.get(RESEND, { input }, person));
    await later(() => world.get(RESEND, { input }, person), 12);
    expect(await lettersTo(world, person.email)).toHaveLength(2);
  });

  it('is not written to again within five minutes, and the link that is out goes on serving', async () => {
    const person = await newcomer();
    const link = await linkTo(world, person.email, 'CONFIRM_EMAIL');
    for (let times = 0; times < 5; times += 1) expect((await world.get(RESEND, {}, person)).resendConfirmation.userErrors).toEqual([]);
    expect(await lettersTo(world, person.email)).toHaveLength(1);
    expect((await confirm(link)).userErrors).toEqual([]);
  });
});

describe('a link that confirms an address', () => {
  it('serves once, and of two at once one', async () => {
    const person = await newcomer();
    const token = await linkTo(world, person.email, 'CONFIRM_EMAIL');
    const answers = await Promise.all([confirm(token), confirm(token)]);
    expect(answers.map((answer) => answer.userErrors[0]?.code ?? 'OK').toSorted()).toEqual(['LINK_USED', 'OK']);
    expect(await confirm(token)).toEqual(fault('LINK_USED'));
  });

  it('serves three days', async () => {
    const person = await newcomer();
    const token = await linkTo(world, person.email, 'CONFIRM_EMAIL');
    world.clock = new Date(Date.now() + 72 * 3_600_000 + 1000);
    expect(await confirm(token)).toEqual(fault('LINK_EXPIRED'));
    world.clock = null;
    expect((await accountOf(world, person.email)).emailConfirmedAt).toBe(null);
  });

  it('of another account is not taken by who is signed in, and stays good for whom it is', async () => {
    const [person, other] = [await newcomer(), await newcomer()];
    const token = await linkTo(world, person.email, 'CONFIRM_EMAIL');
    expect(await confirm(token, other)).toEqual(fault('LINK_FOREIGN'));
    expect((await confirm(token, person)).userErrors).toEqual([]);
  });

  it.each([
    ['empty', () => ''],
    ['text', () => 'not a token'],
    ['whole, with another signature', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['the signature of another', (token: string, other: string) => `${token.split('.')[0]}.${other.split('.')[1]}`],
    ['cut short', (token: string) => token.slice(0, -1)],
    ['of a purpose that confirms nothing', (token: string) => token, 'RESET_PASSWORD'],
  ])('is refused where it is %s', async (_, spoil, purpose = 'CONFIRM_EMAIL') => {
    const [person, other] = [await newcomer(), await newcomer()];
    if (purpose !== 'CONFIRM_EMAIL') await world.app.orm.em.getConnection().execute(`update account_tokens set purpose = '${purpose}' where account_id = '${person.accountId}'`);
    const [token, another] = [await linkTo(world, person.email, purpose as 'CONFIRM_EMAIL'), await linkTo(world, other.email, 'CONFIRM_EMAIL')];
    expect(await confirm(spoil(token, another))).toEqual(fault('LINK_INVALID'));
    expect((await accountOf(world, person.email)).emailConfirmedAt).toBe(null);
  });
});

const changeTo = async (newEmail: string, as: Person, password = PASSWORD) => (await world.get(CHANGE, { input: { password, newEmail } }, as)).changeEmail;

describe('changing the address', () => {
  it('counts once the link at the new one was opened; the old one is told both times', async () => {
    const person = await world.person('Mover', 'GRADUATE');
    expect(await changeTo(' Moved@Test.Example ', person)).toEqual({ account: { email: person.email }, userErrors: [] });
    expect(await lettersTo(world, person.email)).toEqual([{ kind: 'account.email-change-asked', data: { newEmail: 'moved@test.example' } }]);
    expect((await confirm(await linkTo(world, 'moved@test.example', 'CHANGE_EMAIL'))).email).toBe('moved@test.example');
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toEqual(['account.email-change-asked', 'account.email-changed']);
    expect((await world.get(OWN, {}, person)).viewer.account).toMatchObject({ email: 'moved@test.example', emailConfirmed: true });
  });

  it('confirms an account that had not confirmed the old one, whose link is good no more', async () => {
    const person = await newcomer();
    const old = await linkTo(world, person.email, 'CONFIRM_EMAIL');
    await changeTo('second.thought@test.example', person);
    expect((await confirm(await linkTo(world, 'second.thought@test.example', 'CHANGE_EMAIL'), person)).account).toMatchObject({ emailConfirmed: true });
    expect(await confirm(old)).toEqual(fault('LINK_EXPIRED'));
  });

  it.each([
    ['a wrong password', 'new@test.example', 'not the password', 'WRONG_PASSWORD', 'password'],
    ['no address', 'nonsense', PASSWORD, 'INVALID_EMAIL', 'newEmail'],
    ['the present address', 'SELF', PASSWORD, 'INVALID', 'newEmail'],
  ])('is refused for %s, and nobody is written to', async (_, address, password, code, field) => {
    const person = await world.person('Refused', 'GRADUATE');
    expect(await changeTo(address === 'SELF' ? person.email.toUpperCase() : address, person, password)).toEqual({ account: null, userErrors: [{ code, field }] });
    expect(await lettersTo(world, person.email)).toEqual([]);
    expect(await lettersTo(world, 'new@test.example')).toEqual([]);
  });

  it('to an address that has an account is answered as ever; the holder of that one is told, and no link goes out', async () => {
    const [person, holder] = [await world.person('Guesser', 'GRADUATE'), await world.person('Holder', 'GRADUATE')];
    expect(await changeTo(holder.email, person)).toEqual(await changeTo('free@test.example', person));
    expect((await lettersTo(world, holder.email)).map(({ kind, data }) => [kind, data])).toEqual([['account.email-in-use', {}]]);
    expect((await accountOf(world, holder.email)).id).toBe(holder.accountId);
  });

  it('to an address that was taken meanwhile is EMAIL_TAKEN, and nothing half done', async () => {
    const person = await world.person('Late', 'GRADUATE');
    await changeTo('wanted@test.example', person);
    const token = await linkTo(world, 'wanted@test.example', 'CHANGE_EMAIL');
    const other = await world.person('Early', 'GRADUATE');
    await world.app.orm.em.getConnection().execute(`update accounts set email = 'wanted@test.example' where id = '${other.accountId}'`);
    expect(await confirm(token)).toEqual(fault('EMAIL_TAKEN', 'email'));
    expect((await world.get(OWN, {}, person)).viewer.account.email).toBe(person.email);
    expect((await lettersTo(world, person.email)).map(({ kind }) => kind)).toEqual(['account.email-change-asked']);
    await world.app.orm.em.getConnection().execute(`update accounts set email = 'gone@test.example' where id = '${other.accountId}'`);
    expect((await confirm(token)).userErrors).toEqual([]);
  });

  it('to another address once more ends the first link', async () => {
    const person = await world.person('Wavering', 'GRADUATE');
    await changeTo('first@test.example', person);
    await changeTo('second@test.example', person);
    expect(await confirm(await linkTo(world, 'first@test.example', 'CHANGE_EMAIL'))).toEqual(fault('LINK_EXPIRED'));
    expect((await confirm(await linkTo(world, 'second@test.example', 'CHANGE_EMAIL'))).email).toBe('second@test.example');
  });

  it('keeps no password where it keeps the idempotency key', async () => {
    const person = await world.person('Careful', 'GRADUATE');
    const input = { password: PASSWORD, newEmail: 'kept@test.example', idempotencyKey: 'key-of-a-change' };
    await world.get(CHANGE, { input }, person);
    expect((await world.get(CHANGE, { input: { ...input, password: 'another one entirely' } }, person)).changeEmail.userErrors).toEqual([]);
    expect(await lettersTo(world, 'kept@test.example')).toHaveLength(1);
  });

  it('is nobody’s who is not signed in', async () => {
    const { errors } = await world.ask(CHANGE, { input: { password: PASSWORD, newEmail: 'x@test.example' } });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

import { describe, expect, it } from 'vitest';
import { Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { createAccount } from '../../src/identity/account.service.ts';
import { inviteAccount } from '../../src/identity/invited.service.ts';
import { newId, now } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { accountOf, lettersTo, linkTo } from '../builders/accounts.ts';
import { type MadeCohort, makeCohort } from '../builders/centres.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();

const ACCEPT = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { accessToken refreshToken expiresInSeconds userErrors { code field } } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';

let people = 0;
/** Somebody whom a centre wrote into a cohort, as an import does, and invited. */
async function invited(): Promise<{ email: string; token: string; cohort: MadeCohort; accountId: string }> {
  people += 1;
  const email = `invited.${people}@test.example`;
  const cohort = await makeCohort(world);
  const accountId = await transact(world.context(), async (tx) => {
    const { id } = await createAccount(tx, { email, password: null, name: 'A. Benali', language: 'FR' }, 'GRADUATE');
    const person = tx.em.create(Graduate, { id: newId(tx), accountId: id, name: 'A. Benali', email, wantsRemote: false, mobilityOrdered: false, contractTypes: [], reconfirmedAt: now(tx), findableAt: [], createdAt: now(tx) });
    tx.em.create(Enrolment, { id: newId(tx), graduateId: person.id, cohortId: cohort.cohortId, state: 'ENROLLED', confirmedAt: now(tx), createdAt: now(tx) });
    expect(await inviteAccount(tx, id, 'Centre de codage d’Oujda')).toBe(true);
    return id;
  });
  return { email, token: await linkTo(world, email, 'INVITATION'), cohort, accountId };
}
const accept = async (token: string, more: object = {}, as: Person | null = null) => (await world.get(ACCEPT, { input: { token, password: PASSWORD, ...TERMS, ...more } }, as)).acceptInvitation;
const fault = (code: string, field = 'token') => ({ accessToken: null, refreshToken: null, expiresInSeconds: null, userErrors: [{ code, field }] });
const untouched = async (email: string) => expect(await accountOf(world, email)).toMatchObject({ passwordHash: null, emailConfirmedAt: null });

describe('an invitation to an account that a centre made', () => {
  it('is a letter that says who made it', async () => {
    const { email } = await invited();
    expect((await lettersTo(world, email)).map(({ kind, data }) => [kind, data.by])).toEqual([['account.invitation', 'Centre de codage d’Oujda']]);
  });

  it('is accepted with a password of one’s own: the address is confirmed, the notice accepted, a session starts', async () => {
    const { email, token } = await invited();
    const answer = await accept(token, { name: 'Amina Benali', language: 'AR', device: 'Téléphone' });
    expect(answer).toMatchObject({ expiresInSeconds: 900, userErrors: [] });
    const me = world.signedIn('', email, answer.accessToken, ['GRADUATE']);
    const { viewer } = await world.get('{ viewer { roles account { email name language emailConfirmed todo sessions { nodes { device current } } } graduate { name enrolments { state } } } }', {}, me);
    expect(viewer).toMatchObject({ roles: ['GRADUATE'], account: { email, name: 'Amina Benali', language: 'AR', emailConfirmed: true, todo: [], sessions: { nodes: [{ device: 'Téléphone', current: true }] } }, graduate: { name: 'Amina Benali' } });
    expect((await world.get(SIGN_IN, { input: { email, password: PASSWORD } })).signIn.userErrors).toEqual([]);
  });

  it('keeps the name that the centre wrote where none is given', async () => {
    const { email, token } = await invited();
    await accept(token);
    expect((await accountOf(world, email)).name).toBe('A. Benali');
  });

  it('serves once, and of two at once one', async () => {
    const { token } = await invited();
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map((answer) => answer.userErrors[0]?.code ?? 'OK').toSorted()).toEqual(['LINK_USED', 'OK']);
    expect(await accept(token)).toEqual(fault('LINK_USED'));
  });

  it('serves thirty days, and not once a newer one was sent', async () => {
    const { email, token, accountId } = await invited();
    world.clock = new Date(Date.now() + 30 * 86_400_000 + 1000);
    expect(await accept(token)).toEqual(fault('LINK_EXPIRED'));
    world.clock = null;
    await transact(world.context(), (tx) => inviteAccount(tx, accountId, null));
    expect(await accept(token)).toEqual(fault('LINK_EXPIRED'));
    await untouched(email);
    expect((await accept(await linkTo(world, email, 'INVITATION'))).userErrors).toEqual([]);
  });

  it.each([
    ['a weak password', { password: 'short' }, 'WEAK_PASSWORD', 'password'],
    ['a blank name', { name: ' ' }, 'REQUIRED', 'name'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'TOO_LONG', 'name'],
    ['somebody under 16', { isAtLeast16: false }, 'UNDER_AGE', 'isAtLeast16'],
    ['a notice that is not in force', { privacyNotice: '1999-01' }, 'NOTICE_OUTDATED', 'privacyNotice'],
  ])('is refused with %s, and stays good', async (_, more, code, field) => {
    const { email, token } = await invited();
    expect(await accept(token, more)).toEqual(fault(code, field));
    await untouched(email);
    expect((await accept(token)).userErrors).toEqual([]);
  });

  it('of another is refused to who is signed in, and of another purpose to everybody', async () => {
    const { email, token, accountId } = await invited();
    expect(await accept(token, {}, await world.person('Other', 'GRADUATE'))).toEqual(fault('LINK_FOREIGN'));
    await world.app.orm.em.getConnection().execute(`update account_tokens set purpose = 'RESET_PASSWORD' where account_id = '${accountId}'`);
    expect(await accept(token)).toEqual(fault('LINK_INVALID'));
    expect(await accept('')).toEqual(fault('LINK_INVALID'));
    await untouched(email);
  });

  it('goes to nobody who has a password, and opens nothing where the account was suspended', async () => {
    const person = await world.person('Settled', 'GRADUATE');
    expect(await transact(world.context(), (tx) => inviteAccount(tx, person.accountId, null))).toBe(false);
    expect(await lettersTo(world, person.email)).toEqual([]);
    const { email, token, accountId } = await invited();
    await world.app.orm.em.getConnection().execute(`update accounts set suspended_at = now() where id = '${accountId}'`);
    expect(await accept(token)).toEqual(fault('LINK_INVALID'));
    await untouched(email);
  });

  it('leaves the account closed to every password before it is accepted', async () => {
    const { email } = await invited();
    for (const password of ['', PASSWORD, 'null']) expect((await world.get(SIGN_IN, { input: { email, password } })).signIn.userErrors).toEqual([{ code: 'WRONG_CREDENTIALS' }]);
  });
});

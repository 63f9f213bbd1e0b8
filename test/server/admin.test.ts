import { describe, expect, it } from 'vitest';
import { Employer } from '../../src/employers/employer.entity.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import type { Given } from '../../src/server/admin/acts.ts';
import { COMMANDS, runAdmin } from '../../src/server/admin/run.ts';
import { USAGE, usageFault } from '../../src/server/admin/usage.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';

const world = openWorld();
const admin = (command: string, given: Partial<Given> = {}) => runAdmin(world.app, command, { subject: '', ...given });
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }';
const signIn = async (email: string, password: string) => (await world.get(SIGN_IN, { input: { email, password } })).signIn;
const passwordIn = (lines: readonly string[]): string => lines.find((line) => line.startsWith('  '))!.trim();
const slugOf = async (id: string, as: Parameters<typeof world.get>[2]): Promise<string> => (await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { slug } } }', { id }, as)).node.slug;

describe('npm run admin', () => {
  it('makes an administrator with an account of its own, whose password must be changed', async () => {
    const { lines, done } = await admin('make-administrator', { subject: ' Root@Test.example ', name: 'Root', language: 'ar' });
    expect(done).toBe(true);
    const { accessToken } = await signIn('root@test.example', passwordIn(lines));
    const person = world.signedIn('', '', accessToken, ['ADMINISTRATOR']);
    expect((await world.ask('{ accounts { totalCount } }', {}, person)).errors[0]).toMatchObject({ message: expect.stringContaining('assword'), extensions: { code: 'FORBIDDEN' } });
    expect(await admin('make-administrator', { subject: 'root@test.example' })).toEqual({ done: true, lines: ['root@test.example is an administrator already; nothing was changed.'] });
    const graduate = await world.person('Graduate', 'GRADUATE');
    expect(await admin('make-administrator', { subject: graduate.email })).toMatchObject({ done: false, lines: [expect.stringContaining('other roles')] });
    expect(await admin('make-administrator', { subject: 'no address' })).toEqual({ done: false, lines: ['Not a valid e-mail address.'] });
  });

  it('sets another password, which must be changed, and ends every session', async () => {
    const person = await world.person('Forgetful', 'RECRUITER');
    const { lines } = await admin('reset-password', { subject: person.email });
    expect(lines.at(-1)).toContain('1 session was ended');
    expect((await world.ask('{ viewer { roles } }', {}, person)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await signIn(person.email, PASSWORD)).userErrors).toEqual([{ code: 'WRONG_CREDENTIALS' }]);
    expect((await signIn(person.email, passwordIn(lines))).userErrors).toEqual([]);
    expect(await admin('reset-password', { subject: 'nobody@test.example' })).toMatchObject({ done: false, lines: [expect.stringContaining('nobody@test.example')] });
  });

  it('decides about employers, with a letter to their owners', async () => {
    const { id, owner } = await makeEmployer(world, { verified: false });
    const subject = await slugOf(id, owner);
    for (const [command, decision] of [['refuse-employer', 'REFUSED'], ['verify-employer', 'VERIFIED'], ['suspend-employer', 'SUSPENDED'], ['restore-employer', 'RESTORED']] as const) {
      expect(await admin(command, { subject, reason: 'Seen' })).toMatchObject({ done: true });
      const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { decisions(first: 1) { nodes { decision reason } } } } }', { id }, owner);
      expect(node.decisions.nodes).toEqual([{ decision, reason: 'Seen' }]);
    }
    expect(await world.app.orm.em.fork().count(Letter, { accountId: owner.accountId, kind: { $like: 'employers.%' } })).toBe(4);
    expect(await admin('verify-employer', { subject: 'no-such-employer' })).toMatchObject({ done: false, lines: [expect.stringContaining('no-such-employer')] });
    const numberless = await makeEmployer(world, { verified: false, registrationKind: null, registrationNumber: null });
    expect(await admin('verify-employer', { subject: await slugOf(numberless.id, numberless.owner) })).toEqual({ done: false, lines: ['There is no registration number to verify.'] });
  });

  it.each([['verify-employer', 'is verified already', {}], ['restore-employer', 'is not suspended', {}], ['suspend-employer', 'is suspended already', { suspendedAt: new Date() }]])('says that nothing was changed where %s finds it so, and no letter goes', async (command, words, state) => {
    const { id, owner, employerId } = await makeEmployer(world);
    await world.app.orm.em.fork().nativeUpdate(Employer, { id: employerId }, { suspendedAt: null, ...state });
    const letters = () => world.app.orm.em.fork().count(Letter, { accountId: owner.accountId });
    const before = await letters();
    const subject = await slugOf(id, owner);
    expect(await admin(command, { subject, reason: 'Seen' })).toEqual({ done: true, lines: [`${subject} ${words}; nothing was changed.`] });
    expect(await letters()).toBe(before);
  });

  it('suspends and restores accounts once, and says so where it stands so', async () => {
    const { email: subject } = await world.person('Twice', 'GRADUATE');
    expect(await admin('restore-account', { subject, reason: 'x' })).toEqual({ done: true, lines: [`${subject} is not suspended; nothing was changed.`] });
    await admin('suspend-account', { subject, reason: 'x' });
    expect(await admin('suspend-account', { subject, reason: 'x' })).toEqual({ done: true, lines: [`${subject} is suspended already; nothing was changed.`] });
  });

  it('suspends and restores accounts, but not the last administrator', async () => {
    const person = await world.person('Suspect', 'GRADUATE');
    expect(await admin('suspend-account', { subject: person.email, reason: 'x' })).toMatchObject({ done: true });
    expect((await signIn(person.email, PASSWORD)).accessToken).toBe(null);
    expect(await admin('reset-password', { subject: person.email })).toMatchObject({ done: false });
    expect(await admin('restore-account', { subject: person.email, reason: 'x' })).toMatchObject({ done: true });
    expect((await signIn(person.email, PASSWORD)).accessToken).not.toBe(null);
    const { nodes } = (await world.get('{ accounts(roles: [ADMINISTRATOR], suspended: false, first: 100) { nodes { email } } }', {}, await world.person('Lister', 'ADMINISTRATOR'))).accounts;
    const emails = nodes.map((one: { email: string }) => one.email) as string[];
    for (const subject of emails.slice(1)) expect(await admin('suspend-account', { subject, reason: 'x' })).toMatchObject({ done: true });
    expect(await admin('suspend-account', { subject: emails[0]!, reason: 'x' })).toEqual({ done: false, lines: ['This is the last administrator: make another first.'] });
    expect(await admin('suspend-account', { subject: 'nobody@test.example', reason: 'x' })).toMatchObject({ done: false });
  });

  it('lists what waits, and names nobody', async () => {
    const waiting = await makeEmployer(world, { verified: false, name: 'Waits In Line' });
    const offer = await makeOffer(world, { title: 'Reported job' });
    const reporter = await world.person('Zoubir Reporter', 'GRADUATE');
    await world.get('mutation ($input: ReportOfferInput!) { reportOffer(input: $input) { userErrors { code } } }', { input: { offerId: offer.id, reason: 'FRAUD' } }, reporter);
    const { lines, done } = await admin('queues');
    const text = lines.join('\n');
    expect(done).toBe(true);
    for (const part of ['Waits In Line', await slugOf(waiting.id, waiting.owner), 'FRAUD', 'Reported job', 'Reported offers, oldest first: 1', 'Graduates who may be here twice: 0', 'Terms that no skill']) expect(text).toContain(part);
    for (const part of ['Zoubir', reporter.email, waiting.owner.email]) expect(text).not.toContain(part);
  });
});

describe('the command line', () => {
  it('names every command', () => {
    for (const name of COMMANDS) expect(USAGE).toContain(`  ${name}`);
  });

  it.each([
    [[], {}, 'Say what to do.'], [['dance'], {}, 'There is no "dance".'], [['suspend-employer', 'atlas'], {}, '--reason'], [['suspend-account', 'a@b.example'], { reason: '  ' }, '--reason'],
    [['verify-employer'], {}, 'by its slug'], [['reset-password'], {}, 'by e-mail address'], [['queues', 'x'], {}, 'too much'], [['verify-employer', 'a', 'b'], {}, 'too much'], [['make-administrator', 'a@b.example'], { language: 'de' }, 'fr, ar or en'],
  ] as const)('says what is wrong with %j %j', (words, given, why) => {
    expect(usageFault(words, given)).toContain(why);
  });

  it.each([[['queues'], {}], [['verify-employer', 'atlas'], {}], [['make-administrator', 'a@b.example'], { language: 'ar' }], [['suspend-employer', 'atlas'], { reason: 'x' }]] as const)('takes %j %j', (words, given) => {
    expect(usageFault(words, given)).toBe(null);
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CONFIRM_EMAIL } from '../../src/identity/account.letters.ts';
import { RESET_PASSWORD } from '../../src/identity/password.letters.ts';
import { issueToken, secretOfToken } from '../../src/identity/account-token.service.ts';
import type { TokenPurpose } from '../../src/identity/account-token.entity.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { Session } from '../../src/identity/session.entity.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { forms } from '../../src/server/pages/forms.ts';
import { letterKinds } from '../../src/server/wiring.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld({ worker: true });

const get = (path: string, language = 'fr') => world.inject({ method: 'GET', url: path, headers: { 'accept-language': language } });
const postForm = (path: string, typed: Record<string, string>, language = 'fr') =>
  world.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language }, payload: new URLSearchParams(typed).toString() });
const tokenFor = async (person: Person, purpose: TokenPurpose): Promise<string> =>
  secretOfToken(world.app, await transact(world.context(), (tx) => issueToken(tx, { accountId: person.accountId, purpose, email: person.email, hours: 1 })));
const letterTo = (email: string, kind: string): Promise<string> =>
  vi.waitFor(async () => {
    const texts = await Promise.all((await readdir(world.letters)).filter((file) => file.includes(`-${kind}-`) && file.endsWith('.txt')).map((file) => readFile(join(world.letters, file), 'utf8')));
    const found = texts.find((text) => text.includes(email));
    expect(found).toBeDefined();
    return found!;
  }, { timeout: 10_000 });

describe('the pages that letters point to', () => {
  it('are there for every link with a token that a letter holds', () => {
    const paths = new Set<string>();
    const links = { page: (path: string) => path, withToken: (path: string) => (paths.add(path), path) };
    for (const kind of letterKinds) kind.word('EN', kind.example, links);
    expect(paths.size).toBeGreaterThan(2);
    expect([...paths].filter((path) => !forms[path]?.token)).toEqual([]);
  });

  it('confirm an address, from the letter to the page', async () => {
    const person = await world.person('Amina Benali', Role.GRADUATE);
    await world.app.orm.em.fork().nativeUpdate(Account, { id: person.accountId }, { emailConfirmedAt: null });
    await world.get('mutation { resendConfirmation(input: {}) { userErrors { code } } }', {}, person);
    const [, path] = /https:\/\/jisr\.test\.example(\/confirm-email\?token=\S+)/.exec(await letterTo(person.email, CONFIRM_EMAIL.kind))!;
    const shown = await get(path!);
    expect([shown.statusCode, shown.headers['referrer-policy'], shown.headers['cache-control']]).toEqual([200, 'no-referrer', 'no-store']);
    expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
    // Looking at it, as mail programs do beforehand, confirms nothing.
    expect((await world.get('{ viewer { account { emailConfirmed } } }', {}, person)).viewer.account.emailConfirmed).toBe(false);
    const token = new URL(path!, 'https://x').searchParams.get('token')!;
    const done = await postForm('/confirm-email', { token });
    expect([done.statusCode, done.body.includes('Votre adresse est confirmée')]).toEqual([200, true]);
    expect((await world.get('{ viewer { account { emailConfirmed } } }', {}, person)).viewer.account.emailConfirmed).toBe(true);
    const again = await postForm('/confirm-email', { token }, 'en');
    expect([again.statusCode, again.body.includes('role="alert"'), again.body.includes('<form'), again.body.includes('href="./sign-in"')]).toEqual([422, true, false, true]);
  });

  it('show no form again where the link has ended, but the way on', async () => {
    const person = await world.person('Nadia', Role.GRADUATE);
    const token = await tokenFor(person, 'RESET_PASSWORD');
    const done = await postForm('/reset-password', { token, password: 'another good one' });
    expect([done.statusCode, done.body.includes('href="./sign-in"')]).toEqual([200, true]);
    const older = await tokenFor(person, 'RESET_PASSWORD');
    await tokenFor(person, 'RESET_PASSWORD');
    for (const link of [token, older, 'none of ours']) {
      const { statusCode, body } = await postForm('/reset-password', { token: link, password: 'yet another one' });
      expect([statusCode, body.includes('role="alert"'), body.includes('<form'), body.includes('href="./forgotten-password"')]).toEqual([422, true, false, true]);
    }
    expect((await postForm('/invitation', { token: 'x', password: 'yet another one', ofAge: 'on', notice: 'on' }, 'en')).body).toContain('ask your centre for a new invitation');
  });

  it('keep what was typed where it is refused, but for the password', async () => {
    const token = await tokenFor(await world.person('Hind', Role.GRADUATE), 'INVITATION');
    const { statusCode, body } = await postForm('/invitation', { token, password: 'short', name: 'Hind "<b>"', ofAge: 'on' });
    expect(statusCode).toBe(422);
    expect(body).toContain('value="Hind &quot;&lt;b&gt;&quot;"');
    expect(body).toContain('j’accepte <a href="./privacy-notice"');
    expect(body).toMatch(/name="ofAge" type="checkbox" required checked/);
    expect(body).not.toMatch(/name="notice" type="checkbox" required checked|value="short"/);
    expect((await postForm('/forgotten-password', { email: 'not an address' })).body).toContain('value="not an address"');
    // Only what a form sends is kept: a link ticks nothing.
    expect((await get('/invitation?token=x&ofAge=on&notice=on&name=y')).body).not.toMatch(/checked|value="y"/);
  });

  it('take an invitation, and leave no session behind', async () => {
    const person = await world.person('Yassine Alami', Role.GRADUATE);
    await world.app.orm.em.fork().nativeUpdate(Account, { id: person.accountId }, { passwordHash: null });
    const taken = await postForm('/invitation', { token: await tokenFor(person, 'INVITATION'), password: 'a good password', ofAge: 'on', notice: 'on' });
    expect([taken.statusCode, taken.body.includes('href="./sign-in"')]).toEqual([200, true]);
    const sessions = await world.app.orm.em.fork().find(Session, { accountId: person.accountId, device: { $ne: 'test' } });
    expect(sessions.map(({ device, endedBecause }) => [device, endedBecause])).toEqual([['Jisr, page of the invitation', 'SIGNED_OUT']]);
  });

  it('give a new password to who asks for it by letter', async () => {
    const person = await world.person('Omar Idrissi', Role.GRADUATE);
    expect((await postForm('/forgotten-password', { email: person.email })).statusCode).toBe(200);
    const [, token] = /reset-password\?token=(\S+)/.exec(await letterTo(person.email, RESET_PASSWORD.kind))!;
    const weak = await postForm('/reset-password', { token: token!, password: 'short' });
    expect([weak.statusCode, weak.body.includes('10')]).toEqual([422, true]);
    expect((await postForm('/reset-password', { token: token!, password: 'another good one' })).statusCode).toBe(200);
    const signIn = (password: string) => world.get('mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', { input: { email: person.email, password } });
    expect((await signIn(PASSWORD)).signIn.userErrors).toEqual([{ code: 'WRONG_CREDENTIALS' }]);
    expect((await signIn('another good one')).signIn.userErrors).toEqual([]);
  });

  it('say the same of an address that has no account', async () => {
    const known = await postForm('/forgotten-password', { email: (await world.person('Sara', Role.GRADUATE)).email });
    const unknown = await postForm('/forgotten-password', { email: 'nobody@test.example' });
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
  });

  it.each([['fr', 'ltr'], ['ar', 'rtl'], ['en', 'ltr']])('speak %s, %s', async (language, direction) => {
    for (const path of [...Object.keys(forms), 'privacy-notice']) expect((await get(`/${path}?token=x`, language)).body).toContain(`<html lang="${language}" dir="${direction}">`);
  });

  it('take nothing for HTML that a link holds, and say where a link is cut', async () => {
    const shown = await get('/reset-password?token=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(shown.body).not.toContain('<script>');
    expect((await get('/reset-password', 'en')).body).toContain('This link is incomplete');
    expect((await get('/reset-password?token=a&token=b', 'en')).body).toContain('This link is incomplete');
    expect((await postForm('/invitation', { token: await tokenFor(await world.person('Ali', Role.GRADUATE), 'RESET_PASSWORD'), password: 'a good password' })).statusCode).toBe(422);
  });
});

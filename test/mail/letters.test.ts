import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/kernel/context.ts';
import { Language } from '../../src/kernel/language.ts';
import { transact } from '../../src/kernel/transact.ts';
import { render } from '../../src/mail/layout.ts';
import { defineLetter, post } from '../../src/mail/letter.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { forgetLetters, letterTasks, removeLettersTo, sendLetter } from '../../src/mail/letter.tasks.ts';
import { smtpTransport } from '../../src/mail/smtp.transport.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { letterKinds, tasks } from '../../src/server/wiring.ts';
import { openWorld } from '../harness/world.ts';
import { PostOffice } from './post-office.ts';

const world = openWorld();
const office = new PostOffice();
let byMail: App;

const about = (name: string) => ({ subject: `Nouvelles de ${name}`, paragraphs: [`<b>${name}</b> & compagnie`], facts: [['Poste', 'Développeuse "web"']] as const, action: { label: 'Voir', url: 'https://jisr.test.example/x?a=1&b=2' } });
const NEWS = defineLetter<{ name: string }>('test.news', { name: 'Salma' }, { FR: ({ name }) => about(name), AR: ({ name }) => about(name), EN: ({ name }) => about(name) });
const kinds = new Map([[NEWS.kind, NEWS]]);

const to = (email: string) => ({ accountId: world.app.newId(), email, name: 'Amina Benali', language: Language.FR });
const write = (recipient = to('amina@test.example')) => transact(world.context(), (tx) => post(tx, NEWS, recipient, { name: 'Salma' }));
const letterOf = (id: string) => world.app.orm.em.fork().findOneOrFail(Letter, { id });
const send = (id: string, app: App = byMail) => sendLetter(makeContext(app), kinds, id);
const filesOf = async (id: string) => (await readdir(world.letters).catch(() => [])).filter((file) => file.includes(id)).toSorted();

beforeAll(async () => {
  const transport = smtpTransport(await office.open(), 'Jisr <jisr@region.example>', 400);
  byMail = { ...world.app, mail: { ...world.app.mail, transport } };
});
beforeEach(() => {
  office.mood = 'takes';
  office.taken.length = 0;
});
afterAll(() => office.close());

describe('a letter', () => {
  it('that is rolled back is never sent: it is a row of the verb, and so is its job', async () => {
    const before = await world.app.orm.em.fork().count(Letter);
    await expect(transact(world.context(), async (tx) => {
      await post(tx, NEWS, to('nobody@test.example'), { name: 'x' });
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await world.app.orm.em.fork().count(Letter)).toBe(before);
  });

  it('goes to the mail server whole, and forgets afterwards what it said and to whom', async () => {
    const id = await write();
    await send(id);
    expect(office.taken.map((letter) => letter.to)).toEqual([['amina@test.example']]);
    expect(office.header('From')).toBe('Jisr <jisr@region.example>');
    expect(office.header('Subject')).toBe('Nouvelles de Salma');
    expect(office.header('Message-ID')).toBe(`<${id}@region.example>`);
    expect(office.header('Auto-Submitted')).toBe('auto-generated');
    expect(office.taken[0]!.source).toContain('multipart/alternative');
    expect(await letterOf(id)).toMatchObject({ state: 'SENT', email: '', name: null, data: {}, kind: 'test.news' });
  });

  it('goes once, however often its job runs, at once too', async () => {
    const id = await write();
    await Promise.all([send(id), send(id), send(id)]);
    await send(id);
    expect(office.taken).toHaveLength(1);
  });

  it('can not smuggle a header in by a name or a subject', async () => {
    const id = await transact(world.context(), (tx) => post(tx, NEWS, { ...to('amina@test.example'), name: 'A\r\nBcc: thief@test.example' }, { name: 'B\r\nBcc: thief@test.example' }));
    await send(id);
    expect(office.taken[0]!.to).toEqual(['amina@test.example']);
    expect(office.header('Bcc')).toBeUndefined();
  });
});

describe('a mail server', () => {
  it.each([['refuses the address', 'REFUSED_550'], ['refuses the text', 'REFUSED_554']] as const)('that %s has the last word: the letter has failed, and is not tried again', async (mood, fault) => {
    office.mood = mood;
    const id = await write();
    await send(id);
    expect(await letterOf(id)).toMatchObject({ state: 'FAILED', fault, email: '', data: {} });
    office.mood = 'takes';
    await send(id);
    expect(office.taken).toEqual([]);
  });

  it.each(['defers', 'hangs'] as const)('that %s is asked again later, and the letter is whole then', async (mood) => {
    office.mood = mood;
    const id = await write();
    await expect(send(id)).rejects.toThrow('the mail server did not take a letter');
    expect(await letterOf(id)).toMatchObject({ state: 'WAITING', email: 'amina@test.example' });
    office.mood = 'takes';
    await send(id);
    expect(office.taken).toHaveLength(1);
    expect((await letterOf(id)).state).toBe('SENT');
  });

  it('that took a letter and could not say so gets the same one again, under the same id', async () => {
    office.mood = 'drops after the text';
    const id = await write();
    await expect(send(id)).rejects.toThrow('the mail server did not take a letter');
    const first = office.header('Message-ID');
    office.mood = 'takes';
    await send(id);
    expect(office.taken).toHaveLength(2);
    expect(office.header('Message-ID')).toBe(first);
  });

  it('that is not there is told without an address or a text', async () => {
    const nobody = { ...byMail, mail: { ...byMail.mail, transport: smtpTransport('smtp://127.0.0.1:9', 'Jisr <jisr@region.example>') } };
    const failed = (await send(await write(), nobody).catch((error: unknown) => error)) as Error;
    expect(failed.message).toMatch(/^the mail server did not take a letter: E\w+$/);
    expect(failed.cause).toBeUndefined();
  });
});

describe('the folder of letters', () => {
  it('holds each as it would look and as text, for the owner of the service alone', async () => {
    const id = await write();
    await send(id, world.app);
    const files = await filesOf(id);
    expect(files.map((file) => file.split('.').at(-1))).toEqual(['html', 'txt']);
    const [html, text] = await Promise.all(files.map((file) => readFile(join(world.letters, file), 'utf8')));
    expect(text).toMatch(/^To: Amina Benali <amina@test\.example>\nSubject: Nouvelles de Salma\n\nBonjour Amina Benali,\n\n/);
    expect(html).toContain('&lt;b&gt;Salma&lt;/b&gt; &amp; compagnie');
    expect(html).not.toContain('<b>');
    expect((await stat(join(world.letters, files[0]!))).mode & 0o077).toBe(0);
  });

  it('gives back every letter of an account that is erased, those that wait included', async () => {
    const mine = to('amina@test.example');
    const [sent, waiting, foreign] = [await write(mine), await write(mine), await write()];
    await send(sent, world.app);
    await send(foreign, world.app);
    await transact(world.context(), (tx) => removeLettersTo(tx, mine.accountId));
    await tasks['mail.remove']!(world.context(), { letterIds: [sent, waiting] });
    await send(waiting, world.app);
    expect([await filesOf(sent), await filesOf(waiting)]).toEqual([[], []]);
    expect(await filesOf(foreign)).toHaveLength(2);
    expect(await world.app.orm.em.fork().count(Letter, { accountId: mine.accountId })).toBe(0);
  });

  it('forgets letters after thirty days', async () => {
    const id = await write();
    await send(id, world.app);
    await forgetLetters(world.context());
    expect(await filesOf(id)).toHaveLength(2);
    world.clock = new Date(Date.now() + 31 * 86_400_000);
    try {
      await forgetLetters(world.context());
    } finally {
      world.clock = null;
    }
    expect(await filesOf(id)).toEqual([]);
    expect(await world.app.orm.em.fork().count(Letter, { id })).toBe(0);
  });
});

describe('every kind of letter', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-inline-style': 'off', 'require-sri': 'off', 'void-style': 'off', 'doctype-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off', 'no-trailing-whitespace': 'off' } });
  const links = { page: (path: string) => `https://jisr.test.example/${path}`, withToken: (path: string, id: string) => `https://jisr.test.example/${path}?token=${id}` };
  const cases = letterKinds.flatMap((kind) => Object.values(Language).map((language) => [kind.kind, language, kind] as const));

  it('has a name of its own, and a job that sends it', () => {
    expect(letterKinds.length).toBeGreaterThan(5);
    expect(new Set(letterKinds.map(({ kind }) => kind)).size).toBe(letterKinds.length);
    expect(Object.keys(letterTasks(letterKinds))).toContain('mail.send');
  });

  it.each(cases)('%s in %s is valid HTML in its own direction, and says the same as text', async (_, language, kind) => {
    const wording = kind.word(language, kind.example, links);
    const { html, text, subject } = render(wording, { name: 'Amina Benali', language });
    const report = await validator.validateString(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
    expect(html).toContain(`lang="${language.toLowerCase()}" dir="${language === 'AR' ? 'rtl' : 'ltr'}"`);
    expect(subject.length).toBeGreaterThan(3);
    expect(subject.length).toBeLessThanOrEqual(90);
    expect(`${html}${text}${subject}`).not.toMatch(/undefined|\[object|null|NaN/);
    for (const said of [...wording.paragraphs, wording.action?.url ?? '']) expect(text).toContain(said);
    expect(/\p{Script=Arabic}/u.test(subject)).toBe(language === 'AR');
  });
});

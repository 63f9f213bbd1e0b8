import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HtmlValidate } from 'html-validate';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/kernel/context.ts';
import { Language } from '../../src/kernel/language.ts';
import { transact } from '../../src/kernel/transact.ts';
import { render } from '../../src/mail/layout.ts';
import { defineLetter, post } from '../../src/mail/letter.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { forgetLetters, letterTasks, removeLettersTo, sendLetter } from '../../src/mail/letter.tasks.ts';
import { smtpTransport } from '../../src/mail/smtp.transport.ts';
import { makeMail } from '../../src/server/mailing.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { letterKinds, tasks } from '../../src/server/wiring.ts';
import { openWorld } from '../harness/world.ts';
import { PostOffice } from './post-office.ts';

const world = openWorld();
const office = new PostOffice();
let byMail: App;

const FROM = 'Jisr <jisr@region.example>';
const by = (way: Partial<App['mail']['transport']>): App => ({ ...world.app, mail: { ...world.app.mail, transport: { ...world.app.mail.transport, ...way } } });
const about = (name: string) => ({ subject: `Nouvelles de ${name}`, paragraphs: [`<b>${name}</b> & compagnie`], facts: [['Poste', 'Développeuse "web"']] as const, action: { label: 'Voir', url: 'https://jisr.test.example/x?a=1&b=2' } });
const NEWS = defineLetter<{ name: string }>('test.news', { name: 'Salma' }, { FR: ({ name }) => about(name), AR: ({ name }) => about(name), EN: ({ name }) => about(name) });
const kinds = new Map([[NEWS.kind, NEWS]]);

const to = (email: string) => ({ accountId: world.app.newId(), email, name: 'Amina Benali', language: Language.FR });
const write = (recipient = to('amina@test.example')) => transact(world.context(), (tx) => post(tx, NEWS, recipient, { name: 'Salma' }));
/** Does something so many days from now. */
const at = async (days: number, what: () => Promise<void>): Promise<void> => {
  world.clock = new Date(Date.now() + days * 86_400_000);
  await what().finally(() => (world.clock = null));
};
const letterOf = (id: string) => world.app.orm.em.fork().findOneOrFail(Letter, { id });
const send = (id: string, app: App = byMail) => sendLetter(makeContext(app), kinds, id);
const filesOf = async (id: string) => (await readdir(world.letters).catch(() => [])).filter((file) => file.includes(id)).toSorted();

beforeAll(async () => {
  byMail = by(smtpTransport(await office.open(), FROM, { patienceMs: 400, restMs: 0 }));
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

  it('says whom to answer where a person waits for one', async () => {
    const APPLIED = defineLetter<{ email: string }>('test.applied', { email: 'nadia@test.example' }, { FR: ({ email }) => ({ ...about('Nadia'), replyTo: email }), AR: () => about('Nadia'), EN: () => about('Nadia') });
    const apply = async (email: string): Promise<string> => {
      const id = await transact(world.context(), (tx) => post(tx, APPLIED, to('recruiter@test.example'), { email }));
      await sendLetter(makeContext(byMail), new Map([[APPLIED.kind, APPLIED]]), id);
      return id;
    };
    await apply('nadia@test.example');
    expect(office.header('Reply-To')).toBe('nadia@test.example');
    await apply('nadia@test.example\r\nBcc: thief@test.example');
    expect(office.taken[1]!.to).toEqual(['recruiter@test.example']);
    expect(office.header('Bcc')).toBeUndefined();
    await send(await write());
    expect(office.header('Reply-To')).toBeUndefined();
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

  it('that took a letter whose row could not be written gets the same one again, too', async () => {
    const id = await write();
    const cut = new AbortController();
    const cutting = by({ send: async (message) => byMail.mail.transport.send(message).finally(() => cut.abort()) });
    await expect(sendLetter(makeContext(cutting, { signal: cut.signal }), kinds, id)).rejects.toThrow('abort');
    expect(await letterOf(id)).toMatchObject({ state: 'WAITING', email: 'amina@test.example' });
    await send(id);
    expect(office.taken.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim())).toEqual([`<${id}@region.example>`, `<${id}@region.example>`]);
  });

  it.each(['refuses the address', 'defers'] as const)('that %s is told in the log without address, name or text', async (mood) => {
    office.mood = mood;
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const id = await write();
    await sendLetter(makeContext({ ...byMail, log }), kinds, id).catch((error: unknown) => log.error({ err: error }, 'a job failed'));
    expect(lines.join('')).toContain(mood === 'defers' ? '451' : 'REFUSED_550');
    expect(lines.join('')).not.toMatch(/amina|benali|salma|nouvelles/i);
  });

  it('that is not there is told without an address or a text', async () => {
    const nobody = by(smtpTransport('smtp://127.0.0.1:9', FROM));
    const failed = (await send(await write(), nobody).catch((error: unknown) => error)) as Error;
    expect(failed.message).toMatch(/^the mail server did not take a letter: E\w+$/);
    expect(failed.cause).toBeUndefined();
  });

  it('that hangs is left alone for a while, so that a thousand letters do not hold up the other jobs', async () => {
    office.mood = 'hangs';
    const hanging = by(smtpTransport(office.url, FROM, { patienceMs: 400, restMs: 1000 }));
    await expect(send(await write(), hanging)).rejects.toThrow('did not take a letter');
    office.mood = 'takes';
    const id = await write();
    await expect(send(id, hanging)).rejects.toThrow('not there a moment ago');
    expect(office.taken).toEqual([]);
    await setTimeout(1000);
    await send(id, hanging);
    expect(office.taken).toHaveLength(1);
  });

  it('that does not know us is for whoever runs the service to mend: the letters wait', async () => {
    office.mood = 'refuses us';
    const id = await write();
    await expect(send(id)).rejects.toThrow('did not take a letter: EENVELOPE 550');
    expect((await letterOf(id)).state).toBe('WAITING');
  });

  it('that can not be spoken to without being overheard gets no letter', async () => {
    // Of another host than this machine; the same one by a name that is not known to be here.
    const url = office.url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    const id = await write();
    await expect(send(id, by(smtpTransport(url, FROM, { patienceMs: 400 })))).rejects.toThrow('did not take a letter: ETLS');
    expect(office.taken).toEqual([]);
    await send(id, by(smtpTransport(`${url}?insecure=on`, FROM, { patienceMs: 400 })));
    expect(office.taken).toHaveLength(1);
  });

  it('that does not take a letter for three days is not asked again', async () => {
    office.mood = 'defers';
    const id = await write();
    await at(2.9, async () => expect(send(id)).rejects.toThrow('did not take a letter'));
    await at(3.1, () => send(id));
    expect(await letterOf(id)).toMatchObject({ state: 'FAILED', fault: 'NOT_DELIVERED', email: '', name: null, data: {} });
  });

  it.each(['amina@test.example>\r\nRCPT TO:<thief@test.example', ''])('takes no letter for the address %j, which is none, nor for another inside it', async (email) => {
    const id = await write(to(email));
    await send(id);
    expect(await letterOf(id)).toMatchObject({ state: 'FAILED', fault: expect.stringMatching(/^REFUSED_5\d\d$/) });
    expect(office.taken).toEqual([]);
  });
});

describe('what a letter says', () => {
  const say = (paragraph: string, language: Language = 'AR', over: object = {}) => render({ subject: 'Sujet', paragraphs: [paragraph], ...over }, { accountId: world.app.newId(), name: null, language });

  it('keeps names, programming languages and days whole inside an Arabic sentence', () => {
    const { html } = say('رأى Centre d’Oujda (YouCode) أنك تعرف C++ و C#، قبل 2026-12-01.');
    expect(html.match(/<bdi>.*?<\/bdi>/g)).toEqual(['Centre d’Oujda (YouCode)', 'C++', 'C#', '2026-12-01'].map((run) => `<bdi>${run}</bdi>`));
  });

  it('lets what a person wrote in another script read in its own direction, a sentence with a name of that script not', () => {
    expect(say('Bonjour, votre offre m’intéresse.').html).toContain('<p dir="ltr" ');
    expect(say('مرحباً، يهمني عرضكم.', 'FR').html).toContain('<p dir="rtl" ');
    expect(say('يدعوك YouCode').html).not.toContain('<p dir=');
    expect(say('Une lettre de جسر', 'FR').html).not.toContain('<p dir=');
  });

  it('begins a line of text with a mark where a Latin name would turn an Arabic one round', () => {
    expect(say('YouCode يدعوك').text).toContain('\n\u200fYouCode يدعوك\n');
    expect(say('يدعوك YouCode').text).not.toContain('\u200f');
    expect(say('Amina vous invite', 'FR').text).not.toContain('\u200f');
  });

  it('is text wherever it comes from: in paragraphs, facts, the button and what follows it', () => {
    const evil = `<img src="x" onerror='alert(1)'>&amp;`;
    const { html } = say(`${evil} مرحبا`, 'AR', { subject: evil, facts: [[evil, evil]], action: { label: evil, url: `https://x.example/"${evil}` }, after: [evil] });
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/onerror='|href="[^"]*"[^ >]/);
    expect(html).toContain('&amp;amp;');
  });

  it('says at its foot whether it is about an account', () => {
    const foot = (accountId: string | null) => render({ subject: 'S', paragraphs: [] }, { accountId, name: null, language: 'EN' }).text;
    expect(foot(world.app.newId())).toContain('about your account');
    expect(foot(null)).toContain('an address that belongs to no account');
    expect(say('x', 'EN', { toStranger: true }).text).toContain('an address that belongs to no account');
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

  it('holds the head of each in lines of their own, whatever a name or a subject brings', async () => {
    const id = await transact(world.context(), (tx) => post(tx, NEWS, { ...to('amina@test.example'), name: 'A\nBcc: thief@test.example' }, { name: 'B\u2028\r\nBcc: thief@test.example' }));
    await send(id, world.app);
    const text = await readFile(join(world.letters, (await filesOf(id))[1]!), 'utf8');
    expect(text.split('\n').slice(0, 4)).toEqual(['To: A Bcc: thief@test.example <amina@test.example>', 'Subject: Nouvelles de B Bcc: thief@test.example', '', 'Bonjour A Bcc: thief@test.example,']);
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
    const forget = () => forgetLetters(world.context());
    const [sent, waiting] = [await write(), await write()];
    await send(sent, world.app);
    await at(29, forget);
    expect(await filesOf(sent)).toHaveLength(2);
    await at(31, forget);
    expect(await filesOf(sent)).toEqual([]);
    expect(await world.app.orm.em.fork().count(Letter, { id: [sent, waiting] })).toBe(0);
  });

  it('is emptied of old letters where a mail server took its place', async () => {
    const id = await write();
    await send(id, world.app);
    const mail = makeMail(world.app, { smtpUrl: office.url, from: FROM, folder: world.letters, publicUrl: () => 'https://jisr.test.example' });
    await mail.transport.remove([id]);
    expect(await filesOf(id)).toEqual([]);
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

  it('is in the list of kinds, wherever it was declared', async () => {
    const src = join(import.meta.dirname, '..', '..', 'src');
    const files = (await readdir(src, { recursive: true })).filter((file) => file.endsWith('.letters.ts'));
    const modules = await Promise.all(files.map((file) => import(join(src, file)) as Promise<Record<string, unknown>>));
    const declared = modules.flatMap((exported) => Object.values(exported).flat()).filter((value) => typeof (value as { word?: unknown } | null)?.word === 'function');
    expect(declared.filter((kind) => !letterKinds.includes(kind as never)).map((kind) => (kind as { kind: string }).kind)).toEqual([]);
  });

  it.each(cases)('%s in %s is valid HTML in its own direction, and says the same as text', async (_, language, kind) => {
    const wording = kind.word(language, kind.example, links);
    const { html, text, subject } = render(wording, { accountId: world.app.newId(), name: 'Amina Benali', language });
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

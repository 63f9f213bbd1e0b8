import { describe, expect, it } from 'vitest';
import { HtmlValidate } from 'html-validate';
import { openWorld } from '../harness/world.ts';

const world = openWorld({ rateScale: 1 });

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'require-sri': 'off', 'void-style': 'off', 'doctype-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off' } });
const post = (path: string, typed: Record<string, string>, language: string, from: string) =>
  world.inject({ method: 'POST', url: path, remoteAddress: from, headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language }, payload: new URLSearchParams(typed).toString() });

describe('a form that is sent too often', () => {
  it.each([
    ['fr', 'Trop d’essais', 'Réessayez dans 6 minutes'],
    ['ar', 'محاولات كثيرة', 'أعد المحاولة بعد 6 دقائق'],
    ['en', 'Too many tries', 'Try again in 6 minutes'],
  ])('says so in words, and when to come back: %s', async (language, title, words) => {
    world.clock = new Date('2026-11-24T10:00:00Z');
    const typed = { email: `forgetful.${language}@test.example` };
    const answers = [];
    for (let index = 0; index < 11; index += 1) answers.push(await post('/forgotten-password', typed, language, `198.51.100.${index + 1}`));
    expect(answers.slice(0, 10).map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 200));
    const last = answers[10]!;
    expect([last.statusCode, last.headers['retry-after'], last.headers['cache-control']]).toEqual([429, '360', 'no-store']);
    expect(last.body).toContain(title);
    expect(last.body).toContain(words);
    expect((await validator.validateString(last.body)).results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  });

  it.each([['confirm-email', {}], ['reset-password', { password: 'a good password' }], ['invitation', { password: 'a good password', ofAge: 'on', notice: 'on' }]])('and whose link is none is bounded too: %s', async (path, typed) => {
    world.clock = new Date('2026-11-24T11:00:00Z');
    const statuses = [];
    for (let index = 0; index < 11; index += 1) statuses.push((await post(`/${path}`, { ...typed, token: `none.${path}` }, 'en', `198.51.101.${index + 1}`)).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
  });
});

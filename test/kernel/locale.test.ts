import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/kernel/html.ts';
import { allOf, dayIn, languageIn, listed, named } from '../../src/kernel/locale.ts';
import { cefrIn } from '../../src/skills/cefr.words.ts';

describe('what is said in a language', () => {
  it.each([
    ['FR', '1er décembre 2026', 'arabe', 'React, SQL', 'natif'],
    ['EN', '1 December 2026', 'Arabic', 'React, SQL', 'native'],
    ['AR', '1 دجنبر 2026', 'العربية', 'React، SQL', 'مستوى اللغة الأم'],
  ] as const)('%s: days, languages, lists and levels', (language, day, arabic, list, native) => {
    expect([dayIn(language, '2026-12-01'), languageIn(language, 'ar'), listed(language, ['React', 'SQL']), cefrIn(language, 'NATIVE'), cefrIn(language, 'B2')]).toEqual([day, arabic, list, native, 'B2']);
  });

  it('keeps the direction of a Latin name in an Arabic sentence, and leaves it alone in others', () => {
    expect(allOf('AR', [named('AR', 'C#'), named('AR', 'قواعد البيانات')])).toBe('\u2068C#\u2069 وقواعد البيانات');
    expect(named('FR', 'C#')).toBe('C#');
  });

  it('is shown by HTML as it was written', () => {
    expect(escapeHtml(`<b title="l'un">A & B</b>`)).toBe('&lt;b title=&quot;l&#39;un&quot;&gt;A &amp; B&lt;/b&gt;');
  });
});

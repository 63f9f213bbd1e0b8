import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTerm, foldWords, stripArabicArticle } from '../../src/skills/fold.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

describe('folding a term', () => {
  it.each([
    ['C#', 'csharp'], ['c #', 'csharp'], ['C ++', 'cplusplus'], ['Notepad++', 'notepadplusplus'], ['#1', '1'], ['C♯', 'csharp'], ['F#', 'fsharp'], ['C++', 'cplusplus'], ['C++17', 'cplusplus17'], ['C/C++', 'ccplusplus'],
    ['.NET', 'dotnet'], ['C# .NET', 'csharpdotnet'], ['dot net', 'dotnet'], ['.NET Core', 'dotnetcore'], ['ASP.NET', 'aspnet'], ['asp net', 'aspnet'], ['.netlify', 'netlify'],
    ['Node.js', 'nodejs'], ['NodeJS', 'nodejs'], ['node js', 'nodejs'], ['NODE-JS', 'nodejs'],
    ["Tests d'intrusion", 'testsdintrusion'], ['Tests d’intrusion', 'testsdintrusion'],
    ['Développement front-end', 'developpementfrontend'], ['cœur de réseau', 'coeurdereseau'], ['ＣＳＳ３', 'css3'],
    ['رياكت', 'رياكت'], ['ريآكت', 'رياكت'], ['رِيَاكْت', 'رياكت'], ['ريـــاكت', 'رياكت'],
    ['أمن المعلومات', 'امنالمعلومات'], ['إدارة', 'اداره'], ['مستوى', 'مستوي'], ['ی', 'ي'], ['صناعة ٤٫٠', 'صناعه40'],
    ['...', ''], ['', ''], ['+++', ''],
  ])('takes %j for %j', (written, key) => {
    expect(foldTerm(written)).toBe(key);
  });

  it('keeps the Arabic article, which some words only seem to have', () => {
    expect(foldTerm('البرمجة')).not.toBe(foldTerm('برمجة'));
  });

  it('keeps apart the names that only their signs tell apart', () => {
    const keys = ['C', 'C#', 'C++', 'F#', 'R', '.NET', 'J#'].map((name) => foldTerm(name));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('changes nothing the second time, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => {
      const once = foldTerm(text);
      expect(foldTerm(once)).toBe(once);
    }), { numRuns: 2000 });
  });

  it('does not depend on capitals, on the form of composition or on what separates the words', () => {
    const word = fc.stringMatching(/^[a-zéèçàأإآةى]{1,8}$/);
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', '-', '_', ' / ', '’', '  '), (words, between) => {
      const key = foldTerm(words.join(''));
      expect(foldTerm(words.join(between).toUpperCase())).toBe(key);
      expect(foldTerm(words.join(between).normalize('NFD'))).toBe(key);
    }));
  });

  it('is its folded words, joined', () => {
    expect(foldWords('Spring Boot / C#')).toEqual(['spring', 'boot', 'csharp']);
    fc.assert(fc.property(anyText, (text) => {
      expect(foldWords(text).join('')).toBe(foldTerm(text));
    }));
  });
});

describe('taking the Arabic article off', () => {
  it.each([
    ['تطوير الواجهات الأمامية', 'تطوير واجهات أمامية'],
    ['البرمجة', 'برمجة'],
    ['الآن', 'الآن'],
    ['React الأساسي', 'React أساسي'],
    ['بالعربية', 'بالعربية'],
  ])('takes %j for %j', (written, bare) => {
    expect(stripArabicArticle(written)).toBe(bare);
  });
});

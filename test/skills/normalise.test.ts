import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageCodeOf, cefrOf } from '../../src/skills/human-language.ts';
import { skillLevelOf } from '../../src/skills/level-words.ts';
import { editDistance } from '../../src/skills/likeness.ts';
import { buildSkillIndex } from '../../src/skills/normalise.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';

const entries = readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills'));
const index = buildSkillIndex(entries);
const slugs = (text: string): string => index.normalise(text).known.map((one) => one.slug).join(' ');

describe('one skill as people write it', () => {
  it.each([
    ['C', 'c-language', 'EXACT', 1], ['C#', 'csharp', 'EXACT', 1], ['C++', 'cplusplus', 'EXACT', 1], ['R', 'r-language', 'EXACT', 1], ['Go', 'go', 'EXACT', 1],
    ['.NET', 'dotnet', 'EXACT', 1], ['Node', 'nodejs', 'EXACT', 1], ['dev front', 'frontend-development', 'EXACT', 1], ['ingénieur données', 'data-engineering', 'EXACT', 1],
    ['مطور ويب', 'web-development', 'EXACT', 1], ['رياكت', 'react', 'EXACT', 1], ['NODE.JS', 'nodejs', 'EXACT', 1], ['  power   bi ', 'power-bi', 'EXACT', 1],
    ['node_js', 'nodejs', 'FOLDED', 0.95], ['Java-Script', 'javascript', 'FOLDED', 0.95], ['Developpement Web', 'web-development', 'FOLDED', 0.95], ['c #', 'csharp', 'FOLDED', 0.95],
    ['منصات تجارة إلكترونية', 'ecommerce-platforms', 'FOLDED', 0.9], ['لغة برمجة بايثون', 'python', 'FOLDED', 0.9], ['لغة جافا', 'java', 'FOLDED', 0.9], ['maîtrise de React', 'react', 'FOLDED', 0.9], ['bonnes connaissances en Docker', 'docker', 'FOLDED', 0.9], ['knowledge of Kotlin', 'kotlin', 'FOLDED', 0.9],
    ['Laravel 10', 'laravel', 'VERSION', 0.9], ['PHP 8', 'php', 'VERSION', 0.9], ['PHP8.2', 'php', 'VERSION', 0.9], ['React.js 18', 'react', 'VERSION', 0.9], ['Java 17 LTS', 'java', 'VERSION', 0.9], ['Python v3.11', 'python', 'VERSION', 0.9],
    ['C++17', 'cplusplus', 'VERSION', 0.9], ['SQL Server 2019', 'sql-server', 'VERSION', 0.9], ['HTML5', 'html', 'EXACT', 1], ['ES6', 'javascript', 'EXACT', 1],
    ['Kuberntes', 'kubernetes', 'TYPO', 0.76], ['Pyhton', 'python', 'TYPO', 0.71], ['javascrpit', 'javascript', 'TYPO', 0.77], ['جافاسكربيت', 'javascript', 'TYPO', 0.77], ['Laravell 10', 'laravel', 'TYPO', 0.74],
  ] as const)('%j is %s (%s, %d)', (text, slug, matched, confidence) => {
    expect(index.normalise(text).known).toEqual([{ text: text.trim().replace(/\s+/g, ' '), slug, matched, confidence }]);
  });

  it.each(['Jva', 'C4', 'C11', 'zzzqqq', 'Symphonique', 'Raven', 'perle', 'Sprint', 'vitamine C', 'C-level', 'Go to market', 'Express yourself clearly', 'Rust removal', 'vernis rouge', 'maître de conf'])('%j is none', (text) => {
    expect(index.normalise(text)).toMatchObject({ known: [], unknown: [{ text }] });
  });

  it('that is not known comes back with at most three that look like it', () => {
    expect(index.normalise('maître de conférence').unknown[0]!.nearest.length).toBeLessThanOrEqual(3);
    expect(index.normalise('zzzqqq').unknown[0]!.nearest).toEqual([]);
  });

  it('is every name and alias of the taxonomy, surely', () => {
    const lost = entries.flatMap((entry) => [...Object.values(entry.labels), ...Object.values(entry.aliases).flat()].filter((term) => index.find(term)?.slug !== entry.slug || index.find(term)!.matched === 'TYPO'));
    expect(lost).toEqual([]);
  });

  it('is every name and alias of the taxonomy in a list of them, whole', () => {
    const lost = entries.flatMap((entry) => [...Object.values(entry.labels), ...Object.values(entry.aliases).flat()].filter((term) => !slugs(`Docker; ${term}; Kotlin`).includes(` ${entry.slug} `) && !['docker', 'kotlin'].includes(entry.slug)));
    expect(lost.filter((term) => !/[,(]/.test(term))).toEqual([]);
  });

  it('is never guessed from a word under four letters, and never surer than 0.85', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,8}$/), (word) => {
      const found = index.find(word);
      if (found?.matched !== 'TYPO') return;
      expect(word.length).toBeGreaterThanOrEqual(4);
      expect(found.confidence).toBeLessThanOrEqual(0.85);
    }), { numRuns: 300 });
  });
});

describe('several skills in one text', () => {
  it.each([
    ['Laravel 10 / PHP 8, bases de MySQL', 'laravel php mysql'], ['Développement mobile Android (Kotlin) et iOS (Swift)', 'mobile-development android-development kotlin ios-development swift'], ['Frameworks : Laravel, Symfony', 'laravel symfony'],
    ['SQL Server, SQL', 'sql-server sql'], ['React Native, React', 'react-native react'], ['Asp .net, VB.NET', 'aspnet visual-basic'], ['Excel avancé (VBA, macros)', 'excel vba vba'],
    ['كنعرف الفوطوشوب و الإليستراتور', 'photoshop illustrator'], ['عندي تجربة ف لارافيل و رياكت', 'laravel react'], ['مطور موبايل فلاتر', 'mobile-development flutter'], ['إتش تي إم إل و سي إس إس', 'html css'],
    ['C/C++', 'c-language cplusplus'], ['HTML/CSS', 'html css'], ['HTML/CSS/JS', 'html css javascript'], ['CI/CD', 'ci-cd'], ['CI / CD', 'ci-cd'], ['PL/SQL', 'plsql'], ['TCP/IP', 'tcp-ip'], ['R&D', 'innovation'],
    ['Docker/CI/CD', 'docker ci-cd'], ['node/express', 'nodejs express'], ['UX/UI', 'ui-ux-design'], ['Git & GitHub', 'git github'], ['Photoshop + Illustrator', 'photoshop illustrator'], ['C++ / Qt', 'cplusplus qt'],
    ['ReactJS, NodeJS et MongoDB', 'react nodejs mongodb'], ['React and Vue', 'react vue'], ['Java; Python | Go', 'java python go'], ['- PHP\n- MySQL\n• Git', 'php mysql git'], ['PHP - MySQL – Git', 'php mysql git'],
    ['JavaScript (React, Vue)', 'javascript react vue'], ['Frontend : React, Angular', 'frontend-development react angular'], ['HTML CSS JavaScript', 'html css javascript'], ['Spring Boot MongoDB', 'spring-boot mongodb'],
    ['Java و Python', 'java python'], ['رياكت ونود', 'react nodejs'], ['قواعد البيانات، بايثون', 'databases python'], ['React (débutant), Vue : avancé', 'react vue'], ['Reakt, Angulr', 'react angular'],
    ['machine learning et deep learning', 'machine-learning deep-learning'], ['BTS informatique, React', 'react'], ['Master; Vue', 'vue'], ['Go, R, C, C#, .NET', 'go r-language c-language csharp dotnet'],
  ])('%j: %s', (text, expected) => {
    expect(slugs(text)).toBe(expected);
  });

  it('are cut nowhere where none of the pieces is a skill', () => {
    expect(index.normalise('accueil et encadrement').unknown.map((one) => one.text)).toEqual(['accueil et encadrement']);
  });

  it('lose no piece, however many there are', () => {
    const many = Array.from({ length: 100 }, (_, at) => `chose${at}x`);
    expect(index.normalise(many.join(', ')).unknown.map((one) => one.text).join(', ')).toBe(many.join(', '));
  });

  it('are read out of any text without failing, each piece once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      const { known, unknown, other } = index.normalise(text);
      for (const { text: piece } of [...known, ...unknown, ...other]) expect(piece.trim()).not.toBe('');
    }), { numRuns: 300 });
  });

  it('do not take long, whatever is sent', () => {
    // Of this thread alone, so that a busy machine fails nothing.
    const started = process.threadCpuUsage();
    for (let at = 0; at < 50; at += 1) index.normalise(Array.from({ length: 80 }, (_, n) => `x${((at * 80 + n) * 7919).toString(36)}de`).join(',').slice(0, 500));
    expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(3000);
  });
});

describe('what is no skill', () => {
  it.each([
    ['Anglais', 'HUMAN_LANGUAGE'], ['anglais courant', 'HUMAN_LANGUAGE'], ['English (fluent)', 'HUMAN_LANGUAGE'], ['Français C1', 'HUMAN_LANGUAGE'], ['العربية', 'HUMAN_LANGUAGE'], ['اللغة الإنجليزية', 'HUMAN_LANGUAGE'], ['Tamazight', 'HUMAN_LANGUAGE'], ['الأمازيغية', 'HUMAN_LANGUAGE'], ['Langue arabe', 'HUMAN_LANGUAGE'], ['DELF B2', 'HUMAN_LANGUAGE'], ['TOEIC 850', 'HUMAN_LANGUAGE'],
    ['Permis B', 'DRIVING_LICENCE'], ['permis de conduire', 'DRIVING_LICENCE'], ['driving license', 'DRIVING_LICENCE'], ['رخصة السياقة', 'DRIVING_LICENCE'],
    ['Bac+2', 'DIPLOMA'], ['Licence en informatique', 'DIPLOMA'], ['BTS', 'DIPLOMA'], ['Master', 'DIPLOMA'], ['Bachelor of Science', 'DIPLOMA'], ['باكالوريا', 'DIPLOMA'], ['الإجازة في الرياضيات', 'DIPLOMA'], ['Technicien spécialisé', 'DIPLOMA'],
  ])('%j is kept out as %s', (text, kind) => {
    const { known, unknown, other } = index.normalise(text);
    // "Master" says a level too; as a text of its own it is a diploma.
    expect({ known, unknown, kinds: other.map((one) => one.kind) }).toEqual({ known: [], unknown: [], kinds: [kind] });
  });

  it('does not take IT for Italian, nor Scrum Master for a diploma', () => {
    expect(languageCodeOf('IT')).toBeNull();
    expect(index.normalise('Scrum Master').other).toEqual([]);
  });
});

describe('a human language', () => {
  it.each([
    ['Français', 'fr'], ['anglais B2', 'en'], ['Arabic', 'ar'], ['darija', 'ar'], ['العربية', 'ar'], ['الفرنسية', 'fr'], ['Español', 'es'], ['Amazighe', 'zgh'], ['Allemand (notions)', 'de'], ['Klingon', null], ['React', null],
  ])('%j is %j', (text, code) => {
    expect(languageCodeOf(text)).toBe(code);
  });

  it.each([
    ['Native speaker', 'NATIVE'], ['Langue maternelle', 'NATIVE'], ['bilingue', 'NATIVE'], ['اللغة الأم', 'NATIVE'], ['C1 (avancé)', 'C1'], ['Courant', 'C1'], ['Fluent', 'C1'], ['طليق', 'C1'], ['Professional working proficiency', 'C1'], ['limited working', 'B1'],
    ['Très bon niveau', 'B2'], ['Intermédiaire', 'B1'], ['upper-intermediate', 'B2'], ['متوسط', 'B1'], ['جيد جدا', 'C1'], ['Notions', 'A2'], ['Débutant', 'A1'], ['مبتدئ', 'A1'], ['b2', 'B2'], ['hello', null],
  ])('is spoken %j: %j', (text, level) => {
    expect(cefrOf(text)).toBe(level);
  });
});

describe('a level in words', () => {
  it.each([
    ['Débutant', 'FOUNDATION'], ['beginner', 'FOUNDATION'], ['مبتدئ', 'FOUNDATION'], ['Intermédiaire', 'INTERMEDIATE'], ['niveau moyen', 'INTERMEDIATE'], ['متوسط', 'INTERMEDIATE'], ['Avancé', 'ADVANCED'], ['advanced user', 'ADVANCED'], ['متقدم', 'ADVANCED'],
    ['Expert', 'SPECIALISED'], ['Master', 'SPECIALISED'], ['خبير', 'SPECIALISED'], ['3/5', null], ['5 ans', null], ['', null],
  ])('%j is %j', (text, level) => {
    expect(skillLevelOf(text)).toBe(level);
  });
});

describe('typing', () => {
  const first = (typed: string, language: 'FR' | 'AR' | 'EN' | null = null): string | undefined => index.suggest(typed, 5, language)[0]?.slug;

  it.each([['java', 'java'], ['r', 'r-language'], ['c#', 'csharp'], ['.net', 'dotnet'], ['react n', 'react-native'], ['pyht', 'python'], ['javscript', 'javascript'], ['قواعد', 'databases'], ['بيانات', 'data-management']])('%j finds %s first', (typed, slug) => {
    expect(first(typed)).toBe(slug);
  });

  it('puts equal terms first, then beginnings, then words inside, then typos, and no skill twice', () => {
    const found = index.suggest('java', 20).map((one) => one.slug);
    expect(found[0]).toBe('java');
    expect(found).toContain('javascript');
    expect(new Set(found).size).toBe(found.length);
    expect(index.suggest('boot', 20).map((one) => one.slug)).toEqual(expect.arrayContaining(['bootstrap', 'spring-boot']));
    expect(index.suggest('boot', 20).findIndex((one) => one.slug === 'bootstrap')).toBeLessThan(index.suggest('boot', 20).findIndex((one) => one.slug === 'spring-boot'));
  });
});

describe('the distance of two texts', () => {
  it('is none only for equal ones, is the same both ways, and a swap of neighbours is one', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 8 });
    fc.assert(fc.property(word, word, (one, other) => {
      expect(editDistance(one, other)).toBe(editDistance(other, one));
      expect(editDistance(one, other) === 0).toBe(one === other);
    }));
    expect(editDistance('pyhton', 'python')).toBe(1);
  });
});

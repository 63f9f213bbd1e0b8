import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GridStep } from '../../src/centres/centre.entity.ts';
import { DomainError, DomainErrors } from '../../src/kernel/errors.ts';
import { decodeSheet } from '../../src/interchange/cohort-sheet.decode.ts';
import { levelReader, stepNamed } from '../../src/interchange/cohort-sheet.levels.ts';
import { cellOf, separatorOf } from '../../src/interchange/cohort-sheet.parse.ts';
import { type GivenSheet, openSheet, readLearners, reopenSheet } from '../../src/interchange/cohort-sheet.read.ts';
import { phoneOf } from '../../src/interchange/cohort-sheet.rows.ts';
import { buildSkillIndex } from '../../src/skills/normalise.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';

const entries = readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills'));
const index = buildSkillIndex(entries);
const map = { index, bySlug: new Map(entries.map((entry) => [entry.slug, entry as never])), nearest: index.nearest };

const GRID: GridStep[] = [{ step: 'Imiter', level: 'FOUNDATION' }, { step: 'Adapter', level: 'INTERMEDIATE' }, { step: 'Transposer', level: 'ADVANCED' }];
const learners = (given: GivenSheet | string, grid = GRID) => {
  const sheet = openSheet(typeof given === 'string' ? { text: given } : given, map);
  return readLearners(sheet.rows, sheet, map, grid);
};
const meanings = (text: string) => openSheet({ text }, map).columns.map(({ meaning, skills }) => skills.join(' + ') || meaning);
const faultsOf = (given: GivenSheet | string): string[] => {
  try {
    learners(given);
    return [];
  } catch (error) {
    const errors = error instanceof DomainErrors ? error.errors : [error as DomainError];
    return errors.map(({ code, field }) => `${code} ${field}`);
  }
};

/** Bytes of a code page of one byte a character, by what the decoder makes of each. */
function encoded(label: string, text: string): Buffer {
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(label).decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(Array.from(text, (letter) => table.get(letter) ?? 63));
}

describe('the bytes of a sheet', () => {
  const french = 'Prénom;E-mail\nHélène Benaïssa;helene@one.example\n';
  const arabic = 'الاسم;البريد الإلكتروني\nأمينة بنعلي;amina@one.example\n';
  const utf16 = (text: string, swap = false) => (swap ? Buffer.from(`\uFEFF${text}`, 'utf16le').swap16() : Buffer.from(`\uFEFF${text}`, 'utf16le'));

  it.each<[string, Buffer, string, string]>([
    ['UTF-8', Buffer.from(french), french, 'UTF_8'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${french}`), french, 'UTF_8'],
    ['UTF-16, little end first, as Excel writes Unicode text', utf16(french), french, 'UTF_16'],
    ['UTF-16, big end first', utf16(arabic, true), arabic, 'UTF_16'],
    ['UTF-16 without its mark', Buffer.from(french, 'utf16le'), french, 'UTF_16'],
    ['Latin-1, as a French Excel writes it', encoded('windows-1252', french), french, 'WINDOWS_1252'],
    ['the Arabic code page', encoded('windows-1256', arabic), arabic, 'WINDOWS_1256'],
    ['the Arabic code page with French names in it', encoded('windows-1256', `${arabic}Hélène;h@one.example\n`), `${arabic}Hélène;h@one.example\n`, 'WINDOWS_1256'],
  ])('are read as %s', (_, bytes, text, encoding) => {
    expect(decodeSheet(bytes)).toEqual({ text, encoding });
  });

  it('are refused where they are not of the encoding that was named', () => {
    expect(decodeSheet(encoded('windows-1252', french), 'UTF_8')).toBeNull();
    expect(faultsOf({ contentBase64: encoded('windows-1252', french).toString('base64'), encoding: 'UTF_8' })).toEqual(['SHEET_UNREADABLE encoding']);
    expect(learners({ contentBase64: encoded('windows-1252', french).toString('base64') })).toMatchObject([{ name: 'Hélène Benaïssa', email: 'helene@one.example' }]);
  });
});

describe('what parts the cells', () => {
  it.each<[string, string]>([
    ['nom;email\nA;a@x.ma', 'SEMICOLON'],
    ['nom,email\nA,a@x.ma', 'COMMA'],
    ['nom\temail\tcompétences\nA\ta@x.ma\tReact, SQL; CSS', 'TAB'],
    ['nom|email\nA|a@x.ma', 'PIPE'],
    ['nom;email;compétences\nA;a@x.ma;React, SQL, CSS\nB;b@x.ma;React', 'SEMICOLON'],
    ['nom,email,compétences\nA,a@x.ma,"React; SQL"\nB,b@x.ma,"CSS; HTML"', 'COMMA'],
    ['sep=|\nnom|email;x', 'PIPE'],
    ['email\na@x.ma', 'SEMICOLON'],
  ])('of %j is %s', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});

describe('the heads of a sheet', () => {
  it.each<[string, string[]]>([
    ['Nom;Prénom;E-mail;Téléphone;Compétences', ['LAST_NAME', 'FIRST_NAME', 'EMAIL', 'PHONE', 'SKILLS']],
    ['NOM ET PRENOM;ADRESSE MAIL;GSM', ['NAME', 'EMAIL', 'PHONE']],
    ['Full name,Email address,Phone number,Skills', ['NAME', 'EMAIL', 'PHONE', 'SKILLS']],
    ['الاسم الكامل;البريد الإلكتروني;رقم الهاتف;المهارات', ['NAME', 'EMAIL', 'PHONE', 'SKILLS']],
    ['الإسم الشخصي;الإسم العائلي;الايميل', ['FIRST_NAME', 'LAST_NAME', 'EMAIL']],
    ['الاسم والنسب;البريد الالكترونى', ['NAME', 'EMAIL']],
    ['Nom complet *;E-mail / البريد;Tél. (WhatsApp)', ['NAME', 'EMAIL', 'PHONE']],
    ['Nom;Couriel;Telephonne', ['NAME', 'EMAIL', 'PHONE']],
    ['N°;CIN;Nom;Email;Date de naissance;Ville;Niveau d’études;', ['IGNORED', 'IGNORED', 'NAME', 'EMAIL', 'IGNORED', 'IGNORED', 'IGNORED', 'IGNORED']],
    ['Nom;Email;React;ReactJS;SQL;Git & GitHub', ['NAME', 'EMAIL', 'react', 'react', 'sql', 'git + github']],
    ['Email;HTML/CSS;JS / TS;Git/GitHub;HTML & CSS;CI/CD;GitHub;Base de données (SQL)', ['EMAIL', 'html + css', 'javascript + typescript', 'git + github', 'html + css', 'ci-cd', 'github', 'databases + sql']],
    ['Email;Mobile (Flutter / Kotlin);Mobile;React (niveau);React / رياكت;HTML / Zorglub;Filière (Développement web)', ['EMAIL', 'mobile-development + flutter + kotlin', 'PHONE', 'react', 'react', 'UNKNOWN', 'IGNORED']],
    ['Nom;Email;Zorglub', ['NAME', 'EMAIL', 'UNKNOWN']],
    ['Email;Email 2;Email personnel', ['EMAIL', 'IGNORED', expect.any(String)]],
  ])('%s', (head, expected) => {
    expect(meanings(`${head}\n${head.split(/[;,]/).map((_, at) => (expected[at] === 'EMAIL' ? 'a@x.ma' : 'x')).join(head.includes(';') ? ';' : ',')}`)).toEqual(expected);
  });

  it('are found under titles, and missed by nobody where there are none', () => {
    expect(learners('Liste de la promotion 5;;\n;;\nNom;Email;Tél\nAmina;a@x.ma;0612345678')).toMatchObject([{ row: 4, name: 'Amina', phone: '+212612345678' }]);
    expect(learners('Amina Benali\ta@x.ma\t0612345678\nBrahim\tb@x.ma\t')).toMatchObject([{ row: 1, name: 'Amina Benali', email: 'a@x.ma', phone: '+212612345678' }, { row: 2, name: 'Brahim' }]);
  });

  it('give way to what is said of the columns', () => {
    const text = 'Qui;Où;Quoi;Sait\nAmina;a@x.ma;0612345678;transposer';
    expect(faultsOf(text)).toEqual(['NO_EMAIL_COLUMN columns']);
    expect(learners({ text, columns: [{ column: 1, meaning: 'NAME' }, { column: 2, meaning: 'EMAIL' }, { column: 4, meaning: 'SKILL', skill: 'react' }] })).toMatchObject([{ name: 'Amina', email: 'a@x.ma', phone: null, skills: [{ skill: 'react', level: 'ADVANCED' }] }]);
    expect(faultsOf({ text, columns: [{ column: 9, meaning: 'EMAIL' }, { column: 4, meaning: 'SKILL' }, { column: 3, meaning: 'SKILL', skill: 'Reakt' }, { column: 3, meaning: 'NAME' }] })).toEqual(['UNKNOWN_COLUMN columns.0.column', 'REQUIRED columns.1.skill', 'UNKNOWN_SKILL columns.2.skill', 'UNKNOWN_COLUMN columns.3.column']);
  });
});

describe('levels', () => {
  it.each<[string, string | null]>([
    ['transposer', 'ADVANCED'], ['Transposé', 'ADVANCED'], ['IMITER', 'FOUNDATION'], ['niveau 2', 'INTERMEDIATE'], ['N3', 'ADVANCED'], ['2/3', 'INTERMEDIATE'], ['٢', 'INTERMEDIATE'],
    ['avancé', 'ADVANCED'], ['متوسط', 'INTERMEDIATE'], ['expert', 'SPECIALISED'], ['SPECIALISED', 'SPECIALISED'], ['Foundation', 'FOUNDATION'], ['x', null], ['✓', null], ['oui', null], ['نعم', null],
  ])('%s', (text, level) => {
    expect(levelReader(GRID)(text)).toEqual({ held: true, level });
  });

  it('say what is not held, and what is not understood', () => {
    for (const text of ['', '0', '-', 'non', 'No', 'لا', 'N/A', 'non acquis']) expect(levelReader(GRID)(text)).toEqual({ held: false });
    for (const text of ['4', '2/4', 'peut-être', '12', 'zorglub']) expect(levelReader(GRID)(text)).toBeUndefined();
  });

  it('are numbers of the four bands at a centre without a grid', () => {
    expect(levelReader([])('4')).toEqual({ held: true, level: 'SPECIALISED' });
    expect([stepNamed(GRID, 'ADVANCED'), stepNamed(GRID, 'SPECIALISED'), stepNamed([], 'FOUNDATION')]).toEqual(['Transposer', 'SPECIALISED', 'FOUNDATION']);
  });
});

describe('the skills of a cell', () => {
  const skillsOf = (cell: string) => {
    const [learner] = learners(`Nom;Email;Compétences\nA;a@x.ma;"${cell}"`);
    return { skills: learner!.skills.map(({ skill, level }) => `${skill} ${level ?? '-'}`), faults: learner!.faults.map(({ code, field }) => `${code} ${field}`) };
  };
  it.each<[string, string[], string[]]>([
    ['React: transposer; SQL: imiter', ['react ADVANCED', 'sql FOUNDATION'], []],
    ['React (adapter), SQL', ['react INTERMEDIATE', 'sql -'], []],
    ['ReactJS = 2 | Node.js – avancé', ['react INTERMEDIATE', 'nodejs ADVANCED'], []],
    ['React avancé\nجافاسكريبت: متوسط', ['react ADVANCED', 'javascript INTERMEDIATE'], []],
    ['React: imiter; ReactJS: transposer', ['react ADVANCED'], []],
    ['React: non; SQL: 0; CSS', ['css -'], []],
    ['React: zorglub; SQL', ['sql -'], ['LEVEL_NOT_UNDERSTOOD skills.0']],
    ['Recat; Zorglubation; SQL', ['sql -'], ['SKILL_GUESSED skills.0', 'SKILL_NOT_UNDERSTOOD skills.1']],
    ['HTML/CSS: adapter', ['html INTERMEDIATE', 'css INTERMEDIATE'], []],
    ['Français; permis B', [], ['SKILL_NOT_UNDERSTOOD skills.0', 'SKILL_NOT_UNDERSTOOD skills.1']],
    ['', [], []],
  ])('%j', (cell, skills, faults) => {
    expect(skillsOf(cell)).toEqual({ skills, faults });
  });

  it('stand in a column each, with the step in the cell', () => {
    const [amina, brahim] = learners('Nom;Email;React;SQL;Docker\nA;a@x.ma;transposer;x;\nB;b@x.ma;non;bof;1');
    expect(amina!.skills).toEqual([{ skill: 'react', level: 'ADVANCED' }, { skill: 'sql', level: null }]);
    expect(brahim).toMatchObject({ skills: [{ skill: 'docker', level: 'FOUNDATION' }], faults: [{ code: 'LEVEL_NOT_UNDERSTOOD', field: 'columns.4' }], refused: false });
  });

  it('under a head that names several are each on the step of the cell', () => {
    const [amina, brahim] = learners('Nom;Email;HTML/CSS;Git & GitHub\nA;a@x.ma;adapter;x\nB;b@x.ma;bof;non');
    expect(amina!.skills).toEqual([{ skill: 'html', level: 'INTERMEDIATE' }, { skill: 'css', level: 'INTERMEDIATE' }, { skill: 'git', level: null }, { skill: 'github', level: null }]);
    expect(brahim).toMatchObject({ skills: [], faults: [{ code: 'LEVEL_NOT_UNDERSTOOD', field: 'columns.3' }] });
  });

  it('never name in a fault what somebody wrote', () => {
    const [learner] = learners('Nom;Email;Compétences\nA;a@x.ma;"Amina Benali; React: Amina"');
    expect(learner!.faults).toHaveLength(2);
    expect(JSON.stringify(learner!.faults)).not.toMatch(/\bamina\b|benali/i);
  });
});

describe('the rows of a sheet', () => {
  it('keep the numbers a spreadsheet shows, over quoted line breaks and empty rows', () => {
    const rows = learners('Nom;Email;Compétences\n"Amina\nBenali";a@x.ma;"React\nSQL"\n;;\n\nBrahim;b@x.ma;\n');
    expect(rows.map(({ row, name, skills }) => [row, name, skills.length])).toEqual([[2, 'Amina Benali', 2], [5, 'Brahim', 0]]);
  });

  it('are refused one by one, each with its code', () => {
    const rows = learners('Nom;Email;Tél\nA;a@x.ma;0612345678\nB;;\nC;no address;\nA again;A@X.ma;\n=cmd|calc;e@x.ma;\n123;f@x.ma;\nG;g@x.ma;12;more\nH;h@x.ma;12;;\n');
    expect(rows.map(({ row, refused, faults }) => [row, refused, ...faults.map(({ code, field }) => `${code} ${field}`)])).toEqual([
      [2, false],
      [3, true, 'REQUIRED email'],
      [4, true, 'INVALID_EMAIL email'],
      [5, true, 'ROW_REPEATED email'],
      [6, true, 'NOT_A_NAME name'],
      [7, true, 'NOT_A_NAME name'],
      [8, true, 'TOO_MANY_CELLS null', 'INVALID_PHONE phone'],
      [9, false, 'INVALID_PHONE phone'],
    ]);
    expect(rows[3]!.faults).toEqual([{ code: 'ROW_REPEATED', field: 'email', params: { first: 2 } }]);
  });

  it.each(["=cmd|' /C calc'!A0;سعيد", 'Saïd;+1+1', 'Saïd;@SUM(A1)', '＝1;Saïd', "'=1+1;Saïd"])('are refused where a part of the name is a formula: %s', (parts) => {
    expect(learners(`Nom;Prénom;Email\n${parts};a@x.ma`)).toMatchObject([{ refused: true, faults: [{ code: 'NOT_A_NAME', field: 'name' }] }]);
    expect(learners('Nom;Prénom;Email\nAït-Ali;;a@x.ma')).toMatchObject([{ refused: false, name: 'Aït-Ali' }]);
  });

  it('read e-mails and numbers as people and spreadsheets write them', () => {
    const rows = learners('Nom;Email;Tél\nA;" Amina <Amina@One.example> ";"=""0612345678"""\nB;mailto:b@x.ma;\'+212612345678\n');
    expect(rows.map(({ email, phone }) => [email, phone])).toEqual([['amina@one.example', '+212612345678'], ['b@x.ma', '+212612345678']]);
    expect(['06 12 34 56 78', '+212 6 12-34-56-78', '00212612345678', '612345678', '٠٦١٢٣٤٥٦٧٨', '+33 6 12 34 56 78', '2.12612E+11', '0512'].map(phoneOf)).toEqual(['+212612345678', '+212612345678', '+212612345678', '+212612345678', '+212612345678', '+33612345678', null, null]);
    expect(['=1+1', '="x"', "'=1", '\u0007a'].map(cellOf)).toEqual(['=1+1', 'x', '=1', 'a']);
  });

  it('are read again as they were', () => {
    const text = 'sep=;\nTitre\nNom;Email\nA;a@x.ma\nB;b@x.ma\n';
    const sheet = openSheet({ text }, map);
    expect(reopenSheet(sheet.text, sheet)).toEqual(sheet.rows);
    expect(sheet.rows.map(({ row }) => row)).toEqual([3, 4]);
  });
});

describe('a sheet as a whole', () => {
  it('is refused with a code where it can not be read', () => {
    expect(faultsOf({})).toEqual(['INVALID text']);
    expect(faultsOf({ text: 'a', contentBase64: 'YQ==' })).toEqual(['INVALID text']);
    expect(faultsOf({ contentBase64: 'no base64!' })).toEqual(['INVALID contentBase64']);
    expect(faultsOf('')).toEqual(['SHEET_EMPTY text']);
    expect(faultsOf('\n;;\n')).toEqual(['SHEET_EMPTY text']);
    expect(faultsOf('Nom;Email\n')).toEqual(['SHEET_EMPTY text']);
    expect(faultsOf('Nom;Ville\nA;Oujda')).toEqual(['NO_EMAIL_COLUMN columns']);
    expect(faultsOf('Nom;Email\nA;a@x.ma\n"B;b@x.ma\n')).toEqual(['SHEET_UNREADABLE text']);
    expect(faultsOf(`Email${';x'.repeat(100)}\na@x.ma`)).toEqual(['SHEET_TOO_LARGE text']);
    expect(faultsOf(`Titre\nEmail\na@x.ma${';x'.repeat(100)}\n`)).toEqual(['SHEET_TOO_LARGE text']);
    expect(faultsOf(`Email\n${'a@x.ma\n'.repeat(10_001)}`)).toEqual(['SHEET_TOO_LARGE text']);
    expect(faultsOf(`Email\n${'x'.repeat(2_000_000)}`)).toEqual(['SHEET_TOO_LARGE text']);
  });

  it.each([
    ['rows of nothing', `Email${'\n'.repeat(1_900_000)}`, 'SHEET_EMPTY text'], ['rows of nothing before a learner', `Email${'\n'.repeat(1_900_000)}a@x.ma`, 'SHEET_TOO_LARGE text'],
    ['rows of another length, with a quote that stands alone', `Nom;Email\n${'"a\n'.repeat(600_000)}`, 'SHEET_TOO_LARGE text'], ['columns without end', 'x;'.repeat(900_000), 'SHEET_TOO_LARGE text'],
  ])('that holds %s is refused before all of it is read', (_, text, fault) => {
    const before = process.cpuUsage();
    expect(faultsOf(text)).toEqual([fault]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });

  it('that ends in many rows of nothing is read as if it did not', () => {
    expect(openSheet({ text: `Email\na@x.ma\n${'\n'.repeat(50_000)}` }, map).rows).toHaveLength(1);
  });

  it.each([
    ['.xlsx or .ods', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]], ['.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
  ])('that is a workbook (%s) is refused with the advice to save it as CSV, however large', (_, begin) => {
    for (const size of [0, 2_000_000]) expect(faultsOf({ contentBase64: Buffer.from([...begin, ...Buffer.alloc(size)]).toString('base64') })).toEqual(['SHEET_IS_WORKBOOK contentBase64']);
    expect(faultsOf({ contentBase64: Buffer.from(begin).toString('base64'), encoding: 'WINDOWS_1252' })).toEqual(['SHEET_IS_WORKBOOK contentBase64']);
  });

  it('of prose where skills should stand is not looked into without end', () => {
    const prose = (row: number) => Array.from({ length: 20 }, (_, at) => `${row}zq${at}`).join('/');
    const rows = learners(`Nom;Email;Compétences\n${Array.from({ length: 5000 }, (_, at) => `A;a${at}@x.ma;${prose(at)}`).join('\n')}\nB;b@x.ma;React\n`);
    expect(rows.every(({ skills }) => skills.length === 0)).toBe(true);
    expect(rows.at(-1)!.faults).toEqual([{ code: 'SKILL_NOT_UNDERSTOOD', field: 'skills.0', params: { nearest: '-' } }]);
  });

  it('of ten thousand rows is read whole', () => {
    const text = `Nom;Email;Tél;Compétences\n${Array.from({ length: 10_000 }, (_, at) => `Amina ${'b'.repeat(at % 5)};a${at}@x.ma;06${String(at).padStart(8, '0')};"React: transposer; SQL: ${at % 3 + 1}; Sujet ${at}"`).join('\n')}`;
    const rows = learners(text);
    expect(rows).toHaveLength(10_000);
    expect(rows.filter(({ refused, skills }) => refused || skills.length !== 2)).toEqual([]);
  });
});

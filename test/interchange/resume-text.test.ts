import { beforeAll, describe, expect, it } from 'vitest';
import { confirmSkills } from '../../src/graduates/confirmation.service.ts';
import { excerptAt } from '../../src/interchange/resume-text.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeLog } from '../../src/server/log.ts';
import { type Applicant, makeApplicant, makeRecruiter } from '../builders/applications.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const READ = `query ($text: String!) { readResumeText(text: $text) {
  skills { skill { slug } confidence mentions isHeld heldLevel places { start length text excerpt } }
  languages { language level heldLevel place { start length text excerpt } } } }`;
const CV = `Salma Ouhadi — développeuse web
canary.kept@mail.example, +212 6 61 23 45 67, https://canary-kept.example
Stage chez Isly Digital : API en Java (Spring Boot), écrans React, tests JUnit
Bases : PostgreSQL et MySQL ; outils : Git, Docker, encore Docker
Langues : arabe (langue maternelle), français courant, anglais : B1`;

let salma: Applicant;
let read: any;
beforeAll(async () => {
  salma = await makeApplicant(world, 'Salma Ouhadi', { skills: [{ skill: 'java' }, { skill: 'git', level: 'INTERMEDIATE' }], languages: [{ language: 'fr', level: 'B1' }] });
  await transact(salma.coordinator.context(), (tx) => confirmSkills(tx, { graduateId: salma.graduateId, skills: [{ skill: 'git', level: 'ADVANCED' }] }));
  read = (await world.get(READ, { text: CV }, salma)).readResumeText;
});

const proposed = (slug: string) => read.skills.find((one: any) => one.skill.slug === slug);

describe('a pasted CV', () => {
  it('proposes the skills it names, each with every place, which is where the words stand', () => {
    expect(read.skills.map((one: any) => one.skill.slug)).toEqual(expect.arrayContaining(['java', 'spring-boot', 'react', 'junit', 'postgresql', 'mysql', 'git', 'docker']));
    for (const { places } of read.skills) for (const { start, length, text } of places) expect(CV.slice(start, start + length)).toBe(text);
    expect(proposed('docker')).toMatchObject({ mentions: 2, places: [{ text: 'Docker', excerpt: '… : PostgreSQL et MySQL ; outils : Git, Docker, encore Docker' }, { text: 'Docker' }] });
    expect(proposed('docker').confidence).toBeGreaterThan(0.8);
  });

  it('says what the profile has of each: the best level that is declared or confirmed', () => {
    expect(proposed('docker')).toMatchObject({ isHeld: false, heldLevel: null });
    expect(proposed('java')).toMatchObject({ isHeld: true, heldLevel: null });
    expect(proposed('git')).toMatchObject({ isHeld: true, heldLevel: 'ADVANCED' });
  });

  it('proposes languages with the level that the words stand for, beside the one of the profile', () => {
    expect(read.languages).toMatchObject([{ language: 'ar', level: 'NATIVE', heldLevel: null, place: { text: 'arabe' } }, { language: 'fr', level: 'C1', heldLevel: 'B1' }, { language: 'en', level: 'B1', heldLevel: null }]);
  });

  it.each([['FR', 'Je connais React et PHP', ['php', 'react']], ['AR', 'مطورة ويب، أتقن بايثون ودوكر', ['docker', 'python']], ['EN', 'I have used Kubernetes at work', ['kubernetes']]])('is read in %s', async (_, text, slugs) => {
    const { readResumeText } = await world.get(READ, { text }, salma);
    expect(readResumeText.skills.map((one: any) => one.skill.slug)).toEqual(expect.arrayContaining(slugs));
  });

  it('shows at most 20 places of a word and counts them all', async () => {
    const { readResumeText } = await world.get(READ, { text: 'Docker. '.repeat(50) }, salma);
    expect([readResumeText.skills[0].places.length, readResumeText.skills[0].mentions]).toEqual([20, 50]);
  });

  it('changes nothing of the profile', async () => {
    const { viewer } = await world.get('{ viewer { graduate { skills { skill { slug } } languages { language level } } } }', {}, salma);
    expect(viewer.graduate.skills.map((one: any) => one.skill.slug)).toEqual(['git', 'git', 'java']);
    expect(viewer.graduate.languages).toEqual([{ language: 'fr', level: 'B1' }]);
  });

  it('takes as many statements for many skills as for one', async () => {
    const few = await world.ask(READ, { text: 'React' }, salma);
    const many = await world.ask(READ, { text: CV }, salma);
    expect([few.statements, many.statements]).toEqual([few.statements, few.statements]);
    expect(few.statements).toBeLessThanOrEqual(4);
  });
});

describe('of a pasted text', () => {
  it('nothing is left in any table or in the log', async () => {
    const lines: string[] = [];
    const log = world.app.log;
    Object.assign(world.app, { log: makeLog('debug', { write: (line: string) => void lines.push(line) }) });
    try {
      await world.get(READ, { text: CV }, salma);
      await world.ask(READ, { text: `${CV}${'canary.kept '.repeat(2000)}` }, salma);
    } finally {
      Object.assign(world.app, { log });
    }
    const connection = world.app.orm.em.getConnection();
    const tables = (await connection.execute("select table_schema || '.\"' || table_name || '\"' as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")) as { name: string }[];
    const holding: string[] = [];
    for (const { name } of tables) if ((await connection.execute(`select 1 from ${name} as t where t::text ilike '%canary%kept%' limit 1`)).length > 0) holding.push(name);
    expect({ tables: tables.length > 30, holding, log: lines.filter((line) => /canary.?kept/u.test(line)) }).toEqual({ tables: true, holding: [], log: [] });
  });

  it('more than 20,000 characters, or none, are refused with the field', async () => {
    for (const text of ['x'.repeat(20_001), '', '   \n']) {
      const { errors } = await world.ask(READ, { text }, salma);
      expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_USER_INPUT', 'text']]);
    }
    expect((await world.ask(READ, { text: 'x '.repeat(10_000) }, salma)).errors).toEqual([]);
  });

  it('nothing is told to who is no graduate', async () => {
    const recruiter = await makeRecruiter(world);
    expect((await world.ask(READ, { text: CV })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const person of [recruiter, salma.coordinator]) expect((await world.ask(READ, { text: CV }, person)).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the excerpt of a place', () => {
  it.each([
    ['Git', { start: 0, length: 3 }, 'Git'],
    ['ligne une\navec Git ici\nligne trois', { start: 15, length: 3 }, 'avec Git ici'],
    [`${'mot '.repeat(30)}Git ${'mot '.repeat(30)}`, { start: 120, length: 3 }, '… mot mot mot mot mot mot mot mot mot Git mot mot mot mot mot mot mot mot mot …'],
  ])('is its line, cut between words', (text, place, wanted) => {
    expect(excerptAt(text, place)).toBe(wanted);
  });
});

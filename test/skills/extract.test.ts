import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/skills/extract.ts';
import { buildSkillIndex } from '../../src/skills/normalise.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';

const index = buildSkillIndex(readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills')));
const slugs = (text: string): string[] => extract(index, text).skills.map(({ slug }) => slug);

const CV = `Développeuse web — Oujda
Stage chez Isly Digital : API REST en Java (Spring Boot), écrans React Native, tests sous JUnit.
Bases de données : MySQL 8, PostgreSQL. Outils : Git, Docker, Node.js
Langues : arabe (langue maternelle), français courant, Anglais : B1
Loisirs : lecture, voyages`;

describe('a pasted text', () => {
  it('proposes the skills it names, in the order they are named', () => {
    expect(slugs(CV)).toEqual(expect.arrayContaining(['rest-api', 'java', 'spring-boot', 'react-native', 'junit', 'mysql', 'postgresql', 'git', 'docker', 'nodejs']));
    expect(slugs('Git puis Docker, et encore Git')).toEqual(['git', 'docker']);
  });

  it('says where each is named, in UTF-16 units', () => {
    const text = '😀 Git, docker et Git';
    expect(extract(index, text).skills.map(({ slug, places }) => [slug, places.map(({ start, length }) => text.slice(start, start + length))])).toEqual([['git', ['Git', 'Git']], ['docker', ['docker']]]);
  });

  it('takes the longer name where names overlap', () => {
    expect(slugs('React Native')).toEqual(['react-native']);
    expect(slugs('SQL Server')).toEqual(['sql-server']);
    expect(slugs('JavaScript')).toEqual(['javascript']);
  });

  it.each([['C# et C++', ['csharp', 'cplusplus']], ['du .NET', ['dotnet']], ['langage R et Go', ['r-language', 'go']], ['une application React', ['react']]])('knows signs and short names: %s', (text, wanted) => {
    expect(slugs(text)).toEqual(wanted);
  });

  it('takes no letter or syllable inside words for a skill', () => {
    expect(slugs('La rouge va go chez c. et r')).toEqual([]);
    expect(slugs('Maître de conférence, permis B, lecture et football')).toEqual([]);
  });

  it('takes words of every day for no skill where they are that, and for one where they are not', () => {
    expect(slugs('We react quickly to change, excel at service and are ready to go live.')).toEqual([]);
    expect(slugs('We moved to Go and React, with Excel and Swift.')).toEqual(['go', 'react', 'excel', 'swift']);
  });

  it.each([['خبرة في لارافيل وبايثون', ['laravel', 'python']], ['أتقن جافا وبي إتش بي', ['java', 'php']], ['جافا، غيت هاب وغيت هاب', ['java', 'github']], ['كنعرف نخدم ب رياكت', ['react']]])('reads Arabic letters, with what is written together: %s', (text, wanted) => {
    expect(slugs(text)).toEqual(wanted);
  });

  it.each(['التكوين:\nمعهد بوجدة', 'سالمة\n• التكوين\nمعهد بوجدة', 'التكوين والشواهد:\nمعهد', 'Education:\nBSc', 'Salma\n\nEDUCATION\nBSc'])('takes no head of a part of a CV for a skill: %j', (text) => {
    expect(slugs(text)).toEqual([]);
  });

  it.each([['مسؤول التكوين في المركز', ['training']], ['التكوين', ['training']], ['I work in education: teaching', ['education']]])('takes the same word for one elsewhere: %s', (text, wanted) => {
    expect(slugs(text)).toEqual(wanted);
  });

  it.each([['Backend : Node/Express', ['backend-development', 'nodejs', 'express']], ['Node Express', ['express']], ['UI / UX, CI/CD', ['ui-ux-design', 'ci-cd']]])('takes two skills with a sign between them for two, unless they are one so: %s', (text, wanted) => {
    expect(slugs(text)).toEqual(wanted);
  });

  it('proposes languages with the level said beside them', () => {
    expect(extract(index, CV).languages.map(({ language, level }) => [language, level])).toEqual([['ar', 'NATIVE'], ['fr', 'C1'], ['en', 'B1']]);
  });

  it('of nothing proposes nothing', () => {
    expect(extract(index, '')).toEqual({ skills: [], languages: [] });
  });
});

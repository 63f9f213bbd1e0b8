import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareReleases, findEscoFiles, releaseOf } from '../../src/skills/esco/esco.files.ts';
import { type Esco, readEsco } from '../../src/skills/esco/esco.concepts.ts';
import { isProperName, kindOf, PROGRAMMING } from '../../src/skills/esco/esco.kind.ts';
import { isHumanLanguage } from '../../src/skills/esco/esco.language.ts';

const fixture = join(import.meta.dirname, '../fixtures/esco');
const readAll = async (folder: string): Promise<Esco> => readEsco((await findEscoFiles(folder)).files, () => {});
const HASKELL = 'http://data.europa.eu/esco/skill/000f1d3d-220f-4789-9c0a-cc742521fb02';

describe('the files of the classification', () => {
  it('are found in zip files and beside them, by name; others are left aside', async () => {
    const { files, aside } = await findEscoFiles(fixture);
    expect(files.map(({ role, language, release }) => `${role} ${language} ${release}`).toSorted()).toEqual([
      'broader  1.1.1', 'digital en 1.1.1', 'languages en 1.1.1', 'relations  1.1.1', 'skills ar null', 'skills en 1.1.1', 'skills fr 1.0.3', 'transversal en 1.1.1',
    ]);
    expect(aside.map((path) => path.split(/[/!]/).at(-1))).toEqual(['occupations_fr.csv', 'occupations_en.csv']);
  });

  it.each([
    ['fr-v1.0.3/skills_fr.csv.gz', '1.0.3'], ['ESCO dataset - v1.2.0 - classification - fr - csv.zip!skills_fr.csv', '1.2.0'], ['esco_v1.1/x/skills_en.csv', '1.1'], ['v1.0.x/skills_fr.csv', '1.0.x'],
    ['dev2/skills_en.csv', null], ['skills_en.csv', null],
  ])('%j is of release %j', (path, release) => {
    expect(releaseOf(path)).toBe(release);
  });

  it('are put in order by their numbers', () => {
    expect(['1.10', '1.2.0', '1.0.x', '1.0.9', '1.1'].toSorted(compareReleases)).toEqual(['1.0.9', '1.0.x', '1.1', '1.2.0', '1.10']);
  });
});

describe('what the files say', () => {
  it('is read with line breaks inside cells, typographic apostrophes, a byte order mark and lines without a type', async () => {
    const { concepts, release } = await readAll(fixture);
    expect(release).toBe('1.1.1');
    expect([...concepts.values()].filter((one) => one.listed)).toHaveLength(42);
    const haskell = concepts.get(HASKELL)!;
    expect(haskell).toMatchObject({ type: 'knowledge', digital: true, language: false, listed: true });
    expect([...haskell.words].map(([language, { label }]) => [language, label])).toEqual([['ar', 'لغة برمجة هاسكل'], ['fr', 'Haskell'], ['en', 'Haskell']]);
    const byLabel = (label: string) => [...concepts.values()].find((one) => [...one.words.values()].some((words) => words.label === label))!;
    expect(byLabel('systèmes de gestion de l’apprentissage').words.get('fr')!.terms).toContain('plateforme d’apprentissage en ligne');
    expect(byLabel('health technology assessment')).toBeDefined();
    expect(byLabel('ICT safety').type).toBe('');
    expect(byLabel('manage musical staff').words.get('en')!.terms.length).toBeGreaterThan(3);
  });

  it('is of the newest release, to which older ones only lend their labels', async () => {
    const { concepts } = await readAll(fixture);
    const older = [...concepts.values()].filter((one) => !one.listed);
    expect(older.map((one) => one.words.get('fr')!.label).toSorted()).toEqual(['faire un effort', 'parler en public', 'utiliser des feuilles de calcul']);
  });

  it('leaves hidden labels out: they are things a concept is found by, not names of it', async () => {
    const { concepts } = await readAll(fixture);
    const initiative = [...concepts.values()].find((one) => one.words.get('en')?.label === 'show initiative')!;
    expect(initiative.words.get('en')!.terms).toContain('take the initiative');
    expect(initiative.words.get('en')!.terms).not.toContain('self starter');
  });

  it('tells human languages from programming languages, with and without a column that says it', async () => {
    const labels = async (folder: string, language: 'en' | 'fr') => [...(await readAll(folder)).concepts.values()].filter(isHumanLanguage).map((one) => one.words.get(language)?.label).toSorted();
    expect(await labels(join(fixture, 'v1.1.1'), 'en')).toEqual(['Arabic', 'Latin', 'understand written Arabic', 'write Hungarian']);
    expect(await labels(join(fixture, 'v1.0.3'), 'fr')).toEqual(['arabe', "comprendre l'arabe écrit", 'latin', 'écrire en hongrois']);
  });

  it.each([
    ['Haskell', 'LANGUAGE'], ['MySQL', 'TOOL'], ['learning management systems', 'DOMAIN'], ['manage musical staff', 'PRACTICE'], ['show initiative', 'SOFT'], ['radars', 'DOMAIN'],
  ])('makes of %s a %s', async (label, kind) => {
    const { concepts, broader } = await readAll(fixture);
    const concept = [...concepts.values()].find((one) => one.words.get('en')?.label === label)!;
    expect(kindOf(concept, broader!.filter((link) => link.from === concept.uri).map((link) => link.to))).toBe(kind);
  });

  it('knows proper names by their capitals', () => {
    expect(['Adobe Illustrator', 'iOS', 'R', 'Java (computer programming)', 'Internet of Things'].every(isProperName)).toBe(true);
    expect(['ICT security standards', 'CAD software', 'computer programming', 'Agile development'].some(isProperName)).toBe(false);
    expect(PROGRAMMING).toMatch(/^http/);
  });
});

describe('files that are not what they should be', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'esco-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are refused where there are no skills', async () => {
    await expect(readAll(folder)).rejects.toThrow('there is no skills_<language>.csv');
  });

  it('are refused by name where a column is missing', async () => {
    writeFileSync(join(folder, 'skills_en.csv'), 'uri,label\nx,y\n');
    await expect(readAll(folder)).rejects.toThrow('skills_en.csv can not be read: it has no column conceptUri, preferredLabel');
  });

  it('are refused by name where a zip file is broken', async () => {
    writeFileSync(join(folder, 'ESCO.zip'), 'no zip');
    await expect(readAll(folder)).rejects.toThrow('ESCO.zip is no zip file that can be read');
  });

  it('are refused by name where a packed file is broken', async () => {
    mkdirSync(join(folder, 'fr'));
    writeFileSync(join(folder, 'fr', 'skills_fr.csv.gz'), 'not packed');
    await expect(readAll(folder)).rejects.toThrow('fr/skills_fr.csv.gz can not be read');
  });

  it('are passed over line by line where a line is no skill', async () => {
    writeFileSync(join(folder, 'skills_en.csv'), `conceptType,conceptUri,preferredLabel,altLabels,status\nSkillGroup,http://data.europa.eu/esco/skill/S1,group,,released\nKnowledgeSkillCompetence,nonsense,x,,released\nKnowledgeSkillCompetence,${HASKELL},Haskell,"Haskell98\n\nhaskell language",released\nKnowledgeSkillCompetence,${HASKELL}2,  ,,released\n`);
    const { concepts, release } = await readAll(folder);
    expect([...concepts.keys()]).toEqual([HASKELL]);
    expect(concepts.get(HASKELL)!.words.get('en')!.terms).toEqual(['Haskell98', 'haskell language']);
    expect(release).toBeNull();
  });
});

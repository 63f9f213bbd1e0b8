import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { LinesError } from '../../src/kernel/json-lines.ts';
import { readSet, SetError } from '../../src/evaluation/set.ts';
import { taxonomyOf } from '../../src/evaluation/taxonomy.ts';
import { type Files, folderOf, smallSet } from './small-set.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function folder(files: Files, packed = false): string {
  const made = folderOf(files, packed);
  folders.push(made);
  return made;
}

const ONE = { skills: [{ id: 'a', label: 'weld' }, { id: 'b' }], docs: [{ id: 'd', essential: ['a'], optional: ['b'] }], queries: [{ id: 'q', skills: [{ label: 'weld' }] }] };

describe('an evaluation set', () => {
  it('reads the same packed and not', () => {
    const set = readSet(folder(smallSet()));
    expect([set.skills.length, set.groups.length, set.docs.length, set.queries.length]).toEqual([48, 6, 60, 6]);
    expect(readSet(folder(smallSet(), true))).toEqual(set);
  });

  it('needs neither judgements nor groups', () => {
    expect(readSet(folder(ONE)).groups).toEqual([]);
    expect(readSet(folder({ ...ONE, qrels: 'not looked at' })).docs).toEqual([{ id: 'd', essential: ['a'], optional: ['b'] }]);
  });

  it('takes a list of skills by ids, or by rows that name them, for essential ones, each once', () => {
    const { docs } = readSet(folder({ ...ONE, docs: [{ id: 'd', skills: ['a', 'b', 'a'] }, { id: 'e', skills: [{ skill: 'b', hot: true }] }, { id: 'f', essential: ['a'], optional: ['a', 'b', 'b'] }] }));
    expect(docs).toEqual([{ id: 'd', essential: ['a', 'b'], optional: [] }, { id: 'e', essential: ['b'], optional: [] }, { id: 'f', essential: ['a'], optional: ['b'] }]);
  });

  it('reads of a query what a person would say: labels and languages, and which offers to leave out', () => {
    const [query] = readSet(folder({ ...ONE, queries: [{ id: 'q', kind: 'short', exclude: ['d'], skills: [{ label: 'weld', lang: 'en', skill: 'b', form: 'pref' }] }] })).queries;
    expect(query).toEqual({ id: 'q', exclude: ['d'], skills: [{ label: 'weld', lang: 'en' }] });
  });

  it.each<readonly [string, Files, string]>([
    ['a file that is not there', { skills: ONE.skills, docs: ONE.docs }, 'neither queries.jsonl nor queries.jsonl.gz'],
    ['a line that is no JSON', { ...ONE, docs: '{"id":"d","skills":["a"]}\n\n{"id":\n' }, 'docs.jsonl, line 3: is no JSON'],
    ['a field that is missing', { ...ONE, queries: [{ id: 'q', skills: [{ label: 'weld' }, { lang: 'en' }] }] }, 'queries.jsonl, line 1: skills.1.label'],
    ['a field of another kind', { ...ONE, skills: [{ id: 7, label: 'weld' }] }, 'skills.jsonl, line 1: id'],
    ['a skill that the taxonomy does not have', { ...ONE, docs: [{ id: 'd', essential: ['a', 'zz'] }] }, 'docs: d names the skill "zz"'],
    ['an id that stands there twice', { ...ONE, docs: [...ONE.docs, ...ONE.docs] }, 'docs: the id "d" stands there twice'],
    ['no offers', { ...ONE, docs: [] }, 'nothing to rank'],
  ])('is refused with a clear word: %s', (_, files, word) => {
    const place = folder(files);
    expect(() => readSet(place)).toThrow(word);
    expect(() => readSet(place)).toThrow(expect.toSatisfy((error: unknown) => error instanceof SetError || error instanceof LinesError));
  });

  it('is refused where there is no folder', () => {
    expect(() => readSet('/no/such/folder')).toThrow('is no folder');
  });
});

describe('the taxonomy of a set', () => {
  const set = readSet(folder(smallSet()));
  const taxonomy = taxonomyOf(set);
  const found = (label: string, language?: string): string | null => {
    const number = taxonomy.find(label, language);
    return number === null ? null : taxonomy.ids[number]!;
  };

  it('is asked by the product’s own normalisation: names, other names, other languages, slips of the finger', () => {
    expect(found('Repair bicycles', 'en')).toBe('repair-bicycles');
    expect(found('repair all bicycles', 'en')).toBe('repair-bicycles');
    expect(found('réparer les vélos', 'fr')).toBe('repair-bicycles');
    expect(found('reparer les velos')).toBe('repair-bicycles');
    expect(found('repair bicycels', 'en')).toBe('repair-bicycles');
    expect(found('fly to the moon', 'en')).toBeNull();
  });

  it('knows what stands above a skill, groups among it', () => {
    const number = taxonomy.numberOf('bake-bread');
    expect(taxonomy.ancestors[number]).toEqual(['about-bread', 'trades']);
    expect(taxonomy.broader[number]).toEqual([]);
  });
});

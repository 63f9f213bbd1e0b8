import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { RANKERS, type Ranking, runSet, type WeightsName } from '../../src/evaluation/run.ts';
import { readSet } from '../../src/evaluation/set.ts';
import { type Files, folderOf, type Line, smallSet } from './small-set.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const { meiliUrl, meiliKey } = inject('services');

async function ranked(files: Files, weights: WeightsName): Promise<Ranking[]> {
  const folder = folderOf(files);
  folders.push(folder);
  return runSet(readSet(folder), { weights, meiliUrl, meiliKey, progress() {} });
}

const mapQueries = (change: (query: Line & { id: string; skills: readonly Line[] }) => Line): Files => {
  const set = smallSet();
  return { ...set, queries: set.queries.map((query) => change(query as Line & { id: string; skills: readonly Line[] })) };
};

describe.each(Object.keys(RANKERS) as WeightsName[])('a set ranked by the weights "%s"', (weights) => {
  const set = smallSet();
  let first: Ranking[];
  beforeAll(async () => {
    first = await ranked(set, weights);
  });

  it('puts the offers of the trade first, each offer once, at least fifty of them or all', () => {
    expect(first.map(({ q }) => q)).toEqual(set.queries.map(({ id }) => id));
    for (const { q, ranked: ids } of first) {
      expect(ids.slice(0, 3).every((id) => id.startsWith(q.slice(2)))).toBe(true);
      expect(ids).toHaveLength(60);
      expect(new Set(ids).size).toBe(60);
    }
  });

  it('is the same, byte for byte, where queries do not say which skills they mean', async () => {
    const told = mapQueries((query) => ({ ...query, skills: query.skills.map(({ label, lang }) => ({ label, lang })) }));
    expect(JSON.stringify(await ranked(told, weights))).toBe(JSON.stringify(first));
  });

  it('has the same offers first in whatever order the files are written', async () => {
    const turned = await ranked({ ...set, skills: set.skills.toReversed(), docs: set.docs.toReversed(), queries: set.queries.toReversed() }, weights);
    expect(turned.toReversed().map(({ ranked: ids }) => ids.slice(0, 5))).toEqual(first.map(({ ranked: ids }) => ids.slice(0, 5)));
  });

  it('leaves out what a query excludes, does not need its languages, and answers profiles that say nothing', async () => {
    const { queries = [], ...others } = mapQueries((query) => ({ ...query, exclude: [first.find(({ q }) => q === query.id)!.ranked[0]], skills: query.skills.map(({ label }) => ({ label })) }));
    const strange = [{ id: 'strange', skills: [{ label: 'juggle torches', lang: 'en' }] }, { id: 'empty', skills: [] }];
    const rankings = await ranked({ ...others, queries: [...(queries as readonly Line[]), ...strange] }, weights);
    expect(rankings.slice(0, -2).map((one) => one.ranked)).toEqual(first.map((one) => one.ranked.slice(1)));
    expect(rankings.slice(-2).map((one) => one.ranked.length)).toEqual([60, 60]);
  });

  it('may be of a single offer', async () => {
    const [one] = await ranked({ ...set, docs: set.docs.slice(0, 1) }, weights);
    expect(one!.ranked).toEqual([set.docs[0]!.id]);
  });
});

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import type { App } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { skillGraph } from '../../src/matching/graph.ts';
import { SearchChange } from '../../src/search/search-change.entity.ts';
import { makeApp } from '../../src/server/app.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { Skill, SkillAlias } from '../../src/skills/skill.entity.ts';
import { skillMap } from '../../src/skills/skill.map.ts';
import { readTaxonomyFiles, type TaxonomyEntry } from '../../src/skills/taxonomy.files.ts';
import { importTaxonomy } from '../../src/skills/taxonomy.service.ts';
import { renewTaxonomy, followTaxonomy } from '../../src/skills/taxonomy.version.ts';
import { administratorOf } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const seeds = readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills'));
let administrator: Person;
beforeAll(async () => {
  administrator = await administratorOf(world);
});
const deprecate = (slug: string, replacedBy: string | null) => world.get('mutation ($input: DeprecateSkillInput!) { deprecateSkill(input: $input) { userErrors { code } } }', { input: { slug, replacedBy } }, administrator);
const restore = (slug: string) => world.get('mutation ($input: RestoreSkillInput!) { restoreSkill(input: $input) { userErrors { code } } }', { input: { slug } }, administrator);
const eventually = async (holds: () => Promise<boolean>, withinMs: number): Promise<number> => {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > withinMs) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  return performance.now() - begun;
};

describe('another process on the same database', () => {
  let other: App;
  let end: () => Promise<void>;
  let renewals = 0;
  beforeAll(async () => {
    other = await makeApp({ databaseUrl: world.databaseUrl, meiliUrl: world.meili.url, meiliKey: world.meili.key, meiliPrefix: 'other_', log: world.app.log, homeRegion: 'MA-02', tokenSecret: new Uint8Array(32) });
    end = followTaxonomy(other, async () => {
      renewals += 1;
    });
  });
  afterAll(async () => {
    await end();
    await other.orm.close();
  });

  it('has a change of the taxonomy within two seconds, and what was made of it too', async () => {
    const before = await skillMap({ app: other });
    const graph = await skillGraph({ app: other });
    expect(before.present('joomla')).toBe('joomla');
    await deprecate('joomla', 'drupal');
    await eventually(async () => (await skillMap({ app: other })).present('joomla') === 'drupal', 2000);
    expect(await skillGraph({ app: other })).not.toBe(graph);
    expect(renewals).toBe(1);
    await restore('joomla');
    await eventually(async () => (await skillMap({ app: other })).present('joomla') === 'joomla', 2000);
  });

  it('keeps what it has while nothing changes', async () => {
    const map = await skillMap({ app: other });
    expect(await renewTaxonomy(other)).toBe(false);
    expect(await skillMap({ app: other })).toBe(map);
    // No request asks which state the taxonomy is in.
    expect((await world.ask('{ normalizeSkills(texts: ["React"]) { known { text } } }')).statements).toBe(0);
  });

  it('writes no document of the old state, however soon the job comes to it', async () => {
    const graduate = await makeGraduate(world, { findable: ['LOCAL'], skills: [{ skill: 'typo3', level: 'ADVANCED' }] });
    await skillMap({ app: other });
    await deprecate('typo3', 'cms');
    const [document] = await graduateRankingIndex.documents(makeContext(other), [graduate.graduateId]);
    expect(document!.skills).toEqual(['cms', 'cms:ADVANCED', 'cms:FOUNDATION', 'cms:INTERMEDIATE']);
    await restore('typo3');
  });
});

describe('the search indexes', () => {
  // An offer stands in two indexes, and is marked in each.
  const marked = async (): Promise<string[]> => [...new Set((await world.app.orm.em.fork().find(SearchChange, {}, { disableIdentityMap: true })).map((row) => row.documentId))];

  it('look again at the offers and people that name a replaced skill, or one that it stood for, and at no others', async () => {
    const person = await makeGraduate(world, { skills: [{ skill: 'divi' }] });
    const [naming, other] = [await makeOffer(world, { mustHaves: [must('divi')] }), await makeOffer(world, { mustHaves: [must('react')] })];
    await world.app.orm.em.fork().nativeDelete(SearchChange, {});
    await deprecate('divi', 'elementor');
    expect((await marked()).toSorted()).toEqual([person.graduateId, naming.offerId].toSorted());
    await world.app.orm.em.fork().nativeDelete(SearchChange, {});
    await deprecate('elementor', 'wordpress');
    expect((await marked()).toSorted()).toEqual([person.graduateId, naming.offerId].toSorted());
    expect(await marked()).not.toContain(other.offerId);
    await restore('elementor');
    await restore('divi');
  });
});

describe('a new version of the files that ship', () => {
  const write = async (entries: readonly TaxonomyEntry[]) => {
    await transact(world.context(), (tx) => importTaxonomy(tx, entries));
    await renewTaxonomy(world.app);
  };
  const em = () => world.app.orm.em.fork();
  const without = (slug: string): TaxonomyEntry[] => seeds.filter((entry) => entry.slug !== slug).map((entry) => ({ ...entry, broader: entry.broader.filter((to) => to !== slug), implies: entry.implies.filter((to) => to !== slug), related: entry.related.filter((to) => to !== slug), notRelated: entry.notRelated.filter((to) => to !== slug) }));

  it('puts out of use what it no longer has, in favour of what says it stands for it, and takes it back', async () => {
    await write(without('divi').map((entry) => (entry.slug === 'elementor' ? { ...entry, replaces: ['divi'] } : entry)));
    expect(await em().findOneOrFail(Skill, 'divi')).toMatchObject({ replacedBySlug: 'elementor', deprecatedAt: expect.anything() });
    expect((await skillMap(world.context())).index.find('Divi')?.slug).toBe('elementor');
    await write(seeds);
    expect(await em().findOneOrFail(Skill, 'divi')).toMatchObject({ replacedBySlug: null, deprecatedAt: null });
  });

  it('leaves a curator’s word as it is: what is out of use, and whose a term is', async () => {
    await deprecate('divi', 'wordpress');
    await em().nativeUpdate(SkillAlias, { text: 'Elementor Pro' }, { origin: 'CURATOR', skillSlug: 'wordpress' });
    await write(seeds);
    expect(await em().findOneOrFail(Skill, 'divi')).toMatchObject({ replacedBySlug: 'wordpress' });
    expect((await em().findOneOrFail(SkillAlias, { text: 'Elementor Pro' })).skillSlug).toBe('wordpress');
    await em().nativeDelete(SkillAlias, { text: 'Elementor Pro' });
    await restore('divi');
    await write(seeds);
  });

  it('takes a concept over that was imported before it was curated', async () => {
    const uri = 'http://data.europa.eu/esco/skill/ffffffff-0000-4000-8000-00000000000a';
    await em().insert(Skill, { slug: 'divi-software', kind: 'TOOL', nameEn: 'Divi software', nameFr: '', nameAr: '', origin: 'ESCO', escoUri: uri });
    await write(seeds.map((entry) => (entry.slug === 'divi' ? { ...entry, esco: uri } : entry)));
    expect(await em().findOneOrFail(Skill, 'divi')).toMatchObject({ escoUri: uri });
    expect(await em().findOneOrFail(Skill, 'divi-software')).toMatchObject({ escoUri: null, replacedBySlug: 'divi' });
    expect((await skillMap(world.context())).index.find('Divi software')?.slug).toBe('divi');
  });

  it('raises the version, so that every process reads it', async () => {
    const version = async () => (await world.get('{ taxonomy { version skillCount updatedAt } }')).taxonomy;
    const before = await version();
    await write(seeds);
    expect((await version()).version).toBe(before.version + 1);
    expect(before.skillCount).toBe(seeds.length);
  });
});

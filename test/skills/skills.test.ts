import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { transact } from '../../src/kernel/transact.ts';
import { Rules } from '../../src/kernel/rules.ts';
import { DomainErrors } from '../../src/kernel/errors.ts';
import { ReferenceImport } from '../../src/server/reference.entity.ts';
import { importReference } from '../../src/server/reference.ts';
import { Skill, SkillAlias, SkillLink } from '../../src/skills/skill.entity.ts';
import { skillMap } from '../../src/skills/skill.map.ts';
import { skillRule } from '../../src/skills/skill.rules.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';
import { importTaxonomy } from '../../src/skills/taxonomy.service.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const entries = readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills'));

const faultsOf = async (slug: string, language: 'FR' | 'EN' = 'EN') => {
  const rules = new Rules();
  await skillRule(world.context({ language }), rules, 'mustHaves.0.skill', slug);
  try {
    rules.done();
    return [];
  } catch (error) {
    return (error as DomainErrors).errors.map((one) => [one.code, one.field, one.messageIn(language)]);
  }
};

describe('the taxonomy in the database', () => {
  const counts = async () => {
    const em = world.app.orm.em.fork();
    return { skills: await em.count(Skill), aliases: await em.count(SkillAlias), links: await em.count(SkillLink) };
  };

  it('is that of the files, and importing it again changes nothing', async () => {
    const before = await counts();
    expect(before.skills).toBe(entries.length);
    expect(before.aliases).toBe(entries.flatMap((entry) => Object.values(entry.aliases).flat()).length);
    await transact(world.context(), (tx) => importTaxonomy(tx, entries));
    expect(await counts()).toEqual(before);
  });

  it('is read again when its files changed, and not before', async () => {
    const { em } = world.app.orm;
    const { aliases } = await counts();
    await em.fork().nativeDelete(SkillAlias, { text: 'ReactJS' });
    await importReference(world.app);
    expect((await counts()).aliases).toBe(aliases - 1);
    await em.fork().nativeUpdate(ReferenceImport, { folder: 'skills' }, { hash: 'of other files' });
    await Promise.all([importReference(world.app), importReference(world.app)]);
    expect((await counts()).aliases).toBe(aliases);
  });

  it('loses a stale alias and link, never a skill', async () => {
    const gone = { ...entries[0]!, slug: 'once-a-skill', labels: { fr: 'Autrefois', en: 'Once', ar: 'سابقا' }, aliases: { fr: ['jadis'], en: [], ar: [] }, related: ['react'], broader: [], implies: [], notRelated: [] };
    const { esco: _, ...fresh } = gone;
    await transact(world.context(), (tx) => importTaxonomy(tx, [...entries, fresh]));
    const em = world.app.orm.em.fork();
    expect(await em.count(SkillLink, { fromSlug: 'react', toSlug: 'once-a-skill' })).toBe(1);
    await transact(world.context(), (tx) => importTaxonomy(tx, entries));
    expect(await em.count(SkillLink, { toSlug: 'once-a-skill' })).toBe(0);
    expect(await em.count(SkillAlias, { text: 'jadis' })).toBe(0);
    expect(await em.fork().findOne(Skill, 'once-a-skill')).not.toBeNull();
    await em.fork().nativeDelete(Skill, { slug: 'once-a-skill' });
  });
});

describe('a skill', () => {
  it('is read by its slug, with what hangs on it', async () => {
    const { skill } = await world.get('{ skill(slug: "react") { slug kind name(language: AR) names { language text } aliases(language: EN) escoUri description broader { slug } implies { slug } replacedBy { slug } } }');
    expect(skill).toMatchObject({ slug: 'react', kind: 'FRAMEWORK', name: 'رياكت', names: [{ language: 'FR', text: 'React' }, { language: 'AR', text: 'رياكت' }, { language: 'EN', text: 'React' }], replacedBy: null });
    expect(skill.aliases).toContain('ReactJS');
    expect(skill.aliases).toEqual([...skill.aliases].toSorted());
    expect(skill.implies).toContainEqual({ slug: 'javascript' });
  });

  it('stands under its broader skills, seen from both ends', async () => {
    const { skill } = await world.get('{ skill(slug: "react") { broader { slug narrower { slug } } } }');
    expect(skill.broader.length).toBeGreaterThan(0);
    for (const broader of skill.broader) expect(broader.narrower).toContainEqual({ slug: 'react' });
  });

  it('is found by its slug alone, and by its id', async () => {
    const { skill, other } = await world.get('{ skill(slug: "react") { id } other: skill(slug: "ReactJS") { id } }');
    expect(other).toBeNull();
    expect(await world.get('query ($id: ID!) { node(id: $id) { ... on Skill { slug } } }', { id: skill.id })).toEqual({ node: { slug: 'react' } });
  });
});

describe('the list of skills', () => {
  it('goes by slug, page after page', async () => {
    const LIST = 'query ($after: String) { skills(first: 100, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } totalCount } }';
    const slugs: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { skills }: { skills: any } = await world.get(LIST, { after });
      slugs.push(...skills.nodes.map((node: { slug: string }) => node.slug));
      expect(skills.totalCount).toBe(entries.length);
      ({ endCursor: after, hasNextPage: more } = skills.pageInfo);
    }
    expect(new Set(slugs).size).toBe(entries.length);
    expect(slugs).toHaveLength(entries.length);
  });

  it('is narrowed by kind and by broader skill', async () => {
    const broader = entries.find((entry) => entry.slug === 'react')!.broader[0]!;
    const { skills: found } = await world.get('query ($broader: String) { skills(first: 100, filter: { kinds: [FRAMEWORK], broaderSlug: $broader }) { nodes { slug kind broader(first: 10) { slug } } } }', { broader });
    expect(found.nodes.map((node: { slug: string }) => node.slug)).toContain('react');
    for (const node of found.nodes) expect(node).toMatchObject({ kind: 'FRAMEWORK', broader: expect.arrayContaining([{ slug: broader }]) });
    const total = async (filter: string): Promise<number> => (await world.get(`{ skills${filter} { totalCount } }`)).skills.totalCount;
    expect(await total('(filter: { kinds: [] })')).toBe(await total(''));
  });

  it('names the nearest skills where the broader one does not exist', async () => {
    const { errors } = await world.ask('{ skills(filter: { broaderSlug: "React" }) { nodes { slug } } }');
    expect(errors[0]).toMatchObject({ message: expect.stringContaining('react (React)'), extensions: { code: 'BAD_USER_INPUT', field: 'filter.broaderSlug' } });
  });

  it('takes the same statements for one skill as for ten, with every edge', async () => {
    const count = async (first: number) => {
      const { data, statements } = await world.ask('query ($first: Int) { skills(first: $first) { nodes { name aliases broader(first: 5) { slug } narrower(first: 5) { slug } implies(first: 5) { slug } related(first: 5) { skill { slug } } replacedBy { slug } } } }', { first });
      return { rows: data.skills.nodes.length, statements };
    };
    expect(await count(1)).toEqual({ rows: 1, statements: 5 });
    expect(await count(10)).toEqual({ rows: 10, statements: 5 });
  });
});

describe('typing a skill', () => {
  const SUGGEST = 'query ($prefix: String!, $language: Language, $first: Int! = 5) { suggestSkills(prefix: $prefix, language: $language, first: $first) { text skill { slug } } }';
  const suggested = async (prefix: string, language: string) => (await world.get(SUGGEST, { prefix, language })).suggestSkills.map((one: any) => [one.skill.slug, one.text]);

  it('is answered in three scripts', async () => {
    expect((await suggested('reac', 'FR'))[0]).toEqual(['react', 'React']);
    expect((await suggested('ريا', 'AR'))[0]).toEqual(['react', 'رياكت']);
    expect((await suggested('développement w', 'FR'))[0]).toEqual(['web-development', 'Développement web']);
    expect((await suggested('power b', 'EN'))[0]).toEqual(['power-bi', 'Power BI']);
  });

  it('refuses more than 20, and none', async () => {
    for (const first of [0, 21]) {
      const { errors } = await world.ask(SUGGEST, { prefix: 're', first });
      expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
    }
    expect((await world.get(SUGGEST, { prefix: 're', first: 20 })).suggestSkills).toHaveLength(20);
    expect((await world.get(SUGGEST, { prefix: ' - ' })).suggestSkills).toEqual([]);
    const { errors } = await world.ask(SUGGEST, { prefix: 'x'.repeat(501) });
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'prefix' });
  });

  it('takes no statement however many there are', async () => {
    expect((await world.ask(SUGGEST, { prefix: 're', first: 1 })).statements).toBe(0);
    const ten = await world.ask(SUGGEST, { prefix: 're', first: 10 });
    expect(ten.data.suggestSkills).toHaveLength(10);
    expect(ten.statements).toBe(0);
  });
});

describe('reading skills out of texts', () => {
  const NORMALIZE = 'query ($texts: [String!]!) { normalizeSkills(texts: $texts) { known { position text skill { slug } confidence matched } unknown { position text nearest { slug } } other { position text kind } } }';

  it('answers each piece once, in the order of the texts', async () => {
    const { normalizeSkills } = await world.get(NORMALIZE, { texts: ['ReactJS, PHP 8', 'Anglais B2; Kuberntes', 'Symfonie de Mozart'] });
    expect(normalizeSkills).toEqual({
      known: [
        { position: 0, text: 'ReactJS', skill: { slug: 'react' }, confidence: 1, matched: 'EXACT' },
        { position: 0, text: 'PHP 8', skill: { slug: 'php' }, confidence: 0.9, matched: 'VERSION' },
        { position: 1, text: 'Kuberntes', skill: { slug: 'kubernetes' }, confidence: 0.76, matched: 'TYPO' },
      ],
      unknown: [{ position: 2, text: 'Symfonie de Mozart', nearest: expect.arrayContaining([{ slug: 'symfony' }]) }],
      other: [{ position: 1, text: 'Anglais B2', kind: 'HUMAN_LANGUAGE' }],
    });
  });

  it('refuses too many texts and too long ones, naming which', async () => {
    const many = await world.ask(NORMALIZE, { texts: Array.from({ length: 51 }, () => 'x') });
    expect(many.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'texts' });
    const long = await world.ask(NORMALIZE, { texts: ['x', 'y'.repeat(501)] });
    expect(long.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'texts.1' });
  });

  it('takes no statement for one skill, nor for ten', async () => {
    expect((await world.ask(NORMALIZE, { texts: ['React'] })).statements).toBe(0);
    const ten = await world.ask(NORMALIZE, { texts: ['React, Vue, PHP, Java, Go, R, C, SQL, CSS, HTML'] });
    expect(ten.data.normalizeSkills.known).toHaveLength(10);
    expect(ten.statements).toBe(0);
  });
});

describe('a skill named in an input', () => {
  it('is accepted by its slug', async () => {
    expect(await faultsOf('react')).toEqual([]);
  });

  it('is otherwise told with the skills that were probably meant', async () => {
    expect(await faultsOf('React')).toEqual([['UNKNOWN_SKILL', 'mustHaves.0.skill', expect.stringContaining('Nearest: react (React)')]]);
    expect(await faultsOf('reactt', 'FR')).toEqual([['UNKNOWN_SKILL', 'mustHaves.0.skill', expect.stringMatching(/react \(React\)/)]]);
    expect(await faultsOf('zzqqxx')).toEqual([['UNKNOWN_SKILL', 'mustHaves.0.skill', 'Unknown skill: "zzqqxx". Nearest: -.']]);
  });
});

describe('the taxonomy in memory', () => {
  it('says the name of a slug, and the slug itself where there is none', async () => {
    const map = await skillMap(world.context());
    expect([map.label('react', 'AR'), map.label('nothing-at-all', 'FR')]).toEqual(['رياكت', 'nothing-at-all']);
    expect(map.bySlug.get('java')!.notRelated).toContain('javascript');
    expect(map.bySlug.get('javascript')!.notRelated).toContain('java');
  });
});

import { describe, expect, it } from 'vitest';
import { skillMap } from '../../src/skills/skill.map.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const related = async (slug: string, first = 100): Promise<any[]> =>
  (await world.get('query ($slug: String!, $first: Int!) { skill(slug: $slug) { related(first: $first) { skill { slug } credit source relation evidence { label ancestors coOccurrence } } } }', { slug, first })).skill.related;

describe('the relations of a skill', () => {
  it('say what is held, how much it counts, and where that comes from', async () => {
    const rows = await related('javascript');
    expect(rows).toContainEqual(expect.objectContaining({ skill: { slug: 'react' }, credit: 0.9, source: 'CURATED', relation: 'IMPLIED' }));
    const computed = rows.filter(({ source }) => source === 'COMPUTED');
    expect(computed.length).toBeGreaterThan(0);
    for (const { relation, evidence, credit } of computed) {
      expect(relation).toBeNull();
      expect(credit).toBeLessThanOrEqual(0.5);
      expect(evidence.label + evidence.ancestors + (evidence.coOccurrence ?? 0)).toBeGreaterThan(0);
    }
    expect(rows.map(({ credit }) => credit)).toEqual(rows.map(({ credit }) => credit).toSorted((a, b) => b - a));
  });

  it('are read from the asked side: a tool of a practice does not count as the practice does for the tool', async () => {
    expect(await related('project-management')).toContainEqual(expect.objectContaining({ skill: { slug: 'trello' }, relation: 'USED_IN', credit: 0.5 }));
    expect((await related('trello')).find((row) => row.skill.slug === 'project-tools')).toMatchObject({ relation: 'FIELD', credit: 0.2 });
  });

  it('never name a pair that is said not to be related, from either side', async () => {
    const { entries } = await skillMap(world.context());
    const apart = entries.filter(({ notRelated }) => notRelated.length > 0).slice(0, 10);
    expect(apart.length).toBeGreaterThan(0);
    for (const { slug, notRelated } of apart) expect((await related(slug)).map((row) => row.skill.slug).filter((other: string) => notRelated.includes(other))).toEqual([]);
  });

  it('are so many as asked, the nearest, and no more than a hundred', async () => {
    expect(await related('javascript', 3)).toEqual((await related('javascript')).slice(0, 3));
    const { errors } = await world.ask('{ skill(slug: "javascript") { related(first: 101) { credit } } }');
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('take the same statements for one skill as for ten', async () => {
    const count = async (first: number) => {
      const { data, statements } = await world.ask('query ($first: Int) { skills(first: $first) { nodes { related(first: 5) { credit skill { slug } } } } }', { first });
      return { rows: data.skills.nodes.length, statements };
    };
    await count(1);
    expect([await count(1), await count(10)]).toEqual([{ rows: 1, statements: 1 }, { rows: 10, statements: 1 }]);
  });
});

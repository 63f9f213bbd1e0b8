import { beforeAll, describe, expect, it } from 'vitest';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';
import { CANARIES, NAMED, plantCanaries, SIGNS, unwatched, type Who } from './canaries.ts';
import { everyId, makeCrowd } from './crowd.ts';
import { nodeTypes, requiring } from './schema.ts';
import { Walker } from './walker.ts';

const world = openWorld();
let walker: Walker;
let homeless: string[];

beforeAll(async () => {
  const crowd = await makeCrowd(world);
  homeless = await plantCanaries(crowd, world.app.newId);
  await index(world);
  walker = new Walker(world, crowd, await makeSchema(), await everyId(world, crowd));
  await walker.all(Object.keys(crowd.people) as Who[], (who) => walker.walk(who));
}, 480_000);

const sorted = (who: readonly Who[]): Who[] => [...who].toSorted();
/** How each of those met it who may not. */
const ways = (key: string, allowed: readonly Who[]): string[] => walker.who(key).filter((who) => !allowed.includes(who)).map((who) => `${who}: ${walker.how.get(`${key} ${who}`)}`);

describe('a walk along every two edges, from the root and from every row, as everybody', () => {
  it('asks what the schema lets be asked, and nothing of it fails', () => {
    expect(walker.asked).toBeGreaterThan(1000);
    expect(walker.faults.slice(0, 3)).toEqual([]);
  });

  it.each(Object.keys(CANARIES))('meets %s as whom the table of roles says, and as nobody else', (key) => {
    expect(ways(key, CANARIES[key]!.seenBy)).toEqual([]);
    expect(walker.who(key)).toEqual(sorted(CANARIES[key]!.seenBy));
  });

  it.each(Object.keys(SIGNS))('meets %s of the graduate as whom the table of roles says, and as nobody else', (key) => {
    expect(ways(key, SIGNS[key]!.seenBy)).toEqual([]);
    expect(walker.who(key)).toEqual(sorted(SIGNS[key]!.seenBy));
  });

  it('meets the graduate’s own key, in an id or inside a cursor, only where the person is known', () => {
    expect(walker.who('graduateId')).toEqual(sorted(NAMED));
  });

  it('has a canary in every column that is not everybody’s', () => {
    expect(unwatched()).toEqual([]);
    expect(homeless).toEqual([]);
  });

  it('knows every type that has an id, and what to ask every field with', async () => {
    const types = nodeTypes(walker.schema).map((type) => type.name);
    expect(types.filter((type) => !(type in walker.ids) && !['Place', 'Skill'].includes(type))).toEqual([]);
    const samples = await walker.samples();
    expect(requiring(walker.schema).filter((field) => !['Query.node', 'Query.nodes'].includes(field) && !(field.replace('Query.', '') in samples))).toEqual([]);
  });
});

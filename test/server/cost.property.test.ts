import { type GraphQLSchema, type OperationDefinitionNode, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedByCopy } from '../../seeds/demo/by-copy.ts';
import { demoPeople } from '../../seeds/demo/demo-people.ts';
import { generateWorld } from '../../seeds/demo/world.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { objectsIn } from '../../src/server/cost/cost.plugin.ts';
import { costsOf } from '../../src/server/cost/cost.ts';
import { OBJECTS_MOST, SEARCH_FIELDS } from '../../src/server/cost/cost.weights.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { searchIndexes } from '../../src/server/wiring.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { type Known, RandomDocuments } from './random-documents.ts';

const DOCUMENTS = 1000;
const world = openWorld();
let schema: GraphQLSchema;
const viewers: (Person | null)[] = [null];
const ids: string[] = [];
const slugs: string[] = [];

let seed = 20261124;
const dice = (sides: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * sides);
};
const oneOf = <T>(values: readonly T[]): T => values[dice(values.length)]!;

/** Everything with an id that somebody's answer shows. */
function gather(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) gather(one);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'id' && typeof inner === 'string') ids.push(inner);
      else if (name === 'slug' && typeof inner === 'string') slugs.push(inner);
      else gather(inner);
    }
  }
}

const POOLS = [
  '{ offers(first: 50) { nodes { id slug employer { id slug } } } }',
  '{ centres(first: 8) { nodes { id slug programmes(first: 3) { nodes { id } } cohorts(first: 3) { nodes { id } } } } }',
  '{ skills(first: 30) { nodes { id slug } } places(first: 30) { nodes { id } } }',
  '{ viewer { account { id } graduate { id applications(first: 5) { nodes { id } } } memberships(first: 1) { employer { id applications(first: 10) { nodes { id graduate { id } } } offers(first: 5) { nodes { id candidates(first: 5) { nodes { candidate { id } } } } } } } centres(first: 1) { cohorts(first: 3) { nodes { id enrolments(first: 10) { nodes { graduate { id } } } } } } } }',
];

beforeAll(async () => {
  schema = await makeSchema();
  await seedByCopy(world.app, generateWorld({ seed: 'cost', scale: 1, today: dayOf(new Date()) }));
  await ensureIndexes(makeContext(world.app), searchIndexes);
  for (const { role, email, password } of demoPeople) {
    const { signIn } = await world.get('mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }', { input: { email, password } });
    if (signIn.accessToken) viewers.push(world.signedIn('', email, signIn.accessToken, [role]));
  }
  for (const viewer of viewers) for (const pool of POOLS) gather((await world.ask(pool, {}, viewer)).data);
}, 120_000);

const quoted = (values: readonly string[]) => (): string => JSON.stringify(oneOf(values));
const known: Known = {
  id: quoted(ids),
  ids: () => `[${Array.from({ length: 1 + dice(8) }, () => JSON.stringify(oneOf(ids))).join(' ')}]`,
  slug: quoted(slugs),
  code: quoted(['MA', 'MA-02', 'MA-OUJ', 'FR']),
  prefix: quoted(['re', 'java', 'p']),
  text: quoted(['react et java, php; anglais courant', 'SQL, Docker']),
  texts: () => '["react, sql, vue", "français"]',
  dueWithinDays: () => '7',
};

describe('what an operation is counted for', () => {
  it(`is never less than what it is answered with, for ${DOCUMENTS} operations by dice, asked by everybody`, async () => {
    const documents = new RandomDocuments(schema, dice, known, new Set([...SEARCH_FIELDS].map((name) => name.split('.')[1]!)));
    const [asked, exact] = [{ whole: 0, objects: 0 }, new Set<string>()];
    const costs = costsOf(schema);
    let tries = 0;
    while (asked.whole < DOCUMENTS && (tries += 1) < DOCUMENTS * 20) {
      const { query, variables } = documents.next();
      const document = parse(query);
      const { objects } = costs(document, document.definitions[0] as OperationDefinitionNode, variables);
      if (objects > OBJECTS_MOST || validate(schema, document).length > 0) continue;
      const viewer = oneOf(viewers);
      const response = await world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...(viewer ? { authorization: `Bearer ${viewer.token}` } : {}) }, payload: JSON.stringify({ query, variables }) });
      const { data, extensions } = response.json() as any;
      if (!data) continue;
      asked.whole += 1;
      const returned = objectsIn(data, Number.MAX_SAFE_INTEGER);
      asked.objects += returned;
      if (returned === extensions.cost.objects && returned > 20) exact.add(query);
      expect({ query, variables, short: Math.max(0, returned - extensions.cost.objects) }).toEqual({ query, variables, short: 0 });
    }
    expect(asked.whole).toBe(DOCUMENTS);
    // A test that saw no lists would say nothing: these were full, and some of them as full as they can be.
    expect(asked.objects).toBeGreaterThan(20_000);
    expect(exact.size).toBeGreaterThan(5);
  }, 300_000);
});

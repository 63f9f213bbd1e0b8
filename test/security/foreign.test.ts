import { getNamedType, getNullableType, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema, isCompositeType, isInputObjectType, isListType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromGlobalId, isUuid, toGlobalId } from '../../src/kernel/ids.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';
import type { Who } from './canaries.ts';
import { type Crowd, everyId, makeCrowd } from './crowd.ts';
import { sample } from './inputs.ts';
import { namedIn } from './named.ts';
import { nodeTypes } from './schema.ts';

const world = openWorld();
/** Everybody who asks: one of each role, and some to whom Amina’s rows are somebody else’s. */
const VIEWERS: readonly Who[] = ['visitor', 'amina', 'stranger', 'hiring', 'looking', 'portal', 'readingPortal', 'coordinator', 'otherCoordinator', 'observer', 'administrator'];
/** So many hidden rows of each type are tried. */
const EACH = 3;

/** What an argument names, by its name. */
const NAMES: Readonly<Record<string, string>> = { offerId: 'JobOffer', employerId: 'Employer', candidateId: 'Candidate', graduateId: 'Graduate', actorId: 'Account', subjectId: 'Account', cohortId: 'Cohort', programmeId: 'Programme' };
/** Fields of the root that find a row by its address. */
const BY_SLUG: Readonly<Record<string, readonly [table: string, type: string]>> = { offer: ['offers', 'JobOffer'], employer: ['employers', 'Employer'] };

let crowd: Crowd;
let schema: GraphQLSchema;
let named: Record<string, string>;
/** Rows that are there and that somebody does not see, by who and type. */
const hidden = new Map<Who, Record<string, string[]>>();
/** A row of each type that somebody does see. */
const shown = new Map<Who, Record<string, string>>();

const keyOf = (id: string): string => fromGlobalId(id)!.id;
/** An id of that type, of the same shape, that no row has. */
const unknownLike = (type: string, id: string): string => toGlobalId(type, isUuid(keyOf(id)) ? '01900000-0000-7000-8000-000000000000' : [...keyOf(id)].toReversed().join(''));
const MALFORMED = ['x', '', 'R3JhZHVhdGU', Buffer.from('Graduate:').toString('base64url'), Buffer.from('Nothing:01900000-0000-7000-8000-000000000000').toString('base64url')];

async function look(who: Who, ids: Readonly<Record<string, string[]>>): Promise<void> {
  const [unseen, seen]: [Record<string, string[]>, Record<string, string>] = [{}, {}];
  for (const [type, all] of Object.entries(ids)) {
    if (all.length === 0) continue;
    const { nodes } = await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: all.slice(0, 90) }, crowd.people[who]);
    unseen[type] = all.slice(0, 90).filter((_, at) => nodes[at] === null);
    const found = nodes.find((node: unknown) => node !== null) as { id: string } | undefined;
    if (found) seen[type] = found.id;
  }
  hidden.set(who, unseen);
  shown.set(who, seen);
}

beforeAll(async () => {
  crowd = await makeCrowd(world);
  schema = await makeSchema();
  await index(world);
  named = await namedIn(world, crowd);
  const ids = await everyId(world, crowd);
  for (const who of VIEWERS) await look(who, ids);
}, 240_000);

const some = (who: Who, type: string): readonly string[] => (hidden.get(who)![type] ?? []).slice(0, EACH);

/** All that an answer says, and what it took. Whether there is a row must show in none of it. */
async function heard(who: Who, query: string, variables: object): Promise<{ said: string; statements: number }> {
  const { data, errors, status, statements } = await world.ask(query, variables, crowd.people[who]);
  return { said: JSON.stringify({ status, data, errors }), statements };
}

describe('an id of a row that somebody does not see', () => {
  const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

  it('is to `node` what an id of no row is, byte for byte and statement for statement', async () => {
    const wrong: unknown[] = [];
    let tried = 0;
    for (const who of VIEWERS) {
      for (const type of Object.keys(hidden.get(who)!)) {
        for (const id of some(who, type)) {
          tried += 1;
          const [foreign, unknown] = [await heard(who, NODE, { id }), await heard(who, NODE, { id: unknownLike(type, id) })];
          if (JSON.stringify(foreign) !== JSON.stringify(unknown)) wrong.push({ who, type, foreign, unknown });
        }
      }
      const [nothing, ...rest] = await Promise.all(MALFORMED.map((id) => heard(who, NODE, { id })));
      for (const one of rest) if (one.said !== nothing!.said) wrong.push({ who, nothing, one });
      if (nothing!.said !== (await heard(who, NODE, { id: unknownLike('Graduate', crowd.people.amina.id) })).said) wrong.push({ who, nothing });
    }
    expect(tried).toBeGreaterThan(250);
    expect(wrong).toEqual([]);
  }, 120_000);

  it('is to `nodes` what an id of no row is, among others as alone', async () => {
    const wrong: unknown[] = [];
    for (const who of VIEWERS) {
      const foreign = Object.keys(hidden.get(who)!).flatMap((type) => some(who, type).map((id) => [id, unknownLike(type, id)] as const));
      const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
      const [there, nowhere] = [await heard(who, NODES, { ids: foreign.map(([id]) => id).slice(0, 80) }), await heard(who, NODES, { ids: foreign.map(([, id]) => id).slice(0, 80) })];
      if (there.said !== nowhere.said || there.statements !== nowhere.statements) wrong.push({ who, there, nowhere });
    }
    expect(wrong).toEqual([]);
  });
});

/** An argument, or a part of one, that names a row. */
interface Naming {
  readonly owner: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly arg: string;
  readonly inner: string | null;
  readonly name: string;
}

const isId = (type: GraphQLInputType): boolean => {
  const bare = getNullableType(type);
  return isListType(bare) ? isId(bare.ofType) : String(bare) === 'ID';
};

/** Every argument of the root and of what has an id that names a row; `node` and `nodes` name any. */
const namings = (): Naming[] =>
  [schema.getQueryType()!, ...nodeTypes(schema)].flatMap((owner) => Object.values(owner.getFields()).filter(({ name }) => !['node', 'nodes'].includes(name)).flatMap((field) => field.args.flatMap((arg): Naming[] => {
    const type = getNamedType(arg.type);
    if (isId(arg.type)) return [{ owner, field, arg: arg.name, inner: null, name: arg.name }];
    return isInputObjectType(type) ? Object.values(type.getFields()).filter((one) => isId(one.type)).map((one) => ({ owner, field, arg: arg.name, inner: one.name, name: one.name })) : [];
  })));

/** The field asked with that id, and everything else that it needs filled in; from a row of its type that the viewer sees. */
function asked({ owner, field, arg, inner }: Naming, who: Who, id: string): { query: string; variables: Record<string, unknown> } | null {
  const root = owner === schema.getQueryType();
  const row = root ? null : shown.get(who)![owner.name];
  if (!root && !row) return null;
  const given = field.args.filter((one) => one.name === arg || String(one.type).endsWith('!'));
  const variables: Record<string, unknown> = Object.fromEntries(given.map((one) => [one.name, sample(one.type, one.name, { ids: named }, [arg])]));
  if (inner) variables[arg] = { ...(variables[arg] as object), [inner]: id };
  else variables[arg] = id;
  if (field.name === 'match') variables.offerId ??= named.offerId;
  const inside = `${field.name}(${given.map((one) => `${one.name}: $${one.name}`).join(', ')}) ${isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''}`;
  const head = given.map((one) => `$${one.name}: ${String(one.type)}`).join(', ');
  return { query: `query (${head}) { ${root ? inside : `node(id: "${row}") { ... on ${owner.name} { ${inside} } }`} }`, variables };
}

describe('a field that names a row', () => {
  it('is one that the test knows what it names', () => {
    expect(namings().length).toBeGreaterThan(5);
    expect(namings().filter(({ name }) => !(name in NAMES) && !(name.replace(/s$/, '') in NAMES)).map(({ owner, field, name }) => `${owner.name}.${field.name}(${name})`)).toEqual([]);
  });

  it('answers for a row that the viewer does not see as for none, byte for byte and statement for statement', async () => {
    const wrong: unknown[] = [];
    let tried = 0;
    for (const naming of namings()) {
      const type = NAMES[naming.name] ?? NAMES[naming.name.replace(/s$/, '')]!;
      for (const who of VIEWERS) {
        for (const id of some(who, type)) {
          const [one, other, bad] = [asked(naming, who, id), asked(naming, who, unknownLike(type, id)), asked(naming, who, 'x')];
          if (!one || !other || !bad) continue;
          tried += 1;
          const [foreign, unknown, malformed] = [await heard(who, one.query, one.variables), await heard(who, other.query, other.variables), await heard(who, bad.query, bad.variables)];
          if (JSON.stringify(foreign) !== JSON.stringify(unknown) || foreign.said !== malformed.said) wrong.push({ field: naming.field.name, name: naming.name, who, foreign, unknown, malformed });
        }
      }
    }
    expect(tried).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  }, 120_000);

  it.each(Object.entries(BY_SLUG))('%s: the address of a row that the viewer does not see is that of none', async (field, [table, type]) => {
    const slugs = new Map<string, string>((await crowd.sql(`select id, slug from ${table}`)).map(({ id, slug }: { id: string; slug: string }) => [toGlobalId(type, id), slug]));
    const wrong: unknown[] = [];
    let tried = 0;
    for (const who of VIEWERS) {
      for (const id of hidden.get(who)![type] ?? []) {
        tried += 1;
        const query = `query ($slug: String!) { ${field}(slug: $slug) { id } }`;
        const [foreign, unknown] = [await heard(who, query, { slug: slugs.get(id) }), await heard(who, query, { slug: 'no-such-address' })];
        if (JSON.stringify(foreign) !== JSON.stringify(unknown)) wrong.push({ who, slug: slugs.get(id), foreign, unknown });
      }
    }
    expect(tried).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });
});

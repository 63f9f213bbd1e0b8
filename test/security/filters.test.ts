import fc from 'fast-check';
import { getNamedType, getNullableType, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';
import type { Who } from './canaries.ts';
import { type Crowd, everyId, makeCrowd } from './crowd.ts';
import { behind, isConnection, nodeTypes } from './schema.ts';

const world = openWorld();
const VIEWERS: readonly Who[] = ['visitor', 'amina', 'hiring', 'looking', 'portal', 'coordinator', 'trainer', 'administrator'];
const FILTERS = Number(process.env.FILTERS ?? 6);
const SEED = 20_261_124;

/** Arguments that say which page, and not which rows. */
const PAGE = ['first', 'after'];
/** Words that a filter's field takes, by a part of its name, and for the others some that mean something and some that mean nothing. */
const WORDS: readonly (readonly [of: RegExp, words: readonly string[]])[] = [
  [/place|country|region/i, ['MA-OUJ', 'MA', 'MA-BER', 'FR']], [/skill/i, ['react', 'javascript', 'python']], [/language/i, ['fr', 'en']], [/currency/i, ['MAD', 'EUR']],
  [/./, ['Amina', 'Draft', 'Zirconify', 'x', '%', '', 'Développeuse', 'web', "' or 1=1 --", 'react Oujda']],
];

let crowd: Crowd;
let schema: GraphQLSchema;
let ids: Record<string, string[]>;

/** One or two of some fields, each with a value: of more, one is nearly always refused. */
const fewOf = (fields: readonly { name: string; type: GraphQLInputType }[]): fc.Arbitrary<unknown> => {
  const needed = fields.filter((field) => isNonNullType(field.type));
  const free = fields.filter((field) => !needed.includes(field));
  return fc.subarray(free, { minLength: needed.length > 0 ? 0 : 1, maxLength: Math.min(2, free.length) }).chain((some) => fc.record(Object.fromEntries([...needed, ...some].map((field) => [field.name, values(field.type, field.name)]))));
};

/** Values of an argument’s type: of an input one or two of its fields, of a list a few. */
function values(type: GraphQLInputType, name: string): fc.Arbitrary<unknown> {
  const bare = getNullableType(type);
  if (isListType(bare)) return fc.array(values(bare.ofType, name), { minLength: 1, maxLength: 2 });
  if (isEnumType(bare)) return fc.constantFrom(...bare.getValues().map(({ name }) => name));
  if (isInputObjectType(bare)) return fewOf(Object.values(bare.getFields()));
  const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    Int: fc.constantFrom(0, 1, 2, 5, 30, 100), Float: fc.constantFrom(0, 0.5, 0.9), Boolean: fc.boolean(), ID: fc.constantFrom(...Object.values(ids).flat(), 'x'),
    Date: fc.constantFrom('2026-01-01', '2026-12-31', '2030-01-01'), DateTime: fc.constantFrom('2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z'), Decimal: fc.constantFrom('0', '5000.00', '100000'),
  };
  return scalars[String(bare)] ?? fc.constantFrom(...WORDS.find(([of]) => of.test(name))![1]);
}

/** A list that can be narrowed or ordered. */
interface List {
  readonly owner: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly narrowing: readonly GraphQLArgument[];
}
const lists = (): List[] =>
  [schema.getQueryType()!, ...nodeTypes(schema)].flatMap((owner) => Object.values(owner.getFields()).filter((field) => isConnection(getNamedType(field.type))).flatMap((field) => {
    const narrowing = field.args.filter(({ name }) => !PAGE.includes(name));
    return narrowing.length > 0 ? [{ owner, field, narrowing }] : [];
  }));

/** What a row is known by: its id, or those of what it leads to. */
function identity(type: GraphQLObjectType): string {
  if (type.getFields().id) return 'id';
  return Object.values(type.getFields()).flatMap((field) => {
    const next = getNamedType(field.type);
    return isObjectType(next) && next.getFields().id && !isListType(getNullableType(field.type)) && field.args.length === 0 ? [`${field.name} { id }`] : [];
  }).join(' ');
}

/** A page of a list; null where it is refused. */
async function page({ owner, field }: List, who: Who, row: string | null, given: Readonly<Record<string, unknown>>): Promise<{ rows: string[]; next: string | null } | null> {
  const known = field.args.filter(({ name }) => name in given);
  const args = ['first: 100', ...known.map(({ name }) => `${name}: $${name}`)].join(', ');
  const inner = `${field.name}(${args}) { nodes { ${identity(behind(field) as GraphQLObjectType)} } pageInfo { hasNextPage endCursor } }`;
  const head = known.length > 0 ? `(${known.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : '';
  const { data, errors } = await world.ask(`query ${head} { ${row === null ? inner : `node(id: "${row}") { ... on ${owner.name} { ${inner} } }`} }`, given, crowd.people[who]);
  expect(errors.filter((error) => !['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED'].includes(String(error.extensions.code)))).toEqual([]);
  const found = row === null ? data?.[field.name] : data?.node?.[field.name];
  return found ? { rows: found.nodes.map((node: unknown) => JSON.stringify(node)), next: found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null } : null;
}

/** Every row of a list that is not narrowed. */
async function all(list: List, who: Who, row: string | null): Promise<Set<string> | null> {
  const rows = new Set<string>();
  for (let after: string | null = null; ;) {
    const found: Awaited<ReturnType<typeof page>> = await page(list, who, row, after === null ? {} : { after });
    if (!found) return null;
    for (const one of found.rows) rows.add(one);
    if (found.next === null) return rows;
    after = found.next;
  }
}

beforeAll(async () => {
  crowd = await makeCrowd(world);
  await index(world);
  schema = await makeSchema();
  ids = await everyId(world, crowd);
}, 240_000);

describe('a list that is narrowed or put in order', () => {
  it('answers with rows that it has without: no filter lifts what hides a row', async () => {
    const more: unknown[] = [];
    const compared = new Map<string, number>();
    let draws = 0;
    for (const list of lists()) {
      const label = `${list.owner.name}.${list.field.name}`;
      for (const who of VIEWERS) {
        for (const row of list.owner === schema.getQueryType() ? [null] : (ids[list.owner.name] ?? []).slice(0, 3)) {
          const whole = await all(list, who, row);
          if (whole === null) continue;
          const filters = fc.sample(fewOf(list.narrowing) as fc.Arbitrary<Record<string, unknown>>, { numRuns: FILTERS, seed: SEED + (draws += 1) });
          for (const filter of filters) {
            const some = await page(list, who, row, filter);
            if (some === null) continue;
            compared.set(label, (compared.get(label) ?? 0) + 1);
            const beyond = some.rows.filter((one) => !whole.has(one));
            if (beyond.length > 0) more.push({ label, who, filter: JSON.stringify(filter), beyond });
          }
        }
      }
    }
    expect(more.slice(0, 5)).toEqual([]);
    expect([...compared.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(500);
    expect(lists().map(({ owner, field }) => `${owner.name}.${field.name}`).filter((label) => !compared.has(label))).toEqual([]);
  }, 300_000);
});

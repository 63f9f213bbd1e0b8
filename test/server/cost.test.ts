import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery, type GraphQLSchema, isObjectType, type OperationDefinitionNode, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAGE_DEFAULT, PAGE_MOST } from '../../src/kernel/paging.ts';
import { projectRoot } from '../../src/kernel/project-root.ts';
import { isPlainList } from '../../src/server/cost/bounded-lists.ts';
import { costsOf } from '../../src/server/cost/cost.ts';
import { AT_MOST, atMost, isOfPage } from '../../src/server/cost/cost.lists.ts';
import { COUNT_FIELDS, OBJECTS_MOST, pointsOf, SEARCH_FIELDS, WHOLE_FIELDS } from '../../src/server/cost/cost.weights.ts';
import { makeSchema } from '../../src/server/schema.ts';

let schema: GraphQLSchema;
let costs: ReturnType<typeof costsOf>;
beforeAll(async () => {
  schema = await makeSchema();
  costs = costsOf(schema);
});

const operationsIn = (document: string, variables: object = {}) => {
  const parsed = parse(document);
  return parsed.definitions.filter((one): one is OperationDefinitionNode => one.kind === 'OperationDefinition').map((operation) => costs(parsed, operation, variables as Record<string, unknown>));
};
const objects = (document: string, variables: object = {}): number => operationsIn(document, variables)[0]!.objects;
const extra = (document: string, variables: object = {}): number => operationsIn(document, variables)[0]!.extra;

/** A connection, and what it holds for each row. */
const page = (rows: number, row: number): number => 1 + rows * row;

describe('the objects of an operation', () => {
  it.each<[string, string, object, number]>([
    ['nothing but a name', '{ __typename }', {}, 0],
    ['one object', '{ place(code: "MA") { name } }', {}, 1],
    ['a page of as many rows as nobody said', '{ places { nodes { code } } }', {}, page(PAGE_DEFAULT, 1)],
    ['a page of as many rows as a literal says', '{ places(first: 7) { nodes { code } } }', {}, page(7, 1)],
    ['a page of as many rows as a variable says', 'query ($n: Int) { places(first: $n) { nodes { code } } }', { n: 7 }, page(7, 1)],
    ['a variable that is not given', 'query ($n: Int) { places(first: $n) { nodes { code } } }', {}, page(PAGE_DEFAULT, 1)],
    ['a variable with a default', 'query ($n: Int = 30) { places(first: $n) { nodes { code } } }', {}, page(30, 1)],
    ['a variable with a default, over which null is said', 'query ($n: Int = 30) { places(first: $n) { nodes { code } } }', { n: null }, page(PAGE_DEFAULT, 1)],
    ['null', '{ places(first: null) { nodes { code } } }', {}, page(PAGE_DEFAULT, 1)],
    ['a page of less than none', '{ places(first: -5) { nodes { code } } }', {}, page(1, 1)],
    ['a page of none', 'query ($n: Int) { places(first: $n) { nodes { code } } }', { n: 0 }, page(1, 1)],
    ['a huge page', 'query ($n: Int) { places(first: $n) { nodes { code } } }', { n: 2_000_000_000 }, page(PAGE_MOST, 1)],
    ['a page of a text', 'query ($n: Int) { places(first: $n) { nodes { code } } }', { n: '3' }, page(PAGE_MOST, 1)],
    ['edges count with their nodes', '{ places(first: 7) { edges { cursor node { code } } } }', {}, page(7, 2)],
    ['edges and nodes both', '{ places(first: 7) { edges { cursor } nodes { code } } }', {}, page(7, 2)],
    ['what stands beside the rows is there once', '{ places(first: 7) { pageInfo { endCursor } totalCount } }', {}, 2],
    ['pages of pages multiply', '{ employers(first: 3) { nodes { offers(first: 5) { nodes { id } } } } }', {}, page(3, 1 + page(5, 1))],
    ['a plain list counts the most it can hold', '{ offer(slug: "x") { places { code } } }', {}, 1 + AT_MOST['JobOffer.places']!],
    ['a plain list counts what is asked of it', '{ offer(slug: "x") { places(first: 2) { code } } }', {}, 3],
    ['nobody gets more of a plain list by asking', '{ offer(slug: "x") { places(first: 900) { code } } }', {}, 1 + AT_MOST['JobOffer.places']!],
    ['lists in lists', '{ offer(slug: "x") { mustHaves(first: 4) { alternatives(first: 3) { skill { slug } } } } }', {}, 1 + 4 * (1 + 3 * 2)],
    ['ids that stand there', '{ nodes(ids: ["a", "b", "c"]) { id } }', {}, 3],
    ['ids of a variable', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] }, 2],
    ['ids with a variable among them', 'query ($id: ID!) { nodes(ids: ["a", $id]) { id } }', { id: 'b' }, 2],
    ['one id where a list is asked', '{ nodes(ids: "a") { id } }', {}, 1],
    ['too many ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 500 }, () => 'a') }, PAGE_MOST],
    ['aliases count each', '{ a: place(code: "MA") { name } b: place(code: "MA-02") { name } }', {}, 2],
    ['a field that is asked twice counts twice', '{ place(code: "MA") { name } place(code: "MA") { code } }', {}, 2],
    ['a fragment is counted where it is spread', '{ places(first: 7) { nodes { ...P } } } fragment P on Place { parent { code } }', {}, page(7, 2)],
    ['a fragment of a page takes its rows from where it is spread', 'query { a: places(first: 2) { ...P } b: places(first: 5) { ...P } } fragment P on PlaceConnection { nodes { code } }', {}, page(2, 1) + page(5, 1)],
    ['an inline fragment', '{ places(first: 7) { nodes { ... on Place { parent { code } } ... { parent { name } } } } }', {}, page(7, 3)],
    ['of an interface the dearest type counts', '{ node(id: "x") { ... on Place { parent { code } } ... on Employer { offers(first: 9) { nodes { id } } } ... on JobOffer { employer { id } } } }', {}, 1 + page(9, 1)],
    ['a fragment on an interface holds for each type', '{ node(id: "x") { ...N } } fragment N on Node { ... on Employer { place { code } } }', {}, 2],
    ['what is left out by a constant is not counted', '{ place(code: "MA") @skip(if: true) { name } places(first: 7) @include(if: false) { nodes { code } } ... @skip(if: true) { centre(slug: "x") { id } } }', {}, 0],
    ['what a variable leaves out is counted', 'query ($no: Boolean!) { place(code: "MA") @include(if: $no) { name } }', { no: false }, 1],
    ['a constant that leaves nothing out', '{ place(code: "MA") @skip(if: false) @include(if: true) { name } }', {}, 1],
    ['as many results as offers are sent', 'mutation ($input: UpsertOffersInput!) { upsertOffers(input: $input) { results { offer { id } } } }', { input: { employerId: 'x', items: [{}, {}, {}] } }, 1 + 3 * 2],
    ['as many results as offers are sent by a variable inside a literal', 'mutation ($items: [OfferItemInput!]!) { upsertOffers(input: { employerId: "x", items: $items }) { results { offer { id } } } }', { items: [{}, {}] }, 1 + 2 * 2],
    ['faults', 'mutation { signOut { userErrors { code } } }', {}, 1 + 50],
  ])('%s', (_, document, variables, expected) => {
    expect(objects(document, variables)).toBe(expected);
  });

  it('is of the operation that is run, not of the document', () => {
    expect(operationsIn('query A { place(code: "MA") { name } } query B { places(first: 7) { nodes { ...P } } } fragment P on Place { parent { code } }').map((asked) => asked.objects)).toEqual([1, page(7, 2)]);
  });

  it('is worked out once for a document, and anew for other variables', () => {
    const document = parse('query ($n: Int) { places(first: $n) { nodes { parent { code } } } }');
    const ask = (n: number) => costs(document, document.definitions[0] as OperationDefinitionNode, { n }).objects;
    expect([ask(3), ask(50), ask(3)]).toEqual([page(3, 2), page(50, 2), page(3, 2)]);
  });

  it('of the explorer’s introspection fits in the limit, and of one that multiplies itself does not', () => {
    const whole = objects(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true, directiveIsRepeatable: true }));
    expect(whole).toBeGreaterThan(500);
    expect(whole).toBeLessThan(2500);
    const nested = (depth: number): string => (depth === 0 ? 'name' : `fields { type { ${nested(depth - 1)} } args { type { name } } }`);
    expect(objects(`{ __schema { types { ${nested(5)} } } }`)).toBeGreaterThan(OBJECTS_MOST);
  });
});

describe('the points of an operation', () => {
  it.each<[string, string, object, number]>([
    ['a search', '{ searchOffers(first: 3) { nodes { id } } }', {}, 10],
    ['a search for each row', 'query ($n: Int) { offers(first: $n) { nodes { candidates(first: 1) { nodes { score } } } } }', { n: 7 }, 70],
    ['a change', 'mutation { signOut { endedSessions } }', {}, 5],
    ['changes under aliases', 'mutation { a: signOut { endedSessions } b: signOut { endedSessions } }', {}, 10],
    ['changes in a fragment', 'mutation { ...C } fragment C on Mutation { signOut { endedSessions } }', {}, 5],
    ['a change that reads a text', 'mutation ($input: ImportPostingInput!) { importPosting(input: $input) { offer { id } } }', {}, 15],
    ['looking up', '{ offers(first: 3) { nodes { id } } }', {}, 0],
    ['counting a list', '{ a: offers(first: 1) { totalCount } b: offers(first: 1) { totalCount } }', {}, 4],
    ['counting what a person or an employer has', '{ viewer { graduate { applications(first: 3) { totalCount } } } }', {}, 0],
    ['counting a list for each row', '{ employers(first: 7) { nodes { offers(first: 1) { totalCount } } } }', {}, 14],
  ])('%s', (_, document, variables, expected) => {
    expect(extra(document, variables)).toBe(expected);
  });

  it('one, and one for each ten objects begun', () => {
    expect([0, 1, 10, 11, OBJECTS_MOST].map((count) => pointsOf(count, 0))).toEqual([1, 2, 2, 3, 501]);
  });

  it('name only fields that there are', () => {
    const missing = [...SEARCH_FIELDS, ...WHOLE_FIELDS, ...COUNT_FIELDS].filter((name) => {
      const [type = '', field = ''] = name.split('.');
      const found = schema.getType(type);
      return !isObjectType(found) || !(field in found.getFields());
    });
    expect(missing).toEqual([]);
  });
});

describe('every list of objects', () => {
  const lists = () =>
    Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__')).flatMap((type) => Object.values((type as { getFields(): Record<string, any> }).getFields()).filter(isPlainList).map((field) => ({ type: type.name, field })));

  it('says the most it holds, and no list is said that there is not', () => {
    const plain = lists().filter(({ type, field }) => !isOfPage(type, field.name));
    expect(plain.filter(({ type, field }) => atMost(type, field.name) === null).map(({ type, field }) => `${type}.${field.name}`)).toEqual([]);
    const there = new Set(lists().map(({ type, field }) => `${type}.${field.name}`));
    expect(Object.keys(AT_MOST).filter((name) => !there.has(name))).toEqual([]);
  });

  it('that is a page has a first at every field that leads to it', () => {
    const pages = new Set(lists().filter(({ type, field }) => isOfPage(type, field.name) && type !== 'UpsertOffersPayload' && type !== 'InviteLearnersPayload').map(({ type }) => type));
    const leading = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type)).flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, to: String(field.type).replaceAll(/[[\]!]/g, ''), first: field.args.some(({ name }) => name === 'first') })));
    expect(leading.filter(({ to, first }) => pages.has(to) && !first).map(({ name }) => name)).toEqual([]);
  });
});

describe('working it out', () => {
  it('takes no longer for fragments that double themselves, by name or by alias', () => {
    const doubling = Array.from({ length: 40 }, (_, at) => `fragment F${at} on Place { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`).join(' ');
    const started = performance.now();
    expect(objects(`{ place(code: "MA") { ...F0 } } ${doubling} fragment F40 on Place { code }`)).toBe(2 ** 41 - 1);
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('ends where fragments go in a circle', () => {
    expect(objects('{ place(code: "MA") { ...A } } fragment A on Place { parent { ...B } } fragment B on Place { parent { ...A } }')).toBe(3);
  });

  it('stays a number however often lists multiply', () => {
    const deep = (depth: number): string => (depth === 0 ? 'id' : `employer { offers(first: 100) { nodes { ${deep(depth - 1)} } } }`);
    expect(objects(`{ offer(slug: "x") { ${deep(150)} } }`)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('what is written of it', () => {
  it('is worked out of the documents that stand there', () => {
    const doc = readFileSync(join(projectRoot, 'docs/cost.md'), 'utf8');
    const examples = [...doc.matchAll(/```graphql\n(.*?)```\n+([\d,]+) objects, ([\d,]+) points/gs)];
    expect(examples.length).toBeGreaterThanOrEqual(4);
    const figure = (text: string) => Number(text.replaceAll(',', ''));
    for (const [, document = '', asked = '', points = ''] of examples) {
      expect(validate(schema, parse(document))).toEqual([]);
      const [found] = operationsIn(document);
      expect([document, found!.objects, pointsOf(found!.objects, found!.extra)]).toEqual([document, figure(asked), figure(points)]);
    }
    for (const field of [...SEARCH_FIELDS, ...WHOLE_FIELDS, ...COUNT_FIELDS]) expect(doc).toContain(`\`${field}\``);
  });

  it('leaves every example of ours within the limit', () => {
    const folder = join(projectRoot, 'examples');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.graphql'))) {
      for (const asked of operationsIn(readFileSync(join(folder, file), 'utf8'))) expect([file, asked.objects <= OBJECTS_MOST]).toEqual([file, true]);
    }
  });
});

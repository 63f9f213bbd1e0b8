import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { breaksOf, earlyRemovals, readReleased, shortNotices, untoldBreaks, vagueDeprecations } from './breaks.ts';

const fileOf = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const present = buildSchema(fileOf('schema.graphql'));
const released = readReleased(fileOf('docs/released.graphql'));

describe('the graph since its last release', () => {
  it('breaks nothing that the changelog does not tell under "Unreleased"', async () => {
    expect(untoldBreaks(await breaksOf(released.schema, present), fileOf('CHANGELOG.md'))).toEqual([]);
  });

  it('has lost nothing before the day that its deprecation named', () => {
    expect(earlyRemovals(released.schema, present, new Date().toISOString().slice(0, 10))).toEqual([]);
  });

  it('deprecates with what instead and a day, 90 days after the release at the soonest', () => {
    expect(vagueDeprecations(present)).toEqual([]);
    expect(shortNotices(released.schema, released.day, present)).toEqual([]);
  });

  it('is compared with a release that the changelog knows', () => {
    expect(fileOf('CHANGELOG.md')).toMatch(new RegExp(`^## ${released.version.replaceAll('.', '\\.')}, ${released.day}$`, 'm'));
  });
});

describe('the comparison', () => {
  const was = buildSchema('type Query { offers(city: String): [String!]  pay: Int @deprecated(reason: "Use `wage`; gone after 2026-12-01.")  wage: Int } enum Kind { ONE TWO }');
  const is = (text: string) => buildSchema(text);

  it('finds a field that is gone, an argument that is gone or asked for, and a value that is gone', async () => {
    const changed = is('type Query { offers(place: String!): [String!] } enum Kind { ONE }');
    const told = untoldBreaks(await breaksOf(was, changed), '## Unreleased\n\n- Offers by place.\n');
    expect(told.map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['Query.pay', 'Query.wage', 'Query.offers', 'Kind.TWO']));
  });

  it('takes a line that is marked and names it, and no other', async () => {
    const breaks = await breaksOf(was, is('type Query { offers(city: String): [String!]  wage: Int } enum Kind { ONE TWO }'));
    expect(breaks).toHaveLength(1);
    const untold = (changelog: string): number => untoldBreaks(breaks, changelog).length;
    expect(untold('## Unreleased\n\n- **Breaking:** `Query.pay` is gone.\n\n## 0.1.0, 2026-01-01\n')).toBe(0);
    expect(untold('## Unreleased\n\n- `Query.pay` is gone.\n')).toBe(1);
    expect(untold('## Unreleased\n\n- **Breaking:** other things.\n- `Query.pay` is nicer.\n')).toBe(1);
    expect(untold('## Unreleased\n\n## 0.1.0, 2026-01-01\n\n- **Breaking:** `Query.pay` is gone.\n')).toBe(1);
  });

  it('lets go what was deprecated, from its day on', () => {
    const without = is('type Query { offers(city: String): [String!]  wage: Int } enum Kind { ONE TWO }');
    expect([earlyRemovals(was, without, '2026-11-30'), earlyRemovals(was, without, '2026-12-01')]).toEqual([['Query.pay'], []]);
    expect(earlyRemovals(was, is('type Query { offers: [String!]  pay: Int  wage: Int } enum Kind { ONE TWO }'), '2027-01-01')).toEqual(['Query.offers.city']);
  });

  it('finds a deprecation that says no day, nothing instead, or too near a day', () => {
    const vague = (reason: string) => vagueDeprecations(is(`type Query { pay: Int @deprecated(reason: ${JSON.stringify(reason)}) }`));
    expect([vague('Use `wage`; gone after 2027-03-01.'), vague('Use `wage`.'), vague('Old; gone after 2027-03-01.')]).toEqual([[], ['Query.pay'], ['Query.pay']]);
    const from = is('type Query { pay: Int }');
    const gone = (day: string) => shortNotices(from, '2026-11-24', is(`type Query { pay: Int @deprecated(reason: "Use \`wage\`; gone after ${day}.") }`));
    expect([gone('2027-02-21'), gone('2027-02-22')]).toEqual([['Query.pay'], []]);
  });
});

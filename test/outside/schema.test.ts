import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Configuration } from 'graphql-schema-linter/lib/configuration.js';
import { validateSchemaDefinition } from 'graphql-schema-linter/lib/validator.js';
import { describe, expect, it } from 'vitest';

const schema = readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8');

/** What the linter would like otherwise, and why it stays. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'enum-values-sorted-alphabetically: SheetEncoding': 'schema.graphql is sorted as graphql-js sorts, digits by their number (UTF_8 before UTF_16); to clients the order means nothing',
};

/** What graphql-schema-linter finds, with every rule it has: descriptions, names, order, Relay's connections and page info. */
function faultsOf(definition: string): string[] {
  const configuration = new Configuration({ definition });
  return validateSchemaDefinition({ definition }, configuration.getRules(), configuration).map((fault) => `${fault.ruleName}: ${/`(\w+(?:\.\w+)?)`/.exec(fault.message)?.[1] ?? fault.message}`);
}

describe('the schema, by graphql-schema-linter', () => {
  it('has nothing that is not named here', () => {
    expect(faultsOf(schema)).toEqual(Object.keys(OTHERWISE));
  });

  it.each([
    ['a connection without page info', /(type JobOfferConnection \{)[^}]*\}/, '$1 "Edges." edges: [JobOfferEdge!]! }', 'relay-connection-types-spec: JobOfferConnection'],
    ['a description that is gone', /"""An open or closed position[^"]*"""\s*(?=type JobOffer )|"""[^"]*"""\s*(?=type JobOffer )/, '', 'types-have-descriptions: JobOffer'],
    ['a list without a cursor', /(\n {2}offers\([^)]*?)"""[^"]*"""\s+after: String\n/, '$1', 'relay-connection-arguments-spec'],
  ])('is looked at: %s is found', (_, part, instead, fault) => {
    const broken = schema.replace(part, instead);
    expect(broken).not.toBe(schema);
    expect(faultsOf(broken).some((one) => one.startsWith(fault))).toBe(true);
  });
});

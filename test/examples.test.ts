import { parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadExamples } from '../src/server/explorer.ts';
import { makeSchema } from '../src/server/schema.ts';
import { limitRules } from '../src/server/limits.ts';
import { roads } from '../src/server/tour/roads.ts';

describe('the documents we show', () => {
  it('are valid in the explorer, and within the limits', async () => {
    const examples = await loadExamples();
    expect(examples.length).toBeGreaterThanOrEqual(8);
    const schema = await makeSchema();
    for (const { name, query } of examples) expect([name, validate(schema, parse(query), [...specifiedRules, ...limitRules]).map((error) => error.message)]).toEqual([name, []]);
  });

  it('are valid in the tours', async () => {
    const schema = await makeSchema();
    for (const { title, query } of Object.values(roads).flatMap(({ steps }) => steps)) expect([title, validate(schema, parse(query), [...specifiedRules, ...limitRules]).map((error) => error.message)]).toEqual([title, []]);
  });
});

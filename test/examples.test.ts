import { parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadExamples } from '../src/server/explorer.ts';
import { RATES } from '../src/server/cost/rates.ts';
import { makeSchema } from '../src/server/schema.ts';
import { limitRules } from '../src/server/edge/limits.ts';
import { roads } from '../src/server/tour/roads.ts';
import { openWorld } from './harness/world.ts';

const world = openWorld();

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

  it('cost a visitor no more than a full bucket holds', async () => {
    for (const { name, query, variables } of await loadExamples()) {
      const answer = await world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ query, variables }) });
      const { requested } = answer.json().extensions.cost;
      expect([name, requested > 0, requested <= RATES.stranger.holds]).toEqual([name, true, true]);
    }
  });
});

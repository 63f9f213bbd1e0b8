import { type AuditResult, serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const SIMPLE_GET = 'a GET that a page of any other site could make a browser send is refused (CSRF); with content-type or apollo-require-preflight it is answered';
const COUNTS = 'a refused operation is an HTTP fault, so that load balancers, logs and limits count it without reading the body; the body is the same';

/** What the audits would like otherwise, and why it stays. */
const OTHERWISE: Readonly<Record<string, readonly [AuditResult['status'], reason: string]>> = {
  '5A70': ['notice', SIMPLE_GET],
  'D6D5': ['notice', SIMPLE_GET],
  '6A70': ['notice', SIMPLE_GET],
  '572B': ['warn', COUNTS],
  'FDE2': ['warn', COUNTS],
  '7B9B': ['warn', COUNTS],
};

describe('GraphQL over HTTP, by the audits of graphql-http', () => {
  // The address is known only once the world stands, so the audits get it with each request.
  const audits = serverAudits({ url: 'http://service/graphql', fetchFn: async (url: string, init: RequestInit) => fetch(url.replace('http://service', await world.listen()), init) });

  it('are there at all, those with an exception too', () => {
    expect(audits.length).toBeGreaterThan(50);
    expect(Object.keys(OTHERWISE).filter((id) => !audits.some((audit) => audit.id === id))).toEqual([]);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (id, _, audit) => {
    const result = await audit.fn();
    expect([result.status, 'reason' in result ? result.reason : '']).toEqual(OTHERWISE[id] ? [OTHERWISE[id][0], 'Response status code is not 200'] : ['ok', '']);
  });

  it('answers a GET all the same where it says that it is no page of another site', async () => {
    const answer = await fetch(`${await world.listen()}/graphql?query=${encodeURIComponent('{ __typename }')}`, { headers: { 'apollo-require-preflight': '1' } });
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ data: { __typename: 'Query' } })]);
  });
});

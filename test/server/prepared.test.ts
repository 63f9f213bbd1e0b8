import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from 'pg';
import { preparingClient } from '../../src/server/prepared.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
let client: Client;
const kept = async (): Promise<string[]> => ((await client.query('select statement from pg_prepared_statements', [])) as { rows: { statement: string }[] }).rows.map(({ statement }) => statement);
const send = async (text: string, ...values: unknown[]): Promise<unknown[]> => ((await client.query(text, values)) as { rows: unknown[] }).rows;

beforeAll(async () => {
  client = new (preparingClient())({ connectionString: world.databaseUrl });
  await client.connect();
});
afterAll(() => client.end());

describe('a connection', () => {
  it('keeps a statement prepared that is sent often, and answers it the same', async () => {
    const often = 'select $1::int + 1 as more';
    for (let sent = 0; sent < 30; sent += 1) expect(await send(often, sent)).toEqual([{ more: sent + 1 }]);
    expect(await kept()).toContain(often);
  });

  it('keeps none that is rare, none that writes, and none without values of its own', async () => {
    const [rare, writes] = ['select $1::int + 2 as more', 'update accounts set name = $1 where false'];
    for (let sent = 0; sent < 3; sent += 1) await send(rare, sent);
    for (let sent = 0; sent < 30; sent += 1) await send(writes, 'nobody');
    for (let sent = 0; sent < 30; sent += 1) await client.query('select 3 as three');
    for (const statement of [rare, writes, 'select 3 as three']) expect(await kept()).not.toContain(statement);
  });

  it('sees what was changed since it planned', async () => {
    const counting = 'select count(*)::int as people from accounts where name = $1';
    for (let sent = 0; sent < 30; sent += 1) expect(await send(counting, 'Somebody new')).toEqual([{ people: 0 }]);
    await world.person('Somebody new', 'GRADUATE');
    expect(await send(counting, 'Somebody new')).toEqual([{ people: 1 }]);
    expect(await kept()).toContain(counting);
  });
});

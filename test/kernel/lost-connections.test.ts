import { Client } from 'pg';
import { expect, it } from 'vitest';
import { transact } from '../../src/kernel/transact.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

it('a transaction whose connection dies gives its place in the pool back', async () => {
  const places = 10;
  const other = new Client({ connectionString: world.databaseUrl });
  await other.connect();
  const cut = () => other.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'jisr'`);
  const waiting = Array.from({ length: places }, () =>
    transact(world.context(), async (tx) => {
      await tx.em.execute('select 1');
      await new Promise((resolve) => void setTimeout(resolve, 300));
      await tx.em.execute('select 1');
    }).then(() => 'committed', () => 'lost'),
  );
  await new Promise((resolve) => void setTimeout(resolve, 150));
  await cut();
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: places }, () => 'lost'));
  const later = await Promise.race([
    Promise.all(Array.from({ length: places }, () => transact(world.context(), (tx) => tx.em.execute('select 1')))).then((all) => all.length),
    new Promise((resolve) => void setTimeout(resolve, 3000, 'no place left').unref()),
  ]);
  await other.end();
  expect(later).toBe(places);
});

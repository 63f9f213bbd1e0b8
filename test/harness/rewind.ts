import type { World } from './world.ts';

/** The map and the taxonomy: large, and what is asked between hardly touches them. They are not put back. */
const LARGE = ['places', 'skills', 'skill_aliases', 'skill_links', 'reference_imports', 'mikro_orm_migrations'];

/**
 * Keeps what a world's tables hold now. The function it gives puts that back: each table that changed since, at once and past
 * every constraint, as if nothing had been asked in between. Jobs and documents of the index are left as they are.
 */
export async function keep(world: World): Promise<() => Promise<void>> {
  const run = <R = unknown>(statement: string): Promise<R[]> => world.app.orm.em.fork().getConnection().execute<R[]>(statement);
  const columns = await run<{ name: string; list: string }>(`select table_name as name, string_agg('"' || column_name || '"', ', ') as list from information_schema.columns
    join pg_tables on tablename = table_name and schemaname = 'public' where table_schema = 'public' and is_generated = 'NEVER' group by 1`);
  const tables = columns.filter(({ name }) => !LARGE.includes(name));
  await run('create schema kept');
  for (const { name, list } of tables) await run(`create table kept."${name}" as select ${list} from public."${name}"`);
  const back = tables.map(({ name, list }) => `if exists (select ${list} from public."${name}" except select * from kept."${name}") or exists (select * from kept."${name}" except select ${list} from public."${name}") then
    delete from public."${name}"; insert into public."${name}" (${list}) select * from kept."${name}"; end if;`);
  await run(`create function kept.rewind() returns void language plpgsql set session_replication_role = replica as $$ begin ${back.join('\n')} end $$`);
  return async () => void (await run('select kept.rewind()'));
}

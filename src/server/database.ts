import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type { CompiledQuery, QueryResult } from 'kysely';
import { join } from 'node:path';
import { entities } from './entities.ts';
import { projectRoot } from '../kernel/project-root.ts';
import { isOutage } from './outage.ts';
import { preparingClient } from './prepared.ts';

/** A connection as Kysely drives it. */
interface Driven {
  executeQuery(query: CompiledQuery, ...rest: unknown[]): Promise<QueryResult<unknown>>;
}

/**
 * Kysely 0.29 gives a connection back to the pool only once ROLLBACK was answered, so that each transaction whose connection dies
 * would take a place of the pool with it for good. A dead connection has rolled back by itself: `pg` throws it away when it is given back.
 */
function givesItsPlaceBack(connection: unknown): Promise<void> {
  const driven = connection as Driven;
  const execute = driven.executeQuery.bind(driven);
  driven.executeQuery = (query, ...rest) => {
    const answer = execute(query, ...rest);
    return query.sql === 'rollback' ? answer.catch((error: unknown) => (isOutage(error) ? { rows: [] } : Promise.reject(error as Error))) : answer;
  };
  return Promise.resolve();
}

/** How MikroORM is set up; the migrations run as TypeScript where the service does, else as the compiled files. */
function ormOptions(databaseUrl: string, limits: object): Options {
  const compiled = import.meta.filename.endsWith('.js');
  const migrations = compiled ? join(projectRoot, 'dist', 'migrations') : join(projectRoot, 'migrations');
  return {
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    migrations: { path: migrations, pathTs: migrations, glob: compiled ? '!(*.d).js' : '!(*.d).ts', silent: true, snapshot: false, transactional: true, disableForeignKeys: false },
    schemaGenerator: { ignoreSchema: ['graphile_worker'], disableForeignKeys: false },
    pool: { min: 0, max: 10 },
    onCreateConnection: givesItsPlaceBack,
    forceUtcTimezone: true,
    driverOptions: { application_name: 'jisr', keepAlive: true, Client: preparingClient(), ...limits },
  };
}

/**
 * What PostgreSQL itself ends of the work for requests. A second net: an operation's deadline cancels its statements after five
 * seconds, so these act where a process hangs or was cut off from its database.
 */
export const SERVING = {
  application_name: 'jisr serving',
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  // A password is hashed inside a transaction, and may wait for a turn of the processor's.
  idle_in_transaction_session_timeout: 30_000,
  connectionTimeoutMillis: 5_000,
} as const;

/** @param limits of its connections; none for jobs, migrations, seeds and commands, which take the time they need */
export const connectDatabase = (databaseUrl: string, limits: object = {}): Promise<MikroORM> => MikroORM.init(ormOptions(databaseUrl, limits));

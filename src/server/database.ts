import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { join } from 'node:path';
import { entities } from './entities.ts';
import { projectRoot } from '../kernel/project-root.ts';

/** How MikroORM is set up; the migrations run as TypeScript where the service does, else as the compiled files. */
function ormOptions(databaseUrl: string): Options {
  const compiled = import.meta.filename.endsWith('.js');
  const migrations = compiled ? join(projectRoot, 'dist', 'migrations') : join(projectRoot, 'migrations');
  return {
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    migrations: { path: migrations, pathTs: migrations, glob: compiled ? '!(*.d).js' : '!(*.d).ts', silent: true, snapshot: false, transactional: true, disableForeignKeys: false },
    schemaGenerator: { ignoreSchema: ['graphile_worker'], disableForeignKeys: false },
    pool: { min: 0, max: 10 },
    forceUtcTimezone: true,
    driverOptions: { application_name: 'jisr' },
  };
}

export const connectDatabase = (databaseUrl: string): Promise<MikroORM> => MikroORM.init(ormOptions(databaseUrl));

import 'reflect-metadata';
import { Client } from 'pg';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { makeApp, migrate } from '../../src/server/app.ts';
import { startServices } from '../../src/server/embedded/services.ts';
import { importReference } from '../../src/server/reference.ts';
import { JOBS_HEARD } from './leaks.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly services: { databaseUrl: string; meiliUrl: string; meiliKey: string };
  }
}

/** The database that every world is cloned from: migrated, with the map and the taxonomy. */
export const TEMPLATE = 'jisr_template';

export const databaseNamed = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();

/** Runs statements on the server's maintenance database. */
export async function administer(databaseUrl: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Drops a database once its connections are gone: one that is still closing would be ended by force, and say so to nobody. */
export async function dropDatabase(databaseUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await client.query<{ open: string }>('select count(*) as open from pg_stat_activity where datname = $1', [name]);
      if (rows[0]!.open === '0') break;
      await new Promise((resolve) => void setTimeout(resolve, 50));
    }
    await client.query(`drop database ${name} with (force)`);
  } finally {
    await client.end();
  }
}

/** Services of its own in a temporary folder, and the template; `stop` takes all of it away. */
export async function startTestServices(): Promise<{ services: { databaseUrl: string; meiliUrl: string; meiliKey: string }; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jisr-test-'));
  const services = await startServices({ dataDir, durable: false, log: { info() {}, warn: (message: unknown) => console.warn(message) } as never });
  await administer(services.databaseUrl, `create database ${TEMPLATE}`);
  const databaseUrl = databaseNamed(services.databaseUrl, TEMPLATE);
  const app = await makeApp({ ...services, databaseUrl, meiliPrefix: '', log: pino({ level: 'silent' }), homeRegion: 'MA-02', tokenSecret: new Uint8Array(32) });
  await migrate(app, databaseUrl);
  await importReference(app);
  await app.orm.close();
  await administer(databaseUrl, ...JOBS_HEARD);
  return {
    services: { databaseUrl: services.databaseUrl, meiliUrl: services.meiliUrl, meiliKey: services.meiliKey },
    async stop() {
      await services.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Once per run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { services, stop } = await startTestServices();
  project.provide('services', services);
  return stop;
}

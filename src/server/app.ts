import { Meilisearch } from 'meilisearch';
import { randomUUIDv7 } from 'node:crypto';
import type { Logger } from 'pino';
import { migrateJobs } from '../jobs/worker.ts';
import type { App } from '../kernel/context.ts';
import { wireSubscribers } from '../kernel/transact.ts';
import { wirePersonalData } from '../privacy/personal-data.ts';
import { connectDatabase, SERVING } from './database.ts';
import { makeMail, type Mailing } from './mailing.ts';
import { personalDataWiring } from './personal-data.ts';
import { subscribers } from './wiring.ts';

export interface Connections {
  readonly databaseUrl: string;
  readonly meiliUrl: string;
  readonly meiliKey: string;
  readonly meiliPrefix: string;
}

export interface AppOptions extends Connections {
  readonly log: Logger;
  readonly homeRegion: string;
  readonly tokenSecret: Uint8Array;
  /** Where none is given, letters wait for a process that has one. */
  readonly mailing?: Mailing;
  readonly tellStatements?: boolean;
  /** See `App.rateScale`; 1 if left out. */
  readonly rateScale?: number;
  /** See `App.requireAdminTotp`; they may if left out. */
  readonly requireAdminTotp?: () => boolean;
  /** The clock and the source of keys; seeds and tests bring their own. */
  readonly now?: () => Date;
  readonly newId?: () => string;
}

/** Connects to the services and makes what lives as long as the process. Close it with `app.orm.close()`. */
export async function makeApp(options: AppOptions): Promise<App> {
  wireSubscribers(subscribers);
  wirePersonalData(personalDataWiring);
  return {
    orm: await connectDatabase(options.databaseUrl),
    // Not compressed: on one machine that takes Meilisearch 45 ms for the candidates of a ranking, five times the search itself.
    search: { client: new Meilisearch({ host: options.meiliUrl, apiKey: options.meiliKey, timeout: 2000, requestInit: { headers: { 'accept-encoding': 'identity' } } }), prefix: options.meiliPrefix },
    log: options.log,
    homeRegion: options.homeRegion,
    now: options.now ?? (() => new Date()),
    newId: options.newId ?? (() => randomUUIDv7()),
    tokenSecret: options.tokenSecret,
    mail: makeMail(options, options.mailing),
    tellStatements: options.tellStatements ?? false,
    rateScale: options.rateScale ?? 1,
    requireAdminTotp: options.requireAdminTotp ?? (() => false),
    cache: new Map(),
  };
}

/** The same with connections of its own for requests, which no job takes away and whose statements PostgreSQL itself ends. Close it with `app.orm.close()`. */
export const forRequests = async (app: App, databaseUrl: string): Promise<App> => ({ ...app, orm: await connectDatabase(databaseUrl, SERVING) });

/** Brings tables and job tables up to date. Running it again changes nothing. */
export async function migrate(app: App, databaseUrl: string): Promise<void> {
  await app.orm.migrator.up();
  await migrateJobs(app, databaseUrl);
}

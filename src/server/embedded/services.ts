import { openFolder } from './folder.ts';
import { lockFolder } from './lock.ts';
import type { Log } from './log.ts';
import { startMeilisearch } from './meilisearch.ts';
import { startPostgres } from './postgres.ts';
import { keepRunning, type Kept } from './supervision.ts';

export interface ServicesOptions {
  /** Where the embedded services keep their data; made when missing. */
  dataDir: string;
  /** A PostgreSQL that runs elsewhere: none is started. */
  databaseUrl?: string;
  /** A Meilisearch that runs elsewhere: none is started. */
  meiliUrl?: string;
  meiliKey?: string;
  log: Log;
  durable?: boolean;
}

export interface Services {
  databaseUrl: string;
  meiliUrl: string;
  meiliKey: string;
  /** The names of the services started here. */
  started: string[];
  /** Ends what was started, Meilisearch before PostgreSQL; may be called twice. */
  stop(): Promise<void>;
  /** Tells whenever a service ended by itself. It is started again on its port without being asked. */
  onExit(listener: (which: string, why: string) => void): void;
}

/** Starts the services that no URL was given for, and keeps them running. Throws when one does not come up or the folder is in use. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { dataDir, databaseUrl, meiliUrl, meiliKey, log, durable } = options;
  const listeners: ((which: string, why: string) => void)[] = [];
  const tell = (which: string, why: string) => listeners.forEach((listener) => listener(which, why));
  const onExit: Services['onExit'] = (listener) => void listeners.push(listener);
  if (databaseUrl !== undefined && meiliUrl !== undefined) {
    return { databaseUrl, meiliUrl, meiliKey: meiliKey ?? '', started: [], stop: async () => undefined, onExit };
  }
  const folder = await openFolder(dataDir);
  const unlock = await lockFolder(folder);
  const [postgres, meilisearch] = await Promise.allSettled([
    databaseUrl === undefined ? keepRunning('PostgreSQL', (again) => startPostgres({ dataDir: folder, log, durable, ...again }), log, tell) : undefined,
    meiliUrl === undefined ? keepRunning('Meilisearch', (again) => startMeilisearch({ dataDir: folder, log, ...again }), log, tell) : undefined,
  ]);
  const running = [meilisearch, postgres].flatMap((one) => (one.status === 'fulfilled' && one.value !== undefined ? [one.value as Kept] : []));
  const stopAll = async () => {
    for (const one of running) await one.stop();
    await unlock();
  };
  if (postgres.status === 'rejected' || meilisearch.status === 'rejected') {
    await stopAll();
    throw postgres.status === 'rejected' ? postgres.reason : (meilisearch as PromiseRejectedResult).reason;
  }
  let stopping: Promise<void> | undefined;
  return {
    databaseUrl: databaseUrl ?? postgres.value!.first.url,
    meiliUrl: meiliUrl ?? meilisearch.value!.first.url,
    meiliKey: meiliUrl === undefined ? meilisearch.value!.first.key : (meiliKey ?? ''),
    started: running.map((one) => one.name).toReversed(),
    stop: () => (stopping ??= stopAll()),
    onExit,
  };
}

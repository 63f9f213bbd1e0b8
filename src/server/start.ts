import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { FastifyInstance } from 'fastify';
import { startWorker } from '../jobs/worker.ts';
import type { App } from '../kernel/context.ts';
import { shippedEmbedding } from '../matching/embedder.ts';
import { skillGraph } from '../matching/graph.ts';
import { placeMap } from '../places/place.map.ts';
import { ensureIndexes } from '../search/search.ensure.ts';
import { skillMap } from '../skills/skill.map.ts';
import { followTaxonomy } from '../skills/taxonomy.version.ts';
import { forRequests, makeApp, migrate } from './app.ts';
import type { Settings } from './config.ts';
import { openFolder } from './embedded/folder.ts';
import { type Door, doorOf } from './edge/door.ts';
import { type Services, startServices } from './embedded/services.ts';
import { loadExamples } from './explorer.ts';
import { makeServer } from './http.ts';
import { LIMITS } from './edge/limit-errors.ts';
import { projectRoot } from '../kernel/project-root.ts';
import { mailingOf } from './mailing.ts';
import { importReference } from './reference.ts';
import { makeContext } from './request-context.ts';
import { tokenSecret, writePrivate } from './secrets.ts';
import { crons, searchIndexes, tasks } from './wiring.ts';
import { populate, type Populated } from './populate.ts';

/** Where commands find the services of a running start (server/command.ts). */
export const RUNNING_FILE = 'running.json';

export interface Running {
  readonly address: string;
  readonly populated: Populated;
  stop(): Promise<void>;
}

/** Says which step is under way, and how far it is. */
export type Progress = (step: string, done?: number, total?: number) => void;

/**
 * Starts the whole service, in order; what was started is stopped again, in the other order, where a later step fails.
 * @throws Error in plain words where a step can not be done
 */
export async function start(settings: Settings & { portGiven: boolean }, log: Logger, progress: Progress): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step().catch((error: unknown) => log.warn({ err: error }, 'a step of stopping failed'));
  };
  let isDemo = false;
  let address = `http://${settings.HOST}:${settings.PORT}`;
  try {
    progress(settings.DATABASE_URL && settings.MEILI_URL ? 'connecting to PostgreSQL and Meilisearch' : 'starting PostgreSQL and Meilisearch');
    await openFolder(settings.DATA_DIR);
    const services = await startServices({ dataDir: settings.DATA_DIR, databaseUrl: settings.DATABASE_URL, meiliUrl: settings.MEILI_URL, meiliKey: settings.MEILI_KEY, log });
    undo.push(() => services.stop());
    const app = await makeApp({ ...services, meiliPrefix: settings.MEILI_PREFIX, log, homeRegion: settings.HOME_REGION, rateScale: settings.RATE_SCALE, tokenSecret: tokenSecret(settings.TOKEN_SECRET, settings.DATA_DIR), mailing: mailingOf(settings, () => address), requireAdminTotp: () => settings.REQUIRE_ADMIN_TOTP ?? !isDemo });
    undo.push(() => Promise.resolve(app.mail.transport.close()));
    undo.push(() => app.orm.close());
    progress('bringing the database up to date');
    await migrate(app, services.databaseUrl).catch(unreachable('PostgreSQL', 'DATABASE_URL'));
    await importReference(app);
    await mustBeRegion(app, settings.HOME_REGION);
    const populated = await populate(app, settings, progress);
    isDemo = populated.people.length > 0;
    await ensureIndexes(makeContext(app), searchIndexes, (index, done, total) => progress(`search index: ${index}`, done, total)).catch(unreachable('Meilisearch', 'MEILI_URL'));
    services.onExit((which) => which === 'Meilisearch' && void remakeIndexes(app));
    progress('reading the map and the taxonomy');
    await warm(app);
    undo.push(followTaxonomy(app, () => warm(app)));
    const server = await serve(app, services, populated, await doorOf(settings), undo);
    address = await listen(server, settings);
    const file = join(settings.DATA_DIR, RUNNING_FILE);
    writePrivate(file, JSON.stringify({ pid: process.pid, address, databaseUrl: services.databaseUrl, meiliUrl: services.meiliUrl, meiliKey: services.meiliKey }));
    undo.push(() => rm(file, { force: true }));
    return { address, populated, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Says which service a start could not reach, and which setting names it. */
const unreachable = (service: string, setting: string) => (error: unknown): never => {
  throw new Error(`${service} can not be used: ${error instanceof Error ? error.message : String(error)}. Look at ${setting}, if you set it.`, { cause: error });
};

async function mustBeRegion(app: App, code: string): Promise<void> {
  const found = (await placeMap({ app })).entries.find((entry) => entry.code === code);
  if (found?.kind !== 'REGION') throw new Error(`HOME_REGION is ${code}, which is no region here: give the ISO 3166-2 code of one, such as MA-02.`);
}

/** Reads what every process keeps in memory, so that no first visitor waits for it. */
async function warm(app: App): Promise<void> {
  const context = makeContext(app);
  await Promise.all([placeMap(context), skillMap(context), skillGraph(context), shippedEmbedding(context)]);
}

/** Meilisearch was started again, perhaps with an index of another version set aside: what is missing is made once it answers. */
async function remakeIndexes(app: App): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    await new Promise((resolve) => void setTimeout(resolve, 1000));
    const made = await ensureIndexes(makeContext(app), searchIndexes).then(() => true, () => false);
    if (made) return;
  }
  app.log.warn('the search indexes could not be looked at after Meilisearch came back; the minutely sweep goes on trying');
}

/** Worker and HTTP; stopping takes no more requests, answers those under way, then ends the jobs. */
async function serve(app: App, services: Services, populated: Populated, door: Door, undo: (() => Promise<unknown>)[]): Promise<FastifyInstance> {
  const runner = await keepWorking(app, services.databaseUrl);
  undo.push(runner);
  const serving = await forRequests(app, services.databaseUrl);
  undo.push(() => serving.orm.close());
  const server = await makeServer(serving, { people: [...populated.people], examples: await loadExamples(join(projectRoot, 'examples')) }, door);
  undo.push(() => closeInTime(server));
  return server;
}

/** What is under way is answered; who still sends a body by then is not waited for, or stopping would last as long as the client likes. */
async function closeInTime(server: FastifyInstance): Promise<void> {
  const late = setTimeout(() => server.server.closeAllConnections(), LIMITS.deadlineMs + 1000);
  await server.close();
  clearTimeout(late);
}

/** Runs jobs, and begins again when the database went away for a while. Returns what ends it. */
async function keepWorking(app: App, databaseUrl: string): Promise<() => Promise<void>> {
  let ended = false;
  let runner = await startWorker(app, databaseUrl, tasks, crons, () => makeContext(app));
  const again = async (): Promise<void> => {
    while (!ended) {
      await runner.promise.catch(() => {});
      if (ended) return;
      await new Promise((resolve) => void setTimeout(resolve, 1000));
      runner = await startWorker(app, databaseUrl, tasks, crons, () => makeContext(app)).catch(() => runner);
    }
  };
  void again();
  return async () => {
    ended = true;
    await runner.stop().catch(() => {});
  };
}

/** Listens on the port that was set; where none was, on 4000 or, if that is taken, on a free one. */
async function listen(server: FastifyInstance, settings: Settings & { portGiven: boolean }): Promise<string> {
  try {
    return await server.listen({ port: settings.PORT, host: settings.HOST });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (settings.portGiven) throw new Error(`Port ${settings.PORT} is in use: set PORT to another, or to 0 for a free one.`, { cause: error });
    return server.listen({ port: 0, host: settings.HOST });
  }
}

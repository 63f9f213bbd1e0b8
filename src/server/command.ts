import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../kernel/context.ts';
import { makeApp, migrate } from './app.ts';
import { readSettings } from './config.ts';
import { openFolder } from './embedded/folder.ts';
import { startServices } from './embedded/services.ts';
import { makeLog } from './log.ts';
import { mailingOf } from './mailing.ts';
import { tokenSecret } from './secrets.ts';
import { RUNNING_FILE } from './start.ts';

interface Addresses {
  readonly databaseUrl: string;
  readonly meiliUrl: string;
  readonly meiliKey: string;
}

/** The services of a start that runs on this data folder, or null where none does. */
function runningServices(dataDir: string): Addresses | null {
  try {
    const { pid, ...addresses } = JSON.parse(readFileSync(join(dataDir, RUNNING_FILE), 'utf8')) as Addresses & { pid: number };
    process.kill(pid, 0);
    return addresses;
  } catch {
    return null;
  }
}

/**
 * What a command works with: the services that are set, else those of a running `npm start`, else its own, started here
 * and stopped by `stop`.
 * @throws SettingsError, or an Error in plain words where a service does not come up
 */
export async function connectForCommand(): Promise<{ app: App; databaseUrl: string; stop: () => Promise<void> }> {
  const settings = readSettings();
  const log = makeLog(settings.LOG_LEVEL);
  await openFolder(settings.DATA_DIR);
  const running = runningServices(settings.DATA_DIR);
  const services = await startServices({
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL ?? running?.databaseUrl,
    meiliUrl: settings.MEILI_URL ?? running?.meiliUrl,
    meiliKey: settings.MEILI_KEY ?? running?.meiliKey,
    log,
  });
  try {
    const app = await makeApp({ ...services, meiliPrefix: settings.MEILI_PREFIX, log, homeRegion: settings.HOME_REGION, tokenSecret: tokenSecret(settings.TOKEN_SECRET, settings.DATA_DIR), mailing: mailingOf(settings) });
    await migrate(app, services.databaseUrl);
    const stop = async (): Promise<void> => {
      await app.orm.close();
      await services.stop();
    };
    return { app, databaseUrl: services.databaseUrl, stop };
  } catch (error) {
    await services.stop();
    throw error;
  }
}

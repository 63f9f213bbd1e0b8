import type { Logger } from 'pino';
import { announce } from './announce.ts';
import { readSettings, SettingsError } from './config.ts';
import { makeLog } from './log.ts';
import { isOutage } from './outage.ts';
import { showProgress } from './progress.ts';
import { start } from './start.ts';

/** `npm start`: starts, says where, and stops in order on Ctrl-C, on TERM, and when the shell that started it goes away. */
export async function run(): Promise<void> {
  const begun = performance.now();
  const progress = showProgress();
  try {
    const settings = readSettings();
    const log = makeLog(settings.LOG_LEVEL);
    outliveOutages(log);
    const stopped = new AbortController();
    const starting = start(settings, log, progress.step);
    stopOnSignals(async () => {
      stopped.abort();
      progress.end();
      console.log('\nStopping: requests under way are answered first.');
      await (await starting.catch(() => null))?.stop();
    });
    const running = await starting;
    progress.end();
    if (!stopped.signal.aborted) console.log(announce(running, Math.round(performance.now() - begun) / 1000));
  } catch (error) {
    progress.end();
    console.error(error instanceof SettingsError ? error.message : `Jisr did not start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    process.exit();
  }
}

/**
 * The job runner leaves rejections unhandled when the database dies in the middle of a job (graphile-worker 0.18, seen by
 * killing PostgreSQL): an outage is logged and outlived. Anything else that nobody handled is a fault of ours: it ends us.
 */
function outliveOutages(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    if (isOutage(error)) {
      log.warn({ err: error }, 'a service went away in the middle of something');
      return;
    }
    log.fatal({ err: error }, 'something failed that nobody handled; stopping');
    process.kill(process.pid, 'SIGTERM');
  });
}

/** Most time that stopping may take. */
const PATIENCE_MS = 15_000;

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const once = (): void => {
    // A second Ctrl-C means now; the leash ends the services even so.
    if (stopping) process.exit(130);
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    void stop().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGINT', once);
  process.on('SIGTERM', once);
  process.on('SIGHUP', once);
  // npm does not pass TERM on; when it is gone, nobody would stop us.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !stopping) once();
  }, 500).unref();
}

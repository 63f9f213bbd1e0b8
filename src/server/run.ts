import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { announce } from './announce.ts';
import { readSettings, SettingsError } from './config.ts';
import { makeLog } from './log.ts';
import { isOutage } from './outage.ts';
import { showProgress } from './progress.ts';
import { type Running, start } from './start.ts';

/** `npm start`: starts, says where, and stops in order on Ctrl-C, on TERM, and when the shell that started it goes away. */
export async function run(): Promise<void> {
  const begun = performance.now();
  const progress = showProgress();
  try {
    const settings = readSettings();
    const log = makeLog(settings.LOG_LEVEL);
    outliveOutages(log);
    let running: Running | null = null;
    stopOnSignals(async () => {
      progress.end();
      // A start that is not done yet has promised nothing to anybody: the leash ends the services, the next start is whole.
      if (!running) process.exit(130);
      console.log('\nStopping: requests under way are answered first. Ctrl-C again stops at once.');
      await running.stop();
    });
    running = await start(settings, log, progress.step);
    progress.end();
    console.log(announce(running, Math.round(performance.now() - begun) / 1000));
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

/** The parent of a process, where /proc tells it; else null. */
function parentOf(pid: number): number | null {
  try {
    // The name stands in brackets and may hold anything; what follows the last one is plain.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
  } catch {
    return null;
  }
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
  // npm passes neither TERM nor its own end on, and a shell stands between it and us: when one of the two is gone, nobody would stop us.
  if (process.env.npm_lifecycle_event === undefined) return;
  const parents = [process.ppid, parentOf(process.ppid)];
  setInterval(() => {
    if (!stopping && (process.ppid !== parents[0] || parentOf(process.ppid) !== parents[1])) once();
  }, 500).unref();
}

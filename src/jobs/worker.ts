import { Logger, type ParsedCronItem, parseCronItems, run, type Runner, runMigrations, type TaskList } from 'graphile-worker';
import type { App, Context } from '../kernel/context.ts';

/** Work that runs after a commit, by name. It is retried with backoff until it works, so it must bear to run twice. */
export type Tasks = Readonly<Record<string, (context: Context, payload: unknown) => Promise<void>>>;

/** A task that also runs by itself: a crontab line in UTC, such as "* * * * *". */
export type Crons = Readonly<Record<string, string>>;

const quiet = (app: App): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') app.log.error({ worker: message }, 'the job runner reports');
    else if (level === 'warning') app.log.warn({ worker: message }, 'the job runner reports');
  });

/** Brings the job tables up to date; safe to run beside others. */
export const migrateJobs = (app: App, databaseUrl: string): Promise<void> => runMigrations({ connectionString: databaseUrl, logger: quiet(app) });

/**
 * Runs jobs until stopped.
 * @param contextOf makes the context of one job; it sees nothing until the job says `asSystem`, and why
 */
export async function startWorker(app: App, databaseUrl: string, tasks: Tasks, crons: Crons, contextOf: (task: string) => Context): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown) => {
        const context = contextOf(name);
        try {
          await task(context, payload);
        } catch (error) {
          // The runner logs and keeps a job's error as it is worded, and the database words values: only our log leaves them out.
          context.log.error({ err: error, task: name }, 'a job failed; it is tried again');
          // oxlint-disable-next-line preserve-caught-error -- a cause is what must not be kept
          throw new Error(`${name} failed; the log says why`);
        }
      },
    ]),
  );
  const parsedCronItems: ParsedCronItem[] = parseCronItems(Object.entries(crons).map(([task, match]) => ({ task, match, options: { maxAttempts: 1 } })));
  const runner = await run({ connectionString: databaseUrl, logger: quiet(app), taskList, parsedCronItems, concurrency: 4, pollInterval: 1000, noHandleSignals: true, maxPoolSize: 6 });
  // A lost database ends the runner's promise; it is told, and the caller decides.
  runner.promise.catch((error: unknown) => app.log.error({ err: error }, 'the job runner stopped'));
  return runner;
}

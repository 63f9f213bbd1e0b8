import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';

export interface Child {
  port: number;
  stop(): Promise<void>;
  exited: Promise<string>;
}

export interface Kept<C extends Child = Child> {
  name: string;
  /** The child as it was first started; its port stays the same for all that follow. */
  first: C;
  stop(): Promise<void>;
}

/** What a start is given when it follows an earlier one: the port to take and the signal to give up by. */
export interface Again {
  port?: number;
  signal?: AbortSignal;
}

const SLOWEST = 30_000;

/**
 * Starts a server and starts it again on the same port whenever it ends by itself, at longer and longer intervals while
 * that fails. Throws only when the very first start does.
 */
export async function keepRunning<C extends Child>(
  name: string, start: (again: Again) => Promise<C>, log: Log, tell: (which: string, why: string) => void,
): Promise<Kept<C>> {
  const first = await start({});
  const stopped = new AbortController();
  let current: C | undefined = first;
  /** Whether it runs again; false, too, when we were told to stop. */
  const startAgain = async (pause: number) => {
    try {
      await sleep(pause, undefined, { signal: stopped.signal });
      current = await start({ port: first.port, signal: stopped.signal });
      log.info(`${name} runs again on port ${first.port}`);
      return true;
    } catch (error) {
      if (!stopped.signal.aborted) log.warn(`${name} does not start again: ${(error as Error).message}`);
      return false;
    }
  };
  const watch = async () => {
    for (let pause = 100, since = Date.now(); ; since = Date.now()) {
      const why = await current!.exited;
      if (stopped.signal.aborted) return;
      current = undefined;
      log.warn(`${name} ended by itself (${why}): starting it again on port ${first.port}`);
      tell(name, why);
      if (Date.now() - since > SLOWEST) pause = 100;
      while (!(await startAgain(pause))) {
        if (stopped.signal.aborted) return;
        pause = Math.min(pause * 2, SLOWEST);
      }
    }
  };
  const watching = watch();
  return {
    name,
    first,
    async stop() {
      stopped.abort();
      await current?.stop();
      // A start that was under way when we were told to stop.
      await watching;
      await current?.stop();
    },
  };
}

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

const SLOWEST = 30_000;

/**
 * Starts a server and starts it again on the same port whenever it ends by itself, at longer and longer intervals while
 * that fails. Throws only when the very first start does.
 */
export async function keepRunning<C extends Child>(
  name: string, start: (port?: number) => Promise<C>, log: Log, tell: (which: string, why: string) => void,
): Promise<Kept<C>> {
  const first = await start();
  const stopped = new AbortController();
  let current: C | undefined = first;
  const watch = async () => {
    let pause = 100;
    let since = Date.now();
    while (!stopped.signal.aborted) {
      const why = await current!.exited;
      if (stopped.signal.aborted) return;
      current = undefined;
      log.warn(`${name} ended by itself (${why}): starting it again on port ${first.port}`);
      tell(name, why);
      if (Date.now() - since > SLOWEST) pause = 100;
      while (current === undefined && !stopped.signal.aborted) {
        await sleep(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, SLOWEST);
        if (stopped.signal.aborted) return;
        current = await start(first.port).catch((error: Error) => void log.warn(`${name} does not start again: ${error.message}`));
      }
      since = Date.now();
      log.info(`${name} runs again on port ${first.port}`);
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

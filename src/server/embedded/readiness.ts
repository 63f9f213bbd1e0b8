import { setTimeout as sleep } from 'node:timers/promises';
import type { Output } from './folder.ts';
import type { Leashed } from './leash.ts';

export interface Waiting {
  server: Leashed;
  output: Output;
  /** Milliseconds after which a server that only keeps silent is given up. */
  within: number;
  signal: AbortSignal | undefined;
}

/**
 * Asks a server that was just started again and again until the probe says that it is ready. Gives undefined then, else
 * why it is not: it ended (with the last lines it wrote), it kept silent, we were told to stop, or the probe threw.
 */
export async function awaitReady({ server, output, within, signal }: Waiting, probe: () => Promise<boolean>): Promise<string | undefined> {
  const until = Date.now() + within;
  for (;;) {
    const ended = server.ended();
    if (ended !== undefined) return `it ended with ${ended}\n${await output.tail()}`;
    if (signal?.aborted) return 'it was told to stop';
    if (Date.now() > until) return `it does not answer after ${within / 1000} s\n${await output.tail()}`;
    try {
      if (await probe()) return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    await sleep(25);
  }
}

import { rateLimited } from '../kernel/bucket.ts';
import type { App, Context } from '../kernel/context.ts';

/** So many of one place may wait while one is under way; whoever comes then is sent away for a second. */
const WAITING_MOST = 50;

/** Those that wait, by the place where one is under way. */
const waitingOf = new WeakMap<App['cache'], Map<string, (() => void)[]>>();

/**
 * Runs something when it is its turn among those of the same place in this process, one at a time, first come first served:
 * where what is under way holds a point that it will give back, whoever comes with it is not refused for that. RATE_LIMITED
 * where too many wait.
 */
export async function inTurn<T>(context: Context, place: string, run: () => Promise<T>): Promise<T> {
  const places = waitingOf.get(context.app.cache) ?? new Map<string, (() => void)[]>();
  waitingOf.set(context.app.cache, places);
  const waiting = places.get(place);
  if (!waiting) places.set(place, []);
  else if (waiting.length >= WAITING_MOST) throw rateLimited(1, { limit: 'tries waiting', most: WAITING_MOST, asked: WAITING_MOST + 1 });
  else await new Promise<void>((resolve) => void waiting.push(resolve));
  try {
    context.signal.throwIfAborted();
    return await run();
  } finally {
    const next = places.get(place)!.shift();
    if (next) next();
    else places.delete(place);
  }
}

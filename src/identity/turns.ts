import { rateLimited } from '../kernel/bucket.ts';
import type { App, Context } from '../kernel/context.ts';

/** So many of one place are under way at once in a process: as many as passwords are compared at once, and fewer than there are tries. */
const AT_ONCE = 4;
/** So many more may wait; whoever comes then is sent away for a second. */
const WAITING_MOST = 50;

/** Why a point was not taken. */
export interface Refused {
  readonly error: Error;
  /** Whether it was the place that had none left: others of it may give one back. */
  readonly byPlace: boolean;
}

/** What goes on at one place. */
interface Turns {
  /** Who is here: under way, waiting or asking. */
  here: number;
  /** Who holds a point. */
  underWay: number;
  /** How many ended so far. */
  ended: number;
  readonly waiting: (() => void)[];
  /** Those that ask for a point do so one after the other: who is refused knows who holds one. */
  asking: Promise<unknown>;
}

const turnsOf = new WeakMap<App['cache'], Map<string, Turns>>();

/** One that ends makes room for one; after the last of them nobody would wake the others. */
function end(turns: Turns): void {
  turns.underWay -= 1;
  turns.ended += 1;
  for (const wake of turns.waiting.splice(0, turns.underWay === 0 ? turns.waiting.length : 1)) wake();
}

/** Asks for a point. @returns null if it was taken, why not if nothing that is under way could give one back, else 'WAIT' or, where something ended meanwhile, 'AGAIN' */
async function ask(turns: Turns, take: () => Promise<Refused | null>): Promise<Refused | null | 'WAIT' | 'AGAIN'> {
  if (turns.underWay >= AT_ONCE) return 'WAIT';
  const before = turns.ended;
  const refused = await take();
  if (refused === null) turns.underWay += 1;
  if (!refused?.byPlace) return refused;
  if (turns.ended !== before) return 'AGAIN';
  return turns.underWay > 0 ? 'WAIT' : refused;
}

/** Takes a point as soon as there is one. @returns null, or why there is none */
async function enter(context: Context, turns: Turns, take: () => Promise<Refused | null>): Promise<Refused | null> {
  for (;;) {
    context.signal.throwIfAborted();
    const asked = turns.asking.then(() => ask(turns, take));
    turns.asking = asked.catch(() => {});
    const found = await asked;
    if (found === 'AGAIN') continue;
    if (found !== 'WAIT') return found;
    if (turns.underWay === 0) continue;
    if (turns.waiting.length >= WAITING_MOST) throw rateLimited(1, { limit: 'tries waiting', most: WAITING_MOST, asked: WAITING_MOST + 1 });
    await new Promise<void>((resolve) => void turns.waiting.push(resolve));
  }
}

/**
 * Runs something that holds a point of its place while it is under way, and may give it back: whoever finds none left while
 * others hold some waits for them, so that a class that signs in together is not taken for somebody who guesses.
 * @param take takes the point; null where it was taken
 */
export async function inTurn<T>(context: Context, place: string, take: () => Promise<Refused | null>, run: () => Promise<T>): Promise<T> {
  const places = turnsOf.get(context.app.cache) ?? new Map<string, Turns>();
  turnsOf.set(context.app.cache, places);
  const turns = places.get(place) ?? { here: 0, underWay: 0, ended: 0, waiting: [], asking: Promise.resolve() };
  places.set(place, turns);
  turns.here += 1;
  try {
    const refused = await enter(context, turns, take);
    if (refused) throw refused.error;
    try {
      return await run();
    } finally {
      end(turns);
    }
  } finally {
    if ((turns.here -= 1) === 0) places.delete(place);
  }
}

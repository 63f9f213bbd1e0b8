import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Tx } from '../kernel/context.ts';
import { tryLock, tryShare } from '../kernel/lock.ts';
import { transact } from '../kernel/transact.ts';
import { SearchChange } from './search-change.entity.ts';
import { bringUpToDate, isOfDocuments, type Landing, sendWhole } from './search.batch.ts';
import { BATCH, type SearchIndex, uidOf } from './search.index.ts';
import { type Change, markChanged, vectorsOf, waitingChanges } from './search.ledger.ts';
import { sendApart } from './search.vectors.ts';

/** One sender an index: Meilisearch keeps what came last, whatever its version, so two must not send at once. */
export const sendingLock = (index: string): string => `search:${index}:sending`;
/** Held by a rebuild while it copies; what is sent meanwhile is sent to the new index again, at its end. */
export const copyingLock = (index: string): string => `search:${index}:copying`;
/** The ledger of the index that a rebuild fills. */
export const nextOf = (index: string): string => `${index}_next`;

/** How long one sender takes up work before it gives the lock back, so that a rebuild need not wait. */
const LAP_MS = 2000;
/** How often it looks whether there is more to send. */
const LOOK_MS = 15;
/** Vectors are gathered so long: a batch of them takes Meilisearch most of a second, whatever its size. */
const VECTORS_EVERY_MS = 250;
/** So many rows of the ledger are under way at a time. */
const UNDER_WAY_MOST = 5 * BATCH;

/** Rows of the ledger on their way into the index. */
interface Flight {
  readonly changes: readonly Change[];
  readonly landed: Promise<void>;
  /** Null of whole documents; else whose vectors must be sent after these fields. */
  readonly revector: ReadonlySet<string> | null;
  state: 'UNDER_WAY' | 'LANDED' | { readonly error: unknown };
}

const idsOf = (changes: readonly Change[]): string[] => [...new Set(changes.map((change) => change.documentId))];

/** One turn of a sender, which holds the lock: takes up what waits, sends it in order without waiting for what was sent before, and takes it off the ledger once it is there. */
class Lap {
  private readonly flights: Flight[] = [];
  private readonly takenOff = new Set<string>();
  private readonly there = new Set<string>();
  private readonly end = performance.now() + LAP_MS;
  private lastVectors = -Infinity;

  constructor(private readonly context: Context, private readonly index: SearchIndex, private readonly copying: boolean) {}

  /** What the ledger does not hold any more, for one who can not know that nobody sent beside it. */
  get done(): readonly string[] {
    return [...this.takenOff];
  }

  async run(): Promise<void> {
    for (;;) {
      const isBusy = performance.now() < this.end && (await this.takeUp());
      await this.land();
      if (this.flights.length === 0 && !isBusy) return;
      await Promise.race([sleep(LOOK_MS), ...this.flights.map(({ landed }) => landed.catch(() => {}))]);
    }
  }

  private get uid(): string {
    return uidOf(this.context.app, this.index.name);
  }

  /** @returns whether anything waits, be it for its time */
  private async takeUp(): Promise<boolean> {
    const fields = await this.waiting(this.index.name, this.flights.filter(({ revector }) => revector !== null || !this.index.vectors));
    if (fields.length > 0) await this.launch(fields, !this.index.vectors);
    if (!this.index.vectors) return fields.length > 0;
    const flying = this.flights.filter(({ revector }) => revector === null);
    if (flying.length > 0) return fields.length > 0;
    const vectors = await this.waiting(vectorsOf(this.index.name), flying);
    const isTime = performance.now() - this.lastVectors >= VECTORS_EVERY_MS;
    if (vectors.length > 0 && isTime) {
      this.lastVectors = performance.now();
      await this.launch(vectors, true);
    }
    return fields.length + vectors.length > 0;
  }

  private async waiting(ledger: string, flying: readonly Flight[]): Promise<Change[]> {
    const under = new Set(flying.flatMap(({ changes }) => changes.map(({ id }) => id)));
    if (under.size >= UNDER_WAY_MOST) return [];
    return (await waitingChanges(this.context, ledger, BATCH + under.size)).filter(({ id }) => !under.has(id)).slice(0, BATCH);
  }

  private async launch(changes: readonly Change[], whole: boolean): Promise<void> {
    const ids = idsOf(changes);
    try {
      this.follow(changes, whole ? { ...(await sendWhole(this.context, this.index, this.uid, ids)), revector: null } : await this.sendFields(ids));
    } catch (error) {
      if (!isOfDocuments(error)) throw error;
      this.flights.push({ changes, landed: Promise.resolve(), revector: null, state: { error } });
    }
  }

  private async sendFields(ids: readonly string[]): Promise<Landing & { revector: ReadonlySet<string> }> {
    const moving = new Set(this.flights.filter(({ revector }) => revector === null).flatMap(({ changes }) => idsOf(changes)));
    const { landed, revector } = await sendApart(this.context, this.index, this.uid, ids, this.there, moving);
    return { landed, revector: new Set(revector) };
  }

  private follow(changes: readonly Change[], { landed, revector }: Landing & { revector: ReadonlySet<string> | null }): void {
    const flight: Flight = { changes, landed, revector, state: 'UNDER_WAY' };
    landed.then(() => void (flight.state = 'LANDED'), (error: unknown) => void (flight.state = { error }));
    this.flights.push(flight);
  }

  /** Takes off the ledger what is in the index, and sets right what Meilisearch would not take. */
  private async land(): Promise<void> {
    const failed = this.flights.find(({ state }) => typeof state === 'object');
    if (failed) return this.setRight(failed);
    for (const flight of this.flights.filter(({ state }) => state === 'LANDED')) await this.takeOff(flight, flight.revector ?? new Set());
  }

  /** Everything that is under way comes down first, since what is sent in pieces must not overtake it. */
  private async setRight(failed: Flight): Promise<void> {
    await Promise.allSettled(this.flights.map(({ landed }) => landed));
    const { error } = failed.state as { error: unknown };
    if (!isOfDocuments(error)) throw error;
    await bringUpToDate(this.context, this.index, this.uid, idsOf(failed.changes));
    await this.takeOff(failed, new Set());
  }

  private async takeOff(flight: Flight, revector: ReadonlySet<string>): Promise<void> {
    const { name } = this.index;
    const later = flight.changes.filter(({ documentId }) => revector.has(documentId)).map(({ id }) => id);
    const over = flight.changes.filter(({ documentId }) => !revector.has(documentId)).map(({ id }) => id);
    // In a transaction of its own, so that everybody sees at once what does not wait any more.
    await transact(this.context, async (tx) => {
      if (this.copying && flight.revector !== null) await tx.em.insertMany(SearchChange, idsOf(flight.changes).map((documentId) => ({ index: nextOf(name), documentId })));
      if (later.length > 0) await tx.em.nativeUpdate(SearchChange, { id: { $in: later } }, { index: vectorsOf(name) });
      if (over.length === 0) return;
      await (this.copying && flight.revector === null ? tx.em.nativeUpdate(SearchChange, { id: { $in: over } }, { index: nextOf(name) }) : tx.em.nativeDelete(SearchChange, { id: { $in: over } }));
    });
    for (const { documentId } of flight.changes) this.takenOff.add(documentId);
    this.flights.splice(this.flights.indexOf(flight), 1);
  }
}

/** Whether anything waits to be sent to an index, fields or vectors. */
async function isWaiting(context: Context, { name, vectors }: SearchIndex): Promise<boolean> {
  return (await waitingChanges(context, name, 1)).length > 0 || (vectors === true && (await waitingChanges(context, vectorsOf(name), 1)).length > 0);
}

/**
 * Sends what waits in the ledger until nothing does, or another sender is at it. It looks again after each unlock: a
 * wake-up that came while it held the lock found it taken and left its rows to us.
 */
export async function sendChanges(context: Context, index: SearchIndex): Promise<void> {
  while ((await drain(context, index)) && (await isWaiting(context, index)));
}

/** One lap; its transaction holds the lock. False where another sender holds it. */
async function drain(context: Context, index: SearchIndex): Promise<boolean> {
  let lap: Lap | undefined;
  try {
    return await transact(context, async (tx: Tx) => {
      if (!(await tryLock(tx, sendingLock(index.name)))) return false;
      lap = new Lap(context, index, !(await tryShare(tx, copyingLock(index.name))));
      await lap.run();
      return true;
    });
  } catch (error) {
    // Our connection went, or Meilisearch did: another sender may have been at these meanwhile, and ours came last.
    const done = lap?.done ?? [];
    if (done.length > 0) await transact(context, (tx) => markChanged(tx, index.name, done)).catch((cause: unknown) => context.log.warn({ err: cause, index: index.name }, 'the search ledger could not be reached'));
    throw error;
  }
}

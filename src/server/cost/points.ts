import { LRUCache } from 'lru-cache';
import { type BucketRule, givePoints, takePoints } from '../../kernel/bucket.ts';
import type { App } from '../../kernel/context.ts';

/** Viewers whose points a process remembers at once. One that is forgotten begins again with a block on credit. */
const VIEWERS_MOST = 10_000;
/** What answers gave back stays here so long, in case the next request takes it, before it goes back to the table. */
const RETURN_AFTER_MS = 1000;
/** Refused so often in a row, the points went to others: the next try is the client's. */
const TRIES = 3;

/** Whether points were taken, what is left of all processes as far as this one knows, and how long until as many are there. */
export interface Spent {
  readonly granted: boolean;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

/** One viewer's points as this process knows them. */
interface Purse {
  readonly rule: BucketRule;
  readonly whose: string;
  /** Leased from the table, or on credit, and not used; below nought where more was used than there was. */
  here: number;
  /** Of those here and of those used: what the table has not been told yet. */
  credit: number;
  /** What the table held when it was last heard of. Others may have taken of it since, and it has filled up. */
  there: number;
  at: number;
  /** What requests wait for that are not served yet. */
  wanted: number;
  exchange: Promise<void> | null;
}

/**
 * The points of viewers, leased by each process in blocks of one second's worth from the table that all share, so that a request
 * costs no statement: the next block is leased in the background before the present one is used up. A process begins with a block
 * on credit, which its first lease pays; where the table refuses, what is left of the credit is taken back. So each process lets a
 * viewer have one block more than the rule, at the most, and for a second after an answer what that answer gave back.
 */
export class Points {
  readonly #app: App;
  readonly #purses = new LRUCache<string, Purse>({ max: VIEWERS_MOST });
  readonly #full = new Set<Purse>();
  #returning: NodeJS.Timeout | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  /** Takes as many points, or none. Waits for the table only where those here do not do. */
  take(rule: BucketRule, whose: string, points: number): Spent | Promise<Spent> {
    const purse = this.#purse(rule, whose);
    if (purse.here < points) return this.#takeAfterLease(purse, points);
    return this.#taken(purse, points);
  }

  /** What answering took less than was taken for it; may be below nought where something is only known afterwards. */
  giveBack(rule: BucketRule, whose: string, points: number): void {
    const purse = this.#purse(rule, whose);
    purse.here += points;
    if (purse.here <= 2 * this.#block(rule)) return;
    this.#full.add(purse);
    if (!this.#returning) this.#returning = setTimeout(() => void this.#returnSurplus(), RETURN_AFTER_MS).unref();
  }

  /** What is left, of all processes, as far as this one knows. */
  remaining(rule: BucketRule, whose: string): number {
    return this.#left(this.#purse(rule, whose));
  }

  /** What a full bucket of that rule holds, and what comes back each second, in this service. */
  scaled(rule: BucketRule): { readonly holds: number; readonly perSecond: number } {
    return { holds: rule.holds * this.#app.rateScale, perSecond: rule.perSecond * this.#app.rateScale };
  }

  #block(rule: BucketRule): number {
    return this.scaled(rule).perSecond;
  }

  #purse(rule: BucketRule, whose: string): Purse {
    const key = `${rule.name}:${whose}`;
    const known = this.#purses.get(key);
    if (known) return known;
    const block = this.#block(rule);
    const purse: Purse = { rule, whose, here: block, credit: block, there: this.scaled(rule).holds, at: this.#now(), wanted: 0, exchange: null };
    this.#purses.set(key, purse);
    return purse;
  }

  #now(): number {
    return this.#app.now().valueOf();
  }

  /** What the table holds at the most. */
  #thereNow({ rule, there, at }: Purse): number {
    const { holds, perSecond } = this.scaled(rule);
    return Math.min(holds, there + (Math.max(0, this.#now() - at) / 1000) * perSecond);
  }

  #left(purse: Purse): number {
    return Math.max(0, Math.floor(Math.min(this.scaled(purse.rule).holds, purse.here + this.#thereNow(purse) - purse.credit)));
  }

  #taken(purse: Purse, points: number): Spent {
    purse.here -= points;
    if (purse.here < this.#block(purse.rule) / 2 && !purse.exchange) void this.#leased(purse, 0);
    return { granted: true, remaining: this.#left(purse), retryAfterSeconds: 0 };
  }

  async #takeAfterLease(purse: Purse, points: number): Promise<Spent> {
    purse.wanted += points;
    try {
      for (let tries = 0; tries < TRIES; ) {
        if (purse.here >= points) return this.#taken(purse, points);
        if (purse.exchange) await purse.exchange.catch(() => undefined);
        else {
          const missing = points - purse.here + purse.credit - this.#thereNow(purse);
          if (missing > 0) return this.#refused(purse, missing);
          tries += 1;
          if (!(await this.#leased(purse, points - purse.here))) return this.#lent(purse, points);
        }
      }
      return purse.here >= points ? this.#taken(purse, points) : this.#refused(purse, points - purse.here);
    } finally {
      purse.wanted -= points;
    }
  }

  /** @returns false where the table could not be asked */
  async #leased(purse: Purse, needed: number): Promise<boolean> {
    try {
      await this.#lease(purse, needed);
      return true;
    } catch (error) {
      this.#app.log.warn({ err: error }, 'points could not be leased');
      return false;
    }
  }

  /** While the table is away nobody is turned back for it, until a full bucket is owed. */
  #lent(purse: Purse, points: number): Spent {
    if (purse.here - points < -this.scaled(purse.rule).holds) return this.#refused(purse, points);
    purse.here -= points;
    return { granted: true, remaining: this.#left(purse), retryAfterSeconds: 0 };
  }

  #refused(purse: Purse, missing: number): Spent {
    return { granted: false, remaining: this.#left(purse), retryAfterSeconds: Math.max(1, Math.ceil(missing / this.scaled(purse.rule).perSecond)) };
  }

  /** Leases what is needed, with what else is waited for and a block beside it as far as the table is known to hold that much. */
  #lease(purse: Purse, needed: number): Promise<void> {
    const block = this.#block(purse.rule);
    const there = this.#thereNow(purse) - purse.credit;
    const asked = [Math.max(needed, purse.wanted - purse.here) + block, needed + block, needed].find((points) => points <= there) ?? 0;
    if (asked + purse.credit <= 0) return Promise.resolve();
    purse.exchange = this.#exchange(purse, asked).finally(() => {
      purse.exchange = null;
    });
    return purse.exchange;
  }

  async #exchange(purse: Purse, asked: number): Promise<void> {
    const paid = purse.credit;
    const { granted, remaining } = await takePoints({ app: this.#app }, purse.rule, purse.whose, asked + paid);
    purse.there = remaining;
    purse.at = this.#now();
    if (granted) {
      purse.credit -= paid;
      purse.here += asked;
      return;
    }
    // Nobody lends any longer.
    const lent = Math.max(0, Math.min(purse.here, purse.credit));
    purse.here -= lent;
    purse.credit -= lent;
  }

  async #returnSurplus(): Promise<void> {
    this.#returning = null;
    const purses = [...this.#full];
    this.#full.clear();
    for (const purse of purses) {
      const surplus = Math.floor(purse.here - this.#block(purse.rule));
      if (surplus <= 0) continue;
      // What was lent is handed back first, without a word to the table.
      const lent = Math.min(surplus, purse.credit);
      purse.here -= surplus;
      purse.credit -= lent;
      if (surplus > lent) await this.#giveToTable(purse, surplus - lent);
    }
  }

  async #giveToTable(purse: Purse, points: number): Promise<void> {
    try {
      await givePoints({ app: this.#app }, purse.rule, purse.whose, points);
      purse.there = this.#thereNow(purse) + points;
      purse.at = this.#now();
    } catch (error) {
      this.#app.log.warn({ err: error }, 'points could not be given back');
    }
  }
}

const known = new WeakMap<App, Points>();

/** The points of this process. */
export function pointsIn(app: App): Points {
  const present = known.get(app) ?? new Points(app);
  known.set(app, present);
  return present;
}

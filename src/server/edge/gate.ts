import type { Sentence } from '../../kernel/language.ts';
import type { Refusal } from './refusals.ts';

/** How many operations a process lets in. */
export interface GateSize {
  /** Operations that run at once. */
  readonly atOnce: number;
  /** Operations that wait for their turn. */
  readonly waiting: number;
  /** Most time that one waits. */
  readonly patienceMs: number;
}

/** Who asks, as the gate tells clients apart: always by address, and by token where there is one. */
export interface Asker {
  readonly address: string;
  readonly credential: string | null;
}

const FULL: Sentence = {
  fr: 'Le service est saturé : réessayez dans {seconds} s.',
  ar: 'الخدمة مكتظة: أعد المحاولة بعد {seconds} ثانية.',
  en: 'The service is full: try again in {seconds} s.',
};
const YOURS: Sentence = {
  fr: 'Trop d’opérations de votre part à la fois ({most} au plus) : réessayez dans {seconds} s.',
  ar: 'عمليات كثيرة منك في آن واحد (الحد الأقصى {most}): أعد المحاولة بعد {seconds} ثانية.',
  en: 'Too many operations of yours at once (at most {most}): try again in {seconds} s.',
};

/** What one address, or one token, may have in the house and in the queue: of all that there is room for. */
const ADDRESS_SHARE = 1 / 2;
const TOKEN_SHARE = 1 / 4;
/** Who is expected to wait for longer than this part of patience is refused at once: a refusal that comes late is worth less, and most estimates are wrong. */
const HOPEFUL = 1 / 4;
/** Weight of the latest operation in how long one takes on average. */
const FRESH = 0.1;

interface Waiting {
  readonly address: string;
  readonly enter: () => void;
}

/**
 * Lets a bounded number of operations in, a bounded number wait, and refuses the others at once: what waits longer than a
 * client has patience for is work for nobody. No client fills it alone, and whose address has the least inside goes in first: a
 * flood of slow operations waits behind whoever else comes.
 */
export class Gate {
  readonly #size: GateSize;
  readonly #queue = new Set<Waiting>();
  readonly #held = new Map<string, number>();
  /** Operations that run, by address. */
  readonly #inside = new Map<string, number>();
  #running = 0;
  /** Milliseconds between two operations that end while others wait, on average. */
  #pace = 0;
  #lastEnd = 0;

  constructor(size: GateSize) {
    this.#size = size;
  }

  /** Why somebody would be refused at this moment; null where there is room. Costs next to nothing, so it is asked before a body is read. */
  refusal({ address, credential }: Asker): Refusal | null {
    const room = this.#size.atOnce + this.#size.waiting;
    for (const [at, who] of namesOf({ address, credential }).entries()) {
      const share = room * (at === 0 ? ADDRESS_SHARE : TOKEN_SHARE);
      const most = Math.max(1, Math.floor(share));
      const held = this.#held.get(who) ?? 0;
      if (held >= most) return refusalOf(429, 'RATE_LIMITED', YOURS, 'atOnce', most, held + 1, this.#seconds(address));
    }
    if (this.#running < this.#size.atOnce) return null;
    const hopeless = this.#queue.size >= this.#size.waiting || this.#expectedWait(address) > this.#size.patienceMs * HOPEFUL;
    return hopeless ? refusalOf(503, 'SERVICE_UNAVAILABLE', FULL, 'waiting', this.#size.waiting, this.#queue.size + 1, this.#seconds(address)) : null;
  }

  /** Runs something once there is room. @returns what it gives, or why it was refused */
  async run<T>(asker: Asker, work: () => Promise<T>): Promise<{ readonly refused: Refusal } | { readonly done: T }> {
    const refused = this.refusal(asker);
    if (refused) return { refused };
    const names = namesOf(asker);
    for (const name of names) this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
    try {
      if (!(await this.#turn(asker.address))) return { refused: refusalOf(503, 'SERVICE_UNAVAILABLE', FULL, 'waiting', this.#size.waiting, this.#queue.size + 1, this.#seconds(asker.address)) };
      try {
        return { done: await work() };
      } finally {
        this.#leave(asker.address);
      }
    } finally {
      for (const name of names) this.#release(name);
    }
  }

  /** Waits for a turn. @returns false where none came in time */
  #turn(address: string): Promise<boolean> | true {
    if (this.#running < this.#size.atOnce) {
      this.#running += 1;
      count(this.#inside, address, 1);
      if (this.#running === this.#size.atOnce) this.#lastEnd = performance.now();
      return true;
    }
    return new Promise((resolve) => {
      const waiting: Waiting = { address, enter: () => (clearTimeout(timer), resolve(true)) };
      const timer = setTimeout(() => (this.#queue.delete(waiting), resolve(false)), this.#size.patienceMs);
      this.#queue.add(waiting);
    });
  }

  /** Gives the turn to whose address has the least inside, of these to who waits longest, or back. */
  #leave(address: string): void {
    count(this.#inside, address, -1);
    const now = performance.now();
    if (this.#running === this.#size.atOnce) {
      this.#pace += (Math.min(now - this.#lastEnd, this.#size.patienceMs) - this.#pace) * FRESH;
      this.#lastEnd = now;
    }
    const next = this.#next();
    if (!next) {
      this.#running -= 1;
      return;
    }
    this.#queue.delete(next);
    count(this.#inside, next.address, 1);
    next.enter();
  }

  #next(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const one of this.#queue) if (!next || this.#insideOf(one.address) < this.#insideOf(next.address)) next = one;
    return next;
  }

  #insideOf(address: string): number {
    return this.#inside.get(address) ?? 0;
  }

  #release(name: string): void {
    const held = this.#held.get(name)! - 1;
    if (held === 0) this.#held.delete(name);
    else this.#held.set(name, held);
  }

  /** How long who comes now would wait, in milliseconds: where nothing has ended for long, nothing is expected to. */
  #expectedWait(address: string): number {
    const inside = this.#insideOf(address);
    let before = 0;
    for (const one of this.#queue) if (this.#insideOf(one.address) <= inside) before += 1;
    return (before + 1) * Math.max(this.#pace, (performance.now() - this.#lastEnd) / 2);
  }

  #seconds(address: string): number {
    return Math.max(1, Math.ceil(this.#expectedWait(address) / 1000));
  }
}

/** What is counted by: the address, and the token where there is one. Marked, since a client writes into its token what it likes, such as another's address. */
const namesOf = ({ address, credential }: Asker): string[] => [`address ${address}`, ...(credential ? [`token ${credential}`] : [])];

/** Adds to what a name has, and forgets who has nothing. */
function count(of: Map<string, number>, name: string, more: number): void {
  const now = (of.get(name) ?? 0) + more;
  if (now === 0) of.delete(name);
  else of.set(name, now);
}

const refusalOf = (status: number, code: string, sentence: Sentence, limit: string, most: number, asked: number, seconds: number): Refusal => ({
  status,
  code,
  sentence,
  params: { seconds, most },
  extensions: { limit, most, asked, retryAfterSeconds: seconds },
  retryAfterSeconds: seconds,
});

import type { App } from '../kernel/context.ts';
import { ApiKey } from './api-key.entity.ts';

/** A key's last use is written at most so often. */
const APART_MS = 60_000;
/** Uses of so long are written together. */
const GATHERED_MS = 1000;

/** The last uses that this process knows of: those to be written, and when each key's was last taken up. */
interface Uses {
  readonly waiting: Map<string, Date>;
  readonly taken: Map<string, number>;
}
const uses = new WeakMap<App, Uses>();

async function write(app: App, { waiting, taken }: Uses): Promise<void> {
  const due = [...waiting];
  waiting.clear();
  for (const [id, at] of taken) if (app.now().valueOf() - at >= APART_MS) taken.delete(id);
  try {
    const em = app.orm.em.fork();
    for (const [id, at] of due) await em.nativeUpdate(ApiKey, { id, $or: [{ lastUsedAt: null }, { lastUsedAt: { $lt: at } }] }, { lastUsedAt: at });
  } catch (error) {
    // Nothing hangs on it: the next use in a minute is written.
    app.log.warn({ err: error }, 'the last use of some API keys was not written');
  }
}

/** Remembers that a key served now; it is written a moment later, past every request, and at most once a minute for a key. */
export function noteUse(app: App, keyId: string): void {
  const known = uses.get(app) ?? { waiting: new Map(), taken: new Map() };
  uses.set(app, known);
  const at = app.now();
  if (at.valueOf() - (known.taken.get(keyId) ?? -Infinity) < APART_MS) return;
  known.taken.set(keyId, at.valueOf());
  if (known.waiting.size === 0) setTimeout(() => void write(app, known), GATHERED_MS).unref();
  known.waiting.set(keyId, at);
}

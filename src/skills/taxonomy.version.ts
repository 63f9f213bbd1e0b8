import { setInterval } from 'node:timers/promises';
import { type App, type Context, now, type Tx } from '../kernel/context.ts';
import { lock } from '../kernel/lock.ts';
import { read, type Row } from '../kernel/read.ts';
import { readSkillMap } from './skill.map.ts';
import { TaxonomyState } from './taxonomy.entity.ts';
import { taxonomyState } from './skill.visibility.ts';

/** Waits until no other writer of the taxonomy is at work: what each reads of it before it writes must hold until it is done. */
export const lockTaxonomy = (tx: Tx): Promise<void> => lock(tx, 'taxonomy');

/** Says that the taxonomy changed in this transaction, so that every process reads it again. The caller holds `lockTaxonomy`. */
export async function raiseVersion(tx: Tx, also: { escoRelease?: string } = {}): Promise<void> {
  const state = await tx.em.findOneOrFail(TaxonomyState, 1);
  tx.em.assign(state, { version: state.version + 1, updatedAt: now(tx), ...also });
}

/** Which state the taxonomy is in: one statement. */
export const stateOfTaxonomy = (context: Context): Promise<Row<typeof taxonomyState>> => read(context, taxonomyState).selectAll('taxonomyState').executeTakeFirstOrThrow();

/**
 * Forgets the taxonomy that this process keeps in memory, and all that was made of it, if the database has another
 * version. One statement where something is kept, none where nothing is.
 * @returns whether it was forgotten
 */
export async function dropStaleTaxonomy(app: App): Promise<boolean> {
  const kept = app.cache.get(readSkillMap) as ReturnType<typeof readSkillMap> | undefined;
  const map = await kept?.catch(() => undefined);
  if (!map) return false;
  const { version } = await app.orm.em.fork().findOneOrFail(TaxonomyState, 1);
  // Meanwhile somebody else may have put a newer one in its place.
  if (map.version === version || app.cache.get(readSkillMap) !== kept) return false;
  app.cache.clear();
  return true;
}

/** How often a process asks whether another changed the taxonomy. */
const EVERY_MS = 1000;

/**
 * Follows the changes that any process makes to the taxonomy, within about a second. A question a second is surer than
 * LISTEN: nothing is missed while a connection is lost.
 * @param renewed called after the old one was forgotten, to read the new one before somebody waits for it
 * @returns what ends it, once the question under way is answered
 */
export function followTaxonomy(app: App, renewed: () => Promise<unknown> = async () => {}): () => Promise<void> {
  const end = new AbortController();
  const follow = async (): Promise<void> => {
    for await (const _ of setInterval(EVERY_MS, null, { signal: end.signal, ref: false })) {
      await dropStaleTaxonomy(app)
        .then((dropped) => (dropped ? renewed() : null))
        .catch((error: unknown) => app.log.warn({ err: error }, 'whether the taxonomy changed could not be asked; it is asked again'));
    }
  };
  // What ends it is the abort alone.
  const following = follow().catch(() => {});
  return async () => {
    end.abort();
    await following;
  };
}

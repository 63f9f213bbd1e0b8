import { setInterval } from 'node:timers/promises';
import { type App, type Context, now, type Tx } from '../kernel/context.ts';
import { lock } from '../kernel/lock.ts';
import { read, type Row } from '../kernel/read.ts';
import { readPlaceMap } from '../places/place.map.ts';
import { readSkillMap, type SkillMap } from './skill.map.ts';
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

/** What is kept in memory once the taxonomy is `map`: that, the map of places, which does not hang on it, and nothing that was made of another. */
function keep(app: App, map: SkillMap): void {
  const places = app.cache.get(readPlaceMap);
  app.cache.clear();
  if (places) app.cache.set(readPlaceMap, places);
  app.cache.set(readSkillMap, Promise.resolve(map));
}

async function renewOnce(app: App): Promise<boolean> {
  const kept = await (app.cache.get(readSkillMap) as ReturnType<typeof readSkillMap> | undefined)?.catch(() => undefined);
  if (!kept) return false;
  const { version } = await app.orm.em.fork().findOneOrFail(TaxonomyState, 1);
  if (kept.version === version) return false;
  keep(app, await readSkillMap(app));
  return true;
}

const renewing = new WeakMap<App, Promise<unknown>>();

/**
 * Reads the taxonomy that this process keeps in memory again, if the database has another version; one statement where it
 * has not. Until the new one is there the old one answers: a verb must never wait for it, since the connection to read it
 * by may be held by other verbs that wait. Who asks meanwhile waits for the one under way, and looks again.
 * @returns whether there was a newer one
 */
export function renewTaxonomy(app: App): Promise<boolean> {
  const renewed = (renewing.get(app) ?? Promise.resolve()).then(() => renewOnce(app));
  renewing.set(app, renewed.catch(() => {}));
  return renewed;
}

/** How often a process asks whether another changed the taxonomy. */
const EVERY_MS = 1000;

/**
 * Follows the changes that any process makes to the taxonomy, within about a second. A question a second is surer than
 * LISTEN: nothing is missed while a connection is lost.
 * @param renewed called once a new one is there, to make what hangs on it before somebody waits for that
 * @returns what ends it, once the question under way is answered
 */
export function followTaxonomy(app: App, renewed: () => Promise<unknown> = async () => {}): () => Promise<void> {
  const end = new AbortController();
  const follow = async (): Promise<void> => {
    for await (const _ of setInterval(EVERY_MS, null, { signal: end.signal, ref: false })) {
      await renewTaxonomy(app)
        .then((isNew) => (isNew ? renewed() : null))
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

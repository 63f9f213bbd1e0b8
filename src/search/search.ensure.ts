import type { Settings } from 'meilisearch';
import type { Context } from '../kernel/context.ts';
import { isNotFound, type SearchIndex, uidOf, writerOf } from './search.index.ts';
import { rebuildIndex, type RebuildProgress } from './search.rebuild.ts';

/** Lists whose order means nothing: Meilisearch gives them back sorted. */
const SETS = new Set(['filterableAttributes', 'sortableAttributes', 'nonSeparatorTokens', 'separatorTokens', 'stopWords', 'disableOnAttributes', 'disableOnWords']);

/** Whether everything that is set stands so; what Meilisearch adds of its own does not count. */
function standsSo(wanted: unknown, present: unknown, name = ''): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(present) || wanted.length !== present.length) return false;
    const [some, others] = SETS.has(name) ? [wanted, present].map((list) => list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))) : [wanted, present];
    return some!.every((value, at) => standsSo(value, others![at]));
  }
  if (wanted && typeof wanted === 'object') {
    return Boolean(present) && Object.entries(wanted).every(([key, value]) => standsSo(value, (present as Record<string, unknown>)[key], key));
  }
  return wanted === present;
}

/** Whether Meilisearch has the index, set up as this version of the service wants it. */
export async function indexStands(context: Context, index: SearchIndex): Promise<boolean> {
  try {
    const present: Settings = await writerOf(context.app).index(uidOf(context.app, index.name)).getSettings();
    return standsSo(index.settings, present);
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/**
 * Makes and fills every index that is missing or set up otherwise: at the first start, after an upgrade, and when
 * Meilisearch lost its data. The rest is left alone.
 * @param progress told the index's name and how many rows it has taken
 * @returns the names of those that were rebuilt
 */
export async function ensureIndexes(context: Context, indexes: readonly SearchIndex[], progress?: (index: string, ...how: Parameters<RebuildProgress>) => void): Promise<string[]> {
  const rebuilt: string[] = [];
  for (const index of indexes) {
    const falls = async (): Promise<boolean> => !(await indexStands(context, index));
    if ((await falls()) && (await rebuildIndex(context, index, (done, total) => progress?.(index.name, done, total), falls))) rebuilt.push(index.name);
  }
  return rebuilt;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { keep, readKept } from './folder.ts';
import { killGroup } from './leash.ts';
import { identify, isAlive, type Identity } from './process-identity.ts';

interface KeptChild {
  leash: Identity;
  node: Identity;
}

const PATIENCE = 15_000;

/** Notes which process serves this data folder, for the next start to see. */
export async function noteChild(folder: string, name: string, pid: number): Promise<void> {
  const leash = identify(pid);
  if (leash !== undefined) await keep(folder, name, { leash, node: identify(process.pid) });
}

/**
 * Waits until the server that a former node left behind has ended, and kills it when it does not. Throws when that
 * node is alive: then the data folder is in use.
 */
export async function awaitFormer(folder: string, name: string): Promise<void> {
  const { leash, node } = await readKept<KeptChild>(folder, name);
  if (leash === undefined || !isAlive(leash)) return;
  if (node !== undefined && isAlive(node)) throw new Error(`${folder} is in use by process ${node.pid}`);
  for (let waited = 0; isAlive(leash); waited += 50) {
    if (waited >= PATIENCE) killGroup(leash.pid);
    await sleep(50);
  }
}

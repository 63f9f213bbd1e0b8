import { join, resolve } from 'node:path';
import { demoPeople } from '../../seeds/demo/demo-people.ts';
import { projectRoot } from '../../src/kernel/project-root.ts';
import type { Report } from '../report.ts';
import { benchAttack } from './attack.ts';
import { documents } from './documents.bench.ts';
import { benchForeign, hiddenRows } from './foreign.ts';
import { installPeers } from './install.ts';
import { memory } from './memory.ts';
import { offers } from './offers.ts';
import { ownPage } from './own-page.ts';
import { applicants, busyGraduate } from './people.ts';
import { settled, startService } from './processes.ts';
import { processes } from './two-processes.ts';
import { calibrate } from './rounds.ts';
import { saturation } from './saturation.ts';
import { benchSignIn } from './sign-in.ts';
import { submissions } from './submit.ts';
import { type EdgeWorld, openEdgeWorld } from './world.ts';

export const EDGE_ROWS = ['offers', 'page', 'submit', 'documents', 'processes', 'signin', 'foreign', 'saturation', 'attacks', 'memory'] as const;

/** Measures at a service of its own, once that has nothing else to do. */
async function beside(world: EdgeWorld, measure: (address: string) => Promise<void>): Promise<void> {
  const service = await startService(world);
  try {
    await settled(world, [service]);
    await measure(service.address);
  } finally {
    await service.stop();
  }
}

/** What the edge takes: each row beside what it could take at the least. */
export async function benchEdge({ rows, minutes, dir, report }: { rows: readonly string[]; minutes: number; dir: string | undefined; report: Report }): Promise<void> {
  const folder = resolve(dir ?? join(projectRoot, '.data/bench/edge'));
  const wants = (row: string): boolean => rows.includes(row);
  installPeers(report);
  // The first run of the loop compiles it.
  calibrate();
  const atFirst = calibrate();
  const world = await openEdgeWorld(folder, report);
  const drift = (): void => report.say(`the machine's own loop takes ${(calibrate() / atFirst).toFixed(2)} times what it took at first`);
  try {
    const busy = await busyGraduate(world);
    if (wants('offers')) await offers(world, busy, report);
    drift();
    if (wants('page')) await ownPage(world, busy, report);
    if (wants('submit')) await submissions(world, await applicants(world, 12), report);
    drift();
    if (wants('documents')) await documents(world, busy, report);
    if (wants('processes')) await processes(world, busy, report);
    if (wants('signin')) await beside(world, (address) => benchSignIn({ report, address, known: demoPeople.map(({ email }) => email) }));
    if (wants('foreign')) await beside(world, async (address) => benchForeign({ report, address, hidden: await hiddenRows(world) }));
    if (wants('attacks')) await benchAttack({ report });
    if (wants('saturation')) await beside(world, (address) => saturation({ report, address }));
    drift();
    if (wants('memory')) await memory(world, busy, minutes, report);
  } finally {
    await world.close();
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../report.ts';
import { longDocument } from './documents.ts';
import { cpuOf, settled, startService } from './processes.ts';
import { type Contender, interleaved, median, ratio, sameAnswers, spread, tell, type Took } from './rounds.ts';
import type { Asker, EdgeWorld } from './world.ts';

/** Documents of a thousand tokens that were never seen before. */
const UNSEEN = 150;

/** What a document costs the first time, and what its hash saves from then on. */
export async function documents(world: EdgeWorld, reader: Asker, report: Report): Promise<void> {
  const trusted = longDocument(0);
  const hash = createHash('sha256').update(trusted).digest('hex');
  const manifest = join(world.dir, 'trusted-documents.json');
  mkdirSync(world.dir, { recursive: true });
  writeFileSync(manifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: hash, body: trusted, name: 'First0', type: 'query' }] }));
  const service = await startService(world, 'jisr', { TRUSTED_DOCUMENTS: manifest });
  try {
    await settled(world, [service]);
    const headers = { authorization: `Bearer ${await world.token(reader)}` };
    const first: number[] = [];
    // The first hundred bring the service's own code up to speed.
    for (let number = 1; number <= UNSEEN + 100; number += 1) {
      const before = cpuOf(service.pid);
      await service.post(JSON.stringify({ query: longDocument(number) }), headers);
      if (number > 100) first.push(cpuOf(service.pid) - before);
    }
    // A tick of the clock is 10 ms: the mean of many is what one takes.
    const mean = first.reduce((sum, one) => sum + one, 0) / first.length;
    report.row('a document of 1,000 tokens at first sight, CPU of the server, ms', mean, { most: 15 });
    const full: Contender = { server: service, body: JSON.stringify({ query: trusted }), headers };
    const byHash: Contender = { server: service, body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }), headers };
    report.say(`trusted document: ${await sameAnswers([full, byHash])} bytes, the same by its hash`);
    const took = (await interleaved([full, byHash], { rounds: 11, requests: 500, clients: 2, postmaster: world.postmaster })) as [Took, Took];
    for (const [at, contender] of [full, byHash].entries()) tell(report, at === 0 ? 'full text' : 'its hash', contender, took[at]!);
    report.say(`full text ${spread(took[0].server)}, its hash ${spread(took[1].server)}; ${median(took[0].ms).toFixed(1)} and ${median(took[1].ms).toFixed(1)} ms`);
    report.row('a trusted document against its full text, CPU', ratio(took[1].cpu, took[0].cpu), { most: 0.9 });
  } finally {
    await service.stop();
  }
}

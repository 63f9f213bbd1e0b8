import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../report.ts';
import { OFFERS } from './documents.ts';
import { cpuOf, cpuOfDatabase, type Server, settled, startService } from './processes.ts';
import { median } from './rounds.ts';
import type { Asker, EdgeWorld } from './world.ts';

const SECONDS = 4;
const ROUNDS = 5;
const CLIENTS = 16;

/** So many clients ask the servers in turn for some seconds; who finds no room asks again. @returns answers a second */
export async function throughput(servers: readonly Server[], body: string, headers: Record<string, string>, seconds: number, clients = CLIENTS): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    const server = servers[client % servers.length]!;
    while (performance.now() < until) {
      const { status, text } = await server.post(body, headers);
      if (status === 200) answered += 1;
      else if (status === 503 || status === 429) await sleep(50);
      else throw new Error(`${server.name} answered ${status}: ${text.slice(0, 300)}`);
    }
  }));
  return answered / seconds;
}

/** Two server processes on the same services against one of them. */
export async function processes(world: EdgeWorld, reader: Asker, report: Report): Promise<void> {
  const servers = await Promise.all([startService(world), startService(world, 'jisr-2')]);
  try {
    await settled(world, servers);
    const headers = { authorization: `Bearer ${await world.token(reader)}` };
    const body = JSON.stringify({ query: OFFERS, variables: { first: 20 } });
    const took = { one: [] as number[], two: [] as number[] };
    await throughput(servers, body, headers, SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = [cpuOf(servers[0].pid), cpuOfDatabase(world.postmaster), process.cpuUsage()] as const;
      took.one.push(await throughput(servers.slice(0, 1), body, headers, SECONDS));
      const used = process.cpuUsage(before[2]);
      const cores = [cpuOf(servers[0].pid) - before[0], cpuOfDatabase(world.postmaster) - before[1], (used.user + used.system) / 1000].map((ms) => (ms / SECONDS / 1000).toFixed(2));
      report.say(`one process: ${took.one.at(-1)!.toFixed(0)} requests/s; cores busy: server ${cores[0]}, database ${cores[1]}, clients ${cores[2]}`);
      await sleep(200);
      took.two.push(await throughput(servers, body, headers, SECONDS));
      report.say(`two processes: ${took.two.at(-1)!.toFixed(0)} requests/s`);
    }
    report.row('two server processes against one, requests a second', median(took.two.map((value, at) => value / took.one[at]!)), { least: 1.5 });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

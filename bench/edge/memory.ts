import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../report.ts';
import { OFFERS, OWN_PAGE } from './documents.ts';
import { residentOf, type Server, settled, startService } from './processes.ts';
import { throughput } from './two-processes.ts';
import type { Asker, EdgeWorld } from './world.ts';

const SAMPLE_MS = 5000;
/** At full speed first, so that every heap has grown to its size. */
const WARM_SECONDS = 60;

/** The slope of a line through (minutes, MB), by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

const answered = (server: Server, body: string, headers: Record<string, string>): Promise<boolean> => server.post(body, headers).then(({ status }) => status === 200, () => false);

/** Sends so many requests a second for as long as the signal lasts, whether or not they are answered yet. */
async function paced(server: Server, bodies: readonly string[], headersOf: () => Promise<Record<string, string>>, perSecond: number, signal: AbortSignal): Promise<number> {
  let [sent, failed] = [0, 0];
  const begun = performance.now();
  let headers = await headersOf();
  while (!signal.aborted) {
    // A token is good for a quarter of an hour.
    if (sent % (perSecond * 300) === 0) headers = await headersOf();
    void answered(server, bodies[sent % bodies.length]!, headers).then((well) => (failed += Number(!well)));
    sent += 1;
    await sleep(Math.max(0, begun + (sent / perSecond) * 1000 - performance.now()));
  }
  return failed / sent;
}

/** How the server's memory grows at half of what it can do. */
export async function memory(world: EdgeWorld, reader: Asker, minutes: number, report: Report): Promise<void> {
  const server = await startService(world);
  try {
    await settled(world, [server]);
    const headersOf = async (): Promise<Record<string, string>> => ({ authorization: `Bearer ${await world.token(reader)}` });
    const bodies = [JSON.stringify({ query: OFFERS, variables: { first: 20 } }), JSON.stringify({ query: OWN_PAGE })];
    const most = await throughput([server], bodies[0]!, await headersOf(), WARM_SECONDS);
    const stop = new AbortController();
    const perSecond = Math.max(1, Math.round(most / 2));
    report.say(`memory: ${most.toFixed(0)} requests/s at most, ${perSecond} a second for ${minutes} minutes; ${residentOf(server.pid).toFixed(0)} MB after warming`);
    const sending = paced(server, bodies, headersOf, perSecond, stop.signal);
    // The first minute at half speed belongs to warming too: what full speed piled up is given back then.
    await sleep(60_000);
    const begun = performance.now();
    const points: [number, number][] = [];
    while (performance.now() - begun < minutes * 60_000) {
      points.push([(performance.now() - begun) / 60_000, residentOf(server.pid)]);
      await sleep(SAMPLE_MS);
    }
    stop.abort();
    const failed = await sending;
    report.say(`memory: from ${points[0]![1].toFixed(0)} to ${points.at(-1)![1].toFixed(0)} MB; ${(failed * 100).toFixed(2)} % of the requests failed`);
    report.row(`memory at half load over ${minutes} minutes, MB a minute`, slope(points), { most: 1 });
  } finally {
    await server.stop();
  }
}

import type { Report } from '../report.ts';
import { quantile } from '../report.ts';
import { OFFERS, OFFERS_OF_VIEWS } from './documents.ts';
import { type Server, settled, startPeer, startService } from './processes.ts';
import { type Contender, interleaved, median, ratio, type RoundsOptions, sameAnswers, tell, type Took } from './rounds.ts';
import type { Asker, EdgeWorld } from './world.ts';

const PEERS = ['postgraphile', 'mercurius', 'apollo', 'bare'] as const;
const SIGNED_IN = 'postgraphile, signed in';
type Name = 'jisr' | (typeof PEERS)[number] | typeof SIGNED_IN;

/** What each is asked for so many offers: the same question in the words that each understands. */
function contenders(servers: Readonly<Record<Name, Server>>, first: number, token: string): Record<Name, Contender> {
  const headers = { authorization: `Bearer ${token}` };
  const ours = JSON.stringify({ query: OFFERS, variables: { first } });
  const views = JSON.stringify({ query: OFFERS_OF_VIEWS, variables: { first } });
  return {
    jisr: { server: servers.jisr, body: ours, headers },
    mercurius: { server: servers.mercurius, body: ours, headers },
    apollo: { server: servers.apollo, body: ours, headers },
    postgraphile: { server: servers.postgraphile, body: views },
    [SIGNED_IN]: { server: servers[SIGNED_IN], body: views, headers },
    bare: { server: servers.bare, body: JSON.stringify({ name: 'offers', values: [first] }) },
  };
}

type Figures = Record<Name, Took>;

async function measure(which: Record<Name, Contender>, options: RoundsOptions, what: string, report: Report): Promise<Figures> {
  const names = Object.keys(which) as Name[];
  const took = await interleaved(names.map((name) => which[name]), options);
  for (const [at, name] of names.entries()) tell(report, what, which[name], took[at]!);
  return Object.fromEntries(names.map((name, at) => [name, took[at]!])) as Figures;
}

/** Lists of offers by the service and by its peers, the same bytes from each. */
export async function offers(world: EdgeWorld, reader: Asker, report: Report): Promise<void> {
  const started = await Promise.all([startService(world), ...PEERS.map((peer) => startPeer(world, peer))]);
  // It makes the views anew where it starts: one after the other.
  started.push(await startPeer(world, 'postgraphile', SIGNED_IN, { IDENTITY: 'on' }));
  const servers = Object.fromEntries(started.map((server) => [server.name, server])) as Record<Name, Server>;
  try {
    await settled(world, started);
    const token = await world.token(reader);
    const [few, many] = [contenders(servers, 20, token), contenders(servers, 100, token)];
    report.say(`20 offers: ${await sameAnswers(Object.values(few))} bytes, the same from ${Object.keys(few).join(', ')}`);
    report.say(`100 offers: ${await sameAnswers(Object.values(many))} bytes, the same from all`);
    const { postmaster } = world;
    const twenty = await measure(few, { rounds: 9, requests: 120, clients: 4, postmaster }, '20 offers', report);
    const hundred = await measure(many, { rounds: 7, requests: 40, clients: 4, postmaster }, '100 offers', report);
    report.row('20 offers, CPU against PostGraphile 5', ratio(twenty.jisr.cpu, twenty.postgraphile.cpu), { most: 0.7 });
    report.row('20 offers, CPU against PostGraphile 5 that knows who asks', ratio(twenty.jisr.cpu, twenty[SIGNED_IN].cpu));
    report.row('20 offers, CPU against mercurius and jit with the same resolvers', ratio(twenty.jisr.cpu, twenty.mercurius.cpu), { most: 1.6 });
    report.row('100 offers, CPU against mercurius and jit with the same resolvers', ratio(hundred.jisr.cpu, hundred.mercurius.cpu), { most: 1.3 });
    report.row('100 offers against 20, CPU', median(hundred.jisr.cpu) / median(twenty.jisr.cpu), { most: 2.5 });
    report.row('20 offers, all checks against bare Apollo with the same resolvers, CPU', ratio(twenty.jisr.cpu, twenty.apollo.cpu), { most: 1.15 });
    await times(few, postmaster, report);
  } finally {
    await Promise.all(started.map((server) => server.stop()));
  }
}

/** What a client waits, beside the bare statement. */
async function times({ jisr, bare }: Record<Name, Contender>, postmaster: number, report: Report): Promise<void> {
  for (const { clients, share, most } of [{ clients: 1, share: 0.5, most: 2.5 }, { clients: 8, share: 0.99, most: 3 }]) {
    const [own, its] = (await interleaved([jisr, bare], { rounds: 8, requests: 160, clients, postmaster })) as [Took, Took];
    const [ms, bareMs] = [quantile(own.ms, share), quantile(its.ms, share)];
    report.say(`20 offers, ${clients} client${clients > 1 ? 's' : ''}: p${share * 100} ${ms.toFixed(1)} ms, bare ${bareMs.toFixed(1)} ms`);
    report.row(`20 offers, time against the bare statement, p${share * 100} at ${clients}`, ms / bareMs, { most });
  }
}

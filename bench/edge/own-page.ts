import { makeServer } from '../../src/server/http.ts';
import type { Report } from '../report.ts';
import { OWN_PAGE } from './documents.ts';
import { settled, startPeer, startService } from './processes.ts';
import { type Contender, interleaved, median, sameAnswers, tell, type Took } from './rounds.ts';
import type { Asker, EdgeWorld } from './world.ts';

/** How many statements the answer takes: told by a server in this process, and the one that asks who the token stands for. */
async function statementsOf(world: EdgeWorld, { body, headers }: Contender): Promise<number> {
  const server = await makeServer({ ...world.app, tellStatements: true }, { people: [], examples: [] });
  try {
    const response = await server.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, payload: body as string });
    return 1 + Number(response.headers['x-statements']);
  } finally {
    await server.close();
  }
}

/** The page a graduate starts from, beside one statement that makes it. */
export async function ownPage(world: EdgeWorld, { accountId, sessionId }: Asker, report: Report): Promise<void> {
  const servers = await Promise.all([startService(world), startPeer(world, 'bare')]);
  try {
    await settled(world, servers);
    const [jisr, bare]: Contender[] = [
      { server: servers[0], body: JSON.stringify({ query: OWN_PAGE }), headers: { authorization: `Bearer ${await world.token({ accountId, sessionId })}` } },
      { server: servers[1], body: JSON.stringify({ name: 'ownPage', values: [accountId] }) },
    ];
    report.say(`own page: ${await sameAnswers([jisr!, bare!])} bytes, the same from both`);
    const statements = await statementsOf(world, jisr!);
    const took = (await interleaved([jisr!, bare!], { rounds: 9, requests: 240, clients: 1, postmaster: world.postmaster })) as [Took, Took];
    for (const [at, contender] of [jisr!, bare!].entries()) tell(report, 'own page', contender, took[at]!);
    report.row('own page, statements with who asks', statements, { most: 6 });
    report.row('own page, time against the bare statement, p50', median(took[0].ms) / median(took[1].ms), { most: 2.5 });
    report.row('own page, CPU against the bare statement', median(took[0].cpu) / median(took[1].cpu));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

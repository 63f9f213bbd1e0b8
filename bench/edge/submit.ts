import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { Client } from 'pg';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { mutate } from '../../src/kernel/mutate.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { quantile, type Report } from '../report.ts';
import type { Applicant } from './people.ts';
import { type Server, startService } from './processes.ts';
import type { EdgeWorld } from './world.ts';

const SUBMIT = 'mutation Submit($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id state } userErrors { code field } } }';
/** Rounds of each, after one that warms. */
const ROUNDS = 12;
const A_ROUND = 12;

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What one submission sends to the database, first to last, and the keys that stand in it. */
interface Recorded {
  readonly statements: readonly Statement[];
  /** Account, graduate, offer, employer and idempotency key, then the keys that were made. */
  readonly keys: readonly string[];
}

/** Submits in this process, and keeps every statement of the transaction. */
async function record(world: EdgeWorld, applicant: Applicant, offer: Applicant['offers'][number]): Promise<Recorded> {
  const statements: Statement[] = [];
  const made: string[] = [];
  const idempotencyKey = randomUUID();
  const app = { ...world.app, newId: () => made[made.push(world.app.newId()) - 1]! };
  const context = makeContext(app, { viewer: { accountId: applicant.accountId, sessionId: null, roles: new Set([Role.GRADUATE]), system: null } });
  const { query } = Client.prototype;
  Client.prototype.query = function recording(this: Client, ...sent: unknown[]) {
    const [what, values] = sent as [string | { text: string; values?: unknown[] }, unknown];
    statements.push(typeof what === 'string' ? { text: what, values: Array.isArray(values) ? values : [] } : { text: what.text, values: what.values ?? [] });
    return (query as (...sent: unknown[]) => unknown).apply(this, sent);
  } as never;
  try {
    const { userErrors } = await mutate(context, 'submitApplication', { offerId: offer.id, idempotencyKey }, submitApplication, {});
    if (userErrors.length > 0) throw new Error(`the application to be recorded was refused: ${JSON.stringify(userErrors)}`);
  } finally {
    Client.prototype.query = query;
  }
  return { statements, keys: [applicant.accountId, applicant.graduateId, offer.id, offer.employerId, idempotencyKey, ...made] };
}

/** A value, or a statement with values written into it, with other keys in it. */
const exchanged = (value: unknown, keys: ReadonlyMap<string, string>): unknown =>
  typeof value === 'string' ? value.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (key) => keys.get(key) ?? key) : Array.isArray(value) ? value.map((one) => exchanged(one, keys)) : value;

/** The same statements for another application, one after the other by `pg` alone. */
async function replay(client: Client, { statements, keys }: Recorded, applicant: Applicant, offer: Applicant['offers'][number]): Promise<void> {
  const others = [applicant.accountId, applicant.graduateId, offer.id, offer.employerId];
  const exchange = new Map(keys.map((key, at) => [key, others[at] ?? randomUUIDv7()]));
  for (const { text, values } of statements) await client.query(exchanged(text, exchange) as string, values.map((value) => exchanged(value, exchange)));
}

/** Applications through the service beside the statements they are made of, one at a time, in turns. */
export async function submissions(world: EdgeWorld, people: readonly Applicant[], report: Report): Promise<void> {
  const service = await startService(world);
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    const tokens = await Promise.all(people.map((person) => world.token(person)));
    const pairs = people.flatMap((person, at) => person.offers.map((offer) => ({ person, offer, token: tokens[at]! })));
    const turns = Array.from({ length: pairs.length }, (_, at) => pairs[(at * 397) % pairs.length]!);
    const recorded = await record(world, turns[0]!.person, turns.shift()!.offer);
    if (recorded.statements.length === 0) throw new Error('no statement was seen');
    report.say(`submitApplication: ${recorded.statements.length} statements in its transaction`);
    const took = { service: [] as number[], pg: [] as number[] };
    for (let at = 0; at < (ROUNDS + 1) * A_ROUND * 2; at += 1) {
      const { person, offer, token } = turns[at]!;
      const by = Math.floor(at / A_ROUND) % 2 === 0 ? 'service' : 'pg';
      const begun = performance.now();
      if (by === 'pg') await replay(client, recorded, person, offer);
      else await submit(service, offer.id, token);
      // The first round warms both.
      if (at >= A_ROUND * 2) took[by].push(performance.now() - begun);
    }
    for (const by of ['service', 'pg'] as const) report.say(`submitApplication by ${by}: p50 ${quantile(took[by], 0.5).toFixed(1)} ms, p90 ${quantile(took[by], 0.9).toFixed(1)} ms`);
    report.row('submitApplication, time against the same statements by pg in one transaction, p50', quantile(took.service, 0.5) / quantile(took.pg, 0.5), { most: 2 });
  } finally {
    await client.end();
    await service.stop();
  }
}

async function submit(service: Server, offerId: string, token: string): Promise<void> {
  const body = JSON.stringify({ query: SUBMIT, variables: { input: { offerId: toGlobalId('JobOffer', offerId), idempotencyKey: randomUUID() } } });
  const { text } = await service.post(body, { authorization: `Bearer ${token}` });
  const { data } = JSON.parse(text) as { data?: { submitApplication: { application: object | null } } };
  if (!data?.submitApplication.application) throw new Error(`the application was refused: ${text.slice(0, 500)}`);
}

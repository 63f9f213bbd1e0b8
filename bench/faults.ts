import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { Ledger } from './faults.ledger.ts';
import { count, type Counted } from './faults.count.ts';

/**
 * `npm run faults`: a service of its own under a run of applications, while the service, PostgreSQL and Meilisearch are
 * killed with SIGKILL at random; a ledger outside the service keeps what was acknowledged. Exits 1 if anything is lost,
 * doubled, or the index disagrees a minute after the last kill.
 */
const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '90' }, writers: { type: 'string', default: '8' }, every: { type: 'string', default: '4' }, help: { type: 'boolean', default: false } } });
if (options.help) {
  console.log('npm run faults [-- --seconds 90 --writers 8 --every 4]\n  --seconds  how long to write\n  --writers  how many clients at once\n  --every    mean seconds between two kills');
  process.exit(0);
}

const root = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'jisr-faults-'));
const PORT = '4391';
const URL_ = `http://127.0.0.1:${PORT}/graphql`;
const PASSWORD = 'jisr-demo-2026';
const ledger = new Ledger(join(dataDir, 'ledger.jsonl'));
const kills: Record<string, number> = { service: 0, PostgreSQL: 0, Meilisearch: 0 };
let service!: ChildProcess;
let writing = true;
let stopping = false;
let crashes = 0;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

function launch(): void {
  service = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'src', 'server', 'main.js')], {
    cwd: root,
    env: { ...process.env, PORT, DATA_DIR: dataDir, LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  service.once('exit', (_, signal) => {
    if (signal !== 'SIGKILL' && !stopping) crashes += 1;
    // Somebody has to start it again, as a supervisor would.
    if (!stopping) setTimeout(launch, 500);
  });
}

async function ask(query: string, variables: object, token?: string): Promise<{ data?: any; errors?: { extensions?: { code?: string } }[] }> {
  const response = await fetch(URL_, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(15_000),
  });
  return (await response.json()) as never;
}

async function untilReady(seconds: number): Promise<number> {
  const begun = performance.now();
  let last: unknown = 'no answer';
  while (performance.now() - begun < seconds * 1000) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`, { signal: AbortSignal.timeout(2000) })
      .then((response) => response.json() as Promise<{ status: string }>)
      .catch(() => null);
    last = ready ?? 'no answer';
    if (ready?.status === 'ready') return (performance.now() - begun) / 1000;
    await sleep(200);
  }
  throw new Error(`the service was not ready within ${seconds} s: ${JSON.stringify(last)}`);
}

const addresses = (): { pid: number; databaseUrl: string } => JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as never;

/** The process of an embedded service, by its command line: the leash's shell is passed over. */
function pidOf(program: 'postgres' | 'meilisearch'): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [command = '', ...rest] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const mine = rest.some((argument) => argument.includes(dataDir)) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(dataDir);
      if (mine && command.endsWith(`/${program}`)) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return null;
}

async function kill(): Promise<void> {
  const victim = (['service', 'PostgreSQL', 'Meilisearch'] as const)[Math.floor(Math.random() * 3)]!;
  const pid = victim === 'service' ? service.pid : pidOf(victim === 'PostgreSQL' ? 'postgres' : 'meilisearch');
  if (!pid) return;
  process.kill(pid, 'SIGKILL');
  kills[victim]! += 1;
}

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
const APPLY = 'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } userErrors { code } } }';

/** One client: signs in as some graduate, applies to some offer, writes down what it meant and what it was told. */
async function write(people: readonly string[], offers: readonly string[]): Promise<void> {
  const tokens = new Map<string, string>();
  while (writing) {
    const email = people[Math.floor(Math.random() * people.length)]!;
    const offerId = offers[Math.floor(Math.random() * offers.length)]!;
    try {
      const token = tokens.get(email) ?? (await ask(SIGN_IN, { input: { email, password: PASSWORD } })).data?.signIn?.accessToken;
      if (!token) throw new Error('not signed in');
      tokens.set(email, token);
      const entry = ledger.intend({ key: randomUUID(), email, offerId });
      const answer = await ask(APPLY, { input: { offerId, idempotencyKey: entry.key } }, token);
      if (answer.errors) {
        // A coded refusal to answer: nothing is known of the write, as with no answer at all.
        if (answer.errors[0]?.extensions?.code === 'UNAUTHENTICATED') tokens.delete(email);
        throw new Error('refused');
      }
      const { application, userErrors } = answer.data.submitApplication as { application: { id: string } | null; userErrors: { code: string }[] };
      ledger.acknowledge(entry.key, application?.id ?? null, userErrors[0]?.code ?? null);
    } catch {
      await sleep(200);
    }
  }
}

async function worldOf(databaseUrl: string): Promise<{ people: string[]; offers: string[] }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const people = await client.query<{ email: string }>("select a.email from accounts a join graduates g on g.account_id = a.id join enrolments e on e.graduate_id = g.id where e.confirmed_at is not null group by 1 order by 1");
  const offers = await client.query<{ id: string }>("select id from offers where state = 'PUBLISHED' and openings > 0 and apply_url is null and (deadline_on is null or deadline_on > current_date) order by 1");
  await client.end();
  return { people: people.rows.map((row) => row.email), offers: offers.rows.map((row) => Buffer.from(`JobOffer:${row.id}`).toString('base64url')) };
}

try {
  launch();
  console.log(`a fresh service is ready after ${(await untilReady(120)).toFixed(1)} s`);
  const { people, offers } = await worldOf(addresses().databaseUrl);
  const writers = Array.from({ length: Number(options.writers) }, () => write(people, offers));
  const end = performance.now() + Number(options.seconds) * 1000;
  while (performance.now() < end) {
    await sleep(Number(options.every) * 1000 * (0.5 + Math.random()));
    await kill();
    console.log(`${ledger.size} sent, ${ledger.acknowledged} acknowledged; killed ${JSON.stringify(kills)}`);
  }
  writing = false;
  await Promise.all(writers);
  console.log(`writing ended; ready again after ${(await untilReady(60)).toFixed(1)} s`);
  const counted: Counted = await count({ ledger, databaseUrl: addresses().databaseUrl, root, dataDir, resend: async (entry) => {
    const token = (await ask(SIGN_IN, { input: { email: entry.email, password: PASSWORD } })).data.signIn.accessToken as string;
    await ask(APPLY, { input: { offerId: entry.offerId, idempotencyKey: entry.key } }, token);
  } });
  console.log(JSON.stringify({ kills, crashes, ...counted }, null, 2));
  process.exitCode = counted.holds && crashes === 0 ? 0 : 1;
} catch (error) {
  console.error(`The run could not be counted: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  stopping = true;
  const gone = new Promise((resolve) => service.once('exit', resolve));
  service.kill('SIGTERM');
  await Promise.race([gone, sleep(20_000)]);
  rmSync(dataDir, { recursive: true, force: true });
  process.exit();
}

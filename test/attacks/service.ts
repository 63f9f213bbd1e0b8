import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Known, Sender } from './recipe.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** A service in a process of its own, with the demo world. */
export interface Target {
  readonly url: URL;
  /** Milliseconds of CPU that the process alone has taken so far, by all its threads. */
  cpuMs(): number;
  /** All it has written to its log. */
  log(): string;
  alive(): boolean;
  stop(): Promise<void>;
}

/** Fields 14 and 15 of /proc/PID/stat, in ticks of 10 ms. The name before them may hold anything; what follows the last bracket is plain. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Starts the service as `npm start` does, on services that are there already where `environment` names them; it trusts the documents of `manifest`. */
export async function startTarget(environment: Readonly<Record<string, string>>, manifest: object): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jisr-attacked-'));
  const trusted = join(dataDir, 'manifest.json');
  writeFileSync(trusted, JSON.stringify(manifest));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src', 'server', 'main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', TRUSTED_DOCUMENTS: trusted, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  child.stderr!.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const running = join(dataDir, 'running.json');
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  for (let tries = 0; !existsSync(running); tries += 1) {
    if (!alive() || tries > 2800) {
      child.kill('SIGTERM');
      throw new Error(`the service did not start:\n${lines.join('')}`);
    }
    await sleep(100);
  }
  const stop = async (): Promise<void> => {
    if (alive()) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([gone, sleep(15_000).then(() => child.kill('SIGKILL'))]);
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  const { address } = JSON.parse(readFileSync(running, 'utf8')) as { address: string };
  return { url: new URL('/graphql', address), cpuMs: () => cpuMsOf(child.pid!), log: () => lines.join(''), alive, stop };
}

const PASSWORD = 'jisr-demo-2026';
const SENDERS: Readonly<Record<Exclude<Sender, 'visitor'>, string>> = { graduate: 'salma.bensaid', recruiter: 'karim.ouali', coordinator: 'nadia.elidrissi', administrator: 'imane.tahiri' };

/** Asks as anybody would. @throws Error with what was answered, where it was no data */
export async function ask(url: URL, query: string, variables: object = {}, token: string | null = null): Promise<any> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query, variables }) });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (answer.errors || !answer.data) throw new Error(`${response.status} ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

/** A token for each sender; nobody's is null. */
export async function signInAll(url: URL): Promise<Record<Sender, string | null>> {
  const tokens: Record<string, string | null> = { visitor: null };
  for (const [sender, name] of Object.entries(SENDERS)) {
    const { signIn } = await ask(url, 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }', { input: { email: `${name}@demo.jisr.example`, password: PASSWORD } });
    tokens[sender] = signIn.accessToken as string;
  }
  return tokens as Record<Sender, string | null>;
}

/** The ids that attacks name: what each sender may see of its own, so that it is not refused as unknown. */
export async function knownIn(url: URL, tokens: Readonly<Record<Sender, string | null>>): Promise<Known> {
  const { offers } = await ask(url, '{ offers(first: 1) { nodes { id slug employer { slug } } pageInfo { endCursor } } }');
  const { viewer: recruiter } = await ask(url, '{ viewer { memberships { employer { id offers(first: 1) { nodes { id version } } } } } }', {}, tokens.recruiter);
  const { viewer: coordinator } = await ask(url, '{ viewer { centres { id cohorts(first: 1) { nodes { id enrolments(first: 1) { nodes { id graduate { id } } } } } } } }', {}, tokens.coordinator);
  const { viewer: graduate } = await ask(url, '{ viewer { account { id version } graduate { id version } } }', {}, tokens.graduate);
  const cohort = coordinator.centres[0].cohorts.nodes[0];
  return {
    offerId: offers.nodes[0].id, offerSlug: offers.nodes[0].slug, cursor: offers.pageInfo.endCursor,
    employerId: recruiter.memberships[0].employer.id, ownOfferId: recruiter.memberships[0].employer.offers.nodes[0].id,
    centreId: coordinator.centres[0].id, cohortId: cohort.id, learnerId: cohort.enrolments.nodes[0]?.graduate?.id ?? graduate.graduate.id,
    graduateId: graduate.graduate.id, accountId: graduate.account.id,
  };
}

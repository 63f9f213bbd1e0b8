import { quantile, type Report } from '../report.ts';
import { cpuOf, cpuOfDatabase, type Server } from './processes.ts';

/** One question to one server. */
export interface Contender {
  readonly server: Server;
  /** The body of the nth request; most send the same each time. */
  readonly body: string | ((at: number) => string);
  readonly headers?: Record<string, string>;
}

/** What a contender took: CPU of a request in ms by round, of server and database, and the time of each request in ms. */
export interface Took {
  readonly cpu: number[];
  readonly server: number[];
  readonly database: number[];
  readonly ms: number[];
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Median with the quarter points around it. */
export const spread = (values: readonly number[]): string => `${median(values).toFixed(2)} (${quantile(values, 0.25).toFixed(2)}-${quantile(values, 0.75).toFixed(2)})`;

export interface RoundsOptions {
  readonly rounds: number;
  /** Requests of each contender a round. */
  readonly requests: number;
  readonly clients: number;
  readonly postmaster: number;
}

const bodyOf = ({ body }: Contender, at: number): string => (typeof body === 'string' ? body : body(at));

async function ask(contender: Contender, at: number): Promise<void> {
  const { status, text } = await contender.server.post(bodyOf(contender, at), contender.headers);
  if (status !== 200 || text.startsWith('{"errors"')) throw new Error(`${contender.server.name} answered ${status}: ${text.slice(0, 500)}`);
}

async function round(contender: Contender, from: number, { requests, clients, postmaster }: RoundsOptions, took: Took | null): Promise<void> {
  let next = 0;
  const before = [cpuOf(contender.server.pid), cpuOfDatabase(postmaster)] as const;
  await Promise.all(Array.from({ length: clients }, async () => {
    while (next < requests) {
      const at = from + next;
      next += 1;
      const begun = performance.now();
      await ask(contender, at);
      took?.ms.push(performance.now() - begun);
    }
  }));
  if (!took) return;
  const server = (cpuOf(contender.server.pid) - before[0]) / requests;
  const database = (cpuOfDatabase(postmaster) - before[1]) / requests;
  took.server.push(server);
  took.database.push(database);
  took.cpu.push(server + database);
}

/** Rounds of every contender, one after the other, each round in another order: whatever else the machine does falls on all. The first two warm them. */
export async function interleaved(contenders: readonly Contender[], options: RoundsOptions): Promise<Took[]> {
  const took = contenders.map((): Took => ({ cpu: [], server: [], database: [], ms: [] }));
  let asked = 0;
  for (let turn = -2; turn < options.rounds; turn += 1) {
    for (let place = 0; place < contenders.length; place += 1) {
      const which = (place + Math.abs(turn)) % contenders.length;
      await round(contenders[which]!, asked, options, turn < 0 ? null : took[which]!);
    }
    asked += options.requests;
  }
  return took;
}

/** The median of the ratios of each round to that of the other in the same round. */
export const ratio = (one: readonly number[], other: readonly number[]): number => median(one.map((value, at) => value / other[at]!));

export function tell(report: Report, what: string, contender: Contender, took: Took): void {
  report.say(`${what}, ${contender.server.name}: CPU ${spread(took.cpu)} ms a request (server ${median(took.server).toFixed(2)}, database ${median(took.database).toFixed(2)}); p50 ${median(took.ms).toFixed(1)} ms`);
}

/** Fails unless all say the same data, byte for byte. @returns how many bytes */
export async function sameAnswers(contenders: readonly Contender[]): Promise<number> {
  const answers = await Promise.all(contenders.map(async (contender) => {
    const { status, text } = await contender.server.post(bodyOf(contender, 0), contender.headers);
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (status !== 200 || errors) throw new Error(`${contender.server.name} answered ${status}: ${text.slice(0, 1000)}`);
    return JSON.stringify(data);
  }));
  for (const [at, answer] of answers.entries()) {
    if (answer === answers[0]) continue;
    const differ = [...answer].findIndex((letter, place) => letter !== answers[0]![place]);
    throw new Error(`${contenders[at]!.server.name} answers otherwise than ${contenders[0]!.server.name}: ${answer.slice(Math.max(0, differ - 80), differ + 80)} / ${answers[0]!.slice(Math.max(0, differ - 80), differ + 80)}`);
  }
  return Buffer.byteLength(answers[0]!);
}

/** A loop that does the same arithmetic each time, in ms: what it takes more than at first is the machine's. */
export function calibrate(): number {
  const begun = performance.now();
  let value = 1;
  for (let at = 0; at < 30_000_000; at += 1) value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
  if (value < 0) throw new Error('arithmetic is broken');
  return performance.now() - begun;
}

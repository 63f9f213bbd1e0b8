import { type Attack, type Known, type Sender } from './recipe.ts';
import { type Wire, wiresOf } from './forms.ts';
import { type Reply, send } from './send.ts';
import type { Target } from './service.ts';

/** What is expected of the answer to any attack. */
export const MOST = { cpuMs: 100, bytes: 2048 } as const;

/** What stands in an answer that tells too much: a stack, a statement, a driver, a file of ours. */
const LEAK = /\bat .{0,80}\.(ts|js):\d+|node_modules|stacktrace|\bselect\s.+\sfrom\s|insert into|\brelation "|syntax error at or near|SQLSTATE|pg_|meilisearch|127\.0\.0\.1:\d|\/src\//i;

let addresses = 0;
/** An address of this machine that nobody has asked from yet. */
export const nextAddress = (): string => {
  addresses += 1;
  return `127.${1 + (addresses >> 16)}.${(addresses >> 8) & 255}.${addresses & 255}`;
};

export interface Outcome {
  readonly attack: string;
  readonly form: string;
  readonly status: number;
  readonly cpuMs: number;
  readonly bytes: number;
  readonly body: string;
  /** Why it does not hold; empty where it does. */
  readonly faults: readonly string[];
}

async function once(target: Target, attack: Attack, wire: Wire, token: string | null): Promise<{ reply: Reply; cpuMs: number }> {
  const from = nextAddress();
  const times = attack.times ?? 1;
  const before = target.cpuMs();
  let reply!: Reply;
  for (let at = 0; at < times; at += 1) reply = await send(wire, target.url, from, token === null ? {} : { authorization: `Bearer ${token}` });
  return { reply, cpuMs: (target.cpuMs() - before) / times };
}

function faultsOf(attack: Attack & { readonly faults?: boolean }, { status, body }: Reply, cpuMs: number): string[] {
  const faults: string[] = [];
  const expected = attack.statuses?.includes(status) ?? (status >= 400 && status < 500);
  const asFault = attack.faults === true && status === 200 && /"userErrors":\[\{/.test(body);
  if (!expected && !asFault) faults.push(`is answered ${status}`);
  if (cpuMs > MOST.cpuMs) faults.push(`takes ${cpuMs} ms of CPU`);
  if (Buffer.byteLength(body) > MOST.bytes) faults.push(`is answered with ${Buffer.byteLength(body)} bytes`);
  const leak = LEAK.exec(body);
  if (leak) faults.push(`tells "${leak[0]}"`);
  return faults;
}

/** Sends an attack in one form, up to three times: the machine may be busy with others, so the least CPU of three counts. */
export async function outcomeOf(target: Target, attack: Attack, wire: Wire, token: string | null): Promise<Outcome> {
  let { reply, cpuMs } = await once(target, attack, wire, token);
  for (let tries = 1; tries < 3 && cpuMs > MOST.cpuMs && attack.times === undefined; tries += 1) {
    const again = await once(target, attack, wire, token);
    if (again.cpuMs < cpuMs) ({ reply, cpuMs } = again);
  }
  return { attack: attack.name, form: wire.form, status: reply.status, cpuMs, bytes: Buffer.byteLength(reply.body), body: reply.body, faults: faultsOf(attack, reply, cpuMs) };
}

/** Sends an attack in every form it has. */
export async function outcomesOf(target: Target, attack: Attack, known: Known, tokens: Readonly<Record<Sender, string | null>>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const wire of wiresOf(attack, known)) outcomes.push(await outcomeOf(target, attack, wire, tokens[attack.as ?? 'visitor']));
  return outcomes;
}

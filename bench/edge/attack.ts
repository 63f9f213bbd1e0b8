import { setTimeout as sleep } from 'node:timers/promises';
import { manifestOf, type Wire, wiresOf } from '../../test/attacks/forms.ts';
import { corpus, type Known, type Sender } from '../../test/attacks/recipe.ts';
import { nextAddress } from '../../test/attacks/run.ts';
import { send } from '../../test/attacks/send.ts';
import { ask, knownIn, signInAll, startTarget } from '../../test/attacks/service.ts';
import { loadExamples } from '../../src/server/explorer.ts';
import { quantile, type Report } from '../report.ts';

type Tokens = Readonly<Record<Sender, string | null>>;

/** A question of somebody honest: the body of a request, and whose token goes with it. */
interface Honest {
  readonly body: string;
  readonly token: string | null;
}

/** Every question among the examples that some role of the demo world is answered. */
async function honestMix(url: URL, tokens: Tokens): Promise<Honest[]> {
  const mix: Honest[] = [];
  for (const { query, variables } of await loadExamples()) {
    if (!/^query\b/m.test(query)) continue;
    for (const sender of ['visitor', 'graduate', 'recruiter', 'coordinator', 'administrator'] as const) {
      const answered = await ask(url, query, variables, tokens[sender]).then((data) => Object.values(data as object).every((value) => value !== null), () => false);
      if (!answered) continue;
      mix.push({ body: JSON.stringify({ query, variables }), token: tokens[sender] });
      break;
    }
  }
  return mix;
}

/** What is sent again and again; floods and slow bodies are tried one by one in the tests. */
function attacksOf(known: Known, tokens: Tokens): { wire: Wire; token: string | null }[] {
  const steady = corpus().filter(({ times, socket }) => times === undefined && socket === undefined);
  return steady.flatMap((attack) => wiresOf(attack, known).map((wire) => ({ wire, token: tokens[attack.as ?? 'visitor'] })));
}

/** Does something so many times a second, whether the time before is done or not; waits for all of it in the end. */
async function steadily(perSecond: number, seconds: number, act: (at: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const under: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at += 1) {
    await sleep(Math.max(0, begun + (at * 1000) / perSecond - performance.now()));
    under.push(act(at));
  }
  await Promise.all(under);
}

async function askHonestly(url: URL, { body, token }: Honest): Promise<number> {
  const begun = performance.now();
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body });
  await response.text();
  if (response.status !== 200) throw new Error(`an honest question was answered ${response.status}`);
  return performance.now() - begun;
}

const bearer = (token: string | null): Record<string, string> => (token === null ? {} : { authorization: `Bearer ${token}` });

export interface AttackOptions {
  readonly report: Report;
  /** Honest questions, and attacks, a second. */
  readonly honest?: number;
  readonly attacks?: number;
  /** Seconds of each half of a round. */
  readonly seconds?: number;
  readonly rounds?: number;
}

/** How much longer honest clients wait while somebody attacks: p99 alone against p99 under ten attacks a second, in rounds that take turns. */
export async function benchAttack({ report, honest = 20, attacks = 10, seconds = 15, rounds = 4 }: AttackOptions): Promise<void> {
  // Points a thousand times: nobody is to be measured who is refused for having asked too often.
  const target = await startTarget({ RATE_SCALE: '1000', LOG_LEVEL: 'fatal' }, manifestOf(corpus()));
  try {
    const tokens = await signInAll(target.url);
    const mix = await honestMix(target.url, tokens);
    const wires = attacksOf(await knownIn(target.url, tokens), tokens);
    report.say(`${mix.length} honest questions at ${honest} a second; ${wires.length} attacks at ${attacks} a second`);
    let next = 0;
    const half = async (attacked: boolean): Promise<number[]> => {
      const took: number[] = [];
      const foes = attacked ? steadily(attacks, seconds, async () => {
        const { wire, token } = wires[(next += 7) % wires.length]!;
        await send(wire, target.url, nextAddress(), bearer(token));
      }) : null;
      await steadily(honest, seconds, async (at) => void took.push(await askHonestly(target.url, mix[at % mix.length]!)));
      await foes;
      return took;
    };
    await half(true);
    // A hundredth of one half is two or three questions: all rounds are put together before anything is said.
    const took = { alone: [] as number[], under: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      took.alone.push(...(await half(false)));
      took.under.push(...(await half(true)));
      report.say(`p99 of honest questions so far: ${quantile(took.alone, 0.99).toFixed(0)} ms alone, ${quantile(took.under, 0.99).toFixed(0)} ms under attack; medians ${quantile(took.alone, 0.5).toFixed(0)} and ${quantile(took.under, 0.5).toFixed(0)} ms`);
    }
    report.row('honest p99 under ten attacks a second, against alone', quantile(took.under, 0.99) / quantile(took.alone, 0.99), { most: 2 });
  } finally {
    await target.stop();
  }
}

import { quantile, type Report } from '../report.ts';

/** Tries of each kind that count, and before them some that warm the service. */
const TRIES = 200;
const WARM = 10;

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }';

export interface SignInBench {
  readonly report: Report;
  /** Where a service listens, such as http://127.0.0.1:4000; its RATE_SCALE must let a thousand wrong passwords a minute through. */
  readonly address: string;
  /** Addresses that have an account with a password; each is tried in turn with another one. */
  readonly known: readonly string[];
}

/** One wrong password. @returns milliseconds until the whole answer is there */
async function guess(address: string, email: string, at: number): Promise<number> {
  const body = JSON.stringify({ query: SIGN_IN, variables: { input: { email, password: `not the password ${at}` } } });
  const begun = performance.now();
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await response.text();
  const took = performance.now() - begun;
  if (!text.includes('"WRONG_CREDENTIALS"')) throw new Error(`${response.status}: ${text.slice(0, 300)} (RATE_SCALE of the service too small?)`);
  return took;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Whether the time of a wrong password tells if there is an account: medians of 200 tries at accounts and at none, in turn, each pair in the other order. */
export async function benchSignIn({ report, address, known }: SignInBench): Promise<void> {
  if (known.length === 0) throw new Error('no account to try');
  const [there, nowhere]: [number[], number[]] = [[], []];
  for (let at = -WARM; at < TRIES; at += 1) {
    const tries = [
      { took: there, email: known[Math.abs(at) % known.length]! },
      { took: nowhere, email: `nobody.${at + WARM}@bench.example` },
    ];
    for (const { took, email } of at % 2 === 0 ? tries : tries.toReversed()) {
      const ms = await guess(address, email, at);
      if (at >= 0) took.push(ms);
    }
  }
  const [one, none] = [median(there), median(nowhere)];
  report.say(`a wrong password: ${one.toFixed(1)} ms where there is an account, ${none.toFixed(1)} ms where there is none (quarters ${quantile(there, 0.25).toFixed(1)}-${quantile(there, 0.75).toFixed(1)}, ${quantile(nowhere, 0.25).toFixed(1)}-${quantile(nowhere, 0.75).toFixed(1)})`);
  report.row('sign-in: how far apart a wrong password is in time with and without an account', Math.abs(one / none - 1), { most: 0.1 });
}

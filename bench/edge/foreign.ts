import { toGlobalId } from '../../src/kernel/ids.ts';
import { quantile, type Report } from '../report.ts';
import type { EdgeWorld } from './world.ts';

/** Tries of each kind that count, and before them some that warm the service. */
const TRIES = 600;
const WARM = 50;

export interface ForeignBench {
  readonly report: Report;
  /** Where a service listens, such as http://127.0.0.1:4000; its RATE_SCALE must let some thousand questions a minute through. */
  readonly address: string;
  /** Who asks; a visitor where it is left out. */
  readonly token?: string;
  /** Global ids of rows that are there and that who asks does not see, of several types. */
  readonly hidden: readonly string[];
}

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const NO_ROW = '01900000-0000-7000-8000-000000000000';

/** An id of the same type that no row has. */
const unknownLike = (id: string): string => Buffer.from(`${Buffer.from(id, 'base64url').toString().split(':')[0]}:${NO_ROW}`).toString('base64url');

/** One question. @returns milliseconds until the whole answer is there */
async function ask({ address, token }: ForeignBench, id: string): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const begun = performance.now();
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: NODE, variables: { id } }) });
  const text = await response.text();
  const took = performance.now() - begun;
  if (!text.includes('"node":null')) throw new Error(`${response.status}: ${text.slice(0, 300)} (a row that is seen, or RATE_SCALE of the service too small?)`);
  return took;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Whether the time of an answer tells that a row is there which who asks does not see: medians of rows that are there and of none, in turn, each pair in the other order. */
export async function benchForeign(bench: ForeignBench): Promise<void> {
  const { report, hidden } = bench;
  if (hidden.length === 0) throw new Error('no hidden row to ask for');
  const [there, nowhere]: [number[], number[]] = [[], []];
  for (let at = -WARM; at < TRIES; at += 1) {
    const id = hidden[Math.abs(at) % hidden.length]!;
    const tries = [{ took: there, id }, { took: nowhere, id: unknownLike(id) }];
    for (const one of at % 2 === 0 ? tries : tries.toReversed()) {
      const ms = await ask(bench, one.id);
      if (at >= 0) one.took.push(ms);
    }
  }
  const [one, none] = [median(there), median(nowhere)];
  report.say(`a hidden row: ${one.toFixed(2)} ms, none: ${none.toFixed(2)} ms (quarters ${quantile(there, 0.25).toFixed(2)}-${quantile(there, 0.75).toFixed(2)}, ${quantile(nowhere, 0.25).toFixed(2)}-${quantile(nowhere, 0.75).toFixed(2)})`);
  report.row('foreign ids: how far apart a hidden row and none are in time', Math.abs(one / none - 1), { most: 0.05 });
}

/** Rows of that world that no visitor sees: people and applications. */
export async function hiddenRows({ query }: Pick<EdgeWorld, 'query'>): Promise<string[]> {
  const some = async (type: string, table: string): Promise<string[]> => (await query<{ id: string }>(`select id from ${table} order by id limit 50`)).map(({ id }) => toGlobalId(type, id));
  return [...(await some('Graduate', 'graduates')), ...(await some('Application', 'applications'))];
}

import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readSettings } from '../config.ts';
import { makeLog } from '../log.ts';
import { RUNNING_FILE, start } from '../start.ts';
import { roads } from '../tour/roads.ts';
import { secretFrom } from '../tour/mailbox.ts';
import type { Fault, Found, Step } from '../tour/step.ts';
import { readPositionals } from './arguments.ts';

const HELP = `npm run tour [-- ROAD] [-- --json] [-- --url http://127.0.0.1:4000/graphql]

A road through HTTP, each request and answer shown and explained:
${Object.entries(roads).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`).join('\n')}
The first where none is named. It needs the demo world. Uses the service that --url names, else a running "npm start" of this
folder, else starts one of its own for the tour. Where a road reads letters, it reads them in the letters folder of that service.
  --json   one JSON object a step, for machines
Exits with 1 on any surprise.`;

const { values: options, positionals: [named = 'main', ...more] } = readPositionals(HELP, { json: { type: 'boolean', default: false }, url: { type: 'string' } });
const road = roads[named];
if (!road || more.length > 0) {
  console.error(`"${[named, ...more].join(' ')}" is no road: ${Object.keys(roads).join(', ')} are.\n\n${HELP}`);
  process.exit(2);
}

/** The graph of a running start on this data folder, if it answers. */
async function runningUrl(): Promise<string | null> {
  try {
    const { address } = JSON.parse(readFileSync(join(readSettings().DATA_DIR, RUNNING_FILE), 'utf8')) as { address: string };
    return (await fetch(`${address}/readyz`)).ok ? `${address}/graphql` : null;
  } catch {
    return null;
  }
}

/** A service for the tour alone, in a temporary folder. */
async function ownService(): Promise<{ url: string; folder: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-tour-'));
  console.error('No service runs here: one is started for the tour.');
  const running = await start({ ...readSettings({ ...process.env, PORT: '0', DATA_DIR: folder, DATABASE_URL: '', MEILI_URL: '', MEILI_KEY: '', DEMO: 'on' }), portGiven: true }, makeLog('error'), () => {});
  return {
    url: `${running.address}/graphql`,
    folder,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function send(url: string, step: Step, variables: object, token: string | undefined): Promise<{ data: any; errors: readonly Fault[]; ms: number }> {
  const begun = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'fr', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query: step.query, variables }),
    signal: AbortSignal.timeout(20_000),
  });
  const { data, errors = [] } = (await response.json()) as { data: unknown; errors?: Fault[] };
  return { data, errors, ms: Math.round(performance.now() - begun) };
}

/** An answer short enough to read: long lists and texts are cut, and say so. */
function brief(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 160 ? `${value.slice(0, 157)}...` : value;
  if (Array.isArray(value)) return value.length > 3 ? [...value.slice(0, 3).map(brief), `... ${value.length - 3} more`] : value.map(brief);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'accessToken' ? '(a token)' : brief(inner)]));
  return value;
}

function show(number: number, step: Step, variables: object, answer: { data: unknown; errors: readonly unknown[]; ms: number }, surprise: string | null): void {
  if (options.json) {
    console.log(JSON.stringify({ step: number, title: step.title, as: step.as, ok: surprise === null, surprise, ms: answer.ms, query: step.query, variables: brief(variables), answer: brief({ data: answer.data, ...(answer.errors.length > 0 ? { errors: answer.errors } : {}) }) }));
    return;
  }
  console.log(`\n${number}. ${step.title}  (as ${step.as}, ${answer.ms} ms)`);
  console.log(`   > ${step.query}`);
  if (Object.keys(variables).length > 0) console.log(`   > ${JSON.stringify(brief(variables)).slice(0, 400)}`);
  console.log(JSON.stringify(brief(answer.errors.length > 0 ? { errors: answer.errors, data: answer.data } : answer.data), null, 2).replace(/^/gm, '     '));
  console.log(surprise === null ? `   ✓ ${step.shows}` : `   ✗ surprise: ${surprise}`);
}

/** What went wrong, or null. The index and the letters follow within seconds: a reader who looks at once waits for them. */
async function walk(url: string, folder: string, step: Step, found: Found, number: number): Promise<boolean> {
  if (step.letter) found.secret = await secretFrom(folder, step.letter.to(found), step.letter.kind);
  const variables = step.variables?.(found) ?? {};
  const token = step.as === 'visitor' ? undefined : (found[step.as] as string);
  let answer = await send(url, step, variables, token);
  if (step.twice) answer = await send(url, step, variables, token);
  const look = (): string | null => (answer.errors.length > 0 && !step.refused ? JSON.stringify(answer.errors[0]) : step.check(answer.data, found, answer.errors) || null);
  let surprise = look();
  for (let again = 0; surprise && !step.query.startsWith('mutation') && again < 300; again += 1) {
    await setTimeout(100);
    answer = await send(url, step, variables, token);
    surprise = look();
  }
  show(number, step, variables, answer, surprise);
  return surprise === null;
}

async function tour(url: string, folder: string, steps: readonly Step[]): Promise<boolean> {
  const found: Found = { run: randomUUID() };
  for (const [index, step] of steps.entries()) {
    if (await walk(url, folder, step, found, index + 1)) continue;
    if (!options.json) console.log('\nThe tour ended on a surprise.');
    return false;
  }
  if (!options.json) console.log(`\nThe whole road: ${steps.length} steps, no surprise.`);
  return true;
}

const here = { folder: readSettings().DATA_DIR, stop: async () => {} };
const running = options.url ?? (await runningUrl());
const service = running ? { ...here, url: running } : await ownService();
try {
  process.exitCode = (await tour(service.url, service.folder, road.steps)) ? 0 : 1;
} catch (error) {
  console.error(`The tour could not go on: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await service.stop();
}
process.exit();

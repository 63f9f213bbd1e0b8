import { getNamedType, type GraphQLArgument, type GraphQLField, type GraphQLInputField, isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld } from '../harness/world.ts';
import { CURSOR_VALUES, DOCUMENTS, HEADER_VALUES, HEADERS, IDS, nasty, next, RAW, TEXTS } from './fuzz.values.ts';
import { type Fuzzed, leaves, makeFuzzed, put, type Target, targetsOf, versionFor } from './fuzz.world.ts';
import { isApart, sample } from './inputs.ts';

const world = openWorld();
/** How many values are put into arguments and headers; the seed says which. Each place gets one at least. */
const VALUES = Number(process.env.FUZZ ?? 1000);
/** Of our own work: the machine may be busy with others. What waits for the database is ended by the operation's deadline. */
const SLOW_MS = 2000;

/** Whoever is suspended is somebody the other arguments do not need. */
const SPARE_EMPLOYER = new Set(['suspendEmployer', 'restoreEmployer', 'refuseEmployer']);

let fuzzed: Fuzzed;
let targets: Target[];

beforeAll(async () => {
  fuzzed = await makeFuzzed(world);
  targets = await targetsOf(fuzzed);
});

const selection = (field: GraphQLField<unknown, unknown>): string => {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return type.name === 'Node' ? '{ id }' : '';
  const fields = type.getFields();
  return `{ __typename ${fields.userErrors ? 'userErrors { code field message }' : ''} ${fields.totalCount ? 'totalCount' : ''} ${fields.nodes ? 'nodes { __typename }' : ''} ${fields.pageInfo ? 'pageInfo { endCursor }' : ''} ${fields.facets ? 'facets { __typename }' : ''} }`;
};

/** What of an answer is a fault of ours; null if nothing is. */
interface Verdict {
  readonly label: string;
  readonly value: string;
  readonly why: string;
}
const found: Verdict[] = [];
let asked = 0;

const OURS = ['INTERNAL', 'NO_JSON', 'SERVICE_UNAVAILABLE', 'SEARCH_UNAVAILABLE'];
const codesOf = (body: any): string[] => (body.errors ?? []).map((error: any) => String(error.extensions?.code));

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ extensions: { code: 'NO_JSON' } }] };
  }
}

/** Sends a request once more where it was slow: a machine that is busy is slow once; what is slow by itself is slow again. */
async function judged(label: string, shown: unknown, headers: Record<string, string>, payload: string): Promise<any> {
  for (let attempt = 0; ; attempt += 1) {
    const started = process.cpuUsage();
    const response = await world.inject({ method: 'POST', url: '/graphql', headers, payload });
    const ms = process.cpuUsage(started).user / 1000;
    const body = parsed(response.payload);
    const bad = codesOf(body).filter((code) => OURS.includes(code));
    asked += 1;
    if (ms > SLOW_MS && bad.length === 0 && attempt === 0) continue;
    if (bad.length > 0 || response.statusCode >= 500 || ms > SLOW_MS) found.push({ label, value: JSON.stringify(shown)?.slice(0, 80) ?? 'undefined', why: bad.join() || (ms > SLOW_MS ? `${Math.round(ms)} ms` : String(response.statusCode)) });
    return body.data;
  }
}

function send({ field, around, operation, as, label }: Target, variables: Record<string, unknown>, shown: unknown): Promise<any> {
  const declared = field.args.filter((arg) => arg.name in variables);
  const args = declared.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const inner = `${field.name}${args ? `(${args})` : ''} ${selection(field)}`;
  const query = `${operation} ${declared.length > 0 ? `(${declared.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : ''} ${around(inner)}`;
  const payload = JSON.stringify({ query, variables }).replace(/"\\u0001raw:((?:[^"\\]|\\.)*)"/g, (_, raw: string) => JSON.parse(`"${raw}"`) as string);
  return judged(label, shown, { 'content-type': 'application/json', ...(as ? { authorization: `Bearer ${as.token}` } : {}) }, payload);
}

/** A place for a value: an argument, and the path into it. */
interface Place {
  readonly target: Target;
  readonly arg: GraphQLArgument | GraphQLInputField;
  readonly leaf: ReturnType<typeof leaves>[number];
}
const places = (): Place[] => targets.flatMap((target) => target.field.args.flatMap((arg) => leaves(arg.type, []).map((leaf) => ({ target, arg, leaf }))));

async function attempt({ target, arg, leaf }: Place): Promise<void> {
  const tried = [arg.name, ...leaf.path];
  const name = String(tried.findLast((step) => typeof step === 'string'));
  const variables = Object.fromEntries(target.field.args.filter((one) => !isApart(one.name) || one === arg).map((one) => [one.name, sample(one.type, one.name, fuzzed.known, tried)]));
  const input = variables.input as Record<string, unknown> | undefined;
  if (input && SPARE_EMPLOYER.has(target.field.name)) input.employerId = fuzzed.ids.spareEmployerId;
  if (input && 'version' in input) input.version = await versionFor(world, fuzzed.ids, input);
  const value = nasty(leaf.type, name, fuzzed.known);
  variables[arg.name] = put(variables[arg.name], leaf.path, value);
  await send(target, variables, value);
}

const cursorless: string[] = [];
/** Pages of a list asked by cursors that somebody wrote by hand. */
async function forge(target: Target): Promise<void> {
  const variables = Object.fromEntries(target.field.args.filter((one) => one.name === 'first').map((one) => [one.name, 1]));
  const data = await send(target, variables, 'first page');
  const path = JSON.stringify(data ?? null).match(/"endCursor":"([^"]+)"/);
  if (!path) return void cursorless.push(target.label);
  const values = JSON.parse(Buffer.from(path[1]!, 'base64url').toString()) as unknown[];
  for (const at of values.keys()) {
    if (at === 0) continue;
    for (let count = 0; count < Math.ceil(VALUES / 300); count += 1) {
      const forged = values.with(at, next(CURSOR_VALUES));
      await send(target, { ...variables, after: Buffer.from(JSON.stringify(forged)).toString('base64url') }, forged);
    }
  }
}

describe('whatever is put into an argument', () => {
  it('gets an answer that is not a fault of ours, in a bounded time', async () => {
    for (let left = VALUES; left > 0; left -= places().length) for (const place of places()) await attempt(place);
    expect(asked).toBeGreaterThanOrEqual(VALUES);
    expect(found).toEqual([]);
  }, 1_800_000);

  it('gets one where it is a whole list of texts, ids or documents', async () => {
    found.length = 0;
    const fields = Object.fromEntries(targets.map((target) => [target.label, target]));
    for (const id of IDS.filter((one) => one.length < 1000)) await send(fields.node!, { id }, id);
    for (const text of TEXTS) await send(fields.normalizeSkills!, { texts: Array.from({ length: 20 }, () => text.slice(0, 500)) }, text);
    for (const text of TEXTS) await send(fields.suggestSkills!, { prefix: text.slice(0, 500), first: 5 }, text);
    for (const document of DOCUMENTS) await send(fields.importResume!, { input: { resume: RAW + document } }, document);
    expect(found).toEqual([]);
  }, 120_000);

  it('is refused where it is a cursor that somebody wrote by hand', async () => {
    found.length = 0;
    for (const target of targets) if (target.field.args.some((arg) => arg.name === 'after')) await forge(target);
    expect(cursorless).toEqual([]);
    expect(found).toEqual([]);
  }, 240_000);
});

describe('whatever is put into a header', () => {
  it('gets an answer that is not a fault of ours, as a visitor and as somebody signed in', async () => {
    found.length = 0;
    asked = 0;
    const payload = JSON.stringify({ query: '{ __typename viewer { roles } privacyNotice { version } }' });
    const rounds = Math.max(1, Math.ceil(VALUES / HEADERS.length / 2));
    for (const name of HEADERS) {
      for (let round = 0; round < rounds; round += 1) {
        const value = next(HEADER_VALUES);
        for (const person of [null, fuzzed.me]) await judged(`${name}${person ? ', signed in' : ''}`, value, { 'content-type': 'application/json', ...(person ? { authorization: `Bearer ${person.token}` } : {}), [name]: value }, payload);
      }
    }
    expect(asked).toBeGreaterThanOrEqual(Math.min(VALUES, 1000));
    // A body that is no JSON, or coded as it is not, may be refused by another word; and a client that asked for a page gets one.
    expect(found.filter(({ why }) => why !== 'NO_JSON')).toEqual([]);
  }, 600_000);
});

describe('of all that was put anywhere', () => {
  it('the database refused nothing: no statement was wrong and no value was none', () => {
    expect(world.leaks.heard.lines).toBeGreaterThan(0);
    expect(world.leaks.refusedByDatabase).toEqual([]);
  });
});

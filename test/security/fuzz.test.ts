import { getNamedType, getNullableType, type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLObjectType, isEnumType, isInputObjectType, isListType, isObjectType } from 'graphql';
import { randomInt, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { passCandidate, shortlistCandidate } from '../../src/applications/candidate-choice.service.ts';
import { agreeRecommendation, recommendGraduate } from '../../src/applications/recommendation.service.ts';
import { grantRole } from '../../src/identity/account.service.ts';
import { importCohort } from '../../src/interchange/cohort-import.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { makeApplicant, makeApplication } from '../builders/applications.ts';
import { makeCentre, makeCohort } from '../builders/centres.ts';
import { administratorOf, iceNumber, makeEmployer } from '../builders/employers.ts';
import { disclose, makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';
import { nodeTypes } from './schema.ts';

const world = openWorld();
/** How many nasty values each argument is given; the seed says which. */
const EACH = Number(process.env.FUZZ ?? 1);
/** Of our own work: the machine may be busy with others. What waits for the database is ended by the operation's deadline. */
const SLOW_MS = 2000;

let seed = 20261124;
const dice = (sides: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * sides);
};

const queues = new Map<readonly unknown[], unknown[]>();
/** The next of some values: all of them in turn, each time in another order. */
function next<T>(values: readonly T[]): T {
  if (!queues.get(values)?.length) queues.set(values, values.map((value) => [dice(1e9), value] as const).toSorted((a, b) => a[0] - b[0]).map(([, value]) => value));
  return queues.get(values)!.pop() as T;
}

const LONG = 85_000;
const TEXTS: readonly string[] = [
  '', ' ', '\0', 'a\0b', '\ud800', 'a\udc00', '\ufeff', '\u202e\u2066x', '😀'.repeat(LONG / 4), 'a'.repeat(LONG), ' '.repeat(LONG), 'a '.repeat(LONG / 2), '\u00e9'.repeat(LONG / 2), 'e\u0301'.repeat(LONG / 3), 'ال'.repeat(LONG / 4),
  ';'.repeat(LONG), '/'.repeat(LONG), '('.repeat(LONG), ', '.repeat(LONG / 2), '1'.repeat(LONG), '1.'.repeat(LONG / 2), '-'.repeat(LONG), '+'.repeat(LONG), 'a-'.repeat(LONG / 2), 'a@'.repeat(LONG / 2), `a@${'a.'.repeat(LONG / 2)}`, `a@${'a-'.repeat(100)}`, 'C++ '.repeat(LONG / 4), 'react '.repeat(80),
  `${'a'.repeat(499)}!`, "' or 1=1 --", '%_\\', '"] OR id EXISTS', '__proto__', 'constructor', 'toString', '{{x}}', '${x}', '{value}', '<script>', '../../etc/passwd', 'http://[', 'javascript:alert(1)', '0000-01-01', 'NaN', 'Infinity', '\n\r\t', '\u2028', '٣', 'ﷺ'.repeat(LONG / 3),
];
const IDS: readonly string[] = [...TEXTS, ...['Skill:\0', 'Place:\0', 'Skill:react\0', 'Candidate:\0', 'Candidate:.', 'Graduate:x', 'JobOffer:', ':x', '__proto__:x', 'constructor:x', 'Graduate:01900000-0000-7000-8000-000000000000', `Skill:${'x'.repeat(120)}`, 'Skill:\u202e'].map((text) => Buffer.from(text).toString('base64url'))];
const NASTY: Readonly<Record<string, readonly unknown[]>> = {
  String: TEXTS,
  ID: IDS,
  Int: [0, -1, 1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1e20, 1.5, '1', 1000, 32768],
  Float: [0, -0, -1, 1e308, -1e308, 5e-324, '1', 2],
  Boolean: [0, 'true'],
  Date: ['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30', '2026-13-01', '+012026-01-01', '-000001-01-01', 'infinity', 'now', '2026-1-1', '1899-12-31', '\0', 20260101],
  DateTime: ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59.999-14:00', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00+99:99', '2026-01-01T24:00:00Z', '2026-01-01T23:59:60Z', '1900-01-01T00:00:00Z', 'now', `2026-01-01T00:00:00.${'9'.repeat(LONG)}Z`],
  Decimal: ['NaN', 'Infinity', '1e5', '-1', '9999999999.99', '0', '00000000000', '1_0', '٣', '0x10', ' 1', 1.5],
  URL: ['http://', 'http://[', 'http://a\0.example', 'http://a.example/\ud800', 'javascript:alert(1)', 'data:text/html,x', 'http://u:p@a.example', `http://a.example/${'x'.repeat(LONG)}`, 'HTTP://A.EXAMPLE', 'http://a.example/\n', 'http://xn--.example', 'http:a', 'http://1'],
};

/** Raw JSON, since some of it is no value that JavaScript would write. */
const DOCUMENTS: readonly string[] = [
  '{}', '[]', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"basics":{"__proto__":{}}}', '{"basics":{"summary":"a\\u0000b"}}', '{"basics":{"summary":"\\ud800"}}', '{"\\u0000":1}', '{"basics":{"\\ud800":"x"}}', '{"work":[{"\\u0000":"x"}]}',
  `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, `{"work":${'['.repeat(40_000)}${']'.repeat(40_000)}}`, `{"skills":[${Array.from({ length: 100 }, () => `{"name":"${'a b, c/d '.repeat(50)}"}`).join(',')}]}`,
  `{"skills":[${Array.from({ length: 1000 }, (_, at) => `{"name":"skill ${at}"}`).join(',')}]}`, `{"skills":[{"name":"x","keywords":[${Array.from({ length: 100 }, (_, at) => `"${`reactt nodee ${at} `.repeat(20)}"`).join(',')}]}]}`,
  `{"languages":[${Array.from({ length: 100 }, () => `{"language":"${'a '.repeat(400)}"}`).join(',')}]}`, `{"work":[{"name":"${'a'.repeat(LONG)}"}]}`, '{"work":[{"name":"x","startDate":"0000-01-01"}]}', '{"work":[{"name":"x","startDate":"2020-02-30"}]}', '{"basics":{"url":"http://["}}', '{"work":null}', '{"meta":{"version":1e400}}',
];

/** An argument, where it stands: how to ask for its field, and the path to it. */
interface Target {
  readonly label: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Around the field: `query ($a: A) { node(id: ...) { ... on T { # } } }`. */
  readonly around: (inner: string) => string;
  readonly operation: 'query' | 'mutation';
  readonly as: Person | null;
}

let me: Person;
let admin: Person;
const ids: Record<string, string> = {};
const VERSIONED: Record<string, [string, string]> = { offerId: ['offers', 'JobOffer'], employerId: ['employers', 'Employer'], applicationId: ['applications', 'Application'], centreId: ['centres', 'Centre'], cohortId: ['cohorts', 'Cohort'], enrolmentId: ['enrolments', 'Enrolment'] };

const WORDS: Readonly<Record<string, () => unknown>> = {
  skill: () => 'react', slug: () => `slug-${randomInt(1e9)}`, placeCode: () => 'MA-OUJ', residenceCode: () => 'MA-OUJ', code: () => 'MA-OUJ', parentCode: () => 'MA', currency: () => 'MAD', language: () => 'fr', password: () => PASSWORD, privacyNotice: () => TERMS.privacyNotice, isAtLeast16: () => true, registrationNumber: iceNumber,
  phone: () => '+212612345678', started: () => '2020', ended: () => '2021', email: () => `x.${randomUUID()}@test.example`, coordinatorEmail: () => me.email, refreshToken: () => 'x', step: () => 'x', broaderSlug: () => 'javascript', acceptedCountries: () => 'MA', languages: () => 'fr', skills: () => 'react',
  placeCodes: () => 'MA-OUJ', places: () => 'MA-OUJ', resume: () => ({ basics: { label: 'x' } }), graduatesOn: () => '2027-06-01', startsOn: () => '2027-01-01', reference: () => randomUUID(), registrationKind: () => 'ICE', scale: () => 'LOCAL', first: () => 5, version: () => 1, replyWithinDays: () => 7, weight: () => 1, openings: () => 1, name: () => 'x',
};
/** What administrators ask. */
const ADMINISTERED = new Set([
  'openCentre', 'verifyEmployer', 'refuseEmployer', 'suspendEmployer', 'restoreEmployer', 'employersToVerify', 'unknownTerms', 'curateTerm', 'deprecateSkill', 'restoreSkill', 'accounts', 'suspendAccount', 'restoreAccount',
  'accessLog', 'offerReports', 'decideReport', 'possibleDuplicates', 'mergePeople',
]);
/** Whoever is suspended is somebody the other arguments do not need. */
const SPARE_EMPLOYER = new Set(['suspendEmployer', 'restoreEmployer', 'refuseEmployer']);
/** Of two that exclude each other, the one that is left out unless it is the one that is tried. */
const APART = new Set(['joinEmployerId', 'invitationCode', 'candidateId', 'idempotencyKey', 'after', 'renew']);
const SAMPLES: Readonly<Record<string, unknown>> = { Int: 1, Float: 0.95, Boolean: false, String: 'x', Date: '2027-01-01', DateTime: '2026-01-01T00:00:00Z', Decimal: '100.00', URL: 'https://a.example/', JSONObject: {} };

type Step = string | number;
function sample(type: GraphQLInputType, name: string, tried: readonly Step[]): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sample(bare.ofType, name, tried)];
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (isInputObjectType(bare)) return Object.fromEntries(Object.values(bare.getFields()).filter((one: GraphQLInputField) => !APART.has(one.name) || tried.includes(one.name)).map((one) => [one.name, sample(one.type, one.name, tried)]));
  if (String(bare) === 'ID') return ids[name] ?? ids[name.replace(/s$/, '')] ?? 'x';
  return WORDS[name]?.() ?? SAMPLES[String(bare)];
}

/** Every leaf of an argument, with the path that leads there; lists are leaves too. */
function leaves(type: GraphQLInputType, path: readonly Step[]): { path: readonly Step[]; type: GraphQLInputType }[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return [{ path, type: bare }, ...leaves(bare.ofType, [...path, 0])];
  if (isInputObjectType(bare)) return Object.values(bare.getFields()).flatMap((one) => leaves(one.type, [...path, one.name]));
  return [{ path, type: bare }];
}

const put = (value: any, path: readonly Step[], leaf: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return leaf;
  return Array.isArray(value) ? value.map((one, at) => (at === step ? put(one, rest, leaf) : one)) : { ...value, [step]: put(value?.[step], rest, leaf) };
};

/** A value that nobody means: raw JSON between marks is put in as it stands. */
const NO_ENUM = ['NOPE', 'toString', '__proto__', '', 1];
const RAW = '\u0001raw:';
function nasty(type: GraphQLInputType, name: string): unknown {
  if (isListType(type)) {
    const one = sample(type.ofType, name, []);
    const many = [[], Array.from({ length: 1000 }, () => one), Array.from({ length: 1000 }, (_, at) => (typeof one === 'string' ? `${one}${at}` : one)), [null]];
    // Each stands for everything in it: the country, with all its provinces.
    if (name === 'placeCodes' || name === 'places') many.push(Array.from({ length: 9000 }, () => 'MA'));
    return many[dice(many.length)];
  }
  if (isEnumType(type)) return next(NO_ENUM);
  if (String(type) === 'JSONObject') return RAW + next(DOCUMENTS);
  return next(NASTY[String(type)]!);
}

const selection = (field: GraphQLField<unknown, unknown>): string => {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return getNamedType(field.type).name === 'Node' ? '{ id }' : '';
  const fields = type.getFields();
  return `{ __typename ${fields.userErrors ? 'userErrors { code field message }' : ''} ${fields.totalCount ? 'totalCount' : ''} ${fields.nodes ? 'nodes { __typename } pageInfo { endCursor }' : ''} ${fields.facets ? 'facets { __typename }' : ''} }`;
};

async function versionFor(input: unknown): Promise<number> {
  const given = input as Record<string, unknown>;
  const key = Object.keys(VERSIONED).find((one) => typeof given[one] === 'string' && given[one] === ids[one]);
  const [table, id] = key ? [VERSIONED[key]![0], ids[key]!] : ['graduates', ids.graduateId!];
  const uuid = Buffer.from(id, 'base64url').toString().split(':')[1]!;
  const rows: { version: number }[] = await world.app.orm.em.getConnection().execute(`select version from ${table} where id = '${uuid}'`);
  return rows[0]?.version ?? 1;
}

interface Verdict {
  readonly label: string;
  readonly value: string;
  readonly why: string;
}
const found: Verdict[] = [];
let asked = 0;

async function send({ field, around, operation, as, label }: Target, variables: Record<string, unknown>, shown: unknown): Promise<any> {
  const declared = field.args.filter((arg) => arg.name in variables);
  const args = declared.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const inner = `${field.name}${args ? `(${args})` : ''} ${selection(field)}`;
  const query = `${operation} ${declared.length > 0 ? `(${declared.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : ''} ${around(inner)}`;
  const payload = JSON.stringify({ query, variables }).replace(/"\\u0001raw:((?:[^"\\]|\\.)*)"/g, (_, raw: string) => JSON.parse(`"${raw}"`) as string);
  const headers = { 'content-type': 'application/json', ...(as ? { authorization: `Bearer ${as.token}` } : {}) };
  for (let attempt = 0; ; attempt += 1) {
    const started = process.cpuUsage();
    const response = await world.inject({ method: 'POST', url: '/graphql', headers, payload });
    const ms = process.cpuUsage(started).user / 1000;
    asked += 1;
    let body: any;
    try {
      body = response.json();
    } catch {
      body = { errors: [{ extensions: { code: 'NO_JSON' } }] };
    }
    const bad = (body.errors ?? []).map((error: any) => String(error.extensions?.code)).filter((code: string) => ['INTERNAL', 'NO_JSON', 'SERVICE_UNAVAILABLE', 'SEARCH_UNAVAILABLE'].includes(code));
    const slow = ms > SLOW_MS;
    // A machine that is busy is slow once; what is slow by itself is slow again.
    if (slow && bad.length === 0 && attempt === 0) continue;
    if (bad.length > 0 || response.statusCode >= 500 || slow) found.push({ label, value: JSON.stringify(shown)?.slice(0, 80) ?? 'undefined', why: bad.join() || (slow ? `${Math.round(ms)} ms` : String(response.statusCode)) });
    return body.data;
  }
}

async function attempt(target: Target, arg: GraphQLArgument | GraphQLInputField, leaf: { path: readonly Step[]; type: GraphQLInputType }): Promise<void> {
  const tried = [arg.name, ...leaf.path];
  const name = String(tried.findLast((step) => typeof step === 'string'));
  const variables = Object.fromEntries(target.field.args.filter((one) => !APART.has(one.name) || one === arg).map((one) => [one.name, sample(one.type, one.name, tried)]));
  const input = variables.input as Record<string, unknown> | undefined;
  if (input && SPARE_EMPLOYER.has(target.field.name)) input.employerId = ids.spareEmployerId;
  if (input && 'version' in input) input.version = await versionFor(input);
  const value = nasty(leaf.type, name);
  variables[arg.name] = put(variables[arg.name], leaf.path, value);
  await send(target, variables, value);
}

/** Values where a cursor holds others: it is only base64 of JSON, and anybody can write one. */
const CURSOR_VALUES: readonly unknown[] = ['x', '', '\0', 'a\0b', '\ud800', -1, 1.5, 1e300, true, '0000-01-01', '9999-99-99', 'infinity', '2026-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', '2026-02-30', 'x'.repeat(5000)];

async function forge(target: Target): Promise<void> {
  const variables = Object.fromEntries(target.field.args.filter((one) => ['first'].includes(one.name)).map((one) => [one.name, 1]));
  const data = await send(target, variables, 'first page');
  const path = JSON.stringify(data ?? null).match(/"endCursor":"([^"]+)"/);
  if (!path) return void cursorless.push(target.label);
  const values = JSON.parse(Buffer.from(path[1]!, 'base64url').toString()) as unknown[];
  for (const at of values.keys()) {
    if (at === 0) continue;
    for (let count = 0; count < 3 * EACH; count += 1) {
      const forged = values.with(at, next(CURSOR_VALUES));
      await send(target, { ...variables, after: Buffer.from(JSON.stringify(forged)).toString('base64url') }, forged);
    }
  }
}
const cursorless: string[] = [];

beforeAll(async () => {
  admin = await administratorOf(world);
  const own = await makeGraduate(world, { findable: ['LOCAL'], skills: [{ skill: 'react' }] });
  await transact(world.context(), async (tx) => {
    await grantRole(tx, own.accountId, 'RECRUITER');
    await grantRole(tx, own.accountId, 'COORDINATOR');
  });
  me = world.signedIn(own.accountId, own.email, own.token, ['GRADUATE', 'RECRUITER', 'COORDINATOR']);
  const employer = await makeEmployer(world, { owner: me });
  const other = await makeEmployer(world);
  const centre = await makeCentre(world, { coordinator: me });
  const cohort = await makeCohort(world, { centre });
  const learner = await makeGraduate(world, { cohort, findable: ['LOCAL'], skills: [{ skill: 'react' }] });
  const open = await makeOffer(world, { employer });
  const theirs = await makeOffer(world, { employer: other });
  const draft = await makeOffer(world, { employer, draft: true });
  const applicant = await makeApplicant(world);
  const sent = await makeApplication(world, applicant, open.id);
  await makeApplication(world, me, theirs.id);
  const [kept, unwanted] = [await makeOffer(world, { employer: other }), await makeOffer(world, { employer: other })];
  await world.get('mutation ($kept: ID!, $unwanted: ID!) { saveOffer(input: { offerId: $kept }) { userErrors { code } } hideOffer(input: { offerId: $unwanted }) { userErrors { code } } }', { kept: kept.id, unwanted: unwanted.id }, own);
  await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { userErrors { code } } }', { input: { cohortId: cohort.id, learners: [{ email: 'invited@test.example', name: 'x' }] } }, me);
  await world.get('mutation ($input: AddWrittenSkillsInput!) { addWrittenSkills(input: $input) { userErrors { code } } }', { input: { terms: ['Zirconify', 'Quasarlang'] } }, own);
  const on = (graduateId: string) => ({ offerId: open.offerId, employerId: employer.employerId, graduateId });
  await transact(me.context(), (tx) => shortlistCandidate(tx, on(learner.graduateId)));
  await transact(me.context(), (tx) => passCandidate(tx, on(applicant.graduateId)));
  const { recommendation } = await transact(me.context(), (tx) => recommendGraduate(tx, { offerId: open.offerId, graduateId: learner.graduateId }));
  await transact(learner.context(), (tx) => agreeRecommendation(tx, { recommendationId: recommendation }));
  await transact(own.cohort.centre.coordinator.context(), (tx) => recommendGraduate(tx, { offerId: kept.offerId, graduateId: own.graduateId }));
  await transact(me.context(), (tx) => importCohort(tx, { cohortId: cohort.cohortId, text: `Nom;E-mail\nA;${learner.email}\n` }));
  const [twin, twinAgain] = [await makeGraduate(world, { name: 'Twin' }), await makeGraduate(world, { name: 'Twin again' })];
  await world.app.orm.em.getConnection().execute(`update graduates set phone = '+212600000001' where id in ('${twin.graduateId}', '${twinAgain.graduateId}')`);
  const spare = await makeEmployer(world, { verified: false });
  await makeEmployer(world, { verified: false });
  await world.get('mutation ($id: ID!) { reportOffer(input: { offerId: $id, reason: FRAUD }) { userErrors { code } } }', { id: theirs.id }, twin);
  await world.get('{ possibleDuplicates { nodes { graduate { name } } } }', {}, admin);
  const one = async (sql: string): Promise<string> => (await world.app.orm.em.getConnection().execute<{ id: string }[]>(sql))[0]!.id;
  Object.assign(ids, {
    id: open.id, offerId: draft.id, employerId: employer.id, applicationId: sent.id, cohortId: cohort.id, centreId: centre.id, programmeId: toGlobalId('Programme', cohort.programmeId), graduateId: learner.id, joinEmployerId: other.id,
    enrolmentId: toGlobalId('Enrolment', learner.enrolmentId), disclosureId: toGlobalId('Disclosure', await disclose(world, own, employer)), memberId: toGlobalId('EmployerMember', await one(`select id from employer_members where account_id = '${me.accountId}'`)),
    termId: toGlobalId('UnknownTerm', await one('select id from unknown_terms order by term limit 1')),
    staffMemberId: toGlobalId('CentreStaffMember', await one(`select id from centre_staff where account_id = '${me.accountId}'`)), applicationIds: sent.id, offerIds: open.id,
    spareEmployerId: spare.id, accountId: toGlobalId('Account', twin.accountId), actorId: toGlobalId('Account', admin.accountId), reportId: toGlobalId('OfferReport', await one('select id from offer_reports')),
  });
  Object.assign(rows, { Employer: employer.id, JobOffer: open.id, Cohort: cohort.id, Centre: centre.id, Programme: ids.programmeId, Graduate: own.id, Application: sent.id, Skill: toGlobalId('Skill', 'react'), Place: toGlobalId('Place', 'MA') });
  await index(world);
});
const rows: Record<string, string> = {};

/** Fields that take arguments: those of the root, and those of everything with an id. */
async function targets(): Promise<Target[]> {
  const schema = await makeSchema();
  const root = (type: GraphQLObjectType, operation: 'query' | 'mutation'): Target[] =>
    Object.values(type.getFields()).filter((field) => field.args.length > 0).map((field) => ({
      label: field.name, field, operation, around: (inner) => `{ ${inner} }`, as: field.name.startsWith('signUp') || field.name === 'signIn' ? null : ADMINISTERED.has(field.name) ? admin : me,
    }));
  const nested = nodeTypes(schema).filter((type) => rows[type.name]).flatMap((type) => Object.values(type.getFields()).filter((field) => field.args.length > 0).map((field): Target => ({
    label: `${type.name}.${field.name}`, field, operation: 'query', as: me, around: (inner) => `{ node(id: "${rows[type.name]}") { ... on ${type.name} { ${inner} } } }`,
  })));
  return [...root(schema.getQueryType()!, 'query'), ...root(schema.getMutationType()!, 'mutation'), ...nested];
}

describe('whatever is put into an argument', () => {
  it('gets an answer that is not a fault of ours, in a bounded time', async () => {
    for (const target of await targets()) {
      for (const arg of target.field.args) {
        for (const leaf of leaves(arg.type, [])) for (let count = 0; count < EACH; count += 1) await attempt(target, arg, leaf);
      }
    }
    expect(asked).toBeGreaterThan(300);
    expect(found).toEqual([]);
  });

  it('gets one where it is a whole list of texts, ids or documents', async () => {
    found.length = 0;
    const fields = Object.fromEntries((await targets()).map((target) => [target.label, target]));
    for (const id of IDS.filter((one) => one.length < 1000)) await send(fields.node!, { id }, id);
    for (const text of TEXTS) await send(fields.normalizeSkills!, { texts: Array.from({ length: 20 }, () => text.slice(0, 500)) }, text);
    for (const text of TEXTS) await send(fields.suggestSkills!, { prefix: text.slice(0, 500), first: 5 }, text);
    for (const document of DOCUMENTS) await send(fields.importResume!, { input: { resume: RAW + document } }, document);
    expect(found).toEqual([]);
  });

  it('is refused where it is a cursor that somebody wrote by hand', async () => {
    found.length = 0;
    for (const target of await targets()) if (target.field.args.some((arg) => arg.name === 'after')) await forge(target);
    expect(cursorless).toEqual([]);
    expect(found).toEqual([]);
  });
});

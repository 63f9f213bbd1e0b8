import { getNamedType, getNullableType, type GraphQLField, type GraphQLInputType, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { candidateCode } from '../../src/graduates/pseudonym.ts';
import { permissionFaults, permissions } from '../../src/identity/permissions.ts';
import { scopes } from '../../src/identity/scopes.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { Role, Scope } from '../../src/kernel/viewer.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { EVERY_SCOPE, makeKey, type MadeKey } from '../builders/api-keys.ts';
import { openWorld } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';
import { type Crowd, everyId, makeCrowd } from './crowd.ts';
import { nodeTypes } from './schema.ts';
import { Walker } from './walker.ts';

const world = openWorld();

/** The table, written out once more: what a key may ask at the root by each scope. */
const BY_SCOPE: Readonly<Record<Scope, readonly string[]>> = {
  'offers:read': [],
  'offers:write': ['lintOffer', 'createOffer', 'copyOffer', 'upsertOffers', 'updateOffer', 'publishOffer', 'pauseOffer', 'fillOffer', 'closeOffer', 'discardOffer', 'importPosting'],
  'applications:read': [],
  'applications:write': ['advanceApplication', 'rejectApplication', 'hireApplicant', 'reportFellThrough'],
  'candidates:read': ['match'],
  'candidates:write': ['shortlistCandidate', 'passCandidate', 'clearCandidateChoice', 'addCandidateNote', 'deleteCandidateNote'],
};
/** What everybody may ask, keys too. */
const BY_ANY = [
  'viewer', 'node', 'nodes', 'privacyNotice', 'place', 'places', 'skill', 'skills', 'suggestSkills', 'normalizeSkills', 'extractSkills', 'taxonomy',
  'employer', 'employers', 'centre', 'centres', 'offer', 'offers', 'searchOffers', 'previewMatches',
];

type Key = Scope | 'none' | 'all';
let crowd: Crowd;
let keys: Record<Key, MadeKey>;
let ids: Record<string, string[]>;
let named: Record<string, string>;

beforeAll(async () => {
  crowd = await makeCrowd(world);
  await index(world);
  ids = await everyId(world, crowd);
  const { hiring } = crowd.employers;
  const made = await Promise.all([...EVERY_SCOPE, 'none', 'all'].map(async (scope) => [scope, await makeKey(world, hiring)] as const));
  // One scope and no more: what makes keys adds to a scope that writes the one that reads.
  for (const [scope, key] of made) if (scope !== 'all') await crowd.sql(`update api_keys set scopes = '${scope === 'none' ? '{}' : `{${scope}}`}' where id = '${key.accountId}'`);
  keys = Object.fromEntries(made) as Record<Key, MadeKey>;
  const first = async (sql: string): Promise<string> => (await crowd.sql(sql))[0].id;
  named = {
    offerId: crowd.offers.hiring.id, employerId: hiring.id, applicationId: crowd.sent.id, graduateId: crowd.people.amina.id, centreId: crowd.cohort.centre.id, cohortId: crowd.cohort.id, accountId: toGlobalId('Account', hiring.owner.accountId),
    candidateId: toGlobalId('Candidate', candidateCode(world.app, hiring.employerId, crowd.people.amina.graduateId)), noteId: toGlobalId('CandidateNote', await first('select id from candidate_notes')),
    apiKeyId: keys.all.id, memberId: toGlobalId('EmployerMember', await first(`select id from employer_members where account_id = '${crowd.people.colleague.accountId}'`)),
  };
}, 300_000);

const VALUES: Readonly<Record<string, unknown>> = { Int: 1, Boolean: false, String: 'react', Date: '2027-01-01', DateTime: '2027-01-01T00:00:00Z', Decimal: '1.00', URL: 'https://a.example/', Float: 0.5, JSONObject: {} };

/** The least that an argument takes; ids are `idOf` their names. */
function sample(type: GraphQLInputType, name: string, idOf: (name: string) => string): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sample(bare.ofType, name, idOf)];
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (isInputObjectType(bare)) return Object.fromEntries(Object.values(bare.getFields()).filter((field) => isNonNullType(field.type) || String(field.type) === 'ID').map((field) => [field.name, sample(field.type, field.name, idOf)]));
  return String(bare) === 'ID' ? idOf(name) : VALUES[String(bare)];
}

/** Asks a root field with the least it takes. */
async function askRoot(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, key: MadeKey, idOf: (name: string) => string) {
  const args = field.args.filter((arg) => isNonNullType(arg.type));
  const head = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const variables = Object.fromEntries(args.map((arg) => [arg.name, sample(arg.type, arg.name, idOf)]));
  return world.ask(`${kind}${head ? ` (${head})` : ''} { ${field.name}${given ? `(${given})` : ''}${selection} }`, variables, key);
}

const roots = async (): Promise<['query' | 'mutation', GraphQLField<unknown, unknown>][]> => {
  const schema = await makeSchema();
  return [...Object.values(schema.getQueryType()!.getFields()).map((field) => ['query', field] as ['query', typeof field]), ...Object.values(schema.getMutationType()!.getFields()).map((field) => ['mutation', field] as ['mutation', typeof field])];
};

const mayAsk = (key: Key, field: string): boolean => BY_ANY.includes(field) || (key === 'all' ? Object.values(BY_SCOPE).some((fields) => fields.includes(field)) : key !== 'none' && BY_SCOPE[key].includes(field));

/** One hash for every table, but those that record looks and requests, and without when a key last served. */
async function contents(): Promise<Record<string, string>> {
  const tables: { name: string }[] = await crowd.sql("select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('access_log', 'buckets')");
  return Object.fromEntries(await Promise.all(tables.map(async ({ name }) => [name, (await crowd.sql(`select md5(coalesce(string_agg((to_jsonb(t) - 'last_used_at')::text, '|' order by to_jsonb(t)::text), '')) as hash from "${name}" t`))[0].hash] as const)));
}

describe('every root field and every scope', () => {
  it('is asked by keys that the table names, and by no other: FORBIDDEN says which scope it takes', async () => {
    const wrong: unknown[] = [];
    let [allowed, refused] = [0, 0];
    for (const [kind, field] of await roots()) {
      for (const key of Object.keys(keys) as Key[]) {
        const { errors, status } = await askRoot(kind, field, keys[key], () => 'x');
        const forbidden = errors.some((error) => error.extensions.code === 'FORBIDDEN');
        const faulty = status >= 500 || errors.some((error) => !['FORBIDDEN', 'BAD_USER_INPUT'].includes(String(error.extensions.code)));
        if (forbidden === mayAsk(key, field.name) || faulty) wrong.push([kind, field.name, key, errors]);
        const scope = (Object.keys(BY_SCOPE) as Scope[]).find((one) => BY_SCOPE[one].includes(field.name));
        if (forbidden && scope && (errors[0]!.extensions.scope !== scope || !errors[0]!.message.includes(scope))) wrong.push([field.name, key, errors[0]]);
        if (forbidden) refused += 1;
        else allowed += 1;
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(allowed).toBe(8 * BY_ANY.length + 2 * Object.values(BY_SCOPE).flat().length);
    expect(refused).toBeGreaterThan(600);
  }, 240_000);

  it('is refused in three languages', async () => {
    const told = async (language: string): Promise<string> => (await world.ask('mutation ($id: ID!) { closeOffer(input: { offerId: $id }) { userErrors { code } } }', { id: named.offerId }, keys['offers:read'], { 'accept-language': language })).errors[0]!.message;
    expect([await told('en'), await told('fr'), await told('ar')]).toEqual([expect.stringMatching(/^This API key/), expect.stringMatching(/^Cette clé d’API/), expect.stringMatching(/مفتاح API/)]);
  });

  it('changes nothing without the scope, though the key names what is its employer’s own', async () => {
    const before = await contents();
    for (const [kind, field] of await roots()) {
      if (kind !== 'mutation') continue;
      for (const key of Object.keys(keys) as Key[]) if (!mayAsk(key, field.name)) await askRoot(kind, field, keys[key], (name) => named[name] ?? 'x');
    }
    expect(await contents()).toEqual(before);
  }, 240_000);

  it('is in one table, without which the schema does not build', () => {
    const rootFields = Object.keys(permissions);
    expect(permissionFaults(rootFields)).toEqual([]);
    const { 'Mutation.closeOffer': _, ...fewer } = scopes;
    expect(permissionFaults(rootFields, permissions, fewer)).toEqual([expect.stringContaining('Mutation.closeOffer')]);
    expect(permissionFaults(rootFields, { ...permissions, 'Mutation.signIn': [Role.PORTAL] })).toEqual([expect.stringContaining('Mutation.signIn')]);
    expect(permissionFaults(rootFields, permissions, { ...scopes, 'Mutation.signIn': null })).toEqual([expect.stringContaining('Mutation.signIn')]);
  });
});

/** What shows nobody: the same for everybody, or for every key of the employer. */
const PUBLIC_TYPES = ['Centre', 'Programme', 'Cohort', 'Employer', 'JobOffer'];
/** What a key sees by its id, beyond that, by its scopes. */
const TYPES_BY_SCOPE: Readonly<Record<Key, readonly string[]>> = {
  none: [], 'offers:read': [], 'offers:write': [], 'applications:write': [], 'candidates:write': [],
  'applications:read': ['Application', 'Candidate', 'Disclosure', 'Enrolment', 'Graduate'],
  'candidates:read': ['Candidate', 'CandidateChoice', 'CandidateNote'],
  all: ['Application', 'Candidate', 'CandidateChoice', 'CandidateNote', 'Disclosure', 'Enrolment', 'Graduate'],
};

describe('every row and every scope', () => {
  it('is seen by its id with the scope that opens its type, and with no other', async () => {
    const types = nodeTypes(await makeSchema()).map(({ name }) => name).filter((type) => type in ids);
    expect(types.length).toBeGreaterThan(15);
    for (const key of Object.keys(keys) as Key[]) {
      const seen: string[] = [];
      for (const type of types) {
        const { nodes } = await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', { ids: ids[type]!.slice(0, 100) }, keys[key]);
        if (nodes.some(Boolean)) seen.push(type);
      }
      expect([key, seen.toSorted()]).toEqual([key, [...PUBLIC_TYPES, ...TYPES_BY_SCOPE[key]].toSorted()]);
    }
  }, 120_000);

  it('is the key’s own employer’s: what others have is what a visitor sees of them', async () => {
    for (const type of ['Application', 'Disclosure', 'CandidateChoice', 'CandidateNote', 'Candidate']) {
      const { nodes } = await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids[type]!.slice(0, 100) }, keys.all);
      const whole = await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids[type]!.slice(0, 100) }, crowd.employers.hiring.owner);
      expect([type, nodes]).toEqual([type, whole.nodes]);
    }
    const { nodes } = await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids.JobOffer }, keys.all);
    expect(nodes.filter(Boolean).map(({ id }: { id: string }) => id)).not.toContain(crowd.draft.id);
  });

  it('of a person is seen by the way that led to it: who applied by one scope, who is come upon by another', async () => {
    const code = (graduateId: string): string => toGlobalId('Candidate', candidateCode(world.app, crowd.employers.hiring.employerId, graduateId));
    const { amina, classmate } = crowd.people;
    await crowd.sql(`update graduates set findable_at = '{LOCAL,REGIONAL}', reconfirmed_at = now() where id = '${classmate.graduateId}'`);
    await crowd.sql(`update graduates set findable_at = '{}' where id = '${amina.graduateId}'`);
    const seen = async (key: Key): Promise<boolean[]> => (await world.get('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Candidate { skills { __typename } } } }', { ids: [code(amina.graduateId), code(classmate.graduateId)] }, keys[key])).nodes.map(Boolean);
    expect(await seen('applications:read')).toEqual([true, false]);
    expect(await seen('candidates:read')).toEqual([false, true]);
    expect(await seen('all')).toEqual([true, true]);
    expect(await seen('offers:read')).toEqual([false, false]);
    await crowd.sql(`update graduates set findable_at = '{LOCAL,REGIONAL}' where id = '${amina.graduateId}'`);
    await crowd.sql(`update graduates set findable_at = '{}' where id = '${classmate.graduateId}'`);
  });

  it('hangs on an offer of one’s own by the scope that opens it', async () => {
    const OWN = `query ($id: ID!) { node(id: $id) { ... on JobOffer {
      applicationCount applications { nodes { id graduate { name } match { score } lastEvent { note } nextStates } } applicationBoard { columns: __typename } applicationsCsv { rows: __typename }
      candidates { nodes { score } } shortlist { nodes { id notes { text } } } recommendations { nodes { id } } events { nodes { toState } }
      employer { registration { registrationNumber } decisions { nodes { decision } } members { nodes { id } } apiKeys { nodes { id } } applications { nodes { id } } } } } }`;
    const shape = async (key: Key): Promise<Record<string, boolean>> => {
      const { node } = await world.get(OWN, { id: named.offerId }, keys[key]);
      const some = (list: { nodes: unknown[] } | null): boolean => (list?.nodes.length ?? 0) > 0;
      return {
        events: some(node.events), registration: node.employer.registration !== null, decisions: some(node.employer.decisions),
        applicationCount: node.applicationCount !== null, applications: some(node.applications), ofEmployer: some(node.employer.applications), named: Boolean(node.applications?.nodes[0]?.graduate), csv: node.applicationsCsv !== null,
        moves: Boolean(node.applications?.nodes[0]?.nextStates.length),
        candidates: node.candidates !== null, shortlist: some(node.shortlist), notes: Boolean(node.shortlist?.nodes[0]?.notes.length),
        members: some(node.employer.members), apiKeys: some(node.employer.apiKeys),
      };
    };
    const nothing = { events: false, registration: false, decisions: false, applicationCount: false, applications: false, ofEmployer: false, named: false, csv: false, moves: false, candidates: false, shortlist: false, notes: false, members: false, apiKeys: false };
    const read = { applicationCount: true, applications: true, ofEmployer: true, named: true, csv: true };
    expect(await shape('none')).toEqual(nothing);
    expect(await shape('offers:read')).toEqual({ ...nothing, events: true, registration: true, decisions: true });
    expect(await shape('offers:write')).toEqual(nothing);
    expect(await shape('applications:read')).toEqual({ ...nothing, ...read });
    expect(await shape('applications:write')).toEqual(nothing);
    expect(await shape('candidates:read')).toEqual({ ...nothing, candidates: true, shortlist: true, notes: true });
    expect(await shape('candidates:write')).toEqual(nothing);
    expect(await shape('all')).toEqual({ ...nothing, ...read, events: true, registration: true, decisions: true, moves: true, candidates: true, shortlist: true, notes: true });
  });

  it('is out of reach of a key that reads offers alone, at any edge: no application, candidate or person', async () => {
    const walker = new Walker(world, crowd, await makeSchema(), ids);
    await walker.walk('readingPortal');
    expect(walker.asked).toBeGreaterThan(100);
    const met = new Set([...walker.reached].map((field) => field.split('.')[0]!));
    const people = ['Account', 'Graduate', 'Candidate', 'Application', 'ApplicationEvent', 'CandidateChoice', 'CandidateNote', 'Disclosure', 'Enrolment', 'EmployerMember', 'EmployerMemberPerson', 'CentreStaffMember', 'CohortInvitation', 'Recommendation', 'Look', 'AccessRecord', 'ApiKey', 'Session', 'OfferReport', 'HeldSkill', 'PersonalData'];
    expect(people.filter((type) => met.has(type))).toEqual([]);
    expect([...met]).toEqual(expect.arrayContaining(['JobOffer', 'Employer', 'Registration', 'EmployerDecision', 'OfferEvent', 'Portal']));
    expect(walker.who('graduateId')).toEqual([]);
  }, 120_000);

  it('needs no more statements than a member’s', async () => {
    const query = '{ viewer { roles } offers(first: 5) { nodes { id employer { name } } } }';
    const member = await world.ask(query, {}, crowd.people.hiring);
    expect((await world.ask(query, {}, keys.all)).statements).toBe(member.statements);
    expect(fromGlobalId(keys.all.id)!.type).toBe('ApiKey');
  });
});

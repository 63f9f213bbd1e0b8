import { getNamedType, getNullableType, type GraphQLField, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../src/identity/permissions.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import type { Role } from '../../src/kernel/viewer.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld } from '../harness/world.ts';
import { type Crowd, makeCrowd } from './crowd.ts';
import { namedIn } from './named.ts';

const world = openWorld();
type Who = keyof Crowd['people'];

/** Mutations whose ids anybody of the role may name: what is published is there to be applied to, joined, blocked. */
const PUBLIC = new Set(['submitApplication', 'joinEmployer', 'blockEmployer', 'unblockEmployer', 'joinCohort', 'signUpGraduate', 'signUpRecruiter', 'reportOffer', 'saveOffer', 'hideOffer', 'unmarkOffer']);

/** Whose what is named is, where that is one of the strangers. */
const OWNERS: Readonly<Record<string, Who>> = { takeHeldPlace: 'waiting', declineHeldPlace: 'waiting' };

/** Who is nothing to what is named (Amina's application to `hiring`, its offers, members; her cohort, enrolment and centre). */
const STRANGERS: Who[] = ['visitor', 'classmate', 'stranger', 'otherTrainer', 'formerTrainer', 'otherCoordinator', 'former', 'waiting', 'refusing', 'forgetting', 'blocked', 'looking', 'suspended', 'unverified', 'observer'];

let crowd: Crowd;
let named: Record<string, string>;

beforeAll(async () => {
  crowd = await makeCrowd(world);
  named = await namedIn(world, crowd);
});

const VALUES: Readonly<Record<string, unknown>> = { Int: 1, Boolean: false, String: 'x', Date: '2027-01-01', Decimal: '1.00', URL: 'https://a.example/', Float: 0.5 };
const WORDS: Readonly<Record<string, unknown>> = { skill: 'react', skills: 'react', placeCode: 'MA-OUJ', placeCodes: 'MA-OUJ', email: 'somebody@test.example', currency: 'MAD', language: 'fr', acceptedCountries: 'MA', graduatesOn: '2027-06-01' };
function sample(type: GraphQLInputType, name: string, ids: Readonly<Record<string, string>>): unknown {
  const bare = getNullableType(type);
  if (name === 'idempotencyKey') return null;
  if (isListType(bare)) return [sample(bare.ofType, name, ids)];
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (isInputObjectType(bare)) return Object.fromEntries(Object.values(bare.getFields()).map((field) => [field.name, sample(field.type, field.name, ids)]));
  return String(bare) === 'ID' ? ids[name] : (WORDS[name] ?? VALUES[String(bare)]);
}

const inputOf = (field: GraphQLField<unknown, unknown>): GraphQLInputType => field.args[0]!.type;
const namesOne = (field: GraphQLField<unknown, unknown>): boolean => {
  const input = field.args.length > 0 ? getNamedType(inputOf(field)) : null;
  return isInputObjectType(input) && Object.keys(input.getFields()).some((name) => name in named);
};
/** All that a payload shows one step deep. */
function selection(field: GraphQLField<unknown, unknown>): string {
  const payload = getNamedType(field.type);
  if (!isObjectType(payload)) return '';
  return Object.values(payload.getFields()).map(({ name, type }) => {
    const inner = getNamedType(type);
    return isObjectType(inner) ? `${name} { ${name === 'userErrors' ? 'code field message' : Object.keys(inner.getFields()).includes('id') ? 'id' : '__typename'} }` : name;
  }).join(' ');
}

/** One hash for every table, but those that record looks and requests, and without when a key last served. */
async function contents(): Promise<Record<string, string>> {
  const tables: { name: string }[] = await crowd.sql("select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('access_log')");
  const hashes = await Promise.all(tables.map(async ({ name }) => [name, (await crowd.sql(`select md5(coalesce(string_agg((to_jsonb(t) - 'last_used_at')::text, '|' order by to_jsonb(t)::text), '')) as hash from "${name}" t`))[0].hash] as const));
  return Object.fromEntries(hashes);
}

const unknown = (): Record<string, string> => Object.fromEntries(Object.entries(named).map(([name, id]) => [name, toGlobalId(Buffer.from(id, 'base64url').toString().split(':')[0]!, '01900000-0000-7000-8000-000000000000')]));
const malformed = (): Record<string, string> => Object.fromEntries(Object.keys(named).map((name) => [name, 'x']));

describe('a mutation that names what is somebody else’s', () => {
  it('answers like one that names nothing, in as many statements, and changes nothing', async () => {
    const fields = Object.values((await makeSchema()).getMutationType()!.getFields()).filter((field) => namesOne(field) && !PUBLIC.has(field.name));
    expect(fields.length).toBeGreaterThan(25);
    const before = await contents();
    const wrong: unknown[] = [];
    let [refused, notFound] = [0, 0];
    for (const field of fields) {
      const query = `mutation ($input: ${String(inputOf(field))}) { ${field.name}(input: $input) { ${selection(field)} } }`;
      for (const who of STRANGERS.filter((stranger) => OWNERS[field.name] !== stranger)) {
        const ask = (ids: Record<string, string>) => world.ask(query, { input: sample(inputOf(field), 'input', ids) }, crowd.people[who]);
        const [foreign, none, bad] = [await ask(named), await ask(unknown()), await ask(malformed())];
        const seen = ({ data, errors, statements }: typeof foreign) => JSON.stringify({ data, errors: errors.map((error) => [error.message, error.extensions]), statements });
        const codes = foreign.errors.length > 0 ? foreign.errors.map((error) => error.extensions.code) : foreign.data[field.name].userErrors.map((error: { code: string }) => error.code);
        if (codes.every((code: string) => ['FORBIDDEN', 'UNAUTHENTICATED'].includes(code)) && codes.length > 0) refused += 1;
        else if (codes.includes('NOT_FOUND') || codes.includes('NOT_HIRED')) notFound += 1;
        else wrong.push({ field: field.name, who, codes });
        if (seen(foreign) !== seen(none) || seen(foreign) !== seen(bad)) wrong.push({ field: field.name, who, foreign: seen(foreign), none: seen(none) });
      }
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(100);
    expect(notFound).toBeGreaterThan(100);
    expect(await contents()).toEqual(before);
  }, 120_000);

  it('is told apart by role alone: FORBIDDEN says nothing of a row', async () => {
    const viewers: [Who, Role][] = [['stranger', 'GRADUATE'], ['looking', 'RECRUITER'], ['otherCoordinator', 'COORDINATOR'], ['observer', 'OBSERVER'], ['visitor', 'VISITOR']];
    for (const field of Object.values((await makeSchema()).getMutationType()!.getFields()).filter(namesOne)) {
      for (const [who, role] of viewers.filter(([, one]) => !permissions[`Mutation.${field.name}`]!.includes(one))) {
        const { errors } = await world.ask(`mutation ($input: ${String(inputOf(field))}) { ${field.name}(input: $input) { userErrors { code } } }`, { input: sample(inputOf(field), 'input', named) }, crowd.people[who]);
        expect([field.name, role, errors.map((error) => error.extensions.code)]).toEqual([field.name, role, [role === 'VISITOR' ? 'UNAUTHENTICATED' : 'FORBIDDEN']]);
      }
    }
  });
});

const ADVANCE = 'mutation ($input: AdvanceApplicationInput!) { advanceApplication(input: $input) { application { id state message graduate { name } } userErrors { code field } } }';

describe('an idempotency key', () => {
  it('is its account’s own: under another it answers nothing of what the first did', async () => {
    const input = { applicationId: crowd.sent.id, version: crowd.sent.version, to: 'INTERVIEW', idempotencyKey: 'the-same-key-1' };
    expect((await world.get(ADVANCE, { input }, crowd.people.hiring)).advanceApplication.userErrors).toEqual([]);
    for (const who of ['looking', 'former', 'waiting', 'unverified'] as const) expect((await world.get(ADVANCE, { input }, crowd.people[who])).advanceApplication).toEqual({ application: null, userErrors: [{ code: 'NOT_FOUND', field: 'applicationId' }] });
    expect((await world.get(ADVANCE, { input }, crowd.people.colleague)).advanceApplication.userErrors).toEqual([{ code: 'CONFLICT', field: 'version' }]);
  });

  it('shows, sent again, what may be seen now: nothing once the membership ended, no name once the disclosure did', async () => {
    const { employers, people, sql } = crowd;
    const version = (await sql(`select version from applications where employer_id = '${employers.hiring.employerId}'`))[0].version as number;
    const input = { applicationId: crowd.sent.id, version, to: 'PROPOSED', idempotencyKey: 'the-same-key-2' };
    expect((await world.get(ADVANCE, { input }, people.colleague)).advanceApplication.application.graduate).not.toBe(null);
    await sql(`update disclosures set ended_at = now() where employer_id = '${employers.hiring.employerId}'`);
    expect((await world.get(ADVANCE, { input }, people.colleague)).advanceApplication).toEqual({ application: { id: crowd.sent.id, state: 'PROPOSED', message: null, graduate: null }, userErrors: [] });
    await sql(`update employer_members set ended_at = now() where account_id = '${people.colleague.accountId}'`);
    expect((await world.get(ADVANCE, { input }, people.colleague)).advanceApplication).toEqual({ application: null, userErrors: [] });
  });

  it('used by five requests at once has the effect of one', async () => {
    const { people, offers } = crowd;
    const APPLY = 'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } userErrors { code } } }';
    const input = { offerId: offers.looking.id, message: 'x', idempotencyKey: 'the-same-key-3' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.get(APPLY, { input }, people.classmate)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0].submitApplication.userErrors).toEqual([]);
    expect(await crowd.sql(`select id from applications where graduate_id = '${people.classmate.graduateId}'`)).toHaveLength(1);
    expect((await world.get(APPLY, { input: { ...input, message: 'y' } }, people.classmate)).submitApplication).toEqual({ application: null, userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }] });
  });
});

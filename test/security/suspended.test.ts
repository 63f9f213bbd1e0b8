import { getNamedType, getNullableType, type GraphQLInputType, isEnumType, isInputObjectType, isListType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { permissions } from '../../src/identity/permissions.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { makeCrowd } from './crowd.ts';

const world = openWorld();

/** What a recruiter may still do while its employer is suspended: it goes, founds or joins another, and minds its own account. */
const NOT_THE_EMPLOYERS = new Set(['foundEmployer', 'joinEmployer', 'reportOffer', 'endMembership']);

const WORDS: Readonly<Record<string, unknown>> = { skill: 'react', placeCode: 'MA-OUJ', placeCodes: 'MA-OUJ', currency: 'MAD', language: 'fr', acceptedCountries: 'MA', startsOn: '2027-01-01' };
const VALUES: Readonly<Record<string, unknown>> = { Int: 1, Float: 0.5, Boolean: false, String: 'x', Date: '2027-01-01', DateTime: '2027-01-01T00:00:00Z', Decimal: '1.00', URL: 'https://a.example/', JSONObject: {} };
function sample(type: GraphQLInputType, name: string, ids: Readonly<Record<string, string>>): unknown {
  const bare = getNullableType(type);
  if (name === 'idempotencyKey' || name === 'version') return bare === type ? null : 1;
  if (isListType(bare)) return [sample(bare.ofType, name, ids)];
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (isInputObjectType(bare)) return Object.fromEntries(Object.values(bare.getFields()).map((field) => [field.name, sample(field.type, field.name, ids)]));
  return String(bare) === 'ID' ? (ids[name] ?? 'x') : (WORDS[name] ?? VALUES[String(bare)]);
}

describe('an owner whose employer is suspended', () => {
  it('changes nothing of what is the employer’s, by any mutation a recruiter has, and is told why; nobody else is', async () => {
    const { people, employers, offers, sql } = await makeCrowd(world);
    const one = async (query: string): Promise<string> => (await sql(query))[0].id;
    const { employerId, id } = employers.suspended;
    const ids = {
      employerId: id, offerId: offers.suspended.id, offerIds: offers.suspended.id, graduateId: people.amina.id,
      applicationId: toGlobalId('Application', await one(`select id from applications where employer_id = '${employerId}'`)), memberId: toGlobalId('EmployerMember', await one(`select id from employer_members where employer_id = '${employerId}'`)),
    };
    const fields = Object.values((await makeSchema()).getMutationType()!.getFields()).filter(({ name, args }) => {
      const input = args[0] && getNamedType(args[0].type);
      return permissions[`Mutation.${name}`]!.includes('RECRUITER') && !NOT_THE_EMPLOYERS.has(name) && isInputObjectType(input) && Object.keys(input.getFields()).some((field) => field in ids);
    });
    expect(fields.length).toBeGreaterThan(15);
    // What happens is what the schema says.
    expect(fields.filter(({ description }) => !/Faults[^:]*:.*EMPLOYER_SUSPENDED/.test(description ?? '')).map(({ name }) => name)).toEqual([]);
    // Who asked to join, and was not granted it, is no member.
    const pending = await world.person('Asks To Join', 'RECRUITER');
    await sql(`insert into employer_members (id, employer_id, account_id, kind, asked_at, version) values ('${world.app.newId()}', '${employerId}', '${pending.accountId}', 'MEMBER', now(), 1)`);
    const nothing = { ...ids };
    for (const [name, type] of Object.entries({ employerId: 'Employer', offerId: 'JobOffer', offerIds: 'JobOffer', applicationId: 'Application', memberId: 'EmployerMember' })) nothing[name as keyof typeof ids] = toGlobalId(type, world.app.newId());
    const tables = ['employers', 'employer_members', 'offers', 'offer_texts', 'offer_events', 'applications', 'application_events', 'candidate_choices', 'candidate_notes', 'recommendations', 'letters'];
    const contents = (): Promise<string[]> => Promise.all(tables.map(async (table) => `${table} ${(await sql(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${table}" t`))[0].hash}`));
    const before = await contents();
    const done: unknown[] = [];
    for (const { name, args } of fields) {
      const { data, errors } = await world.ask(`mutation ($input: ${String(args[0]!.type)}) { ${name}(input: $input) { userErrors { code field } } }`, { input: sample(args[0]!.type, 'input', ids) }, people.suspended);
      const codes = errors.length > 0 ? errors.map((error) => error.extensions.code) : data[name].userErrors.map((fault: { code: string }) => fault.code);
      if (codes.join() !== 'EMPLOYER_SUSPENDED') done.push([name, codes]);
      // Who is no member of it learns no more than of what never was.
      const answers = (given: typeof ids, as: Person) => world.ask(`mutation ($input: ${String(args[0]!.type)}) { ${name}(input: $input) { userErrors { code field message } } }`, { input: sample(args[0]!.type, 'input', given) }, as);
      for (const stranger of [people.looking, pending]) {
        const [foreign, none] = [await answers(ids, stranger), await answers(nothing, stranger)];
        expect([name, foreign.data, foreign.errors, foreign.statements]).toEqual([name, none.data, none.errors, none.statements]);
        expect(JSON.stringify(foreign.data)).toContain('NOT_FOUND');
      }
    }
    expect(done).toEqual([]);
    expect(await contents()).toEqual(before);
  });
});

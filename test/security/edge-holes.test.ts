import { describe, expect, it } from 'vitest';
import { personNameRule } from '../../src/identity/person-name.ts';
import { Rules } from '../../src/kernel/rules.ts';
import { makeCohort } from '../builders/centres.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';

const world = openWorld();

const SIGN_UP = 'mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { accessToken userErrors { code field message } } }';
const isRefused = (name: string): boolean => {
  const rules = new Rules();
  personNameRule(rules, 'name', name);
  try {
    rules.done();
    return false;
  } catch {
    return true;
  }
};

describe('a name that a letter greets with', () => {
  it.each(['You won: http://evil.example/prize', 'Visit evil.example today', 'WWW.EVIL', 'Evil.Com', 'a evil.example/x', 'Bob\r\nBcc: spy@evil.example', 'spy@evil.example', 'Bob\nYour account was closed', '<b>Bob</b>', '\u202eelpmaxe.live', 'Bob\u2028x', 'عرض مجاني: موقع.com'])('is none of a person: %j', (name) => {
    expect(isRefused(name)).toBe(true);
  });

  it.each(['Salma Bensaïd', "Jean-Luc O'Brien", 'J.R. Smith', 'Med. Amine El Ouali', 'Dr. Hicham B.', 'نور الدين', 'نور\u200cالدين', '李小龍', 'X Æ A-12', 'Aït Ben Haddou (Rachid)', 'Ali / Aliou', 'M’barek', 'N. Z'])('may be: %s', (name) => {
    expect(isRefused(name)).toBe(false);
  });

  it('is no way to have us write somebody’s advertisement to a stranger: by signing up, nor by a change of name', async () => {
    const cohort = await makeCohort(world);
    const input = { email: 'victim@victim.example', password: PASSWORD, name: 'You won: http://evil.example/prize', language: 'EN', cohortId: cohort.id, ...TERMS };
    const { signUpGraduate } = await world.get(SIGN_UP, { input });
    expect(signUpGraduate).toMatchObject({ accessToken: null, userErrors: [{ code: 'INVALID', field: 'name' }] });
    const person = await world.person('Honest', 'GRADUATE');
    const { updateAccount } = await world.get('mutation { updateAccount(input: { name: "www.evil.example" }) { userErrors { code field } } }', {}, person);
    expect(updateAccount.userErrors).toEqual([{ code: 'INVALID', field: 'name' }]);
  });
});

describe('what takes a server’s time', () => {
  it.each([
    ['a sheet of ten thousand rows', 'mutation { importCohort(input: { cohortId: "x", text: "a" }) { userErrors { code } } }'], ['a hundred offers', 'mutation { upsertOffers(input: { employerId: "x", items: [] }) { userErrors { code } } }'],
    ['all that is known of oneself', '{ viewer { personalData } }'],
  ])('costs more than a look-up: %s', async (_, query) => {
    const person = await world.person('Dear', 'GRADUATE');
    const response = await world.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', authorization: `Bearer ${person.token}` }, payload: JSON.stringify({ query }) });
    expect((response.json() as { extensions: { cost: { requested: number } } }).extensions.cost.requested).toBeGreaterThanOrEqual(50);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { hashId } from '../../src/matching/tie-break.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { disclose, type MadeGraduate, makeGraduate } from '../builders/graduates.ts';
import { type MadeOffer, makeOffer } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
let knowing: MadeEmployer;
let [offer, other, third]: MadeOffer[] = [];
const people: MadeGraduate[] = [];

beforeAll(async () => {
  knowing = await makeEmployer(world);
  [offer, other, third] = [await makeOffer(world), await makeOffer(world), await makeOffer(world, { employer: knowing })];
  const first = await makeGraduate(world, { name: 'Amina', findable: ['LOCAL'], skills: [{ skill: 'react', level: 'ADVANCED' }] });
  people.push(first);
  for (let count = 0; count < 7; count += 1) people.push(await makeGraduate(world, { cohort: first.cohort, findable: ['LOCAL'], skills: [{ skill: 'react', level: 'ADVANCED' }] }));
  await disclose(world, first, knowing);
});

const LIST = 'query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 20) { edges { cursor node { candidate { id } } } } } } }';
const listed = async (of: MadeOffer): Promise<{ cursor: string; node: { candidate: { id: string } } }[]> => (await world.get(LIST, { id: of.id }, of.employer.owner)).node.candidates.edges;

/** Takes the last step of the tie's hash back: what of it hangs on the person alone, out of a cursor and the offer's id, both of which an employer holds. */
function unmixed(cursor: string, of: MadeOffer): number {
  const [, , tieBreak, version] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, number, number, string];
  const inverse = (value: number): number => {
    let bits = value ^ (value >>> 16);
    bits = Math.imul(bits, 0x7ed1b41d);
    bits ^= (bits >>> 13) ^ (bits >>> 26);
    bits = Math.imul(bits, 0xa5cb9243);
    return (bits ^ (bits >>> 16)) >>> 0;
  };
  const mix = (value: number): number => {
    let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return (bits ^ (bits >>> 16)) >>> 0;
  };
  return (inverse(tieBreak % 0x1_0000_0000) ^ mix(hashId(`offer ${version} ${of.offerId}`)[1] ^ 0x165667b1)) >>> 0;
}

describe('an anonymous candidate', () => {
  it('has no mark in its cursor that two employers could compare, or that its key would show', async () => {
    const [here, there] = [await listed(offer!), await listed(other!)];
    expect(here).toHaveLength(8);
    const [marksHere, marksThere] = [here.map((edge) => unmixed(edge.cursor, offer!)), there.map((edge) => unmixed(edge.cursor, other!))];
    expect(marksHere.filter((mark) => marksThere.includes(mark))).toEqual([]);
    const { version } = { version: JSON.parse(Buffer.from(here[0]!.cursor, 'base64url').toString())[3] as string };
    const keys = people.map((person) => hashId(`person ${version} ${person.graduateId}`)[1]);
    expect([...marksHere, ...marksThere].filter((mark) => keys.includes(mark))).toEqual([]);
    // The taking back is right: under the name that the employer has, it finds each.
    const names = here.map((edge) => Buffer.from(edge.node.candidate.id, 'base64url').toString().split('.')[1]!);
    expect(marksHere).toEqual(names.map((name) => hashId(`person ${version} ${name}`)[1]));
  });

  it('is not found under the name of a person, which another employer may pass on', async () => {
    const MATCH = 'query ($offer: ID!, $graduate: ID!) { match(offerId: $offer, graduateId: $graduate) { candidate { id skills { skill { slug } } } } }';
    const [amina] = people;
    const told = await world.ask(MATCH, { offer: offer!.id, graduate: amina!.id }, offer!.employer.owner);
    const unknown = await world.ask(MATCH, { offer: offer!.id, graduate: toGlobalId('Graduate', '01900000-0000-7000-8000-000000000000') }, offer!.employer.owner);
    expect(told.data).toEqual({ match: null });
    expect(told.statements).toBe(unknown.statements);
    expect((await world.get(MATCH, { offer: third!.id, graduate: amina!.id }, third!.employer.owner)).match.candidate.skills).toHaveLength(1);
  });
});

import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { updateEmployer } from '../../src/employers/employer.service.ts';
import { setFindable } from '../../src/graduates/profile.service.ts';
import { candidateCode } from '../../src/graduates/pseudonym.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { examineIndex } from '../../src/search/search.doctor.ts';
import { verifyEmployer } from '../../src/employers/decision.service.ts';
import { administratorOf, type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { classOf, index, type MadeGraduate, makeGraduate } from './matching-world.ts';

const world = openWorld();

const candidateId = (employer: MadeEmployer, person: MadeGraduate): string => toGlobalId('Candidate', candidateCode(world.app, employer.employerId, person.graduateId));
const listed = async (offer: MadeOffer): Promise<{ ids: string[]; totalCount: number; degraded: boolean }> => {
  const { candidates } = (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 100) { totalCount degraded nodes { candidate { id } } } } } }', { id: offer.id }, offer.employer.owner)).node;
  return { ids: candidates.nodes.map((node: any) => node.candidate.id), totalCount: candidates.totalCount, degraded: candidates.degraded };
};
async function withoutSearch<T>(ask: () => Promise<T>): Promise<T> {
  const alive = world.app.search.client;
  (world.app.search as { client: Meilisearch }).client = new Meilisearch({ host: 'http://127.0.0.1:1', apiKey: 'x', timeout: 500 });
  try {
    return await ask();
  } finally {
    (world.app.search as { client: Meilisearch }).client = alive;
  }
}

/** The ways in which an offer's employer might come upon a person; all of them, or those that are open. */
async function ways(offer: MadeOffer, person: MadeGraduate): Promise<Record<string, boolean>> {
  const id = candidateId(offer.employer, person);
  const ranked = await listed(offer);
  const exact = await withoutSearch(() => listed(offer));
  expect([ranked.degraded, exact.degraded, exact.totalCount, ranked.totalCount]).toEqual([false, true, exact.ids.length, ranked.ids.length]);
  const { node, match } = await world.get('query ($id: ID!, $offerId: ID!) { node(id: $id) { ... on Candidate { id skills { level } languages { level } } } match(offerId: $offerId, candidateId: $id) { eligible } }', { id, offerId: offer.id }, offer.employer.owner);
  return { ranked: ranked.ids.includes(id), exact: exact.ids.includes(id), node: node !== null, match: match !== null && match.eligible };
}
const ALL = { ranked: true, exact: true, node: true, match: true };
const NONE = { ranked: false, exact: false, node: false, match: false };

let local: MadeOffer;
let abroad: MadeOffer;
beforeAll(async () => {
  local = await makeOffer(world, { employer: await makeEmployer(world), title: 'Oujda' });
  const lyon = await makeEmployer(world, { placeCode: 'FR', registrationKind: 'SIREN', registrationNumber: '732829320' });
  abroad = await makeOffer(world, { employer: lyon, title: 'Paris', placeCodes: ['FR'] });
  await index(world);
}, 60_000);

describe('where a person wants to be found', () => {
  it('decides who comes upon it: at home alone, at home and abroad, abroad alone', async () => {
    const reach = ['MA-02', 'FR'];
    const person = await makeGraduate(world, { reach, findableAt: ['LOCAL'] });
    expect([await ways(local, person), await ways(abroad, person)]).toEqual([ALL, NONE]);
    await transact(person.context(), (tx) => setFindable(tx, { scales: ['LOCAL', 'INTERNATIONAL'] }));
    expect([await ways(local, person), await ways(abroad, person)]).toEqual([ALL, ALL]);
    await transact(person.context(), (tx) => setFindable(tx, { scales: ['INTERNATIONAL'] }));
    expect([await ways(local, person), await ways(abroad, person)]).toEqual([NONE, ALL]);
    await transact(person.context(), (tx) => setFindable(tx, { scales: ['REGIONAL'] }));
    expect([await ways(local, person), await ways(abroad, person)]).toEqual([NONE, NONE]);
    await transact(person.context(), (tx) => setFindable(tx, { scales: [] }));
    expect([await ways(local, person), await ways(abroad, person)]).toEqual([NONE, NONE]);
  });

  it('holds per offer where one employer looks at home and abroad', async () => {
    const both = await makeEmployer(world);
    const [here, there] = [await makeOffer(world, { employer: both }), await makeOffer(world, { employer: both, placeCodes: ['FR'] })];
    const person = await makeGraduate(world, { reach: ['MA-02', 'FR'], findableAt: ['LOCAL'] });
    expect(await ways(here, person)).toEqual(ALL);
    // The employer knows the person by its offer at home, and is told that it is not visible for the other.
    expect(await ways(there, person)).toEqual({ ...NONE, node: true });
    const { match } = await world.get('query ($id: ID!, $offerId: ID!) { match(offerId: $offerId, candidateId: $id) { blockedBy { condition } } }', { id: candidateId(both, person), offerId: there.id }, both.owner);
    expect(match.blockedBy).toEqual([{ condition: 'VISIBILITY' }]);
  });
});

const BLOCK = 'mutation ($input: EmployerBlockInput!) { blockEmployer(input: $input) { graduate { blockedEmployerNames { name } blockedEmployers { employerId } } userErrors { code field } } }';
const blockBy = async (person: Person, input: object) => (await world.get(BLOCK, { input }, person)).blockEmployer;
const unblockBy = async (person: Person, input: object) => (await world.get(BLOCK.replace('blockEmployer(', 'unblockEmployer('), { input }, person)).unblockEmployer;

describe('an employer that is blocked by name', () => {
  it('comes upon the person in no way, however it writes its name, and another does', async () => {
    const person = await makeGraduate(world);
    const rif = await makeOffer(world, { employer: await makeEmployer(world, { name: 'Société Rif-Systèmes S.A.R.L.' }) });
    expect(await ways(rif, person)).toEqual(ALL);
    expect(await blockBy(person, { name: 'rif systemes' })).toEqual({ graduate: { blockedEmployerNames: [{ name: 'rif systemes' }], blockedEmployers: [] }, userErrors: [] });
    expect([await ways(rif, person), await ways(local, person)]).toEqual([NONE, ALL]);
    await index(world);
    expect([await ways(rif, person), await ways(local, person)]).toEqual([NONE, ALL]);
    expect(await unblockBy(person, { name: 'RIF SYSTÈMES SARL AU' })).toEqual({ graduate: { blockedEmployerNames: [], blockedEmployers: [] }, userErrors: [] });
    expect(await ways(rif, person)).toEqual(ALL);
  });

  it('may come later', async () => {
    const person = await makeGraduate(world);
    await blockBy(person, { name: 'Zellidja Digital' });
    await index(world);
    const late = await makeOffer(world, { employer: await makeEmployer(world, { name: 'ZELLIDJA Digital SA' }) });
    await index(world);
    expect(await ways(late, person)).toEqual(NONE);
  });

  it('is followed through a change of its name, there and back', async () => {
    const person = await makeGraduate(world);
    await blockBy(person, { name: 'Moulouya Data' });
    const employer = await makeEmployer(world, { name: 'Angad Labs' });
    const offer = await makeOffer(world, { employer });
    await index(world);
    expect(await ways(offer, person)).toEqual(ALL);
    const rename = async (name: string, version: number) => {
      await transact(employer.owner.context(), (tx) => updateEmployer(tx, { employerId: employer.employerId, version, name }));
      await transact((await administratorOf(world)).context(), (tx) => verifyEmployer(tx, { employerId: employer.employerId }));
      await index(world);
    };
    const version = async (): Promise<number> => (await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { version } } }', { id: employer.id }, employer.owner)).node.version;
    await rename('Moulouya Data SARL', await version());
    expect(await ways(offer, person)).toEqual(NONE);
    await rename('Angad Labs', await version());
    expect(await ways(offer, person)).toEqual(ALL);
    expect(await examineIndex(world.context(), graduateRankingIndex)).toMatchObject({ missing: [], superfluous: [], differing: [] });
  });

  it('is listed to the person alone, once whatever the spelling, and asked with an id or a name', async () => {
    const person = await makeGraduate(world);
    await blockBy(person, { name: '  Atlas   Cloud ' });
    expect((await blockBy(person, { name: 'ATLAS CLOUD S.A.' })).graduate.blockedEmployerNames).toEqual([{ name: 'Atlas   Cloud' }]);
    const faults: [object, string, string][] = [
      [{}, 'INVALID', 'employerId'], [{ name: 'Atlas', employerId: local.employer.id }, 'INVALID', 'employerId'], [{ name: ' ' }, 'REQUIRED', 'name'], [{ name: '— & !' }, 'INVALID', 'name'], [{ name: 'x'.repeat(161) }, 'TOO_LONG', 'name'], [{ employerId: 'nonsense' }, 'NOT_FOUND', 'employerId'],
    ];
    for (const [input, code, field] of faults) expect([input, await blockBy(person, input)]).toEqual([input, { graduate: null, userErrors: [{ code, field }] }]);
    const { coordinator } = await classOf(world);
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { blockedEmployerNames { name } } } }', { id: person.id }, coordinator)).node).toEqual({ blockedEmployerNames: [] });
  });

  it('is one of at most 200', async () => {
    const person = await makeGraduate(world);
    await world.app.orm.em.getConnection().execute(`insert into employer_name_blocks select '${person.graduateId}', 'name ' || n, 'Name ' || n, now() from generate_series(1, 200) as n`);
    expect((await blockBy(person, { name: 'One too many' })).userErrors).toEqual([{ code: 'TOO_LONG', field: 'name' }]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { seedByCopy } from '../seeds/demo/by-copy.ts';
import { demoPeople } from '../seeds/demo/demo-people.ts';
import { generateWorld } from '../seeds/demo/world.ts';
import { dayOf } from '../src/kernel/clock.ts';
import { ensureIndexes } from '../src/search/search.ensure.ts';
import { makeContext } from '../src/server/request-context.ts';
import { searchIndexes } from '../src/server/wiring.ts';
import { openWorld, type Person } from './harness/world.ts';

const world = openWorld();
const people: Record<string, Person> = {};
let offerId = '';
let cohortId = '';

beforeAll(async () => {
  await seedByCopy(world.app, generateWorld({ seed: 'statements', scale: 2, today: dayOf(new Date()) }));
  await ensureIndexes(makeContext(world.app), searchIndexes);
  for (const { role, email, password } of demoPeople) {
    const { signIn } = await world.get('mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }', { input: { email, password } });
    people[role] ??= world.signedIn('', email, signIn.accessToken, [role]);
  }
  const { viewer } = await world.get('{ viewer { memberships(first: 1) { employer { offers(first: 20, filter: { states: [PUBLISHED] }) { nodes { id candidates(first: 1) { totalCount } } } } } } }', {}, people.RECRUITER);
  offerId = viewer.memberships[0].employer.offers.nodes.toSorted((a: any, b: any) => b.candidates.totalCount - a.candidates.totalCount)[0].id;
  const coordinator = (await world.get('{ viewer { centres(first: 2) { cohorts(first: 20) { nodes { id enrolments(first: 1) { totalCount } } } } } }', {}, people.COORDINATOR)).viewer;
  cohortId = coordinator.centres[0].cohorts.nodes.toSorted((a: any, b: any) => b.enrolments.totalCount - a.enrolments.totalCount)[0].id;
}, 120_000);

const OFFER = `title titles(first: 1) { text } body bodies(first: 1) { text } employer { name verified place { name parent { name } } replyRate medianReplyDays } places(first: 1) { name parent { name } } salary { min }
  requiredLanguages(first: 1) { level } preferredLanguages(first: 1) { level } mustHaves(first: 2) { skill { name } alternatives(first: 2) { skill { name } } } niceToHaves(first: 1) { skill { name } } events(first: 2) { nodes { toState } } applicationCount viewerApplication { state }`;
const GRADUATE = `name residence { name } mobility(first: 2) { name } skills(first: 3) { skill { name } evidence { url } } languages(first: 2) { level } background(first: 2) { title } enrolments(first: 1) { state cohort { name centre { name } } }
  disclosures(first: 2) { nodes { reason } } applications(first: 3) { nodes { state offer { title } events(first: 2) { nodes { to } } } } resume`;
const APPLICATION = 'state message offer { title } employer { name } graduate { name } rejection { criterion } events(first: 5) { nodes { to note } } nextStates match { score requirements(first: 5) { skill { name } } }';
const MATCH = 'score parts { contribution } requirements(first: 3) { skill { name } alternatives(first: 2) { skill { name } } through { name } message } summary nextSkill { gain }';

/** A list of the graph with everything that hangs on its rows, who asks, where its rows are in the answer, and how many there are at the least. */
const LISTS: readonly { name: string; as: string | null; query: string; rows: (data: any) => unknown[]; most: number }[] = [
  { name: 'places', as: null, query: 'query ($first: Int) { places(first: $first) { totalCount nodes { name parent { name parent { name } } } } }', rows: (data) => data.places.nodes, most: 100 },
  { name: 'skills', as: null, query: 'query ($first: Int) { skills(first: $first) { totalCount nodes { name names { text } aliases broader(first: 2) { name } narrower(first: 2) { name } implies(first: 2) { name } related(first: 5) { skill { name } } } } }', rows: (data) => data.skills.nodes, most: 100 },
  { name: 'employers', as: 'ADMINISTRATOR', query: `query ($first: Int) { employers(first: $first) { totalCount nodes { name place { name } registration { registrationNumber } members(first: 2) { nodes { kind account { name } employer { name } } } offers(first: 2) { nodes { title } } applications(first: 2) { nodes { state } } replyRate } } }`, rows: (data) => data.employers.nodes, most: 100 },
  { name: 'offers', as: null, query: `query ($first: Int) { offers(first: $first) { totalCount nodes { ${OFFER} } } }`, rows: (data) => data.offers.nodes, most: 100 },
  { name: 'offers, to a graduate', as: 'GRADUATE', query: `query ($first: Int) { offers(first: $first) { nodes { ${OFFER} applications(first: 1) { nodes { state } } candidates(first: 1) { nodes { score } } } } }`, rows: (data) => data.offers.nodes, most: 100 },
  { name: 'found offers', as: null, query: 'query ($first: Int) { searchOffers(first: $first) { totalCount nodes { title employer { name } places(first: 2) { name } } facets { scales { count } } } }', rows: (data) => data.searchOffers.nodes, most: 100 },
  { name: 'matches of a graduate', as: 'GRADUATE', query: `query ($first: Int) { viewer { graduate { matches(first: $first) { nodes { ${MATCH} offer { title employer { name } places(first: 2) { name } } candidate { centres(first: 2) { name } } } } } } }`, rows: (data) => data.viewer.graduate.matches.nodes, most: 100 },
  { name: 'candidates of an offer', as: 'RECRUITER', query: `query ($first: Int, $offerId: ID!) { node(id: $offerId) { ... on JobOffer { candidates(first: $first) { nodes { ${MATCH} candidate { id skills(first: 3) { skill { name } } languages(first: 2) { level } mobility(first: 2) { name } centres(first: 2) { name } graduate { name } } } } } } }`, rows: (data) => data.node.candidates.nodes, most: 10 },
  { name: 'applications to an employer', as: 'RECRUITER', query: `query ($first: Int) { viewer { memberships(first: 1) { employer { applications(first: $first) { nodes { ${APPLICATION} } } } } } }`, rows: (data) => data.viewer.memberships[0].employer.applications.nodes, most: 10 },
  { name: 'learners of a cohort', as: 'COORDINATOR', query: `query ($first: Int, $cohortId: ID!) { node(id: $cohortId) { ... on Cohort { name programme { name } centre { name } trainers { kind } enrolments(first: $first) { nodes { state graduate { ${GRADUATE} } } } } } }`, rows: (data) => data.node.enrolments.nodes, most: 10 },
  { name: 'centres', as: null, query: 'query ($first: Int) { centres(first: $first) { totalCount nodes { name place { name } programmes(first: 3) { nodes { name skills(first: 5) { name } } } cohorts(first: 2) { nodes { name programme { name } } } } } }', rows: (data) => data.centres.nodes, most: 8 },
];

describe('the statements of a list do not grow with its rows', () => {
  it.each(LISTS)('$name', async ({ as, query, rows, most }) => {
    const ask = async (first: number) => {
      const { data, errors, statements } = await world.ask(query, { first, ...(query.includes('$offerId') ? { offerId } : {}), ...(query.includes('$cohortId') ? { cohortId } : {}) }, as ? people[as]! : null);
      expect(errors).toEqual([]);
      return { rows: rows(data).length, statements };
    };
    const [one, ten, hundred] = [await ask(1), await ask(10), await ask(100)];
    expect([one!.rows, ten!.rows]).toEqual([1, Math.min(10, most)]);
    expect(hundred!.rows).toBeGreaterThanOrEqual(most);
    expect(one!.statements).toBeGreaterThan(0);
    // Two edges that ask one loader (the places of an offer, that of its employer) take one statement if their rows come in
    // the same moment, else two; and a single row may lack what one of ten has. Ninety rows more would be ninety statements.
    expect(Math.abs(hundred!.statements - ten!.statements)).toBeLessThanOrEqual(3);
    expect(ten!.statements - one!.statements).toBeLessThanOrEqual(5);
  });
});

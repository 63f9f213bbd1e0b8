import { beforeAll, describe, expect, it } from 'vitest';
import { candidateCode } from '../../src/graduates/pseudonym.ts';
import { confirmSkills } from '../../src/graduates/confirmation.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { type MadeCohort, makeCohort } from '../builders/centres.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { disclose, type MadeGraduate, makeGraduate } from '../builders/graduates.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

let cohort: MadeCohort;
let employer: MadeEmployer;
let people: MadeGraduate[];

beforeAll(async () => {
  cohort = await makeCohort(world);
  employer = await makeEmployer(world);
  const { coordinator } = cohort.centre;
  people = await Promise.all(Array.from({ length: 10 }, () => makeGraduate(world, { cohort, findable: ['LOCAL'], places: ['MA-OUJ', 'FR'], skills: [{ skill: 'react', level: 'ADVANCED', evidence: { kind: 'PROJECT' } }], languages: [{ language: 'fr', level: 'C1' }], residenceCode: 'MA-BER' })));
  for (const person of people) {
    await world.get('mutation { setBackground(input: { items: [{ kind: PROJECT, title: "An app" }] }) { userErrors { code } } }', {}, person);
    await world.get('mutation ($id: ID!) { blockEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: employer.id }, person);
    await disclose(world, person, employer);
    await transact(coordinator.context(), (tx) => confirmSkills(tx, { graduateId: person.graduateId, skills: [{ skill: 'javascript', level: 'ADVANCED' }] }));
  }
  const learners = Array.from({ length: 10 }, (_, index) => ({ email: `new${index}@test.example`, name: 'New' }));
  const { inviteLearners } = await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { results { outcome } } }', { input: { cohortId: cohort.id, learners } }, coordinator);
  expect(inviteLearners.results).toHaveLength(10);
});

const PERSON = 'name residence { name } mobility(first: 3) { name } skills(first: 5) { skill { slug } level standing evidence { kind } } languages(first: 3) { language } background(first: 3) { title } enrolments(first: 2) { state cohort { name } } disclosures(first: 3) { nodes { employer { name } graduate { name } } } blockedEmployers(first: 2) { employer { name } } statistics { gender }';

describe('reads of graduates take the same statements for one as for ten', () => {
  it('in a cohort', async () => {
    const LIST = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Cohort { enrolments(first: $first) { nodes { state graduate { ${PERSON} } } } invitations(first: $first) { nodes { email cohort { name } } } } } }`;
    const count = async (first: number) => {
      const { data, errors, statements } = await world.ask(LIST, { id: cohort.id, first }, cohort.centre.coordinator);
      expect(errors).toEqual([]);
      for (const { graduate } of data.node.enrolments.nodes) expect(graduate).toMatchObject({ residence: { name: 'Berkane' }, mobility: [{}, {}], skills: [{}, { evidence: { kind: 'PROJECT' } }], languages: [{}], background: [{}], enrolments: [{ cohort: { name: 'Promotion 1' } }] });
      return { statements, people: data.node.enrolments.nodes.length, seats: data.node.invitations.nodes.length };
    };
    const one = await count(1);
    expect(one).toMatchObject({ people: 1, seats: 1 });
    expect(one.statements).toBeGreaterThan(10);
    expect(await count(10)).toEqual({ statements: one.statements, people: 10, seats: 10 });
  });

  it('as graduates an employer knows, with their disclosures', async () => {
    const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Graduate { ${PERSON} } } }`;
    const count = async (n: number) => {
      const { data, errors, statements } = await world.ask(NODES, { ids: people.slice(0, n).map((person) => person.id) }, employer.owner);
      expect(errors).toEqual([]);
      for (const node of data.nodes) expect(node.disclosures.nodes).toEqual([{ employer: { name: employer.name }, graduate: { name: node.name } }]);
      return { statements, rows: data.nodes.length };
    };
    const one = await count(1);
    expect(await count(10)).toEqual({ statements: one.statements, rows: 10 });
  });

  it('as candidates', async () => {
    const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Candidate { graduate { name } skills(first: 5) { skill { slug } standing } languages(first: 3) { language } mobility(first: 3) { code } centres(first: 2) { slug } reconfirmedOn } } }';
    const count = async (n: number) => {
      const ids = people.slice(0, n).map((person) => toGlobalId('Candidate', candidateCode(world.app, employer.employerId, person.graduateId)));
      const { data, errors, statements } = await world.ask(NODES, { ids }, employer.owner);
      expect(errors).toEqual([]);
      expect(data.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
      for (const node of data.nodes) expect(node).toMatchObject({ skills: [{}, {}], languages: [{}], mobility: [{}, {}], centres: [{ slug: cohort.centre.slug }] });
      return { statements, rows: data.nodes.length };
    };
    const one = await count(1);
    expect(one).toEqual({ statements: 6, rows: 1 });
    expect(await count(10)).toEqual({ statements: 6, rows: 10 });
  });

  it('of several employers at once', async () => {
    const employers = [employer, ...(await Promise.all(Array.from({ length: 9 }, () => makeEmployer(world))))];
    const ids = employers.map(({ employerId }) => toGlobalId('Candidate', candidateCode(world.app, employerId, people[0]!.graduateId)));
    const count = async (n: number) => {
      const { data, statements } = await world.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids.slice(0, n) }, people[0]);
      return { statements, rows: data.nodes.filter(Boolean).length };
    };
    expect(await count(1)).toEqual({ statements: 1, rows: 1 });
    expect(await count(10)).toEqual({ statements: 1, rows: 10 });
  });

  it('as one’s own profile', async () => {
    const { data, statements } = await world.ask(`{ viewer { graduate { ${PERSON} } } }`, {}, people[0]);
    expect(data.viewer.graduate).toMatchObject({ blockedEmployers: [{ employer: { name: employer.name } }], disclosures: { nodes: [{ employer: { name: employer.name } }] } });
    expect(statements).toBeGreaterThan(8);
  });
});

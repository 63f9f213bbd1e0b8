import { beforeAll, describe, expect, it } from 'vitest';
import { confirmSkills } from '../../src/graduates/confirmation.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { makeCentre, makeCohort, makeTrainer, type MadeCohort } from '../builders/centres.ts';
import { administratorOf, makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let cohort: MadeCohort;
let employer: MadeEmployer;

const demandOf = (first: string): string => `skillDemand(scales: $scales) { since offers learners skillCount skills(first: ${first}) { skill { slug } offers mustHaveOffers learners levels { level offers mustHaveOffers learners confirmedLearners } } }`;
const OF = `query ($id: ID!, $first: Int = 20, $scales: [Scale!]) { node(id: $id) { ... on Centre { ${demandOf('$first')} } } }`;
const ask = async (as: Person | null, variables: object = {}) => world.ask(OF, { id: cohort.centre.id, ...variables }, as);
const demand = async (variables: object = {}) => (await ask(cohort.centre.coordinator, variables)).data.node.skillDemand;

beforeAll(async () => {
  cohort = await makeCohort(world);
  employer = await makeEmployer(world);
  await makeOffer(world, { employer, mustHaves: [must('react', 'ADVANCED'), must('docker')] });
  await makeOffer(world, { employer, mustHaves: [must('react')], niceToHaves: [{ alternatives: [{ skill: 'git' }] }], placeCodes: ['FR'] });
  const closed = await makeOffer(world, { employer, mustHaves: [must('docker')], niceToHaves: [{ alternatives: [{ skill: 'react' }] }] });
  await transact(employer.owner.context(), (tx) => closeOffer(tx, { offerId: closed.offerId }));
  await makeOffer(world, { employer, draft: true, mustHaves: [must('cobol')] });
  await makeOffer(world, { employer: await makeEmployer(world, { verified: false }), mustHaves: [must('cobol')] });
  const known = await makeGraduate(world, { cohort, skills: [{ skill: 'react', level: 'ADVANCED' }] });
  await transact(cohort.centre.coordinator.context(), (tx) => confirmSkills(tx, { graduateId: known.graduateId, skills: [{ skill: 'react', level: 'INTERMEDIATE' }] }));
  await makeGraduate(world, { cohort, skills: [{ skill: 'react' }, { skill: 'php', level: 'ADVANCED' }] });
  await makeGraduate(world, { cohort, confirmed: false, skills: [{ skill: 'react', level: 'ADVANCED' }] });
  await makeGraduate(world, { skills: [{ skill: 'react', level: 'SPECIALISED' }] });
});

describe('what employers ask, against what a centre’s learners have', () => {
  it('is counted by skill and level, over what verified employers published', async () => {
    const found = await demand();
    expect(found).toMatchObject({ offers: 3, learners: 2, skillCount: 3 });
    expect(found.skills.map(({ skill, offers, mustHaveOffers, learners }: any) => [skill.slug, offers, mustHaveOffers, learners])).toEqual([['react', 3, 2, 2], ['docker', 2, 2, 0], ['git', 1, 0, 0]]);
    expect(found.skills[0].levels).toEqual([
      { level: 'FOUNDATION', offers: 0, mustHaveOffers: 0, learners: 2, confirmedLearners: 1 }, { level: 'INTERMEDIATE', offers: 2, mustHaveOffers: 1, learners: 1, confirmedLearners: 1 },
      { level: 'ADVANCED', offers: 1, mustHaveOffers: 1, learners: 1, confirmedLearners: 0 }, { level: 'SPECIALISED', offers: 0, mustHaveOffers: 0, learners: 0, confirmedLearners: 0 },
    ]);
  });

  it('is ranked by the gap: what a learner taken at random does not satisfy', async () => {
    const GAPS = 'query ($id: ID!) { node(id: $id) { ... on Centre { skillDemand { skills(order: GAP) { skill { slug } gap } } } } }';
    const { skills } = (await world.get(GAPS, { id: cohort.centre.id }, cohort.centre.coordinator)).node.skillDemand;
    expect(skills.map(({ skill, gap }: any) => [skill.slug, gap])).toEqual([['docker', 2], ['react', 1], ['git', 0]]);
  });

  it('is narrowed to the learners of a programme or a cohort', async () => {
    const NARROW = 'query ($id: ID!, $programmeId: ID, $cohortId: ID) { node(id: $id) { ... on Centre { skillDemand(programmeId: $programmeId, cohortId: $cohortId) { offers learners } } } }';
    const programmeId = toGlobalId('Programme', cohort.programmeId);
    const other = await makeCohort(world);
    const learners = async (of: object) => (await world.get(NARROW, { id: cohort.centre.id, ...of }, cohort.centre.coordinator)).node.skillDemand;
    for (const of of [{}, { programmeId }, { cohortId: cohort.id }, { programmeId, cohortId: cohort.id }]) expect(await learners(of)).toEqual({ offers: 3, learners: 2 });
    for (const of of [{ cohortId: other.id }, { cohortId: 'x' }, { programmeId: cohort.id }]) expect(await learners(of)).toEqual({ offers: 3, learners: 0 });
  });

  it('tells administrators of no group under five', async () => {
    const admin = await administratorOf(world);
    const few = (await ask(admin)).data.node.skillDemand;
    expect(few).toMatchObject({ offers: 3, learners: null });
    expect(few.skills[0]).toMatchObject({ mustHaveOffers: 2, learners: null });
    expect(few.skills[0].levels.map(({ learners, confirmedLearners }: any) => [learners, confirmedLearners])).toEqual([[null, null], [null, null], [null, null], [null, null]]);
    const large = await makeCohort(world);
    for (let count = 0; count < 7; count += 1) await makeGraduate(world, { cohort: large, skills: [{ skill: 'react', level: count < 6 ? 'ADVANCED' : 'FOUNDATION' }] });
    const told = async (as: Person) => (await ask(as, { id: large.centre.id })).data.node.skillDemand;
    expect((await told(admin)).skills[0]).toMatchObject({ learners: 5, levels: [{ learners: 5 }, { learners: 5 }, { learners: 5 }, { learners: null }] });
    expect((await told(large.centre.coordinator)).skills[0]).toMatchObject({ learners: 7, levels: [{ learners: 7 }, { learners: 6 }, { learners: 6 }, { learners: 0 }] });
  });

  it('is narrowed to scales, and to the skills asked most', async () => {
    expect(await demand({ scales: ['INTERNATIONAL'] })).toMatchObject({ offers: 1, skillCount: 2 });
    expect((await demand({ first: 1 })).skills.map(({ skill }: any) => skill.slug)).toEqual(['react']);
  });

  it('leaves out what was published more than 90 days ago', async () => {
    world.clock = new Date(Date.now() - 91 * 86_400_000);
    await makeOffer(world, { employer, mustHaves: [must('cobol')] });
    world.clock = null;
    expect(await demand()).toMatchObject({ offers: 3, skillCount: 3 });
  });

  it('is for the centre’s coordinators and administrators alone', async () => {
    expect((await ask(await administratorOf(world))).data.node.skillDemand).toMatchObject({ offers: 3 });
    const others = [null, await makeTrainer(world, cohort), (await makeCentre(world)).coordinator, await makeGraduate(world, { cohort }), (await makeEmployer(world)).owner];
    for (const person of others) expect((await ask(person)).data.node).toEqual({ skillDemand: null });
  });

  it.each([0, 101, -1])('refuses %i skills', async (first) => {
    expect((await ask(cohort.centre.coordinator, { first })).errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
  });

  it('takes the same statements for ten centres as for one', async () => {
    const administrator = await administratorOf(world);
    for (let made = 0; made < 8; made += 1) await makeCentre(world);
    const list = (centres: number): string => `query ($scales: [Scale!]) { centres(first: ${centres}) { nodes { ${demandOf('5')} } } }`;
    const [one, ten] = [await world.ask(list(1), {}, administrator), await world.ask(list(10), {}, administrator)];
    expect([one.errors, ten.errors]).toEqual([[], []]);
    expect([one.data.centres.nodes.length, ten.data.centres.nodes.length]).toEqual([1, 10]);
    for (const { skillDemand } of ten.data.centres.nodes) expect(skillDemand.offers).toBe(3);
    expect(ten.statements).toBe(one.statements);
    expect(one.statements).toBeGreaterThan(0);
  });
});

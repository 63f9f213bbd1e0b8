import { beforeAll, describe, expect, it } from 'vitest';
import { confirmSkills } from '../../src/graduates/skills.service.ts';
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

const demandOf = (first: string): string => `skillDemand(scales: $scales) { since offers learners skillCount skills(first: ${first}) { skill { slug } offers mustHaveOffers learners levels { level offers learners confirmedLearners } } }`;
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
      { level: 'FOUNDATION', offers: 0, learners: 2, confirmedLearners: 1 }, { level: 'INTERMEDIATE', offers: 2, learners: 1, confirmedLearners: 1 },
      { level: 'ADVANCED', offers: 1, learners: 1, confirmedLearners: 0 }, { level: 'SPECIALISED', offers: 0, learners: 0, confirmedLearners: 0 },
    ]);
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

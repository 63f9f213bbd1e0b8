import { describe, expect, it } from 'vitest';
import { setCentreGrid } from '../../src/centres/centre.service.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeCentre, makeCohort, makeTrainer, type MadeCohort } from '../builders/centres.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const CONFIRM = 'mutation ($input: ConfirmSkillsInput!) { confirmSkills(input: $input) { graduate { skills { skill { slug } level standing } } userErrors { code field } } }';
const BULK = 'mutation ($input: ConfirmSkillsInBulkInput!) { confirmSkillsInBulk(input: $input) { cohort { id } confirmed userErrors { code field } } }';
const SKILLS = 'query ($id: ID!) { node(id: $id) { ... on Graduate { skills { skill { slug } level standing } } } }';

async function makeGridCohort(): Promise<MadeCohort> {
  const cohort = await makeCohort(world);
  const grid = [{ step: 'Imiter', level: 'FOUNDATION' as const }, { step: 'Transposer', level: 'ADVANCED' as const }];
  await transact(cohort.centre.coordinator.context(), (tx) => setCentreGrid(tx, { centreId: cohort.centre.centreId, version: 1, grid }));
  return cohort;
}

describe('a centre confirms skills', () => {
  it('on the steps of its own grid, however they are written', async () => {
    const cohort = await makeGridCohort();
    const learner = await makeGraduate(world, { cohort });
    const { confirmSkills } = await world.get(CONFIRM, { input: { graduateId: learner.id, skills: [{ skill: 'react', step: ' transposer' }, { skill: 'sql', level: 'INTERMEDIATE' }] } }, cohort.centre.coordinator);
    expect(confirmSkills).toEqual({ graduate: { skills: [{ skill: { slug: 'react' }, level: 'ADVANCED', standing: 'CENTRE' }, { skill: { slug: 'sql' }, level: 'INTERMEDIATE', standing: 'CENTRE' }] }, userErrors: [] });
  });

  it('by exactly one of band and step, and a step that the grid has', async () => {
    const cohort = await makeGridCohort();
    const learner = await makeGraduate(world, { cohort });
    const skills = [{ skill: 'react' }, { skill: 'sql', level: 'ADVANCED', step: 'Imiter' }, { skill: 'git', step: 'Adapter' }];
    expect((await world.get(CONFIRM, { input: { graduateId: learner.id, skills } }, cohort.centre.coordinator)).confirmSkills).toEqual({
      graduate: null, userErrors: [{ code: 'INVALID', field: 'skills.0.level' }, { code: 'INVALID', field: 'skills.1.level' }, { code: 'UNKNOWN_STEP', field: 'skills.2.step' }],
    });
  });

  it('of many learners at once, by a coordinator or the cohort’s own trainer', async () => {
    const cohort = await makeGridCohort();
    const [one, two] = [await makeGraduate(world, { cohort, skills: [{ skill: 'react', level: 'SPECIALISED' }] }), await makeGraduate(world, { cohort })];
    const items = [{ graduateId: one.id, skill: 'react', step: 'Imiter' }, { graduateId: two.id, skill: 'react', step: 'Transposer' }, { graduateId: two.id, skill: 'sql', level: 'SPECIALISED' }];
    const trainer = await makeTrainer(world, cohort);
    expect((await world.get(BULK, { input: { cohortId: cohort.id, items } }, trainer)).confirmSkillsInBulk).toEqual({ cohort: { id: cohort.id }, confirmed: 3, userErrors: [] });
    // What the person declares stays beside the centre's word, and the last word stands.
    expect((await world.get(SKILLS, { id: one.id }, cohort.centre.coordinator)).node.skills).toEqual([{ skill: { slug: 'react' }, level: 'FOUNDATION', standing: 'CENTRE' }, { skill: { slug: 'react' }, level: 'SPECIALISED', standing: 'DECLARED' }]);
    await world.get(BULK, { input: { cohortId: cohort.id, items: [{ graduateId: one.id, skill: 'react', level: 'ADVANCED' }] } }, cohort.centre.coordinator);
    expect((await world.get(SKILLS, { id: one.id }, cohort.centre.coordinator)).node.skills[0]).toEqual({ skill: { slug: 'react' }, level: 'ADVANCED', standing: 'CENTRE' });
  });

  it('all or nothing: every fault is told on its item', async () => {
    const cohort = await makeGridCohort();
    const [learner, claimant, stranger] = [await makeGraduate(world, { cohort }), await makeGraduate(world, { cohort, confirmed: false }), await makeGraduate(world)];
    const good = { graduateId: learner.id, skill: 'react', step: 'Imiter' };
    const items = [good, { ...good, graduateId: claimant.id }, { ...good, graduateId: stranger.id }, { ...good, graduateId: 'x' }, { ...good, skill: 'Reakt' }, { ...good, skill: 'sql', step: 'Zorg' }, good, { graduateId: learner.id, skill: 'git' }];
    expect((await world.get(BULK, { input: { cohortId: cohort.id, items } }, cohort.centre.coordinator)).confirmSkillsInBulk).toEqual({
      cohort: null,
      confirmed: null,
      userErrors: [
        { code: 'NOT_FOUND', field: 'items.1.graduateId' }, { code: 'NOT_FOUND', field: 'items.2.graduateId' }, { code: 'NOT_FOUND', field: 'items.3.graduateId' },
        { code: 'UNKNOWN_SKILL', field: 'items.4.skill' }, { code: 'UNKNOWN_STEP', field: 'items.5.step' }, { code: 'INVALID', field: 'items.7.level' }, { code: 'INVALID', field: 'items.6.skill' },
      ],
    });
    expect((await world.get(SKILLS, { id: learner.id }, cohort.centre.coordinator)).node.skills).toEqual([]);
    const confirm = async (input: object) => (await world.get(BULK, { input }, cohort.centre.coordinator)).confirmSkillsInBulk.userErrors;
    expect(await confirm({ cohortId: cohort.id, items: [] })).toEqual([{ code: 'REQUIRED', field: 'items' }]);
    expect(await confirm({ cohortId: cohort.id, items: Array.from({ length: 501 }, () => good) })).toEqual([{ code: 'TOO_LONG', field: 'items' }]);
    expect(await confirm({ cohortId: 'x', items: [good] })).toEqual([{ code: 'NOT_FOUND', field: 'cohortId' }]);
  });

  it('of its own cohorts alone', async () => {
    const cohort = await makeGridCohort();
    const learner = await makeGraduate(world, { cohort });
    const other = await makeCohort(world, { centre: cohort.centre });
    const foreigners = [await makeTrainer(world, other), (await makeCentre(world)).coordinator];
    const input = { cohortId: cohort.id, items: [{ graduateId: learner.id, skill: 'react', step: 'Imiter' }] };
    for (const person of foreigners) expect((await world.get(BULK, { input }, person)).confirmSkillsInBulk.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'cohortId' }]);
    for (const person of [null, learner, await world.person('Recruiter', 'RECRUITER'), await world.person('Admin', 'ADMINISTRATOR'), await world.person('Observer', 'OBSERVER')]) {
      expect((await world.ask(BULK, { input }, person)).errors[0]?.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
    const once = { ...input, idempotencyKey: 'confirmed-in-bulk' };
    for (let times = 0; times < 2; times += 1) expect((await world.get(BULK, { input: once }, cohort.centre.coordinator)).confirmSkillsInBulk).toMatchObject({ confirmed: 1, userErrors: [] });
  });
});

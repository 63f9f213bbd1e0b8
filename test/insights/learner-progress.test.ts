import { describe, expect, it } from 'vitest';
import { Application } from '../../src/applications/application.entity.ts';
import { setEnrolmentState } from '../../src/graduates/enrolment.service.ts';
import { peopleWithoutMatch } from '../../src/matching/no-match.load.ts';
import { personSubjects } from '../../src/matching/subjects.load.ts';
import { matchedGraduate } from '../../src/graduates/graduate.visibility.ts';
import { read } from '../../src/kernel/read.ts';
import { transact } from '../../src/kernel/transact.ts';
import { bring, change, makeApplication, makeOpenOffer, makeRecruiter } from '../builders/applications.ts';
import { makeCentre, makeCohort, makeTrainer } from '../builders/centres.ts';
import { type GraduateWishes, makeGraduate } from '../builders/graduates.ts';
import { must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const PROGRESS = 'learners completeProfiles withApplications withReplies hired stalled { cause learners }';
const GLANCE = `query ($id: ID!, $causes: [StalledCause!], $first: Int, $after: String) { node(id: $id) { ... on Cohort {
  progress { ${PROGRESS} } stalled(causes: $causes, first: $first, after: $after) { nodes { id stalled graduate { name } } totalCount pageInfo { endCursor hasNextPage } } enrolments { nodes { id stalled } } } } }`;
const CENTRE = `query ($id: ID!) { node(id: $id) { ... on Centre { progress { ${PROGRESS} } } } }`;
const counts = (progress: { stalled: { cause: string; learners: number }[] }) => Object.fromEntries(progress.stalled.map(({ cause, learners }) => [cause, learners]));

describe('a cohort at a glance', () => {
  const wishes: GraduateWishes = { skills: [{ skill: 'react', level: 'ADVANCED' }] };

  it('says who has a profile, applied, was answered and hired, and who is stalled with the cause', async () => {
    const cohort = await makeCohort(world);
    const recruiter = await makeRecruiter(world);
    const offerId = await makeOpenOffer(world, recruiter, { openings: 5 });
    const learner = (name: string, over: GraduateWishes = {}) => makeGraduate(world, { cohort, name, ...wishes, ...over });
    const [, , , lapsed, hired, waiting, left] = [
      await learner('No Profile', { skills: undefined }), await learner('No Match', { places: ['FR'] }), await learner('No Application'),
      await learner('No Reply'), await learner('Hired'), await learner('Waiting'), await learner('Left'), await learner('Claimant', { confirmed: false }),
    ];
    const { id } = await makeApplication(world, lapsed, offerId);
    await world.app.orm.em.fork().nativeUpdate(Application, { id: Buffer.from(id, 'base64url').toString().split(':')[1]! }, { state: 'LAPSED' });
    await bring(world, await makeApplication(world, hired, offerId), recruiter, hired, 'HIRED');
    await makeApplication(world, waiting, offerId);
    await transact(cohort.centre.coordinator.context(), (tx) => setEnrolmentState(tx, { enrolmentId: left.enrolmentId, version: 2, state: 'LEFT' }));
    const { node } = await world.get(GLANCE, { id: cohort.id }, cohort.centre.coordinator);
    expect(node.progress).toEqual({
      learners: 6, completeProfiles: 5, withApplications: 3, withReplies: 1, hired: 1,
      stalled: [{ cause: 'NO_PROFILE', learners: 1 }, { cause: 'NO_MATCH', learners: 1 }, { cause: 'NO_APPLICATION', learners: 1 }, { cause: 'NO_REPLY', learners: 1 }],
    });
    expect(node.stalled.nodes.map((one: any) => [one.graduate.name, one.stalled])).toEqual([['No Profile', 'NO_PROFILE'], ['No Match', 'NO_MATCH'], ['No Application', 'NO_APPLICATION'], ['No Reply', 'NO_REPLY']]);
    expect(node.enrolments.nodes.map((one: any) => one.stalled)).toEqual(['NO_PROFILE', 'NO_MATCH', 'NO_APPLICATION', 'NO_REPLY', null, null, null, null]);
    const some = (await world.get(GLANCE, { id: cohort.id, causes: ['NO_MATCH', 'NO_REPLY'] }, cohort.centre.coordinator)).node.stalled;
    expect(some).toMatchObject({ nodes: [{ stalled: 'NO_MATCH' }, { stalled: 'NO_REPLY' }], totalCount: 2 });
    const first = (await world.get(GLANCE, { id: cohort.id, first: 3 }, cohort.centre.coordinator)).node.stalled;
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect((await world.get(GLANCE, { id: cohort.id, after: first.pageInfo.endCursor }, cohort.centre.coordinator)).node.stalled).toMatchObject({ nodes: [{ stalled: 'NO_REPLY' }], totalCount: 4, pageInfo: { hasNextPage: false } });
    expect((await world.ask(GLANCE, { id: cohort.id, after: 'x' }, cohort.centre.coordinator)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }]);
  });

  it('moves on as its learners do', async () => {
    const cohort = await makeCohort(world);
    const recruiter = await makeRecruiter(world);
    const offerId = await makeOpenOffer(world, recruiter);
    const learner = await makeGraduate(world, { cohort, ...wishes });
    const glance = async () => (await world.get(GLANCE, { id: cohort.id }, cohort.centre.coordinator)).node.progress;
    expect(counts(await glance())).toMatchObject({ NO_APPLICATION: 1 });
    const application = await makeApplication(world, learner, offerId);
    expect(await glance()).toMatchObject({ withApplications: 1, withReplies: 0, stalled: [{ learners: 0 }, { learners: 0 }, { learners: 0 }, { learners: 0 }] });
    await change(world, recruiter, 'rejectApplication', { applicationId: application.id, version: application.version, criterion: 'SKILL' });
    expect(await glance()).toMatchObject({ withReplies: 1, stalled: [{}, {}, { cause: 'NO_APPLICATION', learners: 1 }, {}] });
  });

  it('is seen by who teaches it: a trainer sees its own cohorts, and of the centre these alone', async () => {
    const cohort = await makeCohort(world);
    const other = await makeCohort(world, { centre: cohort.centre });
    await makeGraduate(world, { cohort, ...wishes });
    const twice = await makeGraduate(world, { cohort: other, ...wishes });
    const trainer = await makeTrainer(world, cohort);
    const { coordinator, id } = cohort.centre;
    expect((await world.get(CENTRE, { id }, coordinator)).node.progress.learners).toBe(2);
    expect((await world.get(CENTRE, { id }, trainer)).node.progress.learners).toBe(1);
    expect((await world.get(GLANCE, { id: cohort.id }, trainer)).node.progress.learners).toBe(1);
    expect((await world.get(GLANCE, { id: other.id }, trainer)).node).toMatchObject({ progress: null, stalled: { nodes: [], totalCount: 0 } });
    for (const person of [null, twice, (await makeCentre(world)).coordinator, await world.person('Observer', 'OBSERVER'), await world.person('Admin', 'ADMINISTRATOR'), await world.person('Recruiter', 'RECRUITER')]) {
      expect((await world.get(GLANCE, { id: cohort.id }, person)).node).toMatchObject({ progress: null, stalled: { nodes: [], totalCount: 0 } });
      expect((await world.get(CENTRE, { id }, person)).node.progress).toBeNull();
    }
    // The person itself reads its enrolment, and not what the centre makes of it.
    expect((await world.get('{ viewer { graduate { enrolments { stalled } } } }', {}, twice)).viewer.graduate.enrolments).toEqual([{ stalled: null }]);
  });

  it('goes to the access log where it names people, and not where it counts them', async () => {
    const cohort = await makeCohort(world);
    const learner = await makeGraduate(world, { cohort, name: 'Seen', skills: undefined });
    const seen = async () => Number((await world.app.orm.em.fork().getConnection().execute(`select count(*) from access_log where subject_id = '${learner.graduateId}'`))[0]!.count);
    const before = await seen();
    await world.get(`query ($id: ID!) { node(id: $id) { ... on Cohort { progress { ${PROGRESS} } } } }`, { id: cohort.id }, cohort.centre.coordinator);
    expect(await seen()).toBe(before);
    await world.get(GLANCE, { id: cohort.id }, cohort.centre.coordinator);
    expect(await seen()).toBe(before + 1);
  });

  it('takes as many statements for ten learners as for one', async () => {
    const taken = [];
    for (const learners of [1, 10]) {
      const cohort = await makeCohort(world);
      for (let made = 0; made < learners; made += 1) await makeGraduate(world, { cohort, ...wishes, places: [['MA-OUJ', 'MA-BER', 'MA-NAD', 'MA-FIG', 'MA-JRA'][made % 5]!] });
      for (const [query, id] of [[GLANCE, cohort.id], [CENTRE, cohort.centre.id]] as const) taken.push((await world.ask(query, { id }, cohort.centre.coordinator)).statements);
    }
    expect(taken.slice(2)).toEqual(taken.slice(0, 2));
  });
});

describe('who has no match', () => {
  it('is whom every open offer blocks, as the ranking itself says', async () => {
    const recruiter = await makeRecruiter(world);
    await makeOpenOffer(world, recruiter, { placeCodes: ['MA-FES'], contractTypes: ['FREELANCE'], requiredLanguages: [{ language: 'de', level: 'B2' }], mustHaves: [must('rust')] });
    await makeOpenOffer(world, recruiter, { workMode: 'REMOTE', placeCodes: ['MA-FES'], acceptedCountries: ['FR'], contractTypes: ['APPRENTICESHIP'], startsOn: '2027-03-01' });
    const people = [];
    for (const over of [
      { places: ['MA-FES'], contractTypes: ['FREELANCE'] as const, languages: [{ language: 'de', level: 'C1' as const }] },
      { places: ['MA-FES'], contractTypes: ['FREELANCE'] as const, languages: [{ language: 'de', level: 'A2' as const }] },
      { places: ['MA-03'], contractTypes: ['FREELANCE'] as const, languages: [{ language: 'de', level: 'B2' as const }] },
      { places: [], remote: true, contractTypes: ['APPRENTICESHIP'] as const, residenceCode: 'FR' },
      { places: [], remote: true, contractTypes: ['APPRENTICESHIP'] as const, residenceCode: 'MA-OUJ' },
      { places: [], remote: true, contractTypes: ['APPRENTICESHIP'] as const, residenceCode: 'FR', availableOn: '2027-06-01' },
    ]) people.push(await makeGraduate(world, { ...over, contractTypes: [...over.contractTypes] }));
    const rows = await read(world.system(), matchedGraduate).selectAll('matchedGraduate').where('matchedGraduate.id', 'in', people.map(({ graduateId }) => graduateId)).execute();
    const subjects = await personSubjects(world.system(), rows);
    const lost = await peopleWithoutMatch(world.context(), subjects.map(({ person }) => person));
    expect(people.map(({ graduateId }) => lost.has(graduateId))).toEqual([false, true, false, false, true, true]);
    for (const person of people) {
      const { viewer } = await world.get('{ viewer { graduate { matches { totalCount } } } }', {}, person);
      expect([person.name, viewer.graduate.matches.totalCount === 0]).toEqual([person.name, lost.has(person.graduateId)]);
    }
  });
});

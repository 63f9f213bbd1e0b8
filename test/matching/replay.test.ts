import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { transact } from '../../src/kernel/transact.ts';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { recompute } from '../../src/matching/recompute.ts';
import { replayMatches } from '../../src/matching/replay.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index, type MadeGraduate, makeGraduate } from './matching-world.ts';

const world = openWorld();

let employer: MadeEmployer;
let nadia: MadeGraduate;
const today = (): string => dayOf(world.app.now());

beforeAll(async () => {
  employer = await makeEmployer(world);
  for (const skills of [['react'], ['trello', 'react'], ['project-management'], ['php', 'symfony'], ['docker']]) await makeOffer(world, { employer, mustHaves: skills.map((skill) => must(skill)) });
  await makeOffer(world, { employer, placeCodes: ['FR'] });
  await makeOffer(world, { employer, title: 'Closing soon', deadlineOn: addDays(today(), 3) });
  nadia = await makeGraduate(world, { skills: [{ skill: 'react', level: 'INTERMEDIATE' }, { skill: 'trello', level: 'ADVANCED' }, { skill: 'php', level: 'FOUNDATION' }] });
  await index(world);
});

describe('a replay', () => {
  it('by the present version is the list the person sees', async () => {
    const { viewer } = await world.get('{ viewer { graduate { matches(first: 100) { matcherVersion nodes { scoreMillionths fit offer { id } } } } } }', {}, nadia);
    const { ranked, version, presentVersion, open } = (await replayMatches(world.context(), nadia.graduateId, viewer.graduate.matches.matcherVersion, null))!;
    expect(version).toBe(presentVersion);
    expect(open).toBe(7);
    expect(ranked.map(({ score, fit, offerId }) => ({ scoreMillionths: score, fit, offer: { id: toGlobalId('JobOffer', offerId) } }))).toEqual(viewer.graduate.matches.nodes);
    expect(ranked.every((one) => one.present.rank === one.rank && one.present.score === one.score)).toBe(true);
  });

  it('by an earlier version ranks the same offers by its own numbers, and says where they stand now', async () => {
    const { ranked, idfVersion, relatednessVersion, version } = (await replayMatches(world.context(), nadia.graduateId, '2026-11', null))!;
    expect([version, idfVersion, relatednessVersion]).toEqual(['2026-11', '2026-11', 'labels-ancestors-1']);
    expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, at) => at + 1));
    expect(ranked.map(({ present }) => present.rank).toSorted()).toEqual(ranked.map(({ rank }) => rank).toSorted());
    // Trello met project management then, and shows a part of it now.
    const moved = ranked.filter(({ fit, present }) => fit !== present.fit);
    expect(moved).toMatchObject([{ fit: 'STRONG', present: { fit: 'PARTIAL' } }]);
    expect(moved[0]!.score).toBeGreaterThan(moved[0]!.present.score);
  });

  it('asks deadlines and hard conditions on the day it is given', async () => {
    const on = async (day: string): Promise<number> => (await replayMatches(world.context(), nadia.graduateId, '2026-12', day))!.open;
    expect([await on(today()), await on(addDays(today(), 3)), await on(addDays(today(), 4))]).toEqual([7, 7, 6]);
  });

  it('knows nobody it was not told of, and no version that there never was', async () => {
    expect(await replayMatches(world.context(), world.app.newId(), '2026-12', null)).toBeNull();
    await expect(replayMatches(world.context(), nadia.graduateId, '2020-01', null)).rejects.toThrow('There is no matcher 2020-01; known are 2026-11, 2026-12');
  });
});

describe('the match of an application', () => {
  it('is kept whole: with its versions, every requirement, and enough to work the score out again', async () => {
    const job = await makeOffer(world, { employer, mustHaves: [must('react'), must('docker')], niceToHaves: [{ alternatives: [{ skill: 'php' }], weight: 2 }] });
    const { application } = await transact(nadia.context(), (tx) => submitApplication(tx, { offerId: job.offerId }));
    const kept = async (as: Parameters<typeof world.get>[2]) => (await world.get('query ($id: ID!) { node(id: $id) { ... on Application { match { scoreMillionths matcherVersion idfVersion relatednessVersion preferredPlace { rank } requirements { kind weight outcome relation minimumLevel heldLevel standing credit nearest { relatedness } skill { slug } alternatives { skill { slug } } } } } } }', { id: toGlobalId('Application', application) }, as)).node.match;
    const match = await kept(nadia);
    expect(match).toMatchObject({ matcherVersion: '2026-12', idfVersion: '2026-12', relatednessVersion: '2026-12' });
    expect(match.requirements.map((one: any) => [one.kind, one.skill.slug, one.outcome])).toEqual([['MUST_HAVE', 'react', 'MET'], ['MUST_HAVE', 'docker', 'MISSING'], ['NICE_TO_HAVE', 'php', 'BELOW_LEVEL']]);
    expect(await kept(employer.owner)).toEqual(match);
    const shown = {
      ...match, requirements: match.requirements.map((one: any) => ({ ...one, weight: Math.round(one.weight * (one.kind === 'MUST_HAVE' ? 100 : 1)), nearest: one.nearest && { relatedness: Math.round(one.nearest.relatedness * 10_000) } })),
    };
    expect(recompute(shown as never).score).toBe(match.scoreMillionths);
  });
});

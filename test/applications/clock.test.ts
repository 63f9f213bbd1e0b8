import { beforeAll, describe, expect, it } from 'vitest';
import { lapseAllDue } from '../../src/applications/lapse.service.ts';
import { advanceApplication, rejectApplication, withdrawApplication } from '../../src/applications/move.service.ts';
import { submitApplication } from '../../src/applications/submit.service.ts';
import type { Tx } from '../../src/kernel/context.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { crons, tasks } from '../../src/server/wiring.ts';
import { type Applicant, makeApplicant, makeOpenOffer, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { openWorld, type Person } from '../harness/world.ts';

const NOW = new Date('2026-08-03T09:00:00Z');
const world = openWorld();
let people: Applicant[];
beforeAll(async () => {
  world.clock = NOW;
  people = await Promise.all(Array.from({ length: 7 }, (_, index) => makeApplicant(world, `Person ${index}`)));
});

/** Sessions do not last for days, so these call the verbs straight, at noon so many days after the start. */
async function onDay<T>(days: number, as: Person, verb: (tx: Tx) => Promise<T>): Promise<T> {
  world.clock = new Date(NOW.valueOf() + days * 86_400_000);
  try {
    return await transact(as.context(), verb);
  } finally {
    world.clock = NOW;
  }
}
const apply = async (person: Person, offerId: string): Promise<string> => (await onDay(0, person, (tx) => submitApplication(tx, { offerId: fromGlobalId(offerId)!.id }))).application;
const sent = async (recruiter: Recruiter, count: number): Promise<string[]> => {
  const offerId = await makeOpenOffer(world, recruiter, { replyWithinDays: 7 });
  return Promise.all(people.slice(0, count).map((person) => apply(person, offerId)));
};
const lapseOn = async (instant: string): Promise<void> => {
  world.clock = new Date(instant);
  await lapseAllDue(world.context());
  world.clock = NOW;
};
const seen = async (id: string, as: Person) => (await world.get('query ($id: ID!) { node(id: $id) { ... on Application { state nextStates events { nodes { to by note } } } } }', { id: toGlobalId('Application', id) }, as)).node;

describe('the reply promise', () => {
  it('closes what is unanswered once its last day is over in Casablanca, and nothing else', async () => {
    const recruiter = await makeRecruiter(world);
    const [silent, read, invited, gone] = await sent(recruiter, 4);
    await onDay(1, recruiter, (tx) => advanceApplication(tx, { applicationId: read!, to: 'IN_REVIEW' }));
    await onDay(1, recruiter, (tx) => advanceApplication(tx, { applicationId: invited!, to: 'INTERVIEW' }));
    await onDay(1, people[3]!, (tx) => withdrawApplication(tx, { applicationId: gone! }));
    // The promise is kept until the end of 10 August; Casablanca is an hour ahead of UTC.
    await lapseOn('2026-08-10T22:59:00Z');
    expect((await seen(silent!, recruiter)).state).toBe('SUBMITTED');
    await lapseOn('2026-08-10T23:00:00Z');
    const states = await Promise.all([silent, read, invited, gone].map(async (id) => (await seen(id!, recruiter)).state));
    expect(states).toEqual(['LAPSED', 'LAPSED', 'INTERVIEW', 'WITHDRAWN']);
    expect(await seen(silent!, people[0]!)).toEqual({ state: 'LAPSED', nextStates: [], events: { nodes: [{ to: 'SUBMITTED', by: 'GRADUATE', note: null }, { to: 'LAPSED', by: 'SYSTEM', note: null }] } });
    await lapseOn('2026-08-11T08:00:00Z');
    expect((await seen(silent!, recruiter)).events.nodes).toHaveLength(2);
  });

  it('leaves alone what a recruiter is answering right now', async () => {
    const recruiter = await makeRecruiter(world);
    const [id] = await sent(recruiter, 1);
    const held = Promise.withResolvers<void>();
    const answering = onDay(8, recruiter, async (tx) => {
      const answer = await advanceApplication(tx, { applicationId: id!, to: 'INTERVIEW' });
      await tx.em.flush();
      held.resolve();
      await lapseAllDue(world.context());
      return answer;
    });
    await held.promise;
    await answering;
    expect((await seen(id!, recruiter)).state).toBe('INTERVIEW');
  });

  it('is watched by a job of its own', async () => {
    expect(crons).toHaveProperty('lapseApplications');
    const recruiter = await makeRecruiter(world);
    const [id] = await sent(recruiter, 1);
    world.clock = new Date('2026-08-20T08:00:00Z');
    await tasks.lapseApplications!(world.context(), {});
    world.clock = NOW;
    expect((await seen(id!, recruiter)).state).toBe('LAPSED');
  });

  it('closes batch after batch until none is left', async () => {
    const recruiter = await makeRecruiter(world);
    const ids = await sent(recruiter, 5);
    world.clock = new Date('2026-08-20T08:00:00Z');
    await lapseAllDue(world.context(), 2);
    world.clock = NOW;
    expect(await Promise.all(ids.map(async (id) => (await seen(id, recruiter)).state))).toEqual(Array.from({ length: 5 }, () => 'LAPSED'));
  });
});

describe('the reply record of an employer', () => {
  const record = async (recruiter: Recruiter, instant: string) => {
    world.clock = new Date(instant);
    // A visitor asks: the record is public.
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { replyRate medianReplyDays } } }', { id: toGlobalId('Employer', recruiter.employerId) });
    world.clock = NOW;
    return node;
  };
  const answer = (recruiter: Recruiter, id: string, days: number) => onDay(days, recruiter, (tx) => advanceApplication(tx, { applicationId: id, to: 'INTERVIEW' }));

  it('is the share of promises kept and the median of days, over those that fell due', async () => {
    const recruiter = await makeRecruiter(world);
    const [one, two, three, four, late, silent, gone] = (await sent(recruiter, 7)) as [string, string, string, string, string, string, string];
    await answer(recruiter, one, 1);
    await answer(recruiter, two, 2);
    await onDay(4, recruiter, (tx) => rejectApplication(tx, { applicationId: three, criterion: 'SKILL' }));
    // Reading is no answer; the first answer counts, not the last.
    await onDay(1, recruiter, (tx) => advanceApplication(tx, { applicationId: four, to: 'IN_REVIEW' }));
    await onDay(7, recruiter, (tx) => advanceApplication(tx, { applicationId: four, to: 'INTERVIEW' }));
    await onDay(9, recruiter, (tx) => advanceApplication(tx, { applicationId: four, to: 'PROPOSED' }));
    await answer(recruiter, late, 10);
    await onDay(3, people[6]!, (tx) => withdrawApplication(tx, { applicationId: gone }));
    expect(await record(recruiter, '2026-08-10T12:00:00Z')).toEqual({ replyRate: null, medianReplyDays: null });
    await lapseOn('2026-08-14T12:00:00Z');
    expect((await seen(silent, recruiter)).state).toBe('LAPSED');
    // Kept: days 1, 2, 4 and 7 of six that were due; the one taken back unanswered is left out. Median of 1, 2, 4, 7, 10.
    expect(await record(recruiter, '2026-08-14T12:00:00Z')).toEqual({ replyRate: 0.6667, medianReplyDays: 4 });
    // The window: due on 10 August 2026, seen for 365 days.
    expect(await record(recruiter, '2027-08-10T12:00:00Z')).toEqual({ replyRate: 0.6667, medianReplyDays: 4 });
    expect(await record(recruiter, '2027-08-11T12:00:00Z')).toEqual({ replyRate: null, medianReplyDays: null });
  });

  it('is not shown under five', async () => {
    const recruiter = await makeRecruiter(world);
    const ids = await sent(recruiter, 5);
    for (const id of ids.slice(0, 4)) await answer(recruiter, id, 2);
    await onDay(1, people[4]!, (tx) => withdrawApplication(tx, { applicationId: ids[4]! }));
    expect(await record(recruiter, '2026-08-14T12:00:00Z')).toEqual({ replyRate: null, medianReplyDays: null });
    const [fifth] = await sent(recruiter, 1);
    expect(await record(recruiter, '2026-08-14T12:00:00Z')).toEqual({ replyRate: 4 / 5, medianReplyDays: null });
    await answer(recruiter, fifth!, 2);
    expect(await record(recruiter, '2026-08-14T12:00:00Z')).toEqual({ replyRate: 1, medianReplyDays: 2 });
  });

  it('is asked in one statement for one employer as for all', async () => {
    const count = async (first: number) => {
      const { statements, data } = await world.ask('query ($first: Int) { employers(first: $first) { nodes { name replyRate medianReplyDays } } }', { first });
      return { statements, rows: data.employers.nodes.length };
    };
    expect(await count(1)).toEqual({ statements: 2, rows: 1 });
    expect(await count(5)).toEqual({ statements: 2, rows: 5 });
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { tellOfferEdits } from '../../src/applications/offer-edits.service.ts';
import { OFFER_EDITED, toldFields } from '../../src/applications/offer-edits.letters.ts';
import { fromGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { Offer } from '../../src/offers/offer.entity.ts';
import { BLANK, changedFields, type GivenFacts } from '../../src/offers/offer.facts.ts';
import { updateOffer } from '../../src/offers/offer.service.ts';
import { type Applicant, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const BEGAN = new Date('2026-08-24T10:00:00Z');
const later = (minutes: number): Date => new Date(BEGAN.valueOf() + minutes * 60_000);
const uuid = (id: string): string => fromGlobalId(id)!.id;
let recruiter: Recruiter;
let nadia: Applicant;
let omar: Applicant;

beforeAll(async () => {
  world.clock = BEGAN;
  recruiter = await makeRecruiter(world);
  [nadia, omar] = [await makeApplicant(world, 'Nadia Berrada'), await makeApplicant(world, 'Omar Alaoui')];
});

const versionOf = async (id: string): Promise<number> => (await world.app.orm.em.fork().findOneOrFail(Offer, { id: uuid(id) })).version;
/** Past the token, which is older than the clock of these tests lets it be. */
const edit = async (offerId: string, facts: GivenFacts): Promise<void> => {
  const version = await versionOf(offerId);
  await transact(recruiter.context(), (tx) => updateOffer(tx, { offerId: uuid(offerId), version, ...facts }));
};
/** Runs the job as it would run so many minutes after the beginning. */
const tell = async (offerId: string, minutes: number): Promise<void> => {
  world.clock = later(minutes);
  await tellOfferEdits(world.context(), { offerId: uuid(offerId) });
};
const lettersOf = async (person: Applicant, slug: string) => (await world.app.orm.em.fork().find(Letter, { accountId: person.accountId, kind: 'applications.offer-edited' }, { orderBy: { createdAt: 'asc', id: 'asc' } })).map(({ data }) => data as any).filter((data) => data.slug === slug);
const fieldsTold = async (person: Applicant, offerId: string) => (await lettersOf(person, (await world.app.orm.em.fork().findOneOrFail(Offer, { id: uuid(offerId) })).slug)).map((data) => data.fields);
const jobs = async (offerId: string): Promise<Date[]> => {
  const rows = await world.app.orm.em.fork().getConnection().execute("select run_at from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'tellOfferEdits' and payload ->> 'offerId' = ? order by run_at", [uuid(offerId)]);
  return rows.map((row: any) => new Date(row.run_at));
};

describe('an edit of an offer', () => {
  it('is told by letter to those with an application under way, in one letter for what was edited in one sitting', async () => {
    world.clock = BEGAN;
    const offerId = await makeOpenOffer(world, recruiter);
    await makeApplication(world, nadia, offerId);
    const gone = await makeApplication(world, omar, offerId);
    await change(world, omar, 'withdrawApplication', { applicationId: gone.id });
    world.clock = later(5);
    await edit(offerId, { placeCodes: ['MA-NAD'] });
    await edit(offerId, { salary: { min: '7000', currency: 'MAD', period: 'MONTH', basis: 'NET' }, mustHaves: [must('react'), must('sql')] });
    expect(await jobs(offerId)).toEqual([later(15), later(15)]);
    const before = await versionOf(offerId);
    await tell(offerId, 15);
    await tell(offerId, 15);
    expect(await fieldsTold(nadia, offerId)).toEqual([['places', 'salary', 'mustHaves']]);
    expect(await fieldsTold(omar, offerId)).toEqual([]);
    expect(await versionOf(offerId)).toBe(before);
  });

  it('made again within the hour waits for the hour to pass', async () => {
    world.clock = BEGAN;
    const offerId = await makeOpenOffer(world, recruiter);
    await makeApplication(world, nadia, offerId);
    world.clock = later(1);
    await edit(offerId, { openings: 4 });
    await tell(offerId, 11);
    world.clock = later(20);
    await edit(offerId, { startsOn: '2026-10-01' });
    await tell(offerId, 30);
    world.clock = later(40);
    await edit(offerId, { relocationHelp: true });
    expect((await jobs(offerId)).slice(1)).toEqual([later(71), later(71)]);
    await tell(offerId, 71);
    expect(await fieldsTold(nadia, offerId)).toEqual([['openings'], ['startsOn', 'relocationHelp']]);
  });

  it('is not told to who applied after it, nor where it is nobody’s business', async () => {
    world.clock = BEGAN;
    const offerId = await makeOpenOffer(world, recruiter);
    await makeApplication(world, nadia, offerId);
    world.clock = later(5);
    await edit(offerId, { replyWithinDays: 3 });
    world.clock = later(6);
    await makeApplication(world, omar, offerId);
    await tell(offerId, 15);
    expect([await fieldsTold(nadia, offerId), await fieldsTold(omar, offerId)]).toEqual([[['replyWithinDays']], []]);
    world.clock = later(80);
    const known = await jobs(offerId);
    await edit(offerId, { reference: 'R-1' });
    expect(await jobs(offerId)).toEqual(known);
  });

  it('of an offer nobody applied to asks for no letter, nor does an edit that changes nothing', async () => {
    world.clock = BEGAN;
    const offerId = await makeOpenOffer(world, recruiter);
    await edit(offerId, { openings: 3 });
    expect(await jobs(offerId)).toEqual([]);
    await makeApplication(world, nadia, offerId);
    await edit(offerId, { openings: 3 });
    expect(await jobs(offerId)).toEqual([]);
  });
});

it('every field that an event may name is in words of three languages, but the employer’s own reference', () => {
  const names = changedFields(BLANK, Object.fromEntries(Object.keys(BLANK).map((key) => [key, key === 'texts' ? [{ language: 'FR', title: 'x', body: 'y' }] : 'changed'])) as never);
  expect(names.filter((name) => !toldFields(names).includes(name))).toEqual(['reference']);
  for (const language of ['FR', 'AR', 'EN'] as const) {
    const { facts } = OFFER_EDITED.word(language, { ...OFFER_EDITED.example, fields: toldFields(names) }, { page: (path) => path, withToken: () => '' });
    expect(facts![1]![1].split(/[,،] /u).length).toBeGreaterThan(18);
    expect(facts![1]![1]).not.toMatch(/undefined|null/);
  }
});

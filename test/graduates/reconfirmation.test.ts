import { afterEach, describe, expect, it } from 'vitest';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { candidateCode } from '../../src/graduates/pseudonym.ts';
import { askToReconfirm, reconfirmationCrons, reconfirmationTasks } from '../../src/graduates/reconfirmation.service.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { makeEmployer } from '../builders/employers.ts';
import { type GraduateWishes, type MadeGraduate, makeGraduate } from '../builders/graduates.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const START = new Date('2026-03-02T10:00:00Z');
const HOUR = 3_600_000;
const after = (days: number, hours = 0): Date => new Date(START.valueOf() + (days * 24 + hours) * HOUR);

afterEach(() => {
  world.clock = null;
});

/** Somebody who last said something on the first day, with sessions that outlast the test. */
async function beginner(wishes: GraduateWishes = {}): Promise<MadeGraduate> {
  world.clock = null;
  const made = await makeGraduate(world, { findable: ['LOCAL'], ...wishes });
  await world.app.orm.em.fork().nativeUpdate(Graduate, { id: made.graduateId }, { reconfirmedAt: START });
  return made;
}
const rowOf = (person: MadeGraduate): Promise<Graduate> => world.app.orm.em.fork().findOneOrFail(Graduate, { id: person.graduateId });
/** The letters that a person was posted on that day, by kind. */
async function lettersOn(person: MadeGraduate, at: Date): Promise<string[]> {
  const before = await world.app.orm.em.fork().count(Letter, { accountId: person.accountId });
  world.clock = at;
  await reconfirmationTasks['graduates.askToReconfirm']!(world.context(), {});
  world.clock = null;
  const rows = await world.app.orm.em.fork().find(Letter, { accountId: person.accountId }, { orderBy: { createdAt: 'asc', id: 'asc' } });
  return rows.slice(before).map((row) => `${row.kind} ${String(row.data.hiddenOn)}`);
}

const HIDDEN = 'graduates.hidden-soon 2026-05-31';
const STILL = 'graduates.still-so 2026-05-31';

describe('whether a profile still holds', () => {
  it('is asked by a letter after 60 days, and once more five days before it is hidden', async () => {
    const nadia = await beginner();
    const letters: Record<number, string[]> = {};
    for (let day = 55; day <= 95; day += 1) letters[day] = await lettersOn(nadia, after(day, 1));
    expect(Object.fromEntries(Object.entries(letters).filter(([, kinds]) => kinds.length > 0))).toEqual({ 60: [STILL], 85: [HIDDEN] });
  });

  it('is asked anew in the next period, once the person has said so again', async () => {
    const nadia = await beginner();
    expect(await lettersOn(nadia, after(61))).toEqual([STILL]);
    await world.app.orm.em.fork().nativeUpdate(Graduate, { id: nadia.graduateId }, { reconfirmedAt: after(62) });
    expect([await lettersOn(nadia, after(86)), await lettersOn(nadia, after(121))]).toEqual([[], []]);
    expect(await lettersOn(nadia, after(122, 1))).toEqual(['graduates.still-so 2026-08-01']);
  });

  it('is asked with the last letter alone where the service was away in between', async () => {
    const nadia = await beginner();
    expect([await lettersOn(nadia, after(87)), await lettersOn(nadia, after(88))]).toEqual([[HIDDEN], []]);
  });

  it('is asked of nobody who is not to be found, is suspended, has not confirmed the e-mail, or is erased', async () => {
    const people = [await beginner({ findable: [] }), await beginner(), await beginner(), await beginner()];
    const em = world.app.orm.em.fork();
    await em.nativeUpdate(Account, { id: people[1]!.accountId }, { suspendedAt: START });
    await em.nativeUpdate(Account, { id: people[2]!.accountId }, { emailConfirmedAt: null });
    await em.nativeUpdate(Graduate, { id: people[3]!.graduateId }, { erasedAt: START });
    for (const person of people) expect(await lettersOn(person, after(61))).toEqual([]);
  });

  it('is asked without touching the profile: who edits it meanwhile meets no conflict', async () => {
    const nadia = await beginner();
    const before = await rowOf(nadia);
    expect(await lettersOn(nadia, after(61))).toEqual([STILL]);
    const { version, reconfirmedAt, reconfirmAskedAt } = await rowOf(nadia);
    expect({ version, reconfirmedAt, reconfirmAskedAt }).toEqual({ version: before.version, reconfirmedAt: START, reconfirmAskedAt: after(61) });
  });

  it('is asked once where two workers ask at the same time', async () => {
    const nadia = await beginner();
    world.clock = after(61);
    await Promise.all([askToReconfirm(world.context()), askToReconfirm(world.context()), askToReconfirm(world.context())]);
    expect(await world.app.orm.em.fork().count(Letter, { accountId: nadia.accountId })).toBe(1);
  });

  it('is asked in the language of the person, at the address of the account, every day by itself', async () => {
    const nadia = await beginner();
    await world.app.orm.em.fork().nativeUpdate(Account, { id: nadia.accountId }, { language: 'AR' });
    await lettersOn(nadia, after(61));
    expect(await world.app.orm.em.fork().findOneOrFail(Letter, { accountId: nadia.accountId })).toMatchObject({ language: 'AR', email: nadia.email, name: nadia.name, state: 'WAITING' });
    expect(reconfirmationCrons).toEqual({ 'graduates.askToReconfirm': '41 8 * * *' });
  });
});

const MINE = '{ viewer { graduate { reconfirmBy isHidden } } }';

describe('a profile that nobody reconfirms', () => {
  it('says by which day it must be, is hidden from employers after it, and comes back by one word', async () => {
    const nadia = await makeGraduate(world, { findable: ['LOCAL'] });
    const employer = await makeEmployer(world);
    const found = async () => (await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: toGlobalId('Candidate', candidateCode(world.app, employer.employerId, nadia.graduateId)) }, employer.owner)).node !== null;
    const set = (days: number) => world.app.orm.em.fork().nativeUpdate(Graduate, { id: nadia.graduateId }, { reconfirmedAt: new Date(Date.now() - days * 24 * HOUR) });
    const mine = async () => (await world.get(MINE, {}, nadia)).viewer.graduate;
    expect([await mine(), await found()]).toEqual([{ reconfirmBy: addDays(dayOf(new Date()), 90), isHidden: false }, true]);
    await set(89.9);
    expect([(await mine()).isHidden, await found()]).toEqual([false, true]);
    await set(90.1);
    expect([(await mine()).isHidden, await found()]).toEqual([true, false]);
    const { reconfirmProfile } = await world.get('mutation { reconfirmProfile { graduate { reconfirmBy isHidden } userErrors { code } } }', {}, nadia);
    expect(reconfirmProfile).toEqual({ graduate: { reconfirmBy: addDays(dayOf(new Date()), 90), isHidden: false }, userErrors: [] });
    expect(await found()).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { compileOffer, compilePerson } from '../../src/matching/credits.ts';
import { auditRankings } from '../../src/matching/fairness.load.ts';
import { type AuditedPerson, tallyLists } from '../../src/matching/fairness.ts';
import { fairnessRows, groupsOf, type GroupRow } from '../../src/matching/fairness.report.ts';
import type { MatchPerson } from '../../src/matching/subjects.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeOffer, must as asked } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { makeGraduate } from './matching-world.ts';
import { GRAPH, held, must, offer, person, TODAY } from './worlds.ts';

const audited = (index: number, gender: string, skills: MatchPerson['skills'], more: Partial<AuditedPerson> & { reach?: string[] } = {}): AuditedPerson => ({
  groups: { gender, centre: 'oujda', province: 'MA-OUJ' }, applications: 0, hires: 0,
  compiled: compilePerson(GRAPH, person({ id: `person-${index}`, skills, ...(more.reach ? { reach: more.reach } : {}) })), ...more,
});

const rowsOf = (people: readonly AuditedPerson[], offers = 1): Map<string, GroupRow> => {
  const jobs = Array.from({ length: offers }, (_, index) => compileOffer(GRAPH, offer({ id: `offer-${index}`, mustHaves: [must('docker')] })));
  const tallies = tallyLists(GRAPH, jobs.map((compiled) => ({ compiled, mayFind: () => true, asKnown: (at) => people[at]!.compiled! })), people, TODAY, 10);
  return new Map(fairnessRows(people, tallies).gender.map((row) => [row.group, row]));
};

const many = (count: number, make: (index: number) => AuditedPerson): AuditedPerson[] => Array.from({ length: count }, (_, index) => make(index));

describe('the audit of rankings', () => {
  it('finds nothing where both groups know the same', () => {
    const rows = rowsOf(many(80, (index) => audited(index, index % 2 === 0 ? 'FEMALE' : 'MALE', [held('docker')])), 200);
    for (const group of ['FEMALE', 'MALE']) expect(rows.get(group)!.exposure).toMatchObject({ flagged: false, rate: expect.closeTo(1, 1) });
    expect(rows.get('FEMALE')!.exposureShare! + rows.get('MALE')!.exposureShare!).toBeCloseTo(1, 9);
  });

  it('flags a group that stands at the end of every list, and not where the group is under thirty', () => {
    const of = (women: number): Map<string, GroupRow> => rowsOf([...many(40, (index) => audited(index, 'MALE', [held('docker')])), ...many(women, (index) => audited(100 + index, 'FEMALE', []))]);
    expect(of(40).get('FEMALE')).toMatchObject({ selection: { rate: 0, ratio: 0, flagged: true }, exposure: { flagged: true } });
    expect(of(29).get('FEMALE')).toMatchObject({ selection: { rate: 0, ratio: 0, flagged: false }, exposure: { flagged: false } });
    expect(of(40).get('MALE')!.selection).toEqual({ rate: 0.25, ratio: 1, flagged: false });
  });

  it('weighs a place by 1 / log2(1 + rank), scaled to a mean of one in each list', () => {
    const rows = rowsOf([...many(5, (index) => audited(index, 'MALE', [held('docker')])), ...many(5, (index) => audited(10 + index, 'FEMALE', []))]);
    const discounts = Array.from({ length: 10 }, (_, index) => 1 / Math.log2(2 + index));
    const total = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0);
    expect(rows.get('MALE')!.exposureShare).toBeCloseTo(total(discounts.slice(0, 5)) / total(discounts), 9);
    expect(rows.get('MALE')!.exposure.rate).toBeCloseTo(total(discounts.slice(0, 5)) / 5 / (total(discounts) / 10), 9);
    // Ten in a list of ten are no selection.
    expect(rows.get('MALE')!.selection.rate).toBeNull();
  });

  it('tells those whom hard conditions keep out apart from those whom the score puts last', () => {
    const rows = rowsOf([...many(40, (index) => audited(index, 'MALE', [held('docker')])), ...many(40, (index) => audited(100 + index, 'FEMALE', [held('docker')], { reach: index < 20 ? ['FR'] : ['MA-02'] }))], 50);
    expect(rows.get('FEMALE')).toMatchObject({ eligibleRate: 0.5, blockedRate: { MOBILITY: 0.5, CONTRACT: 0 }, exposure: { flagged: false } });
  });

  it('shows no group of fewer than five, nor lets one be reckoned from the others', () => {
    const people = [...many(40, (index) => audited(index, 'MALE', [])), ...many(6, (index) => audited(index, 'FEMALE', [])), ...many(2, (index) => audited(index, 'OTHER', []))];
    expect([...groupsOf(people, 'gender')].map(([group, members]) => [group, members.length])).toEqual([['MALE', 40], ['2 small groups together', 8]]);
    expect([...groupsOf(people.slice(0, 46), 'gender').keys()]).toEqual(['FEMALE', 'MALE']);
    const hidden = rowsOf([...many(40, (index) => audited(index, 'MALE', [])), ...many(6, (index) => ({ ...audited(index, 'FEMALE', []), compiled: null }))]).get('FEMALE');
    expect(hidden).toMatchObject({ people: 6, findable: null, eligibleRate: null, exposureShare: null, exposure: { rate: null, ratio: null } });
  });
});

const world = openWorld();

describe('the audit of a database', () => {
  it('ranks whom employers can find for what is open, by the gender that was said, and leaves out who hides', async () => {
    const job = await makeOffer(world, { mustHaves: [asked('react')] });
    await makeOffer(world, { employer: job.employer, draft: true });
    const people = [await makeGraduate(world), await makeGraduate(world), await makeGraduate(world, { findableAt: [] }), await makeGraduate(world, { reach: ['FR'] })];
    await transact(world.system(), async (tx) => {
      await tx.em.nativeUpdate(Graduate, { id: { $in: people.slice(0, 3).map(({ graduateId }) => graduateId) } }, { gender: 'FEMALE' });
      return {};
    });
    const { people: seen, tallies, openOffers, auditedOffers } = await auditRankings(world.context(), 10, null);
    expect([openOffers, auditedOffers, seen.length]).toEqual([1, 1, 4]);
    expect(seen.map(({ groups }) => groups.gender).toSorted()).toEqual(['FEMALE', 'FEMALE', 'FEMALE', 'not said']);
    expect(tallies.map(({ inReach, eligible }) => [inReach, eligible]).toSorted()).toEqual([[0, 0], [1, 0], [1, 1], [1, 1]]);
    expect(JSON.stringify(fairnessRows(seen, tallies))).not.toContain('Secret');
  });

  it('counts nobody among the findable whom no employer finds: without a confirmed e-mail, suspended', async () => {
    const findable = async (): Promise<number> => (await auditRankings(world.context(), 10, null)).people.filter(({ compiled }) => compiled !== null).length;
    const [unconfirmed, suspended] = [await makeGraduate(world), await makeGraduate(world)];
    const before = await findable();
    await transact(world.system(), async (tx) => {
      await tx.em.nativeUpdate(Account, { id: unconfirmed.accountId }, { emailConfirmedAt: null });
      await tx.em.nativeUpdate(Account, { id: suspended.accountId }, { suspendedAt: world.app.now() });
      return {};
    });
    expect(await findable()).toBe(before - 2);
  });
});

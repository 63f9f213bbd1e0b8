import { beforeEach, describe, expect, it } from 'vitest';
import { type BucketRule, forgetBuckets, givePoints, takePoints } from '../../src/kernel/bucket.ts';
import { transact } from '../../src/kernel/transact.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld({ rateScale: 1 });
const rule: BucketRule = { name: 'test', holds: 100, perSecond: 10 };
const NOON = Date.parse('2026-11-24T12:00:00Z');
const at = (seconds: number): void => void (world.clock = new Date(NOON + seconds * 1000));
const take = (whose: string, points: number) => takePoints(world.context(), rule, whose, points);
const rows = (): Promise<any[]> => world.app.orm.em.getConnection().execute('select * from buckets');

beforeEach(() => at(0));

describe('a bucket of points', () => {
  it('is full at first, gives what it holds and no more, and all or nothing', async () => {
    expect(await take('all', 60)).toEqual({ granted: true, remaining: 40, retryAfterSeconds: 0 });
    expect(await take('all', 41)).toEqual({ granted: false, remaining: 40, retryAfterSeconds: 1 });
    expect(await take('all', 40)).toMatchObject({ granted: true, remaining: 0 });
    expect(await take('all', 35)).toEqual({ granted: false, remaining: 0, retryAfterSeconds: 4 });
  });

  it('fills up again by the second, up to what it holds', async () => {
    await take('filling', 100);
    at(3);
    expect(await take('filling', 31)).toMatchObject({ granted: false, remaining: 30 });
    expect(await take('filling', 30)).toMatchObject({ granted: true, remaining: 0 });
    at(1000);
    expect(await take('filling', 100)).toMatchObject({ granted: true, remaining: 0 });
  });

  it('takes back what was not used, never beyond what it holds', async () => {
    await take('back', 50);
    await givePoints(world.context(), rule, 'back', 20);
    expect(await take('back', 71)).toMatchObject({ granted: false, remaining: 70 });
    await givePoints(world.context(), rule, 'back', 500);
    expect((await rows()).every((row) => row.points <= rule.holds)).toBe(true);
    expect(await take('back', 100)).toMatchObject({ granted: true, remaining: 0 });
  });

  it('never gives more than it holds at once, nor to one who asks it all', async () => {
    expect(await take('huge', 101)).toMatchObject({ granted: false });
    expect((await rows()).some((row) => row.points < 0)).toBe(false);
  });

  it('is not filled twice by processes whose clocks differ', async () => {
    at(5);
    await take('clocks', 100);
    at(0);
    expect(await take('clocks', 1)).toMatchObject({ granted: false });
    await givePoints(world.context(), rule, 'clocks', 1);
    at(6);
    expect(await take('clocks', 12)).toMatchObject({ granted: false, remaining: 11 });
    expect(await take('clocks', 11)).toMatchObject({ granted: true });
  });

  it('gives fifty who come at once no more than it holds', async () => {
    const taken = await Promise.all(Array.from({ length: 50 }, () => take('crowd', 3)));
    expect(taken.filter(({ granted }) => granted)).toHaveLength(33);
    expect(await take('crowd', 1)).toMatchObject({ granted: true, remaining: 0 });
  });

  it('is one for each whom it is of and for each rule', async () => {
    await take('one', 100);
    expect(await take('another', 100)).toMatchObject({ granted: true });
    expect(await takePoints(world.context(), { ...rule, name: 'another' }, 'one', 100)).toMatchObject({ granted: true });
  });

  it('stays taken where the transaction around it is taken back', async () => {
    await expect(transact(world.context(), async (tx) => {
      await takePoints(tx, rule, 'outside', 100);
      throw new Error('taken back');
    })).rejects.toThrow('taken back');
    expect(await take('outside', 1)).toMatchObject({ granted: false });
  });

  it('names nobody, and is forgotten once it is full', async () => {
    await take('somebody@test.example', 50);
    await take('later', 90);
    expect(JSON.stringify(await rows())).not.toMatch(/somebody|later|test/);
    const before = (await rows()).length;
    at(5.1);
    const forgotten = await transact(world.context(), forgetBuckets);
    expect(forgotten).toBeGreaterThanOrEqual(1);
    expect(await rows()).toHaveLength(before - forgotten);
    expect(await take('later', 100)).toMatchObject({ granted: false });
    expect(await take('somebody@test.example', 100)).toMatchObject({ granted: true });
  });
});

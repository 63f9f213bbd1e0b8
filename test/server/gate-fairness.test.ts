import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Gate } from '../../src/server/edge/gate.ts';

describe('a flood of slow operations from one address', () => {
  it('keeps nobody else out: whoever comes next from elsewhere goes in before what waits of the flood', async () => {
    const gate = new Gate({ atOnce: 2, waiting: 20, patienceMs: 1000 });
    const order: string[] = [];
    const slow = (name: string) => async () => {
      order.push(name);
      await after(200);
    };
    const flood = Array.from({ length: 8 }, () => gate.run({ address: 'flood', credential: null }, slow('flood')));
    await after(100);
    const other = await gate.run({ address: 'other', credential: null }, slow('other'));
    expect(other).toHaveProperty('done');
    expect(order.indexOf('other')).toBe(2);
    await Promise.all(flood);
  });
});

import { describe, expect, it } from 'vitest';
import { Account } from '../../src/identity/account.entity.ts';
import { changed, transact } from '../../src/kernel/transact.ts';
import type { Tx } from '../../src/kernel/context.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

describe('a verb', () => {
  it('that loses a deadlock begins again, and both take effect', async () => {
    const [one, other] = [await world.person('One', 'GRADUATE'), await world.person('Other', 'GRADUATE')];
    let waiting = 0;
    let meet = (): void => {};
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const tries = { first: 0, second: 0 };
    const touch = (name: keyof typeof tries, ids: readonly [string, string]) => async (tx: Tx): Promise<void> => {
      tries[name] += 1;
      await tx.em.nativeUpdate(Account, { id: ids[0] }, { name });
      // Both hold one row before either asks for the other's; a second try finds the way free.
      waiting += 1;
      if (waiting === 2) meet();
      if (tries[name] === 1) await met;
      await tx.em.nativeUpdate(Account, { id: ids[1] }, { name });
    };
    await Promise.all([
      transact(world.context(), touch('first', [one.accountId, other.accountId])),
      transact(world.context(), touch('second', [other.accountId, one.accountId])),
    ]);
    expect(tries.first + tries.second).toBe(3);
    const names = (await world.app.orm.em.fork().find(Account, { id: { $in: [one.accountId, other.accountId] } })).map((account) => account.name);
    expect(new Set(names).size).toBe(1);
  });

  it('that fails leaves nothing, and is not tried again', async () => {
    const person = await world.person('Whole', 'GRADUATE');
    let tries = 0;
    const failing = transact(world.context(), async (tx) => {
      tries += 1;
      await tx.em.nativeUpdate(Account, { id: person.accountId }, { name: 'Half' });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(tries).toBe(1);
    expect((await world.app.orm.em.fork().findOneOrFail(Account, { id: person.accountId })).name).toBe('Whole');
  });

  it('alone can say that something changed', () => {
    expect(() => changed({ em: world.app.orm.em.fork() } as Tx, 'offer', 'x')).toThrow('outside a transaction');
  });
});

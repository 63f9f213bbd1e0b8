import type { Tx } from '../kernel/context.ts';
import { post } from '../mail/letter.ts';
import type { Account } from './account.entity.ts';
import { addressed } from './addressee.ts';
import { ACCOUNT_RESTORED, ACCOUNT_SUSPENDED } from './suspension.letters.ts';

/** Tells the holder of an account that it was suspended or restored, and why. */
export async function tellOfSuspension(tx: Tx, holder: Account, what: 'SUSPENDED' | 'RESTORED', reason: string): Promise<void> {
  await post(tx, what === 'SUSPENDED' ? ACCOUNT_SUSPENDED : ACCOUNT_RESTORED, addressed(holder), { reason });
}

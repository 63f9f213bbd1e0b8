import type { Tx } from '../kernel/context.ts';
import type { Account } from './account.entity.ts';

/** Tells the holder of an account that it was suspended or restored, and why. */
export async function tellOfSuspension(_tx: Tx, _account: Account, _what: 'SUSPENDED' | 'RESTORED', _reason: string): Promise<void> {}

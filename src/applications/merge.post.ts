import type { Addressee } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';
import { post } from '../mail/letter.ts';
import { ACCOUNT_GONE, ACCOUNT_JOINED } from './merge.letters.ts';

/** Tells both addresses; the letter to the one that is gone belongs to no account any more. */
export async function tellMerged(tx: Tx, { gone, stays }: { gone: Addressee; stays: Addressee }, reason: string): Promise<void> {
  await post(tx, ACCOUNT_JOINED, stays, { reason });
  await post(tx, ACCOUNT_GONE, { ...gone, accountId: null, name: null }, { reason });
}

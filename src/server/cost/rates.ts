import type { BucketRule } from '../../kernel/bucket.ts';
import type { Context } from '../../kernel/context.ts';
import { networkOf } from '../../kernel/network.ts';
import { NOBODY } from '../../kernel/viewer.ts';

/** Ten seconds' worth may be used at once. */
const BURST_SECONDS = 10;
const rate = (name: string, perSecond: number): BucketRule => ({ name, perSecond, holds: BURST_SECONDS * perSecond });

/** How many points come back each second, by who asks. */
export const RATES = { stranger: rate('stranger', 50), account: rate('account', 100), key: rate('key', 200) } as const;

/** Under which rule somebody asks, and as whom. */
export interface Asker {
  readonly rule: BucketRule;
  readonly whose: string;
}

export const strangerAt = (address: string | null): Asker => ({ rule: RATES.stranger, whose: networkOf(address ?? 'nowhere') });

/** An account or a key counts for itself, wherever it asks from; everybody else by address. */
export const askerOf = ({ viewer, address }: Context): Asker =>
  viewer.portal ? { rule: RATES.key, whose: viewer.accountId } : viewer.accountId === NOBODY ? strangerAt(address) : { rule: RATES.account, whose: viewer.accountId };

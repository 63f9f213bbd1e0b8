import type { BucketRule } from '../kernel/bucket.ts';
import type { Context } from '../kernel/context.ts';
import { NOBODY } from '../kernel/viewer.ts';

/** Ten seconds' worth may be used at once. */
const BURST_SECONDS = 10;
const rate = (name: string, perSecond: number): BucketRule => ({ name, perSecond, holds: BURST_SECONDS * perSecond });

/** How many points come back each second, by who asks. */
export const RATES = { stranger: rate('stranger', 50), account: rate('account', 100), key: rate('key', 200) } as const;

/** Whom an address stands for: one of version 6 for the whole network of 64 bits, which one household or server has to itself. */
export function neighbourhood(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(':')) return address;
  const [left = '', right = ''] = address.split('%')[0]!.toLowerCase().split('::');
  const parts = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [parts(left), parts(right)];
  const whole = address.includes('::') ? [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after] : before;
  return `${whole.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/** Under which rule somebody asks, and as whom. */
export interface Asker {
  readonly rule: BucketRule;
  readonly whose: string;
}

export const strangerAt = (address: string | null): Asker => ({ rule: RATES.stranger, whose: neighbourhood(address ?? 'nowhere') });

/** An account or a key counts for itself, wherever it asks from; everybody else by address. */
export const askerOf = ({ viewer, address }: Context): Asker =>
  viewer.portal ? { rule: RATES.key, whose: viewer.accountId } : viewer.accountId === NOBODY ? strangerAt(address) : { rule: RATES.account, whose: viewer.accountId };

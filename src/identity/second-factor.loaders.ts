import type { Context } from '../kernel/context.ts';
import { all, one } from '../kernel/loaders.ts';
import type { Row } from '../kernel/read.ts';
import { recoveryCode, secondFactor } from './second-factor.visibility.ts';

const secondFactorByAccountId = one(secondFactor, 'accountId');

/** The codes on paper that are left to an account. */
export const recoveryCodesByAccountId = all(recoveryCode, 'accountId', ['createdAt']);

/** The authenticator app of an account, once its first code was shown; null before that, and to anybody but the holder. */
export async function confirmedFactorOf(context: Context, accountId: string): Promise<Row<typeof secondFactor> | null> {
  const row = await secondFactorByAccountId(context).load(accountId);
  return row?.confirmedAt ? row : null;
}

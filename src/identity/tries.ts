import { type BucketRule, fillUp, givePoints, rateLimited, takePoints } from '../kernel/bucket.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { DomainError } from '../kernel/errors.ts';
import { networkOf } from '../kernel/network.ts';
import { hashSecret } from './tokens.ts';
import { inTurn, type Refused } from './turns.ts';

/** Whose tries are counted: where the request comes from, the account that asks, or what the input names. */
type Whose = 'address' | 'account' | 'email' | 'token';

/** How often something may be tried. */
interface TryRule {
  /** Rules of one name and kind count together. */
  readonly name: string;
  readonly by: Whose;
  readonly most: number;
  readonly minutes: number;
  /** A try that was no wrong guess is given back; else every one counts. */
  readonly wrongOnly: boolean;
}

const rule = (wrongOnly: boolean) => (name: string, by: Whose, most: number, minutes: number): TryRule => ({ name, by, most, minutes, wrongOnly });
/** So many wrong guesses. */
const wrong = rule(true);
/** So many in all: each writes to somebody, or makes an account. */
const any = rule(false);

/** A password that is compared: one count for all that compare one, so that no field is a way around another. */
const passwordOf = (by: 'account' | 'email'): readonly TryRule[] => [wrong('password', 'address', 10, 15), wrong('password', by, 10, 15)];
/** A code of an authenticator app, or one on paper, once the password was right. */
const CODE: TryRule = wrong('code', 'account', 10, 15);
/** A link that is taken. Its secret can not be guessed: what is bounded is the work. */
const link: readonly TryRule[] = [wrong('link', 'address', 60, 15), wrong('link', 'token', 10, 15)];
const signUp: readonly TryRule[] = [any('signUp', 'address', 100, 60), wrong('signUp', 'address', 20, 15), wrong('signUp', 'email', 10, 60)];

/**
 * How often each field may be tried: so many at once, and one more each time that a share of the minutes has passed (of ten in
 * fifteen minutes, one every 90 seconds). Where no account has an address, the count of the address goes on all the same.
 * A session is not ended by tries at its account, and neither do they stop a link that sets a new password.
 */
export const tries: Readonly<Record<string, readonly TryRule[]>> = {
  'Mutation.signIn': passwordOf('email'),
  'Mutation.changePassword': passwordOf('account'),
  'Mutation.changeEmail': [...passwordOf('account'), any('letter', 'account', 10, 60)],
  'Mutation.eraseAccount': passwordOf('account'),
  'Mutation.setUpSecondFactor': passwordOf('account'),
  'Mutation.confirmSecondFactor': [CODE],
  'Mutation.removeSecondFactor': [...passwordOf('account'), CODE],
  'Mutation.refreshSession': [wrong('refresh', 'address', 60, 15), wrong('refresh', 'token', 10, 15)],
  'Mutation.signUpGraduate': signUp,
  'Mutation.signUpRecruiter': signUp,
  'Mutation.requestPasswordReset': [any('reset', 'address', 60, 60), any('reset', 'email', 10, 60)],
  'Mutation.resendConfirmation': [any('letter', 'address', 60, 60), any('letter', 'account', 10, 60)],
  'Mutation.confirmEmail': link,
  'Mutation.resetPassword': link,
  'Mutation.acceptInvitation': link,
};

const WRONG_CODE = 'WRONG_CODE';
/** Faults that a guess is answered with. */
const WRONG = new Set(['WRONG_CREDENTIALS', 'WRONG_PASSWORD', WRONG_CODE, 'TOKEN_INVALID', 'TOKEN_REUSED', 'LINK_INVALID', 'LINK_EXPIRED', 'LINK_USED', 'LINK_FOREIGN', 'EMAIL_TAKEN', 'INVITATION_INVALID', 'INVITATION_FOR_ANOTHER']);

interface Bucket {
  readonly rule: TryRule;
  readonly bucket: BucketRule;
  readonly whose: string;
}

const bucketOf = (one: TryRule, whose: string): Bucket => ({ rule: one, whose, bucket: { name: `${one.name}:${one.by}:${one.wrongOnly ? 'wrong' : 'any'}`, holds: one.most, perSecond: one.most / (one.minutes * 60) } });

/** What a rule counts by in this request; null where there is nothing to count by, such as the address of a job. */
function whoseOf(context: Context, by: Whose, input: Readonly<Record<string, unknown>>): string | null {
  if (by === 'address') return context.address && networkOf(context.address);
  if (by === 'account') return context.viewer.accountId;
  // Compared as an account's address is, so that case and blanks make no second count.
  if (by === 'email') return String(input.email).trim().toLowerCase();
  return hashSecret(String(input.token ?? input.refreshToken).trim());
}

/** Takes one point of each, or none: refused by one, a try costs nothing anywhere. @returns null, or why not */
async function take(context: Context, buckets: readonly Bucket[], field: string): Promise<Refused | null> {
  const asked = await Promise.allSettled(buckets.map(async (one) => ({ ...one, ...(await takePoints(context, one.bucket, one.whose, 1)) })));
  const taken = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refused = taken.filter((one) => !one.granted);
  const failed = asked.find((one) => one.status === 'rejected');
  if (refused.length === 0 && !failed) return null;
  await giveBack(context, taken.filter((one) => one.granted));
  if (failed) throw failed.reason;
  const { rule: limit } = refused[0]!;
  const error = rateLimited(Math.max(...refused.map((one) => one.retryAfterSeconds)), { limit: `tries by ${limit.by}`, field, most: limit.most, asked: limit.most + 1, minutes: limit.minutes });
  return { error, byPlace: refused.every((one) => one.rule.by === 'address') };
}

const giveBack = async (context: Context, buckets: readonly Bucket[]): Promise<void> => void (await Promise.all(buckets.map((one) => givePoints(context, one.bucket, one.whose, 1))));

const faultsOf = (payload: unknown): string[] => ((payload as { userErrors?: { code: string }[] } | null)?.userErrors ?? []).map(({ code }) => code);
/** A wrong password is no guess at a code, which nobody looked at. */
const wasWrong = (one: TryRule, faults: readonly string[]): boolean => faults.some((code) => (one === CODE ? code === WRONG_CODE : WRONG.has(code)));

/** Whether the client hung up: a try that it does not wait for is one all the same; one that the service could not answer is none. */
const hungUp = ({ signal }: Context): boolean => signal.aborted && (signal.reason as Error | undefined)?.name === 'AbortError';

/** Runs a field of the table, if it may be tried: RATE_LIMITED otherwise, before anything is read or compared. */
export async function tried<T>(context: Context, field: string, input: Readonly<Record<string, unknown>>, run: () => T | Promise<T>): Promise<T> {
  const buckets = (tries[field] ?? []).flatMap((one) => {
    const whose = whoseOf(context, one.by, input);
    return whose === null ? [] : [bucketOf(one, whose)];
  });
  const unused = (faults: readonly string[]): Promise<void> => giveBack(context, buckets.filter((one) => one.rule.wrongOnly && !wasWrong(one.rule, faults)));
  const attempt = async (): Promise<T> => {
    try {
      const payload = await run();
      await unused(faultsOf(payload));
      return payload;
    } catch (error) {
      if (!hungUp(context)) await unused([]);
      throw error;
    }
  };
  return inTurn(context, `${field}:${context.address && networkOf(context.address)}`, () => take(context, buckets, field), attempt);
}

/** Runs what takes a code of an account that only its password told, if that may be tried. Outside a transaction, since points have a connection of their own. */
export async function codeTried<T>(context: Context, accountId: string, run: () => Promise<T>): Promise<T> {
  const buckets = [bucketOf(CODE, accountId)];
  const refused = await take(context, buckets, 'code');
  if (refused) throw refused.error;
  try {
    const done = await run();
    await giveBack(context, buckets);
    return done;
  } catch (error) {
    if (!(error instanceof DomainError && error.code === WRONG_CODE) && !hungUp(context)) await giveBack(context, buckets);
    throw error;
  }
}

/** Forgets the wrong passwords for an address: its holder has just shown, by a link, whose it is. */
export async function forgetWrongPasswords(tx: Tx, email: string): Promise<void> {
  const { bucket, whose } = bucketOf(wrong('password', 'email', 10, 15), email);
  await fillUp(tx, bucket, whose);
}

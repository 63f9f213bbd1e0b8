import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { type Context, now, type Tx } from './context.ts';
import { Bucket, BucketSchema } from './bucket.entity.ts';
import { topLevel } from './errors.ts';
import { inLanguage, type Language, type Sentence } from './language.ts';
import { writeRows } from './read.ts';

/** Points that somebody may use, and that fill up again by themselves: a leaky bucket. */
export interface BucketRule {
  /** What is counted, such as "sign-in"; part of whose bucket it is. */
  readonly name: string;
  /** Points of a full bucket. */
  readonly holds: number;
  readonly perSecond: number;
}

/** What is left after points were taken, or why they were not. */
export interface Taken {
  readonly granted: boolean;
  readonly remaining: number;
  /** How long until as many points are there; 0 if granted. */
  readonly retryAfterSeconds: number;
}

/** All that is needed of a context: points are nobody's transaction. */
type Where = Pick<Context, 'app'>;

const subjectOf = ({ app }: Where, rule: BucketRule, whose: string): string => createHmac('sha256', app.tokenSecret).update(`bucket:${rule.name}:${whose}`).digest('hex');

/**
 * Takes points from a bucket that all processes share, in one statement of its own: what the caller's transaction takes back,
 * it does not. Takes all or none. Needs a connection of its own: who holds one and waits for another may wait for who does the
 * same, so that no transaction takes points.
 * @param whose an account's id, an address; kept as a keyed hash
 */
export async function takePoints(context: Where, rule: BucketRule, whose: string, points: number): Promise<Taken> {
  const left = await pour(context, rule, whose, -points);
  return left >= 0 ? { granted: true, remaining: left, retryAfterSeconds: 0 } : { granted: false, remaining: Math.max(0, left + points), retryAfterSeconds: Math.max(1, Math.ceil(-left / (rule.perSecond * context.app.rateScale))) };
}

/** Gives points back: what was taken in advance was not used. A bucket never holds more than its rule says. */
export async function givePoints(context: Where, rule: BucketRule, whose: string, points: number): Promise<void> {
  await pour(context, rule, whose, points);
}

/** Fills a bucket up, in the caller's transaction: one that is not there is a full one. */
export const fillUp = (tx: Tx, rule: BucketRule, whose: string): Promise<number> => tx.em.nativeDelete(Bucket, { subject: subjectOf(tx, rule, whose) });

/** Adds points, or takes them where there are enough. @returns what is left, or how many would be missing as a negative number */
async function pour(context: Where, rule: BucketRule, whose: string, points: number): Promise<number> {
  const { app } = context;
  const holds = rule.holds * app.rateScale;
  const perSecond = rule.perSecond * app.rateScale;
  const at = app.now();
  const subject = subjectOf(context, rule, whose);
  const grown = sql<number>`least(${holds}::float8, buckets.points + greatest(0, extract(epoch from ${at}::timestamptz - buckets.at)) * ${perSecond}::float8)`;
  // Clocks of processes differ: the bucket's own never goes back, or the time between would fill it twice.
  const later = sql<Date>`greatest(buckets.at, ${at}::timestamptz)`;
  const fullAt = (from: ReturnType<typeof sql<Date>>, left: ReturnType<typeof sql<number>>) => sql<Date>`${from} + make_interval(secs => (${holds}::float8 - ${left}) / ${perSecond}::float8)`;
  const first = Math.min(holds, holds + points);
  if (first < 0) return first;
  const rows = await (writeRows({ kysely: app.orm.em.fork().getKysely() as never }, BucketSchema) as any)
    .insertInto('buckets')
    .values({ subject, points: first, at, full_at: fullAt(sql<Date>`${at}::timestamptz`, sql<number>`${first}::float8`) })
    .onConflict((conflict: any) =>
      conflict
        .column('subject')
        .doUpdateSet({ points: sql`least(${holds}::float8, ${grown} + ${points}::float8)`, at: later, full_at: fullAt(later, sql<number>`least(${holds}::float8, ${grown} + ${points}::float8)`) })
        .where(sql<boolean>`${grown} + ${points}::float8 >= 0`),
    )
    .returning('points')
    .execute();
  if (rows[0]) return Number(rows[0].points);
  const present = await (app.orm.em.fork().getKysely() as any).selectFrom('buckets').select(grown.as('points')).where('subject', '=', subject).executeTakeFirst();
  return Number(present?.points ?? holds) + points;
}

/** Forgets buckets that are full again: a bucket that is not there is a full one. @returns how many */
export const forgetBuckets = (tx: Tx): Promise<number> => tx.em.nativeDelete(Bucket, { fullAt: { $lte: now(tx) } });

const TOO_OFTEN: Sentence = {
  fr: 'Trop souvent : réessayez dans {retryAfterSeconds} s.',
  ar: 'محاولات كثيرة: أعد المحاولة بعد {retryAfterSeconds} ثانية.',
  en: 'Too often: try again in {retryAfterSeconds} s.',
};

/**
 * What is answered where a bucket is empty: HTTP 429 with `Retry-After`.
 * @param language for errors that are thrown before an operation begins, which nobody words any more
 */
export const rateLimited = (retryAfterSeconds: number, extensions: Readonly<Record<string, unknown>> = {}, language?: Language) =>
  topLevel('RATE_LIMITED', language ? inLanguage(TOO_OFTEN, language, { retryAfterSeconds }) : TOO_OFTEN, { retryAfterSeconds, ...extensions, http: { status: 429, headers: new Map([['retry-after', String(retryAfterSeconds)]]) } }, { retryAfterSeconds });

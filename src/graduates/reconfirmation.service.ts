import { addresseesOf } from '../identity/addressee.ts';
import { emailConfirmed } from '../identity/account.visibility.ts';
import type { Crons, Tasks } from '../jobs/worker.ts';
import { DAY_MS, daysBefore } from '../kernel/clock.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { asSystem, read, type Row, writeRows } from '../kernel/read.ts';
import { load, transact } from '../kernel/transact.ts';
import { post } from '../mail/letter.ts';
import { Graduate, GraduateSchema } from './graduate.entity.ts';
import { FRESH_DAYS, freshSince, reconfirmBy } from './freshness.ts';
import { reconfirmation } from './graduate.visibility.ts';
import { HIDDEN_SOON, STILL_SO } from './reconfirmation.letters.ts';

const REASON = 'people are asked whether their profiles still hold';
/** A letter asks after so many days, and once more a few days before the profile is hidden. */
const ASKED_AFTER_DAYS = 60;
const WARNED_AFTER_DAYS = FRESH_DAYS - 5;
/** People a transaction. */
const BATCH = 200;

/**
 * Those who are due for a letter, by id: reconfirmed 60 days ago and not asked since, or 85 days ago and not asked since the
 * 85th. Who is hidden already was told the day, and who is not to be found loses nothing.
 */
async function dueFrom(tx: Tx, after: string | null): Promise<Row<typeof reconfirmation>[]> {
  return read(asSystem(tx, REASON), reconfirmation)
    .selectAll('reconfirmation')
    .where('reconfirmation.reconfirmedAt', '<=', daysBefore(now(tx), ASKED_AFTER_DAYS).toISOString())
    .where('reconfirmation.reconfirmedAt', '>', freshSince(now(tx)).toISOString())
    .where('reconfirmation.erasedAt', 'is', null)
    .where((eb) => eb(eb.fn<number>('cardinality', ['reconfirmation.findableAt']), '>', 0))
    .where((eb) => emailConfirmed(eb, 'reconfirmation.accountId'))
    .$if(after !== null, (query) => query.where('reconfirmation.id', '>', after!))
    .orderBy('reconfirmation.id')
    .limit(BATCH)
    .execute();
}

/** Which letter is due, of a row as it is under the lock; null: none, it was sent, or the profile was reconfirmed a moment ago. */
function letterFor(tx: Tx, { reconfirmedAt, reconfirmAskedAt }: Pick<Graduate, 'reconfirmedAt' | 'reconfirmAskedAt'>): typeof STILL_SO | null {
  const [at, since] = [now(tx).valueOf(), reconfirmedAt.valueOf()];
  const asked = reconfirmAskedAt?.valueOf() ?? 0;
  if (at >= since + WARNED_AFTER_DAYS * DAY_MS) return asked < since + WARNED_AFTER_DAYS * DAY_MS ? HIDDEN_SOON : null;
  return at >= since + ASKED_AFTER_DAYS * DAY_MS && asked < since ? STILL_SO : null;
}

/** Posts the letters that are due among the next 200 people. @returns where to go on, or null at the end */
async function askSome(tx: Tx, after: string | null): Promise<{ last: string | null; asked: number }> {
  const due = await dueFrom(tx, after);
  const addressees = new Map((await addresseesOf(tx, due.map((row) => row.accountId))).map((one) => [one.accountId, one]));
  let asked = 0;
  for (const { id, accountId } of due) {
    const to = addressees.get(accountId);
    if (!to) continue;
    const person = await load(asSystem(tx, REASON), reconfirmation, Graduate, id, 'graduateId');
    const letter = letterFor(tx, person);
    if (!letter) continue;
    // Past the entity, which would count the version up: a letter is no change of the profile.
    await writeRows(tx, GraduateSchema).updateTable('graduates').set({ reconfirm_asked_at: now(tx) }).where('id', '=', id).execute();
    await post(tx, letter, to, { hiddenOn: reconfirmBy(person.reconfirmedAt) });
    asked += 1;
  }
  return { last: due.length === BATCH ? due.at(-1)!.id : null, asked };
}

/** Asks everybody who is due whether the profile still holds. @returns how many letters were posted */
export async function askToReconfirm(context: Context): Promise<number> {
  let total = 0;
  for (let after: string | null = null; ;) {
    const { last, asked } = await transact(context, (tx) => askSome(tx, after));
    total += asked;
    if (last === null) return total;
    after = last;
  }
}

export const reconfirmationTasks: Tasks = {
  async 'graduates.askToReconfirm'(context) {
    await askToReconfirm(context);
  },
};

/** In the morning of Morocco, when a letter is read. */
export const reconfirmationCrons: Crons = { 'graduates.askToReconfirm': '41 8 * * *' };

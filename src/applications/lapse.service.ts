import { LockMode } from '@mikro-orm/core';
import { dayOf } from '../kernel/clock.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { transact } from '../kernel/transact.ts';
import { Application } from './application.entity.ts';
import { UNANSWERED } from './application.states.ts';
import { record } from './move.service.ts';

/** How many applications one transaction lapses. */
const BATCH = 200;

/** Closes applications whose reply promise ran out unanswered, at most a batch; those somebody is moving right now are left to the next run. */
export async function lapseApplications(tx: Tx, most = BATCH): Promise<{ lapsed: number }> {
  const due = await tx.em.find(
    Application,
    { state: { $in: [...UNANSWERED] }, replyDueOn: { $lt: dayOf(now(tx)) } },
    { orderBy: { id: 'asc' }, limit: most, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  for (const unanswered of due) record(tx, unanswered, 'LAPSED', null);
  return { lapsed: due.length };
}

/** The job: lapses all that is due, batch by batch. Running it twice changes nothing. */
export async function lapseAllDue(context: Context, batch = BATCH): Promise<void> {
  while ((await transact(context, (tx) => lapseApplications(tx, batch))).lapsed === batch);
}

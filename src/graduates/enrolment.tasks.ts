import type { Crons, Tasks } from '../jobs/worker.ts';
import { daysBefore } from '../kernel/clock.ts';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { transact } from '../kernel/transact.ts';
import { CohortInvitation } from './enrolment.entity.ts';

/** An invitation that nobody took up is kept so many days after it expired, as the privacy notice says. */
const KEPT_DAYS = 90;

/** Forgets invitations that nobody took up. @returns how many */
export const forgetInvitations = (tx: Tx): Promise<number> => tx.em.nativeDelete(CohortInvitation, { acceptedAt: null, expiresAt: { $lt: daysBefore(now(tx), KEPT_DAYS) } });

export const enrolmentTasks: Tasks = {
  async 'graduates.forgetInvitations'(context) {
    await transact(context, forgetInvitations);
  },
};

export const enrolmentCrons: Crons = { 'graduates.forgetInvitations': '29 3 * * *' };

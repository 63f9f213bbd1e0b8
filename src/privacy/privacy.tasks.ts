import type { Crons, Tasks } from '../jobs/worker.ts';
import { transact } from '../kernel/transact.ts';
import { SWEEP, sweep } from './erasure.service.ts';
import { forgetOld } from './retention.service.ts';

export const privacyTasks: Tasks = {
  [SWEEP]: sweep,
  async 'privacy.forgetOld'(context) {
    await transact(context, forgetOld);
  },
};

export const privacyCrons: Crons = { 'privacy.forgetOld': '23 * * * *' };

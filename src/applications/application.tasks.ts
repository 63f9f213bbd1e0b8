import type { Crons, Tasks } from '../jobs/worker.ts';
import { lapseAllDue } from './lapse.service.ts';

export const applicationTasks: Tasks = { lapseApplications: (context) => lapseAllDue(context) };

/** Days change at midnight in Casablanca; hourly, so that a service that was down then catches up. */
export const applicationCrons: Crons = { lapseApplications: '7 * * * *' };

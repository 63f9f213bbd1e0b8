import type { Crons, Tasks } from '../jobs/worker.ts';
import type { Subscribers } from '../kernel/transact.ts';

/** Who hears of changes above it (kernel/transact.ts). */
export const subscribers: readonly Subscribers[] = [];

/** What runs after the commit. */
export const tasks: Tasks = {};

/** What runs by itself. */
export const crons: Crons = {};

import type { Crons, Tasks } from '../jobs/worker.ts';
import { type Subscribers, transact } from '../kernel/transact.ts';
import { expireOffers } from './expiry.service.ts';
import { pauseUnanswered } from './posted-for.service.ts';
import { rescaleOffers } from './rescale.service.ts';

/** What offers hear of above them. */
export const offerSubscribers: Subscribers = { employer: rescaleOffers, sponsorship: pauseUnanswered };

export const offerTasks: Tasks = {
  async expireOffers(context) {
    while ((await transact(context, expireOffers)).expired > 0);
  },
};

/** Hourly, since Casablanca's distance from UTC is for the state to change. Offers past their day are out of sight before. */
export const offerCrons: Crons = { expireOffers: '7 * * * *' };

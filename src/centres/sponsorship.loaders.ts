import type { Context } from '../kernel/context.ts';
import { all, one } from '../kernel/loaders.ts';
import { read } from '../kernel/read.ts';
import { sponsorship } from './sponsorship.visibility.ts';

/** The sponsorship of an employer that is not here itself; null of any other. */
export const sponsorshipByEmployerId = one(sponsorship, 'employerId');

/** The employers a centre posts for, first taken on first. */
export const sponsorshipsByCentreId = all(sponsorship, 'centreId', ['since', 'id']);

/** Whether a centre posts for the employer, which is not here itself: for verbs, as it is inside their transaction. */
export async function isPostedFor(context: Context, employerId: string): Promise<boolean> {
  return (await read(context, sponsorship).select('sponsorship.id').where('sponsorship.employerId', '=', employerId).executeTakeFirst()) !== undefined;
}

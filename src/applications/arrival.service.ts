import { ownersOf } from '../employers/employer.post.ts';
import { employer } from '../employers/employer.visibility.ts';
import { disclosure, graduate } from '../graduates/graduate.visibility.ts';
import { confirmedOnly } from '../identity/addressee.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { transact } from '../kernel/transact.ts';
import { postOnce } from '../mail/letter.ts';
import { titlesOf } from '../offers/offer.titles.ts';
import { application } from './application.visibility.ts';
import { APPLICATIONS_RECEIVED } from './owner.letters.ts';

/** The job that tells an employer who applied within an hour. */
export const TELL_ARRIVALS = 'tellArrivals';
const HOUR_MS = 60 * 60_000;
/** An application that was sent in the hour's last second is committed by then. */
const SETTLED_MS = 60_000;
/** How many are named in one letter. */
const NAMED_MOST = 20;

const REASON = 'an employer hears who applied';

const hourOf = (at: Date): Date => new Date(Math.floor(at.valueOf() / HOUR_MS) * HOUR_MS);

/** When an application that was sent then is told of. */
export const toldAt = (submittedAt: Date): Date => new Date(hourOf(submittedAt).valueOf() + HOUR_MS + SETTLED_MS);

/** Has the owners of an employer told of an application that just came, with all others of the hour. */
export async function tellArrivalLater(tx: Tx, employerId: string): Promise<void> {
  await enqueue(tx, TELL_ARRIVALS, { employerId, hour: hourOf(now(tx)).toISOString() }, toldAt(now(tx)));
}

/** Who applied to the employer within the hour and has not taken it back, first ones first; by letter aside, which came by itself. */
const arrivedIn = (service: Tx, employerId: string, hour: Date) =>
  read(service, application)
    .innerJoin(from(service, graduate), 'graduate.id', 'application.graduateId')
    .select(['application.id', 'application.offerId', 'application.graduateId', 'graduate.accountId', 'graduate.name'])
    .where('application.employerId', '=', employerId)
    .where('application.submittedAt', '>=', hour.toISOString())
    .where('application.submittedAt', '<', new Date(hour.valueOf() + HOUR_MS).toISOString())
    .where('application.promisedDays', '>', 0)
    .where('application.state', 'not in', ['WITHDRAWN', 'HIRED_ELSEWHERE'])
    .orderBy('application.submittedAt')
    .orderBy('application.id')
    .execute();

/** Writes to the owners who applied within the hour; a second job of the same hour finds the letters written. */
async function tellOwners(tx: Tx, employerId: string, hour: Date): Promise<void> {
  const service = asSystem(tx, REASON);
  const told = await read(service, employer).select('employer.name').where('employer.id', '=', employerId).where('employer.suspendedAt', 'is', null).executeTakeFirst();
  const came = told ? await arrivedIn(service, employerId, hour) : [];
  if (!told || came.length === 0) return;
  const known = await read(service, disclosure).select('disclosure.graduateId').where('disclosure.employerId', '=', employerId).where('disclosure.endedAt', 'is', null).where('disclosure.graduateId', 'in', came.map((row) => row.graduateId)).execute();
  const named = new Set(known.map((row) => row.graduateId));
  const titles = new Map<string, Awaited<ReturnType<typeof titlesOf>>>();
  for (const { offerId } of came) if (!titles.has(offerId)) titles.set(offerId, await titlesOf(service, offerId));
  const letters = (await confirmedOnly(tx, await ownersOf(tx, employerId))).flatMap((to) => {
    const others = came.filter(({ accountId }) => accountId !== to.accountId);
    const applicants = others.slice(0, NAMED_MOST).map(({ id, offerId, graduateId, name }) => ({ named: named.has(graduateId) ? { name, applicationId: id } : null, title: titles.get(offerId)!(to.language) }));
    return applicants.length > 0 ? [{ to, data: { employer: told.name, applicants, more: others.length - applicants.length } }] : [];
  });
  await postOnce(tx, APPLICATIONS_RECEIVED, `${employerId} ${hour.toISOString()}`, letters);
}

/** The job. */
export async function tellArrivals(context: Context, payload: unknown): Promise<void> {
  const { employerId, hour } = payload as { employerId: string; hour: string };
  await transact(context, (tx) => tellOwners(tx, employerId, new Date(hour)));
}

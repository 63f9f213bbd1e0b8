import { makeContext } from '../../src/server/request-context.ts';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import type { Asker, EdgeWorld } from './world.ts';

/** How many applications the own page shows. */
const APPLICATIONS = 20;

/** A graduate, and offers it has not applied to. */
export interface Applicant extends Asker {
  readonly graduateId: string;
  readonly offers: readonly { readonly id: string; readonly employerId: string }[];
}

const OPEN = `select o.id, o.employer_id as "employerId" from offers o join employers e on e.id = o.employer_id
  where o.state = 'PUBLISHED' and o.openings > 0 and o.apply_url is null and (o.deadline_on is null or o.deadline_on > current_date + 1) and e.verified_at is not null and e.suspended_at is null
    and not exists (select 1 from applications a where a.offer_id = o.id and a.graduate_id = $1) order by o.id limit 400`;

/** Graduates whom a centre confirmed, those with the most applications first. */
const READY = `select g.id as "graduateId", g.account_id as "accountId" from graduates g join accounts a on a.id = g.account_id
  where a.email_confirmed_at is not null and a.suspended_at is null and exists (select 1 from enrolments e where e.graduate_id = g.id and e.confirmed_at is not null)
  order by (select count(*) from applications p where p.graduate_id = g.id) desc, g.id limit $1`;

/** So many graduates who are signed in, each with the offers it may apply to. */
export async function applicants(world: EdgeWorld, count: number): Promise<Applicant[]> {
  const found = await world.query<{ graduateId: string; accountId: string }>(READY, [count]);
  const all: Applicant[] = [];
  for (const { graduateId, accountId } of found) all.push({ ...(await world.signIn(accountId)), graduateId, offers: await world.query<Applicant['offers'][number]>(OPEN, [graduateId]) });
  return all;
}

/** A graduate with a page of applications, sent as everybody sends them. */
export async function busyGraduate(world: EdgeWorld): Promise<Applicant> {
  const [busy] = await applicants(world, 1);
  const [{ sent }] = (await world.query<{ sent: number }>('select count(*)::int as sent from applications where graduate_id = $1', [busy!.graduateId])) as [{ sent: number }];
  const context = makeContext(world.app, { viewer: { accountId: busy!.accountId, sessionId: null, roles: new Set([Role.GRADUATE]), system: null } });
  for (const offer of busy!.offers.slice(0, Math.max(0, APPLICATIONS - sent))) await transact(context, (tx) => submitApplication(tx, { offerId: offer.id }));
  return { ...busy!, offers: busy!.offers.slice(APPLICATIONS) };
}

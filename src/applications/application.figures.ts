import { addDays, dayOf } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { defineLoader, type Loader } from '../kernel/loaders.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { hasScope, isAdministrator, recruits, Role, Scope } from '../kernel/viewer.ts';
import { managedOffer } from '../offers/offer.visibility.ts';
import { application, ownApplication } from './application.visibility.ts';

/** How far back promises are looked at, in days. */
const WINDOW_DAYS = 365;
/** Under so many applications no figure is shown: it would say more of chance, or of persons, than of the employer. */
const LEAST = 5;

/** How an employer keeps its reply promise. */
export interface ReplyRecord {
  /** Share in [0, 1] of applications answered within the promise; null under five that were due. */
  readonly replyRate: number | null;
  /** Whole days from application to first answer, the median; null under five answers. */
  readonly medianReplyDays: number | null;
}

/**
 * The reply record of employers over promises that fell due in the last 365 days, in one statement. An answer is an
 * interview, a proposal or a refusal. What the person took back unanswered is left out.
 */
export const replyRecordByEmployerId: Loader<string, ReplyRecord> = defineLoader(async (context, employerIds) => {
  const system = asSystem(context, 'the public reply record of an employer');
  const today = dayOf(now(context));
  const rows = await read(system, application)
    .select((eb) => [
      'application.employerId',
      eb.fn.countAll().as('due'),
      eb.fn.count('application.answeredAfterDays').as('answered'),
      eb.fn.countAll().filterWhereRef('application.answeredAfterDays', '<=', 'application.promisedDays').as('kept'),
      eb.fn.agg<number | null>('percentile_disc', [eb.cast(eb.val(0.5), 'double precision')]).withinGroupOrderBy('application.answeredAfterDays').as('median'),
    ])
    .where('application.employerId', 'in', employerIds)
    // What went by letter to an employer that was not here yet was promised nothing.
    .where('application.promisedDays', '>', 0)
    .where('application.replyDueOn', '<', today)
    .where('application.replyDueOn', '>=', addDays(today, -WINDOW_DAYS))
    .where((eb) => eb.or([eb('application.answeredAfterDays', 'is not', null), eb('application.state', 'not in', ['WITHDRAWN', 'HIRED_ELSEWHERE'])]))
    .groupBy('application.employerId')
    .execute();
  const byEmployer = new Map(rows.map((row) => [row.employerId, row]));
  return employerIds.map((id) => {
    const row = byEmployer.get(id);
    return {
      replyRate: row && Number(row.due) >= LEAST ? Math.round((Number(row.kept) / Number(row.due)) * 1e4) / 1e4 : null,
      medianReplyDays: row && Number(row.answered) >= LEAST ? row.median : null,
    };
  });
});

/** How many people applied to an offer; null unless the viewer is of its employer, applied there itself, or is an administrator. */
export const applicationCountByOfferId: Loader<string, number | null> = defineLoader(async (context, offerIds) => {
  const shown = await offersWithCount(context, offerIds);
  if (shown.size === 0) return offerIds.map(() => null);
  const counts = await read(asSystem(context, 'how many applied, which no single applicant may list'), application)
    .select((eb) => ['application.offerId', eb.fn.count('application.graduateId').distinct().as('people')])
    .where('application.offerId', 'in', [...shown])
    .groupBy('application.offerId')
    .execute();
  const byOffer = new Map(counts.map((row) => [row.offerId, Number(row.people)]));
  return offerIds.map((offerId) => (shown.has(offerId) ? (byOffer.get(offerId) ?? 0) : null));
});

async function offersWithCount(context: Context, offerIds: readonly string[]): Promise<Set<string>> {
  const { viewer } = context;
  if (isAdministrator(viewer)) return new Set(offerIds);
  const managed = recruits(viewer) && hasScope(viewer, Scope.APPLICATIONS_READ) ? await read(context, managedOffer).select('managedOffer.id').where('managedOffer.id', 'in', offerIds).execute() : [];
  const applied = viewer.roles.has(Role.GRADUATE)
    ? await read(context, application).innerJoin(from(context, ownApplication), 'ownApplication.id', 'application.id').select('application.offerId as id').where('application.offerId', 'in', offerIds).execute()
    : [];
  return new Set([...managed, ...applied].map((row) => row.id));
}

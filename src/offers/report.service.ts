import { type Tx, newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { REASON_MOST, Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { NOBODY } from '../kernel/viewer.ts';
import { Offer, OfferEvent } from './offer.entity.ts';
import { OfferReport, type ReportDecision, type ReportReason } from './offer-report.entity.ts';
import { offer } from './offer.visibility.ts';
import { reportFault } from './report.errors.ts';
import { tellOfRemoval, tellReporters } from './report.post.ts';
import { decidedReport, moderatedOffer, offerReport } from './report.visibility.ts';

const DETAIL_MOST = 1000;

/** Says that an offer is not what it should be. Anybody signed in may, of what was published and it may see; again only once it was decided. Faults: NOT_FOUND, ALREADY_REPORTED, TOO_LONG. */
export async function reportOffer(tx: Tx, input: { offerId: string; reason: ReportReason; detail?: string | null }): Promise<{ report: string }> {
  const rules = new Rules();
  rules.text('detail', input.detail, DETAIL_MOST, true);
  if (input.reason === 'OTHER') rules.required('detail', input.detail);
  rules.done();
  const found = await read(tx, offer).select('offer.id').where('offer.id', '=', input.offerId).where('offer.publishedAt', 'is not', null).executeTakeFirst();
  if (!found) throw faults.NOT_FOUND('offerId');
  const { id } = tx.em.create(OfferReport, { id: newId(tx), offerId: found.id, reporterId: tx.viewer.accountId, reason: input.reason, detail: input.detail?.trim() || null, createdAt: now(tx) });
  return { report: id };
}

export interface DecideReport {
  readonly reportId: string;
  readonly decision: ReportDecision;
  readonly reason: string;
}

/**
 * An administrator decides about a report. Removing closes the offer for good, whatever state it is in, with the reason in
 * its events and a letter to its employer's owners; every other open report of the offer is decided with it. Who reported is told.
 * Faults: NOT_FOUND, ALREADY_DECIDED, REQUIRED, TOO_LONG.
 */
export async function decideReport(tx: Tx, input: DecideReport): Promise<{ report: string }> {
  const rules = new Rules();
  rules.text('reason', input.reason, REASON_MOST);
  rules.done();
  const named = await read(tx, offerReport).select('offerReport.offerId').where('offerReport.id', '=', input.reportId).executeTakeFirst();
  // The offer's lock first: two reports of one offer are decided one after the other.
  const reported = await load(tx, moderatedOffer, Offer, named?.offerId ?? NOBODY, 'reportId');
  const report = await load(tx, decidedReport, OfferReport, input.reportId, 'reportId');
  if (report.decidedAt) throw reportFault.ALREADY_DECIDED('reportId');
  const reason = input.reason.trim();
  const together = input.decision === 'REMOVED' ? await tx.em.find(OfferReport, { offerId: report.offerId, decidedAt: null }, { orderBy: { id: 'asc' } }) : [report];
  for (const one of together) Object.assign(one, { decision: input.decision, decisionReason: reason, decidedById: tx.viewer.accountId, decidedAt: now(tx) });
  if (input.decision === 'REMOVED') await removeOffer(tx, reported, reason);
  await tellReporters(tx, together.map((one) => one.reporterId), reported.id, input.decision);
  return { report: report.id };
}

/** Closes an offer for good over its employer's head; one that is closed already gets the note alone. */
async function removeOffer(tx: Tx, entity: Offer, reason: string): Promise<void> {
  tx.em.create(OfferEvent, { id: newId(tx), offerId: entity.id, at: now(tx), actorId: tx.viewer.accountId, fromState: entity.state, toState: 'CLOSED', changedFields: [], note: reason });
  entity.state = 'CLOSED';
  entity.updatedAt = now(tx);
  changed(tx, 'offer', entity.id);
  await tellOfRemoval(tx, entity, reason);
}

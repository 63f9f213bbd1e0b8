import { coordinatorsFor } from '../centres/sponsorship.post.ts';
import { ownersOf } from '../employers/employer.post.ts';
import { addresseesOf } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';
import { postAll } from '../mail/letter.ts';
import type { ReportDecision } from './offer-report.entity.ts';
import { titlesOf } from './offer.titles.ts';
import { OFFER_REMOVED, REPORT_DECIDED } from './report.letters.ts';

/** Tells the owners of an offer's employer that it was taken down, and why; where the employer is not here, the coordinators of the centre that posts for it. */
export async function tellOfRemoval(tx: Tx, offer: { readonly id: string; readonly employerId: string }, reason: string): Promise<void> {
  const titleIn = await titlesOf(tx, offer.id);
  const answerable = [...(await ownersOf(tx, offer.employerId)), ...(await coordinatorsFor(tx, offer.employerId))];
  await postAll(tx, OFFER_REMOVED, answerable.map((to) => ({ to, data: { title: titleIn(to.language), reason } })));
}

/** Tells those who reported an offer what came of it. */
export async function tellReporters(tx: Tx, accountIds: readonly string[], offerId: string, decision: ReportDecision): Promise<void> {
  const titleIn = await titlesOf(tx, offerId);
  const reporters = await addresseesOf(tx, [...new Set(accountIds)]);
  await postAll(tx, REPORT_DECIDED, reporters.map((to) => ({ to, data: { title: titleIn(to.language), removed: decision === 'REMOVED' } })));
}

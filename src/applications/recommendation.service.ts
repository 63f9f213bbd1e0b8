import { cohort } from '../centres/centre.visibility.ts';
import { Disclosure } from '../graduates/enrolment.entity.ts';
import { Graduate } from '../graduates/graduate.entity.ts';
import { hasBlocked } from '../graduates/graduate.sight.ts';
import { candidateOf, taughtGraduate } from '../graduates/graduate.visibility.ts';
import { addresseesOf } from '../identity/addressee.ts';
import { requireConfirmedEmail, someConfirmed } from '../identity/confirmation.service.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { Offer } from '../offers/offer.entity.ts';
import { hasConsent } from '../privacy/consent.service.ts';
import { Application } from './application.entity.ts';
import { LIVE } from './application.states.ts';
import { disclose, endRecommended } from './disclose.ts';
import { OfferMark } from './offer-mark.entity.ts';
import { Recommendation } from './recommendation.entity.ts';
import { recommendationFault } from './recommendation.errors.ts';
import { tellEmployer, tellGraduate } from './recommendation.post.ts';
import { madeRecommendation, ownRecommendation, coordinatedSeat } from './recommendation.visibility.ts';
import { lockApplicant, lockOpenOffer } from './submit.service.ts';

const NOTE_MOST = 2000;

/** Whether the person blocked the employer, itself or by its name. */
async function isBlocked(tx: Tx, graduateId: string, employerId: string): Promise<boolean> {
  const pair = await read(asSystem(tx, 'nobody is recommended to an employer that it blocked'), candidateOf)
    .select((eb) => hasBlocked(eb, 'candidateOf.employerId', 'candidateOf.id').as('blocked'))
    .where('candidateOf.id', '=', graduateId)
    .where('candidateOf.employerId', '=', employerId)
    .executeTakeFirst();
  return Boolean(pair?.blocked);
}

/** What stands against recommending a person to an offer. What it decided for itself is told as one. */
async function checkWished(tx: Tx, graduateId: string, { id: offerId, employerId }: Offer): Promise<void> {
  if ((await tx.em.count(Recommendation, { graduateId, offerId, state: { $in: ['ASKED', 'AGREED'] } })) > 0) throw recommendationFault.ALREADY_RECOMMENDED('graduateId');
  if ((await tx.em.count(Application, { graduateId, offerId, state: { $in: [...LIVE] } })) > 0) throw recommendationFault.HAS_APPLIED('graduateId');
  const declined = await tx.em.count(Recommendation, { graduateId, offerId, state: 'DECLINED' });
  const hidden = await tx.em.count(OfferMark, { graduateId, offerId, kind: 'HIDDEN' });
  if (declined + hidden > 0 || (await isBlocked(tx, graduateId, employerId))) throw recommendationFault.NOT_WISHED('graduateId');
}

/** Whether the employer was to see the person no longer: what was agreed for every employer does not bring that back. */
const hasEnded = async (tx: Tx, graduateId: string, employerId: string): Promise<boolean> => (await tx.em.count(Disclosure, { graduateId, employerId, endedAt: { $ne: null } })) > 0;

/** The centre that the viewer coordinates and the person was trained at: that of the seat confirmed last. */
async function centreOf(tx: Tx, graduateId: string): Promise<string> {
  const seat = await read(tx, coordinatedSeat)
    .innerJoin(from(tx, cohort), 'cohort.id', 'coordinatedSeat.cohortId')
    .select('cohort.centreId')
    .where('coordinatedSeat.graduateId', '=', graduateId)
    .orderBy('coordinatedSeat.confirmedAt', 'desc')
    .orderBy('coordinatedSeat.id')
    .executeTakeFirst();
  if (!seat) throw faults.NOT_FOUND('graduateId');
  return seat.centreId;
}

/**
 * A centre recommends a learner to an open offer. The person is asked by letter, and the employer hears nothing until it agrees;
 * who agreed to recommendations beforehand is told instead, and may decline afterwards; not of an employer it once ended seeing it.
 */
export async function recommendGraduate(tx: Tx, input: { offerId: string; graduateId: string; note?: string | null }): Promise<{ recommendation: string }> {
  const rules = new Rules();
  rules.text('note', input.note, NOTE_MOST);
  rules.done();
  const { id: graduateId, accountId } = await load(tx, taughtGraduate, Graduate, input.graduateId, 'graduateId');
  const centreId = await centreOf(tx, graduateId);
  const sought = await lockOpenOffer(tx, input.offerId);
  await checkWished(tx, graduateId, sought);
  const [person] = await addresseesOf(tx, [accountId]);
  if (!person || !(await someConfirmed(tx, [accountId]))) throw recommendationFault.NOT_REACHED('graduateId');
  const agreedBefore = (await hasConsent(tx, accountId, 'RECOMMENDATION')) && !(await hasEnded(tx, graduateId, sought.employerId));
  const told = { offerId: sought.id, centreId, note: input.note?.trim() ?? null };
  const { id } = tx.em.create(Recommendation, {
    ...told, id: newId(tx), graduateId, byId: tx.viewer.accountId, state: agreedBefore ? 'AGREED' : 'ASKED', createdAt: now(tx), answeredAt: agreedBefore ? now(tx) : null,
  });
  await tellGraduate(tx, person, told, agreedBefore);
  if (agreedBefore) await pass(tx, graduateId, sought.employerId, told);
  return { recommendation: id };
}

/** The employer's members see the person from now on, and its owners are told that somebody is there. */
async function pass(tx: Tx, graduateId: string, employerId: string, told: { offerId: string; centreId: string }): Promise<void> {
  await disclose(tx, graduateId, employerId, 'RECOMMENDATION');
  await tellEmployer(tx, employerId, told);
}

interface Which {
  readonly recommendationId: string;
}

/** The person agrees: its name goes to the employer. Twice is once. */
export async function agreeRecommendation(tx: Tx, { recommendationId }: Which): Promise<{ recommendation: string }> {
  await lockApplicant(tx);
  const asked = await load(tx, ownRecommendation, Recommendation, recommendationId, 'recommendationId');
  const { id: recommendation, graduateId, state } = asked;
  if (state === 'AGREED') return { recommendation };
  if (state !== 'ASKED') throw recommendationFault.ALREADY_ANSWERED('recommendationId');
  const { employerId } = await lockOpenOffer(tx, asked.offerId, 'recommendationId');
  await requireConfirmedEmail(tx);
  if (await isBlocked(tx, graduateId, employerId)) throw recommendationFault.EMPLOYER_BLOCKED('recommendationId');
  Object.assign(asked, { state: 'AGREED', answeredAt: now(tx) });
  await pass(tx, graduateId, employerId, asked);
  return { recommendation };
}

/** Ends a recommendation one way, and with one that was agreed the disclosure that nothing else made. Twice is once. */
async function end(tx: Tx, ended: Recommendation, state: 'DECLINED' | 'WITHDRAWN'): Promise<{ recommendation: string }> {
  const { id: recommendation, offerId, graduateId } = ended;
  const before = ended.state;
  if (before !== 'ASKED' && before !== 'AGREED') return { recommendation };
  Object.assign(ended, { state, answeredAt: now(tx) });
  if (before === 'AGREED') await endUnlessElsewhere(tx, recommendation, graduateId, (await tx.em.findOneOrFail(Offer, offerId)).employerId);
  return { recommendation };
}

/** The disclosure stays while another recommendation to the same employer is agreed. */
async function endUnlessElsewhere(tx: Tx, recommendationId: string, graduateId: string, employerId: string): Promise<void> {
  const others = await tx.em.find(Recommendation, { graduateId, state: 'AGREED', id: { $ne: recommendationId } });
  const there = others.length === 0 ? 0 : await tx.em.count(Offer, { id: { $in: others.map((other) => other.offerId) }, employerId });
  if (there === 0) await endRecommended(tx, graduateId, employerId);
}

/** The person says no, before or after it agreed; the employer sees it no longer, unless the person applied there too. */
export async function declineRecommendation(tx: Tx, { recommendationId }: Which): Promise<{ recommendation: string }> {
  await lockApplicant(tx);
  return end(tx, await load(tx, ownRecommendation, Recommendation, recommendationId, 'recommendationId'), 'DECLINED');
}

/** The centre takes its word back. */
export async function withdrawRecommendation(tx: Tx, { recommendationId }: Which): Promise<{ recommendation: string }> {
  return end(tx, await load(tx, madeRecommendation, Recommendation, recommendationId, 'recommendationId'), 'WITHDRAWN');
}

import { LockMode } from '@mikro-orm/core';
import { isPostedFor } from '../centres/sponsorship.loaders.ts';
import { Graduate } from '../graduates/graduate.entity.ts';
import { enrolment, ownGraduate } from '../graduates/graduate.visibility.ts';
import { requireConfirmedEmail } from '../identity/confirmation.service.ts';
import { addDays, dayOf, daysBefore } from '../kernel/clock.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { from, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { Offer } from '../offers/offer.entity.ts';
import { offer, openOffer } from '../offers/offer.visibility.ts';
import { Application, ApplicationEvent } from './application.entity.ts';
import { sendByLetter } from './by-letter.service.ts';
import { applicationFault } from './application.errors.ts';
import { disclose } from './disclose.ts';

const MESSAGE_MOST = 5000;
/** An application that went by letter is answered elsewhere: it stays open so many days, and counts for no promise. */
const BY_LETTER_DAYS = 60;

/**
 * Applies to an open offer and tells the employer who the person is; by letter where it is not registered. What blocks a match does not block this. The match
 * as it stands is written by the matcher, which hears of the change.
 */
export async function submitApplication(tx: Tx, input: { offerId: string; message?: string | null }): Promise<{ application: string }> {
  const rules = new Rules();
  rules.text('message', input.message, MESSAGE_MOST);
  rules.done();
  await lockApplicant(tx);
  const sought = await lockOpenOffer(tx, input.offerId);
  if (sought.applyUrl) throw applicationFault.EXTERNAL_APPLICATION('offerId', { url: sought.applyUrl });
  await requireConfirmedEmail(tx);
  const graduateId = await confirmedGraduate(tx);
  const goesByLetter = Boolean(sought.applyEmail) && (await isPostedFor(tx, sought.employerId));
  if (goesByLetter) await requireUnsent(tx, sought.id, graduateId);
  const message = input.message?.trim() || null;
  const at = now(tx);
  const { id } = tx.em.create(Application, {
    id: newId(tx),
    offerId: sought.id,
    graduateId,
    employerId: sought.employerId,
    state: 'SUBMITTED',
    message,
    submittedAt: at,
    replyDueOn: addDays(dayOf(at), goesByLetter ? BY_LETTER_DAYS : sought.replyWithinDays),
    promisedDays: goesByLetter ? 0 : sought.replyWithinDays,
    updatedAt: at,
  });
  const event = tx.em.create(ApplicationEvent, { id: newId(tx), applicationId: id, at, actorId: tx.viewer.accountId, fromState: null, toState: 'SUBMITTED', note: null });
  await disclose(tx, graduateId, sought.employerId, 'APPLICATION');
  if (goesByLetter) await sendByLetter(tx, sought, graduateId, message);
  changed(tx, 'application', id);
  changed(tx, 'applicationEvent', event.id);
  changed(tx, 'graduate', graduateId);
  return { application: id };
}

/** The person first: an erasure of it and an application come one after the other, and what comes second finds nobody. */
export async function lockApplicant(tx: Tx): Promise<void> {
  await tx.em.findOne(Graduate, { accountId: tx.viewer.accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Locks the offer and asks whether it is open afterwards, in a statement of its own: closing and applying can not pass each other. */
export async function lockOpenOffer(tx: Tx, offerId: string, field = 'offerId'): Promise<Offer> {
  const locked = await load(tx, offer, Offer, offerId, field);
  const open = await read(tx, openOffer).select('openOffer.id').where('openOffer.id', '=', offerId).executeTakeFirst();
  if (!open) throw applicationFault.OFFER_CLOSED(field);
  return locked;
}

/** The viewer's own graduate, whom a centre has confirmed. */
async function confirmedGraduate(tx: Tx): Promise<string> {
  const confirmed = await read(tx, ownGraduate)
    .innerJoin(from(tx, enrolment), 'enrolment.graduateId', 'ownGraduate.id')
    .select('ownGraduate.id')
    .where('enrolment.confirmedAt', 'is not', null)
    .executeTakeFirst();
  if (!confirmed) throw applicationFault.NOT_CONFIRMED();
  return confirmed.id;
}

/** A letter can not be taken back: whoever withdrew what went by one does not send another while it would still be open. */
async function requireUnsent(tx: Tx, offerId: string, graduateId: string): Promise<void> {
  const since = daysBefore(now(tx), BY_LETTER_DAYS);
  const sent = await tx.em.count(Application, { offerId, graduateId, promisedDays: 0, submittedAt: { $gt: since } });
  if (sent > 0) throw applicationFault.ALREADY_APPLIED('offerId');
}

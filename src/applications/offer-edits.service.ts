import { employer } from '../employers/employer.visibility.ts';
import { graduate } from '../graduates/graduate.visibility.ts';
import { addresseesOf } from '../identity/addressee.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { asSystem, from, read, writeRows } from '../kernel/read.ts';
import { load, type Subscribers, transact } from '../kernel/transact.ts';
import { postAll } from '../mail/letter.ts';
import { Offer, OfferSchema } from '../offers/offer.entity.ts';
import { titlesOf } from '../offers/offer.titles.ts';
import { offer, offerEvent, writtenOffer } from '../offers/offer.visibility.ts';
import { UNDER_WAY } from './application.states.ts';
import { application } from './application.visibility.ts';
import { OFFER_EDITED, toldFields } from './offer-edits.letters.ts';

/** The job that tells those who applied what was edited. */
export const TELL_EDITS = 'tellOfferEdits';
/** Who edits goes on editing: the letter waits for the rest. */
const PAUSE_MS = 10 * 60_000;
/** A person hears of an offer at most once in so long. */
const APART_MS = 60 * 60_000;

const REASON = 'those who applied are told of edits';

/** The edits of an offer that nobody was told of yet, first ones first. */
async function untold(service: Tx, offerId: string): Promise<{ at: Date; fields: string[] }[]> {
  const rows = await read(service, offerEvent)
    .innerJoin(from(service, writtenOffer), 'writtenOffer.id', 'offerEvent.offerId')
    .select(['offerEvent.at', 'offerEvent.changedFields'])
    .where('offerEvent.offerId', '=', offerId)
    .where((eb) => eb.or([eb('writtenOffer.editsToldAt', 'is', null), eb('offerEvent.at', '>', eb.ref('writtenOffer.editsToldAt'))]))
    .orderBy('offerEvent.at')
    .orderBy('offerEvent.id')
    .execute();
  return rows.map((row) => ({ at: new Date(row.at), fields: toldFields(row.changedFields) })).filter(({ fields }) => fields.length > 0);
}

/** The people with an application under way to the offer, and since when. */
const applicantsOf = (service: Tx, offerId: string) =>
  read(service, application)
    .innerJoin(from(service, graduate), 'graduate.id', 'application.graduateId')
    .select(['graduate.accountId', 'application.submittedAt'])
    .where('application.offerId', '=', offerId)
    .where('application.state', 'in', [...UNDER_WAY])
    .orderBy('application.id')
    .execute();

/** An offer that was edited: its letters go out later, so that several edits make one. */
export const offerEditSubscribers: Subscribers = {
  async offer(tx, offerId) {
    if (tx.app.mail.silent) return;
    const service = asSystem(tx, REASON);
    const edits = await untold(service, offerId);
    if (edits.length === 0 || (await applicantsOf(service, offerId)).length === 0) return;
    const { editsToldAt } = await read(service, writtenOffer).select('writtenOffer.editsToldAt').where('writtenOffer.id', '=', offerId).executeTakeFirstOrThrow();
    const earliest = Math.max(now(tx).valueOf() + PAUSE_MS, editsToldAt === null ? 0 : new Date(editsToldAt).valueOf() + APART_MS);
    await enqueue(tx, TELL_EDITS, { offerId }, new Date(earliest));
  },
};

/**
 * Writes to everybody with an application under way what of the offer was edited since they were last told, and since they
 * applied. Running it again writes nothing; within the hour after a letter it leaves the rest to the job of the later edit.
 */
async function tellEdits(tx: Tx, offerId: string): Promise<{ letters: number }> {
  const service = asSystem(tx, REASON);
  const known = await read(service, offer).select(['offer.slug', 'offer.employerId']).where('offer.id', '=', offerId).executeTakeFirst();
  if (!known) return { letters: 0 };
  const entity = await load(service, writtenOffer, Offer, offerId, 'offerId');
  if (entity.editsToldAt && now(tx).valueOf() < new Date(entity.editsToldAt).valueOf() + APART_MS) return { letters: 0 };
  const edits = await untold(service, offerId);
  if (edits.length === 0) return { letters: 0 };
  // Past the entity: nothing that its editors would have to be told of has changed, so its version stays.
  await writeRows(tx, OfferSchema).updateTable('offers').set({ edits_told_at: now(tx) }).where('id', '=', offerId).execute();
  const applicants = await applicantsOf(service, offerId);
  const { name } = await read(service, employer).select('employer.name').where('employer.id', '=', known.employerId).executeTakeFirstOrThrow();
  const titleIn = await titlesOf(service, offerId);
  const appliedAt = new Map(applicants.map((row) => [row.accountId, new Date(row.submittedAt)]));
  const letters = (await addresseesOf(tx, [...appliedAt.keys()])).flatMap((to) => {
    const fields = toldFields(edits.filter(({ at }) => at > appliedAt.get(to.accountId)!).flatMap((edit) => edit.fields));
    return fields.length > 0 ? [{ to, data: { title: titleIn(to.language), employer: name, slug: known.slug, fields } }] : [];
  });
  await postAll(tx, OFFER_EDITED, letters);
  return { letters: letters.length };
}

/** The job. */
export async function tellOfferEdits(context: Context, payload: unknown): Promise<void> {
  await transact(context, (tx) => tellEdits(tx, (payload as { offerId: string }).offerId));
}

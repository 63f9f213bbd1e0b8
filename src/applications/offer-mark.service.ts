import { loadOwn } from '../graduates/profile.service.ts';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { offer } from '../offers/offer.visibility.ts';
import { OfferMark, type OfferMarkKind } from './offer-mark.entity.ts';

/** So many offers a person keeps marked; of each kind more than anybody looks through. */
export const MARKS_MOST = 1000;

interface Marking {
  offerId: string;
}

/** One mark an offer: the last word stands, and the same word said again keeps its day. Marking changes nothing that others see. */
async function mark(tx: Tx, { offerId }: Marking, kind: OfferMarkKind): Promise<{ offer: string }> {
  const own = await loadOwn(tx);
  const seen = await read(tx, offer).select('offer.id').where('offer.id', '=', offerId).executeTakeFirst();
  if (!seen) throw faults.NOT_FOUND('offerId');
  const present = await tx.em.findOne(OfferMark, { graduateId: own.id, offerId: seen.id });
  if (present?.kind === kind) return { offer: seen.id };
  const marked = await tx.em.count(OfferMark, { graduateId: own.id, kind });
  if (marked >= MARKS_MOST) throw faults.TOO_LONG('offerId', { length: marked + 1, most: MARKS_MOST });
  if (present) tx.em.assign(present, { kind, createdAt: now(tx) });
  else tx.em.create(OfferMark, { graduateId: own.id, offerId: seen.id, kind, createdAt: now(tx) });
  return { offer: seen.id };
}

/** Keeps an offer that the person may see in mind. Faults: NOT_FOUND, TOO_LONG. */
export const saveOffer = (tx: Tx, input: Marking): Promise<{ offer: string }> => mark(tx, input, 'SAVED');

/** Takes an offer that the person may see out of its matches. Faults: NOT_FOUND, TOO_LONG. */
export const hideOffer = (tx: Tx, input: Marking): Promise<{ offer: string }> => mark(tx, input, 'HIDDEN');

/** Takes a mark away, also of an offer that is out of sight by now; one that was not marked is answered alike. */
export async function unmarkOffer(tx: Tx, { offerId }: Marking): Promise<{ offer: string }> {
  const own = await loadOwn(tx);
  await tx.em.nativeDelete(OfferMark, { graduateId: own.id, offerId });
  return { offer: offerId };
}

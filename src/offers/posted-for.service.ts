import { isPostedFor } from '../centres/sponsorship.loaders.ts';
import type { Tx } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { load } from '../kernel/transact.ts';
import { Offer } from './offer.entity.ts';
import { offer, writtenOffer } from './offer.visibility.ts';
import { moveOffer } from './publication.service.ts';

/** An employer that went back to its centre: offers that say no way to apply, which nobody would read the applications to, are paused. */
export async function pauseUnanswered(tx: Tx, employerId: string): Promise<void> {
  if (!(await isPostedFor(tx, employerId))) return;
  const service = asSystem(tx, 'an employer that left answers nothing');
  const rows = await read(service, offer)
    .select('offer.id')
    .where('offer.employerId', '=', employerId)
    .where('offer.state', '=', 'PUBLISHED')
    .where('offer.applyUrl', 'is', null)
    .where('offer.applyEmail', 'is', null)
    .orderBy('offer.id')
    .execute();
  for (const { id } of rows) {
    const entity = await load(service, writtenOffer, Offer, id, 'offerId');
    if (entity.state === 'PUBLISHED') moveOffer(service, entity, 'PAUSED');
  }
  await tx.em.flush();
}

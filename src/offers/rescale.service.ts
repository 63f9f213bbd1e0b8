import { type Tx, now } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { changed, load } from '../kernel/transact.ts';
import { Offer } from './offer.entity.ts';
import { scaleIn } from './offer.service.ts';
import { hiringEmployer, managedOffer, offer, offerPlace } from './offer.visibility.ts';

/** An employer that moved: the scales of its offers are computed again. */
export async function rescaleOffers(tx: Tx, employerId: string): Promise<void> {
  const service = asSystem(tx, 'scales follow the seat of the employer');
  const seat = await read(service, hiringEmployer).select('hiringEmployer.placeCode').where('hiringEmployer.id', '=', employerId).executeTakeFirst();
  const rows = await read(service, offer).select(['offer.id', 'offer.scale', 'offer.workMode']).where('offer.employerId', '=', employerId).execute();
  if (!seat || rows.length === 0) return;
  const places = await read(service, offerPlace).select(['offerPlace.offerId', 'offerPlace.placeCode']).where('offerPlace.offerId', 'in', rows.map((row) => row.id)).execute();
  const byOffer = Map.groupBy(places, (row) => row.offerId);
  for (const row of rows) {
    const scale = await scaleIn(tx, { workMode: row.workMode, placeCodes: (byOffer.get(row.id) ?? []).map((place) => place.placeCode) }, seat.placeCode);
    if (scale === row.scale) continue;
    const entity = await load(service, managedOffer, Offer, row.id, 'offerId');
    entity.scale = scale;
    entity.updatedAt = now(tx);
    changed(tx, 'offer', row.id);
  }
  await tx.em.flush();
}

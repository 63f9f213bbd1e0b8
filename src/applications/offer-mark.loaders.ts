import type { Context } from '../kernel/context.ts';
import { defineLoader, type Loader } from '../kernel/loaders.ts';
import { type Order, page, type Page, type PageArgs } from '../kernel/paging.ts';
import { read, type Row } from '../kernel/read.ts';
import { Role } from '../kernel/viewer.ts';
import type { OfferMarkKind } from './offer-mark.entity.ts';
import { offerMark } from './offer-mark.visibility.ts';

/** The viewer's own mark of an offer; null where there is none. */
export const markByOfferId: Loader<string, OfferMarkKind | null> = defineLoader(async (context, offerIds) => {
  if (!context.viewer.roles.has(Role.GRADUATE)) return offerIds.map(() => null);
  const rows = await read(context, offerMark).select(['offerMark.offerId', 'offerMark.kind']).where('offerMark.offerId', 'in', offerIds).execute();
  const kinds = new Map(rows.map((row) => [row.offerId, row.kind]));
  return offerIds.map((offerId) => kinds.get(offerId) ?? null);
});

const NEWEST: Order = { name: 'MARKED', by: ['createdAt'], direction: 'desc' };

/** A page of the offers that a graduate marked so, last marked first; empty where the viewer is not that person. */
export const marksOfGraduate = (context: Context, graduateId: string, kind: OfferMarkKind, args: PageArgs): Promise<Page<Row<typeof offerMark>>> =>
  page(context, offerMark, NEWEST, args, (query) => query.where('offerMark.graduateId', '=', graduateId).where('offerMark.kind', '=', kind), 'offerId');

/** The offers that a graduate hid, as far as the viewer may know. */
export async function hiddenBy(context: Context, graduateIds: readonly string[]): Promise<Row<typeof offerMark>[]> {
  return read(context, offerMark).selectAll('offerMark').where('offerMark.graduateId', 'in', graduateIds).where('offerMark.kind', '=', 'HIDDEN').execute();
}

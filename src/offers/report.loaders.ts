import type { Context } from '../kernel/context.ts';
import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, page, type Page } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import type { OfferReportsArgs } from './report.type.ts';
import { offerEventNote, offerReport } from './report.visibility.ts';

export const reportById = one(offerReport);
export const noteByEventId = one(offerEventNote);

registerNode('OfferReport', reportById);

const WAITING_FIRST: Order = { name: 'WAITING', by: ['decided', 'createdAt'], direction: 'asc' };

/** Reports that the viewer may see: those that wait first, each of the two oldest first. */
export const reportsPage = (context: Context, { decided, ...args }: OfferReportsArgs): Promise<Page<Row<typeof offerReport>>> =>
  page(context, offerReport, WAITING_FIRST, args, (query) => query.$if(typeof decided === 'boolean', (q) => q.where('offerReport.decided', '=', decided!)));

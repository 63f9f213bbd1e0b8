import type { Context } from '../kernel/context.ts';
import { type Order, page, type Page, type PageArgs, pagedEdge } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { employerDecision, waitingEmployer } from './employer.visibility.ts';

const LATEST: Order = { name: 'DECIDED', by: ['decidedAt'], direction: 'desc' };
/** What was decided about an employer, last first. */
export const decisionsOfEmployer = pagedEdge(employerDecision, 'employerId', () => LATEST);

const LONGEST: Order = { name: 'WAITING', by: ['verificationAskedAt'], direction: 'asc' };
/** Employers that wait to be verified, who asked first first. */
export const waitingEmployersPage = (context: Context, args: PageArgs): Promise<Page<Row<typeof waitingEmployer>>> => page(context, waitingEmployer, LONGEST, args);

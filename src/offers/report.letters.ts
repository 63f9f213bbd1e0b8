import type { Tx } from '../kernel/context.ts';
import type { ReportDecision } from './offer-report.entity.ts';

/** Tells the owners of an offer's employer that it was taken down, and why. */
export async function tellOfRemoval(_tx: Tx, _offer: { readonly id: string; readonly employerId: string }, _reason: string): Promise<void> {}

/** Tells those who reported an offer what came of it. */
export async function tellReporters(_tx: Tx, _accountIds: readonly string[], _offerId: string, _decision: ReportDecision): Promise<void> {}

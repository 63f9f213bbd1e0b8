import { LockMode } from '@mikro-orm/core';
import { mergeFault } from '../graduates/merge.errors.ts';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { OfferReport } from '../offers/offer-report.entity.ts';
import { Application } from './application.entity.ts';
import { LIVE } from './application.states.ts';
import { CandidateChoice, CandidateNote } from './candidate-choice.entity.ts';
import { record } from './move.service.ts';
import { OfferMark } from './offer-mark.entity.ts';
import { Recommendation } from './recommendation.entity.ts';

/** Of two live applications to one offer the newer is withdrawn, or the one that is not a hire. Fault: HIRED_TWICE. */
function withdrawOne(tx: Tx, a: Application, b: Application): void {
  const hired = [a, b].filter((one) => one.state === 'HIRED');
  if (hired.length === 2) throw mergeFault.HIRED_TWICE('otherGraduateId');
  const newer = a.submittedAt > b.submittedAt ? a : b;
  record(tx, hired.length === 1 ? (hired[0] === a ? b : a) : newer, 'WITHDRAWN', tx.viewer.accountId);
}

async function moveOwnApplications(tx: Tx, keptId: string, otherId: string): Promise<void> {
  const all = await tx.em.find(Application, { graduateId: { $in: [keptId, otherId] } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  const live = Map.groupBy(all.filter((one) => LIVE.includes(one.state)), (one) => one.offerId);
  for (const [one, second] of live.values()) if (one && second) withdrawOne(tx, one, second);
  // One of two is closed before both are the same person's: at most one is open at every moment.
  await tx.em.flush();
  await tx.em.nativeUpdate(Application, { graduateId: otherId }, { graduateId: keptId });
}

/** What employers and centres noted about the person: where both have it for one offer, what was said of the one that stays stands. */
async function moveWords(tx: Tx, keptId: string, otherId: string): Promise<void> {
  await tx.em.nativeUpdate(CandidateNote, { graduateId: otherId }, { graduateId: keptId });
  const chosen = (await tx.em.find(CandidateChoice, { graduateId: keptId })).map((row) => row.offerId);
  if (chosen.length > 0) await tx.em.nativeDelete(CandidateChoice, { graduateId: otherId, offerId: { $in: chosen } });
  await tx.em.nativeUpdate(CandidateChoice, { graduateId: otherId }, { graduateId: keptId });
  const live = { state: { $in: ['ASKED', 'AGREED'] } } as const;
  const recommended = new Set((await tx.em.find(Recommendation, { graduateId: keptId, ...live })).map((row) => row.offerId));
  for (const row of await tx.em.find(Recommendation, { graduateId: otherId, ...live })) if (recommended.has(row.offerId)) Object.assign(row, { state: 'WITHDRAWN', answeredAt: row.answeredAt ?? now(tx) });
  await tx.em.flush();
  await tx.em.nativeUpdate(Recommendation, { graduateId: otherId }, { graduateId: keptId });
}

/** What the person marked for itself. */
async function moveMarks(tx: Tx, keptId: string, otherId: string): Promise<void> {
  const marked = new Set((await tx.em.find(OfferMark, { graduateId: keptId })).map((row) => row.offerId));
  for (const row of await tx.em.find(OfferMark, { graduateId: otherId })) {
    if (!marked.has(row.offerId)) tx.em.create(OfferMark, { graduateId: keptId, offerId: row.offerId, kind: row.kind, createdAt: row.createdAt });
    tx.em.remove(row);
  }
  await tx.em.flush();
}

/** Reports of offers go along; where both reported one offer and nobody looked yet, the one of who stays is enough. */
async function moveReports(tx: Tx, keptAccountId: string, otherAccountId: string): Promise<void> {
  const open = (await tx.em.find(OfferReport, { reporterId: keptAccountId, decidedAt: null })).map((row) => row.offerId);
  if (open.length > 0) await tx.em.nativeDelete(OfferReport, { reporterId: otherAccountId, decidedAt: null, offerId: { $in: open } });
  await tx.em.nativeUpdate(OfferReport, { reporterId: otherAccountId }, { reporterId: keptAccountId });
}

interface Person {
  readonly id: string;
  readonly accountId: string;
}

/** Moves what offers/ and this folder hold of one graduate to another who is the same person. Fault: HIRED_TWICE. */
export async function moveApplications(tx: Tx, kept: Person, other: Person): Promise<void> {
  await moveOwnApplications(tx, kept.id, other.id);
  await moveWords(tx, kept.id, other.id);
  await moveMarks(tx, kept.id, other.id);
  await moveReports(tx, kept.accountId, other.accountId);
}

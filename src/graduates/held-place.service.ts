import { LockMode } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { grantRole } from '../identity/account.service.ts';
import { account } from '../identity/account.visibility.ts';
import type { Tx } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { changed } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { importFault } from './cohort-import.errors.ts';
import { Enrolment } from './enrolment.entity.ts';
import { Graduate } from './graduate.entity.ts';
import { HeldPlace } from './held-place.entity.ts';
import { HeldSkill } from './skill-profile.entity.ts';

/** The graduate that stands for the viewer at a centre, locked. */
async function standIn(tx: Tx, placeId: string): Promise<Graduate> {
  const place = await tx.em.findOne(HeldPlace, { graduateId: placeId, accountId: tx.viewer.accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!place) throw faults.NOT_FOUND('placeId');
  return tx.em.findOneOrFail(Graduate, { id: place.graduateId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Takes the stand-in away, with the account nobody could open and all that hangs on it. */
async function remove(tx: Tx, { id, accountId }: Graduate): Promise<void> {
  await tx.em.nativeDelete(Graduate, { id });
  await tx.em.nativeDelete(Account, { id: accountId });
  changed(tx, 'graduate', id);
}

/** Enrolments and the centre's word on skills go over to the person's own graduate; what it has itself stays. */
async function merge(tx: Tx, from: Graduate, own: Graduate): Promise<void> {
  const [enrolled, held] = [await tx.em.find(Enrolment, { graduateId: own.id }), new Set((await tx.em.find(HeldSkill, { graduateId: own.id, standing: 'CENTRE' })).map((row) => row.skillSlug))];
  for (const place of await tx.em.find(Enrolment, { graduateId: from.id })) {
    const same = enrolled.find((one) => one.cohortId === place.cohortId);
    if (same) same.confirmedAt ??= place.confirmedAt;
    else place.graduateId = own.id;
  }
  for (const skill of await tx.em.find(HeldSkill, { graduateId: from.id })) if (!held.has(skill.skillSlug)) skill.graduateId = own.id;
  own.phone ??= from.phone;
  await tx.em.flush();
  await remove(tx, from);
}

/**
 * The holder of an address that a centre wrote in takes the place: from now on the centre sees the person's own profile, as of
 * every learner. Faults: NOT_FOUND, EMAIL_NOT_CONFIRMED.
 */
export async function takePlace(tx: Tx, input: { placeId: string }): Promise<{ graduate: string }> {
  const from = await standIn(tx, input.placeId);
  const holder = await read(tx, account).select(['account.email', 'account.emailConfirmedAt']).where('account.id', '=', tx.viewer.accountId).executeTakeFirstOrThrow();
  // Whoever made an account with somebody else's address, and could not confirm it, is nobody the centre knows.
  if (holder.emailConfirmedAt === null || holder.email !== from.email) throw importFault.EMAIL_NOT_CONFIRMED('placeId');
  const own = await tx.em.findOne(Graduate, { accountId: tx.viewer.accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (own) {
    await merge(tx, from, own);
    changed(tx, 'graduate', own.id);
    return { graduate: own.id };
  }
  const blind = from.accountId;
  from.accountId = tx.viewer.accountId;
  await tx.em.flush();
  await tx.em.nativeDelete(HeldPlace, { graduateId: from.id });
  await tx.em.nativeDelete(Account, { id: blind });
  await grantRole(tx, tx.viewer.accountId, Role.GRADUATE);
  changed(tx, 'graduate', from.id);
  return { graduate: from.id };
}

/** The holder does not want the place: it is gone, and the centre is not told why. Fault: NOT_FOUND. */
export async function declinePlace(tx: Tx, input: { placeId: string }): Promise<{ declinedId: string }> {
  await remove(tx, await standIn(tx, input.placeId));
  return { declinedId: input.placeId };
}

/** Takes away every stand-in for the holder of an account: whoever erases itself leaves none behind. */
export async function removePlaces(tx: Tx, accountId: string): Promise<void> {
  for (const { graduateId } of await tx.em.find(HeldPlace, { accountId }, { disableIdentityMap: true })) await remove(tx, await tx.em.findOneOrFail(Graduate, { id: graduateId }));
}

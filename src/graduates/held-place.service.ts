import { LockMode } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { grantRole } from '../identity/account.service.ts';
import { account } from '../identity/account.visibility.ts';
import { inviteAccount } from '../identity/invited.service.ts';
import type { Tx } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { changed } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { blankEmail } from '../privacy/account.personal-data.ts';
import { isErased } from '../privacy/erased-address.ts';
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

/** The holder does not want the place: it is gone, and the centre is not told why. Faults: NOT_FOUND, EMAIL_NOT_CONFIRMED. */
export async function declinePlace(tx: Tx, input: { placeId: string }): Promise<{ declinedId: string }> {
  const place = await standIn(tx, input.placeId);
  // A learner's place is not lost to whoever made an account with the learner's address before.
  const { emailConfirmedAt } = await read(tx, account).select('account.emailConfirmedAt').where('account.id', '=', tx.viewer.accountId).executeTakeFirstOrThrow();
  if (emailConfirmedAt === null) throw importFault.EMAIL_NOT_CONFIRMED('placeId');
  await remove(tx, place);
  return { declinedId: input.placeId };
}

/**
 * Takes away every stand-in for the holder of an account: whoever erases itself leaves none behind. Who never showed that the
 * address is its own takes nothing from whose it is: the place is that person's from now on, who is invited to it.
 * @param proven whether the account showed any address to be its own
 */
export async function removePlaces(tx: Tx, accountId: string, proven: boolean): Promise<void> {
  for (const { graduateId } of await tx.em.find(HeldPlace, { accountId }, { orderBy: { createdAt: 'asc', graduateId: 'asc' }, disableIdentityMap: true })) {
    const place = await tx.em.findOneOrFail(Graduate, { id: graduateId });
    await (proven || (await isErased(tx, place.email)) ? remove(tx, place) : passOn(tx, place, accountId));
  }
}

/** The account of a stand-in gets the address that whoever is erased had without right; a second one is held for the first. */
async function passOn(tx: Tx, place: Graduate, from: string): Promise<void> {
  const leaving = await tx.em.findOneOrFail(Account, { id: from });
  leaving.email = blankEmail(from);
  await tx.em.flush();
  const holder = await tx.em.findOne(Account, { email: place.email }, { disableIdentityMap: true });
  if (holder) {
    await tx.em.nativeUpdate(HeldPlace, { graduateId: place.id }, { accountId: holder.id });
    return;
  }
  await tx.em.nativeDelete(HeldPlace, { graduateId: place.id });
  const blind = await tx.em.findOneOrFail(Account, { id: place.accountId });
  blind.email = place.email;
  await tx.em.flush();
  await inviteAccount(tx, place.accountId, null);
}

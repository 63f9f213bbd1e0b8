import { EmployerMember } from '../employers/employer.entity.ts';
import { newEmployer } from '../employers/employer.service.ts';
import { employer, foldedEmployer, ownedEmployer } from '../employers/employer.visibility.ts';
import { Employer, type EmployerKind } from '../employers/employer.entity.ts';
import { foldEmployerName } from '../employers/employer-name.ts';
import { grantRole } from '../identity/account.service.ts';
import { addresseesOf } from '../identity/addressee.ts';
import { requireConfirmedEmail } from '../identity/confirmation.service.ts';
import { newId, now, type Tx } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { nameIn } from '../kernel/language.ts';
import { lock } from '../kernel/lock.ts';
import { asSystem, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { NOBODY, Role } from '../kernel/viewer.ts';
import { post } from '../mail/letter.ts';
import { accountByEmail } from './centre.service.ts';
import { centreFault } from './centre.errors.ts';
import { centre, managedCentre } from './centre.visibility.ts';
import { Sponsorship } from './sponsorship.entity.ts';
import { sponsorshipFault } from './sponsorship.errors.ts';
import { EMPLOYER_HANDED_OVER } from './sponsorship.letters.ts';
import { endedSponsorship, managedSponsorship } from './sponsorship.visibility.ts';

export interface SponsorEmployer {
  readonly centreId: string;
  readonly name: string;
  readonly kind: EmployerKind;
  readonly placeCode: string;
  readonly website?: string | null;
}

/** Asks that nobody of that name with that seat is here already; two that write it down at once come one after the other. */
async function requireNew(tx: Tx, { name, placeCode }: SponsorEmployer): Promise<void> {
  const foldedName = foldEmployerName(name);
  await lock(tx, `employer ${foldedName}`);
  const there = await read(asSystem(tx, 'an employer is written down once'), foldedEmployer)
    .select(['foldedEmployer.name', 'foldedEmployer.slug'])
    .where('foldedEmployer.foldedName', '=', foldedName)
    .where('foldedEmployer.placeCode', '=', placeCode)
    // One that nobody sees yet is not told of: anybody may found one under any name.
    .where((eb) => eb.or([eb('foldedEmployer.verifiedAt', 'is not', null), eb('foldedEmployer.postedForAt', 'is not', null)]))
    .where('foldedEmployer.suspendedAt', 'is', null)
    .executeTakeFirst();
  if (there) throw sponsorshipFault.ALREADY_HERE('name', { ...there });
}

/**
 * Writes down an employer that is not registered, for which the centre posts offers until it hands it over. It is seen by
 * everybody at once, and marked. Faults: NOT_FOUND, ALREADY_HERE, UNKNOWN_PLACE, EMAIL_NOT_CONFIRMED and those of its texts.
 */
export async function sponsorEmployer(tx: Tx, { centreId, ...facts }: SponsorEmployer): Promise<{ employer: string }> {
  const found = await read(tx, managedCentre).select('managedCentre.id').where('managedCentre.id', '=', centreId).executeTakeFirst();
  if (!found) throw faults.NOT_FOUND('centreId');
  await requireConfirmedEmail(tx);
  const rules = new Rules();
  rules.required('name', facts.name);
  rules.done();
  await requireNew(tx, { centreId, ...facts });
  const entity = await newEmployer(tx, facts);
  entity.postedForAt = now(tx);
  sponsor(tx, entity.id, found.id);
  return { employer: entity.id };
}

/** Lets a centre act for an employer; whoever has offers of it hears of it. */
function sponsor(tx: Tx, employerId: string, centreId: string): void {
  tx.em.create(Sponsorship, { id: newId(tx), employerId, centreId, byId: tx.viewer.accountId, since: now(tx) });
  changed(tx, 'employer', employerId);
  changed(tx, 'sponsorship', employerId);
}

/** Makes the account the employer's owner; a membership it had asked for is granted. */
async function own(tx: Tx, employerId: string, accountId: string): Promise<EmployerMember> {
  const asked = await tx.em.findOne(EmployerMember, { employerId, accountId, endedAt: null });
  const member = asked ?? tx.em.create(EmployerMember, { id: newId(tx), employerId, accountId, kind: 'OWNER', askedAt: now(tx) });
  member.kind = 'OWNER';
  member.grantedAt ??= now(tx);
  await grantRole(tx, accountId, Role.RECRUITER);
  return member;
}

/**
 * Hands an employer over to the account that confirmed that e-mail, which becomes its owner and gets a letter; the centre
 * posts for it no more. Faults: NOT_FOUND, UNKNOWN_ACCOUNT.
 */
export async function handOverEmployer(tx: Tx, input: { employerId: string; email: string }): Promise<{ employer: string }> {
  const held = await read(tx, managedSponsorship).select(['managedSponsorship.id', 'managedSponsorship.centreId']).where('managedSponsorship.employerId', '=', input.employerId).executeTakeFirst();
  const entity = await load(tx, managedSponsorship, Sponsorship, held?.id ?? NOBODY, 'employerId');
  const accountId = await accountByEmail(tx, input.email);
  if (!accountId) throw centreFault.UNKNOWN_ACCOUNT('email');
  await own(tx, input.employerId, accountId);
  entity.endedAt = now(tx);
  changed(tx, 'employer', input.employerId);
  changed(tx, 'sponsorship', input.employerId);
  const [owner] = await addresseesOf(tx, [accountId]);
  const { name, slug } = await read(tx, employer).select(['employer.name', 'employer.slug']).where('employer.id', '=', input.employerId).executeTakeFirstOrThrow();
  const by = await read(tx, centre).select(['centre.nameFr', 'centre.nameAr', 'centre.nameEn']).where('centre.id', '=', entity.centreId).executeTakeFirstOrThrow();
  if (owner) await post(tx, EMPLOYER_HANDED_OVER, owner, { employer: name, slug, centre: nameIn(by, owner.language) });
  return { employer: input.employerId };
}

/**
 * An owner gives an employer back that was handed over by mistake: every membership ends, and the centre that posted for it
 * does so again. Faults: NOT_FOUND, NOT_POSTED_FOR where no centre did, or where it was verified since.
 */
export async function handBackEmployer(tx: Tx, input: { employerId: string }): Promise<{ employer: string }> {
  const entity = await load(tx, ownedEmployer, Employer, input.employerId, 'employerId');
  const last = await read(asSystem(tx, 'an employer goes back to the centre it came from'), endedSponsorship)
    .select('endedSponsorship.centreId')
    .where('endedSponsorship.employerId', '=', entity.id)
    .orderBy('endedSponsorship.endedAt', 'desc')
    .orderBy('endedSponsorship.id', 'desc')
    .executeTakeFirst();
  if (!last || !entity.postedForAt) throw sponsorshipFault.NOT_POSTED_FOR('employerId');
  for (const member of await tx.em.find(EmployerMember, { employerId: entity.id, endedAt: null }, { orderBy: { id: 'asc' } })) member.endedAt = now(tx);
  sponsor(tx, entity.id, last.centreId);
  return { employer: entity.id };
}

import { createAccount, grantRole, type NewAccount } from '../identity/account.service.ts';
import { startSession, type Tokens } from '../identity/session.service.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { asSystem, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { freeSlug } from '../kernel/slug.ts';
import { changed, load } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { placeRule } from '../places/place.rules.ts';
import { acceptNotice, checkTerms, type Terms } from '../privacy/consent.service.ts';
import { Employer, EmployerMember, type EmployerKind, type RegistrationKind } from './employer.entity.ts';
import { employerFault } from './employer.errors.ts';
import { foldEmployerName } from './employer-name.ts';
import { tellOfAsking } from './employer.post.ts';
import { employer, foldedEmployer, ownedEmployer } from './employer.visibility.ts';
import { claimNumber } from './number-holder.service.ts';
import { normalNumber, numberFault } from './registration-number.ts';

export interface EmployerFacts {
  name: string;
  kind: EmployerKind;
  placeCode: string;
  website?: string | null;
  description?: string | null;
  registrationKind?: RegistrationKind | null;
  registrationNumber?: string | null;
}

async function checkFacts(tx: Tx, facts: Partial<EmployerFacts>, path: string): Promise<void> {
  const rules = new Rules();
  rules.text(`${path}name`, facts.name, 160);
  rules.text(`${path}description`, facts.description, 5000);
  await placeRule(tx, rules, `${path}placeCode`, facts.placeCode);
  if (facts.registrationKind && facts.registrationNumber) {
    const rule = numberFault(facts.registrationKind, normalNumber(facts.registrationNumber));
    if (rule) rules.add(employerFault.WRONG_NUMBER(`${path}registrationNumber`, { kind: facts.registrationKind, rule }));
  } else if (facts.registrationKind || facts.registrationNumber) {
    rules.add(faults.REQUIRED(facts.registrationKind ? `${path}registrationNumber` : `${path}registrationKind`));
  }
  rules.done();
}

async function claim(tx: Tx, { registrationKind, registrationNumber }: Partial<EmployerFacts>, who: { employerId: string | null; accountId: string }, path: string): Promise<void> {
  if (registrationKind && registrationNumber) await claimNumber(tx, { registrationKind, registrationNumber: normalNumber(registrationNumber), ...who }, `${path}registrationNumber`);
}

/** Writes an employer that has no member yet. Faults: UNKNOWN_PLACE, WRONG_NUMBER, ALREADY_REGISTERED and those of its texts. */
export async function newEmployer(tx: Tx, facts: EmployerFacts, path = '', accountId: string = tx.viewer.accountId): Promise<Employer> {
  await checkFacts(tx, facts, path);
  await claim(tx, facts, { employerId: null, accountId }, path);
  const founded = tx.em.create(Employer, {
    id: newId(tx),
    slug: await freeSlug(tx, 'employers', facts.name),
    name: facts.name.trim(),
    foldedName: foldEmployerName(facts.name),
    kind: facts.kind,
    placeCode: facts.placeCode,
    website: facts.website ?? null,
    description: facts.description ?? null,
    registrationKind: facts.registrationKind ?? null,
    registrationNumber: facts.registrationNumber ? normalNumber(facts.registrationNumber) : null,
    verificationAskedAt: facts.registrationNumber ? now(tx) : null,
    createdAt: now(tx),
  });
  changed(tx, 'employerName', founded.foldedName);
  return founded;
}

/** The employer of that name that a centre posts for, as it is not here itself: whoever founds one of the same name probably means it. */
async function postedForNamesake(tx: Tx, foldedName: string): Promise<string | null> {
  const found = await read(asSystem(tx, 'a founder is told of an employer that waits for it'), foldedEmployer)
    .select('foldedEmployer.id')
    .where('foldedEmployer.foldedName', '=', foldedName)
    .where('foldedEmployer.postedForAt', 'is not', null)
    .where('foldedEmployer.suspendedAt', 'is', null)
    .orderBy('foldedEmployer.createdAt')
    .orderBy('foldedEmployer.id')
    .executeTakeFirst();
  return found?.id ?? null;
}

/** Founds an employer for an account, which becomes its owner. Public once an administrator verified it. `postedFor` is one of that name that a centre posted for, which could be handed over instead. */
export async function foundEmployer(tx: Tx, facts: EmployerFacts, accountId: string = tx.viewer.accountId, path = ''): Promise<{ employer: string; member: string; postedFor: string | null }> {
  const founded = await newEmployer(tx, facts, path, accountId);
  const postedFor = await postedForNamesake(tx, founded.foldedName);
  const member = tx.em.create(EmployerMember, { id: newId(tx), employerId: founded.id, accountId, kind: 'OWNER', askedAt: now(tx), grantedAt: now(tx) });
  await grantRole(tx, accountId, Role.RECRUITER);
  return { employer: founded.id, member: member.id, postedFor };
}

/** Asks to become a member, without a letter: for the demo world. */
export async function askToJoin(tx: Tx, input: { employerId: string }, accountId: string = tx.viewer.accountId): Promise<{ member: string; sought: { id: string; name: string } }> {
  const sought = await read(tx, employer).select(['employer.id', 'employer.name']).where('employer.id', '=', input.employerId).executeTakeFirst();
  if (!sought) throw faults.NOT_FOUND('employerId');
  const member = tx.em.create(EmployerMember, { id: newId(tx), employerId: sought.id, accountId, kind: 'MEMBER', askedAt: now(tx) });
  await grantRole(tx, accountId, Role.RECRUITER);
  return { member: member.id, sought };
}

/** Asks to become a member; an owner grants it, and every owner is told by letter. Faults: NOT_FOUND, ALREADY_MEMBER. */
export async function joinEmployer(tx: Tx, input: { employerId: string }, accountId: string = tx.viewer.accountId): Promise<{ member: string }> {
  const { member, sought } = await askToJoin(tx, input, accountId);
  await tellOfAsking(tx, sought, accountId);
  return { member };
}

export interface SignUpRecruiter extends NewAccount, Terms {
  found?: EmployerFacts | null;
  joinEmployerId?: string | null;
  device?: string | null;
}

/** Signs up a recruiter, who accepts the privacy notice and is of age, founds an employer or asks to join one, and starts a session. */
export async function signUpRecruiter(tx: Tx, input: SignUpRecruiter): Promise<Tokens & { accountId: string; employer?: string; member: string; postedFor?: string | null }> {
  const rules = new Rules();
  rules.holds('found', Boolean(input.found) !== Boolean(input.joinEmployerId), { fr: 'donnez soit found, soit joinEmployerId', ar: 'أعطِ إما found أو joinEmployerId', en: 'give either found or joinEmployerId' });
  rules.done();
  await checkTerms(tx, input);
  const account = await createAccount(tx, input, Role.RECRUITER);
  await acceptNotice(tx, account.id, input.privacyNotice, 'privacyNotice');
  const joined = input.found ? await foundEmployer(tx, input.found, account.id, 'found.') : await joinEmployer(tx, { employerId: input.joinEmployerId! }, account.id);
  return { ...joined, accountId: account.id, ...(await startSession(tx, account.id, input.device ?? 'unnamed')) };
}

/** What was verified holds no longer; with a number, the employer stands at the end of the queue. */
function askAnew(tx: Tx, entity: Employer): void {
  entity.verifiedAt = null;
  entity.verificationAskedAt = entity.registrationNumber ? now(tx) : null;
}

export interface UpdateEmployer extends Partial<EmployerFacts> {
  employerId: string;
  version: number;
}

/**
 * Changes what an employer says of itself; a new name or registration number takes the verification away, since that pair
 * is what was checked, and asks for a new one.
 */
export async function updateEmployer(tx: Tx, input: UpdateEmployer): Promise<{ employer: string }> {
  const entity = await load(tx, ownedEmployer, Employer, input.employerId, 'employerId', input.version);
  await checkFacts(tx, input, '');
  if (input.name && input.name.trim() !== entity.name) {
    for (const name of [entity.foldedName, foldEmployerName(input.name)]) changed(tx, 'employerName', name);
    entity.foldedName = foldEmployerName(input.name);
    // Under another name it is not the one that a centre vouched for.
    entity.postedForAt = null;
    askAnew(tx, entity);
  }
  for (const field of ['name', 'kind', 'placeCode'] as const) if (input[field]) entity[field] = input[field].trim() as never;
  for (const field of ['website', 'description'] as const) if (input[field] !== undefined) entity[field] = input[field];
  await claim(tx, input, { employerId: entity.id, accountId: tx.viewer.accountId }, '');
  if (input.registrationNumber && (normalNumber(input.registrationNumber) !== entity.registrationNumber || input.registrationKind !== entity.registrationKind)) {
    entity.registrationKind = input.registrationKind;
    entity.registrationNumber = normalNumber(input.registrationNumber);
    askAnew(tx, entity);
  }
  changed(tx, 'employer', entity.id);
  return { employer: entity.id };
}

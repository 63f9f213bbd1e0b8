import { Account, AccountRole } from '../identity/account.entity.ts';
import { account } from '../identity/account.visibility.ts';
import { inviteMade } from '../identity/invited.service.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { type Language, type Named, nameIn } from '../kernel/language.ts';
import { asSystem, read } from '../kernel/read.ts';
import { changed } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { writeWords } from './centre-word.ts';
import { Enrolment } from './enrolment.entity.ts';
import { Graduate } from './graduate.entity.ts';
import { HeldPlace } from './held-place.entity.ts';
import { tellOfPlaces } from './held-place.post.ts';
import type { Addition, Decision } from './learner-book.ts';
import type { LearnerRow } from './learner-row.ts';

/** Where learners are placed, and in whose name. */
export interface Placing {
  readonly cohortId: string;
  /** Who sent the sheet. */
  readonly byId: string;
  /** The centre, as letters name it. */
  readonly centre: Named;
  /** In which the letters are written to people who have said nothing yet. */
  readonly language: Language;
}

/** Rows a statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1000;

/** A new learner on the way in. */
interface Newcomer {
  readonly row: LearnerRow;
  readonly accountId: string;
  readonly graduateId: string;
  readonly enrolmentId: string;
  /** The account that the address has already; its holder may take the place. */
  readonly holderId: string | null;
}

/** The accounts that these addresses have already. Nobody is told: neither the outcome nor what the centre sees depends on it. */
async function holdersOf(tx: Tx, emails: readonly string[]): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map();
  const rows = await read(asSystem(tx, 'an address that has an account is written to as its holder'), account).select(['account.id', 'account.email']).where('account.email', 'in', emails).execute();
  return new Map(rows.map((row) => [row.email, row.id]));
}

const heldAddress = (accountId: string): string => `${accountId}@held.invalid`;

/**
 * Does what was decided with the rows of a sheet, in the caller's transaction: makes new learners, confirmed and invited by
 * letter, and merges what was confirmed. @returns the enrolments by row number, for the report
 */
export async function placeRows(tx: Tx, placing: Placing, decisions: readonly Decision[]): Promise<Map<number, string>> {
  const made = decisions.filter(({ outcome }) => outcome === 'CREATED').map(({ row }) => row);
  const merged = decisions.flatMap(({ row, addition }) => (addition ? [{ row, addition }] : []));
  const holders = await holdersOf(tx, made.map(({ email }) => email));
  // Made in one moment, they are listed by their ids: in the order of the sheet.
  const enrolmentIds = made.map(() => newId(tx)).toSorted();
  const newcomers = made.map((row, at): Newcomer => ({ row, accountId: newId(tx), graduateId: newId(tx), enrolmentId: enrolmentIds[at]!, holderId: holders.get(row.email) ?? null }));
  await makePeople(tx, placing, newcomers);
  const enrolments = await mergeInto(tx, placing, merged.map(({ addition }) => addition));
  await confirm(tx, placing, [...newcomers.map(({ graduateId, row }) => ({ graduateId, skills: row.skills })), ...merged.map(({ addition }) => ({ graduateId: addition.learner.graduateId, skills: addition.skills }))]);
  await invite(tx, placing, newcomers);
  return new Map([...newcomers.map(({ row, enrolmentId }): [number, string] => [row.row, enrolmentId]), ...merged.map(({ row }, at): [number, string] => [row.row, enrolments[at]!])]);
}

async function insertAll<R extends object>(rows: readonly R[], insert: (some: R[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await insert(rows.slice(at, at + BATCH));
}

/** Accounts without a password, their graduates, findable nowhere, and their enrolments, confirmed. */
async function makePeople(tx: Tx, { cohortId, language }: Placing, newcomers: readonly Newcomer[]): Promise<void> {
  const at = now(tx);
  const name = (row: LearnerRow): string => row.name!;
  await insertAll(newcomers, (some) => tx.em.insertMany(Account, some.map(({ accountId, holderId, row }) => ({ id: accountId, email: holderId ? heldAddress(accountId) : row.email, name: name(row), language, passwordMustChange: false, timeZone: 'Africa/Casablanca', createdAt: at, version: 1 }))));
  await insertAll(newcomers, (some) => tx.em.insertMany(AccountRole, some.map(({ accountId }) => ({ accountId, role: Role.GRADUATE, grantedAt: at }))));
  await insertAll(newcomers, (some) => tx.em.insertMany(Graduate, some.map(({ graduateId, accountId, row }) => ({ id: graduateId, accountId, name: name(row), email: row.email, phone: row.phone, wantsRemote: false, mobilityOrdered: false, contractTypes: [], reconfirmedAt: at, findableAt: [], createdAt: at, version: 1 }))));
  await insertAll(newcomers, (some) => tx.em.insertMany(Enrolment, some.map(({ enrolmentId, graduateId }) => ({ id: enrolmentId, graduateId, cohortId, state: 'ENROLLED' as const, confirmedAt: at, createdAt: at, version: 1 }))));
  await insertAll(newcomers.filter(({ holderId }) => holderId !== null), (some) => tx.em.insertMany(HeldPlace, some.map(({ graduateId, holderId }) => ({ graduateId, accountId: holderId!, createdAt: at }))));
}

/** Enrols learners of the centre into the cohort, confirms their claims, and fills an open phone number. @returns their enrolments, in order */
async function mergeInto(tx: Tx, { cohortId }: Placing, additions: readonly Addition[]): Promise<string[]> {
  const at = now(tx);
  const claims = additions.flatMap(({ confirm }) => (confirm ? [confirm] : []));
  for (const claim of claims.length > 0 ? await tx.em.find(Enrolment, { id: { $in: claims } }) : []) claim.confirmedAt ??= at;
  const phones = new Map(additions.flatMap(({ phone, learner }) => (phone ? [[learner.graduateId, phone] as const] : [])));
  for (const person of phones.size > 0 ? await tx.em.find(Graduate, { id: { $in: [...phones.keys()] } }) : []) person.phone ??= phones.get(person.id)!;
  return additions.map(({ enrol, learner }) => {
    if (!enrol) return learner.enrolments.find((one) => one.cohortId === cohortId)!.id;
    return tx.em.create(Enrolment, { id: newId(tx), graduateId: learner.graduateId, cohortId, state: 'ENROLLED', confirmedAt: at, createdAt: at }).id;
  });
}

/** The centre's word on skills: what it had said of them at another level gives way. */
async function confirm(tx: Tx, { byId }: Placing, people: readonly { readonly graduateId: string; readonly skills: LearnerRow['skills'] }[]): Promise<void> {
  await writeWords(tx, byId, people.flatMap(({ graduateId, skills }) => skills.map((said) => ({ graduateId, ...said }))));
  for (const { graduateId } of people) changed(tx, 'graduate', graduateId);
}

/** Writes to each at the address the centre gave: to come in, or, where there is an account, to take the place into it. */
async function invite(tx: Tx, { centre, language }: Placing, newcomers: readonly Newcomer[]): Promise<void> {
  await tellOfPlaces(tx, newcomers.flatMap(({ holderId }) => (holderId ? [holderId] : [])), centre);
  await inviteMade(tx, newcomers.filter(({ holderId }) => holderId === null).map(({ accountId, row }) => ({ accountId, email: row.email, name: row.name!, language })), nameIn(centre, language));
}

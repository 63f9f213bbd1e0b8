import { LockMode } from '@mikro-orm/core';
import { centre, cohort } from '../centres/centre.visibility.ts';
import { employer } from '../employers/employer.visibility.ts';
import { isEmail } from '../identity/account.service.ts';
import { account } from '../identity/account.visibility.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { naming } from '../kernel/naming.ts';
import { defineNoun, from, read } from '../kernel/read.ts';
import { type PersonalData, rowsOf, type Subject } from '../privacy/personal-data.ts';
import { CohortImport, CohortImportSchema } from './cohort-import.entity.ts';
import { CohortInvitation, CohortInvitationSchema, Disclosure, EmployerBlock, EmployerNameBlock } from './enrolment.entity.ts';
import { disclosure, employerBlock, employerNameBlock, enrolment } from './graduate.visibility.ts';

/** An invitation by whom it is to, and a sheet that is not in yet: for the service alone. */
const heldSeat = defineNoun({ name: 'heldSeat', table: CohortInvitationSchema, columns: ['id', 'email', 'name', 'createdAt', 'expiresAt', 'acceptedAt'], visible: (eb) => eb.lit(false) });
const waitingSheet = defineNoun({ name: 'waitingSheet', table: CohortImportSchema, columns: ['id', 'content'], visible: (eb) => eb.lit(false) });

async function readEnrolments(context: Context, { accountId, graduateId }: Subject): Promise<unknown> {
  const own = await read(context, account).select('account.email').where('account.id', '=', accountId).executeTakeFirst();
  const [enrolments, invitations] = await Promise.all([
    rowsOf(context, enrolment, 'graduateId', graduateId, 'createdAt', ['state', 'confirmedAt', 'createdAt'], (query) =>
      query.innerJoin(from(context, cohort), 'cohort.id', 'enrolment.cohortId').innerJoin(from(context, centre), 'centre.id', 'cohort.centreId').select(['cohort.name as cohort', 'centre.slug as centre'])),
    rowsOf(context, heldSeat, 'email', own?.email ?? null, 'createdAt', ['email', 'name', 'createdAt', 'expiresAt', 'acceptedAt']),
  ]);
  return { enrolments, invitations };
}

/** Enrolments stay, for the statistics. A sheet that waits and holds one of the addresses is not read in: the centre sends it again. */
async function eraseSeats(tx: Tx, _: Subject, traces: readonly string[]): Promise<void> {
  const emails = traces.filter(isEmail);
  if (emails.length === 0) return;
  await tx.em.nativeDelete(CohortInvitation, { email: { $in: emails } });
  const sheets = await read(tx, waitingSheet)
    .select('waitingSheet.id')
    .where('waitingSheet.content', 'is not', null)
    .where((eb) => eb.or(emails.map((email) => eb(eb.fn<string>('lower', ['waitingSheet.content']), '~', naming(email)))))
    .execute();
  const held = await tx.em.find(CohortImport, { id: { $in: sheets.map(({ id }) => id) } }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const sheet of held) tx.em.assign(sheet, { content: null, state: 'FAILED', finishedAt: now(tx), options: { ...sheet.options, fault: 'ERASED' } });
}

/** What centres hold of a learner beside the profile. */
export const enrolmentData: PersonalData = {
  name: 'learning',
  columns: { cohort_invitations: ['email', 'name', 'code_hash'], cohort_imports: ['content'] },
  read: readEnrolments,
  erase: eraseSeats,
};

async function readSight(context: Context, { graduateId }: Subject): Promise<unknown> {
  if (graduateId === null) return null;
  const [disclosures, blocked, blockedByName] = await Promise.all([
    rowsOf(context, disclosure, 'graduateId', graduateId, 'since', ['reason', 'since', 'endedAt'], (query) => query.innerJoin(from(context, employer), 'employer.id', 'disclosure.employerId').select('employer.name as employer')),
    rowsOf(context, employerBlock, 'graduateId', graduateId, 'createdAt', ['createdAt'], (query) => query.innerJoin(from(context, employer), 'employer.id', 'employerBlock.employerId').select('employer.name as employer')),
    rowsOf(context, employerNameBlock, 'graduateId', graduateId, 'createdAt', ['name', 'createdAt']),
  ]);
  return { disclosures, blocked, blockedByName };
}

async function eraseSight(tx: Tx, { graduateId }: Subject): Promise<void> {
  if (graduateId === null) return;
  for (const table of [Disclosure, EmployerBlock, EmployerNameBlock]) await tx.em.nativeDelete<{ graduateId: string }>(table, { graduateId });
}

/** Who may see the person, and who may not. */
export const sightData: PersonalData = {
  name: 'visibility',
  columns: { disclosures: ['reason'], employer_name_blocks: ['folded_name', 'name'] },
  read: readSight,
  erase: eraseSight,
};

import { foldEmployerName } from '../employers/employer-name.ts';
import { employer } from '../employers/employer.visibility.ts';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { Disclosure, EmployerBlock, EmployerNameBlock } from './enrolment.entity.ts';
import { ownDisclosure } from './graduate.visibility.ts';
import { MOST } from './profile.rules.ts';
import { loadOwn } from './profile.service.ts';

const NAME_MOST = 160;

/** Which employer: one that is here by its id, or any by its name. */
export interface WhichEmployer {
  employerId?: string | null;
  name?: string | null;
}

/** The folded name that was given, or null where the employer was named by its id. */
function foldedIn({ employerId, name }: WhichEmployer): string | null {
  const rules = new Rules();
  rules.holds('employerId', Boolean(employerId) !== (typeof name === 'string'), { fr: 'donnez soit employerId, soit name', ar: 'أعطِ إما employerId أو name', en: 'give either employerId or name' });
  rules.text('name', name, NAME_MOST);
  const folded = name ? foldEmployerName(name) : null;
  if (name && name.trim() !== '') rules.holds('name', folded !== '', { fr: 'un nom avec au moins une lettre ou un chiffre', ar: 'اسم فيه حرف أو رقم على الأقل', en: 'a name with a letter or a digit in it' });
  rules.done();
  return folded;
}

async function blockById(tx: Tx, graduateId: string, employerId: string): Promise<void> {
  const found = await read(tx, employer).select('employer.id').where('employer.id', '=', employerId).executeTakeFirst();
  if (!found) throw faults.NOT_FOUND('employerId');
  const blocked = await tx.em.count(EmployerBlock, { graduateId });
  if (blocked >= MOST.blocks) throw faults.TOO_LONG('employerId', { length: blocked + 1, most: MOST.blocks });
  await tx.em.upsert(EmployerBlock, { graduateId, employerId: found.id, createdAt: now(tx) }, { onConflictAction: 'ignore', disableIdentityMap: true });
}

async function blockByName(tx: Tx, graduateId: string, foldedName: string, name: string): Promise<void> {
  const blocked = await tx.em.count(EmployerNameBlock, { graduateId });
  if (blocked >= MOST.blocks) throw faults.TOO_LONG('name', { length: blocked + 1, most: MOST.blocks });
  await tx.em.upsert(EmployerNameBlock, { graduateId, foldedName, name: name.trim(), createdAt: now(tx) }, { onConflictAction: 'ignore', disableIdentityMap: true });
}

/**
 * The person will not be found by an employer, at once; the employer is not told. By name, whoever has that name or takes it
 * later is blocked; legal forms, accents and case do not matter. Who applied there stays known to it until the disclosure is
 * ended. Twice is once. Faults: NOT_FOUND, INVALID, REQUIRED, TOO_LONG.
 */
export async function blockEmployer(tx: Tx, input: WhichEmployer): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  const foldedName = foldedIn(input);
  await (foldedName === null ? blockById(tx, own.id, input.employerId!) : blockByName(tx, own.id, foldedName, input.name!));
  changed(tx, 'graduate', own.id);
  return { graduate: own.id };
}

/** The employer may find the person again, if it is findable at all and not blocked the other way too. One that was not blocked is answered alike. */
export async function unblockEmployer(tx: Tx, input: WhichEmployer): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  const foldedName = foldedIn(input);
  if (foldedName === null) await tx.em.nativeDelete(EmployerBlock, { graduateId: own.id, employerId: input.employerId! });
  else await tx.em.nativeDelete(EmployerNameBlock, { graduateId: own.id, foldedName });
  changed(tx, 'graduate', own.id);
  return { graduate: own.id };
}

/** The employer no longer sees who the person is, from the next request on; applying there again discloses again. Twice is once. Fault: NOT_FOUND. */
export async function endDisclosure(tx: Tx, input: { disclosureId: string }): Promise<{ disclosure: string }> {
  const entity = await load(tx, ownDisclosure, Disclosure, input.disclosureId, 'disclosureId');
  entity.endedAt ??= now(tx);
  changed(tx, 'graduate', entity.graduateId);
  return { disclosure: entity.id };
}

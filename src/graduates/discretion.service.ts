import { employer } from '../employers/employer.visibility.ts';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { changed, load } from '../kernel/transact.ts';
import { Disclosure, EmployerBlock } from './enrolment.entity.ts';
import { ownDisclosure } from './graduate.visibility.ts';
import { MOST } from './profile.rules.ts';
import { loadOwn } from './profile.service.ts';

/**
 * The person will not be found by an employer, at once; the employer is not told. Who applied there stays known to it
 * until the disclosure is ended. Twice is once. Faults: NOT_FOUND, TOO_LONG.
 */
export async function blockEmployer(tx: Tx, input: { employerId: string }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  const found = await read(tx, employer).select('employer.id').where('employer.id', '=', input.employerId).executeTakeFirst();
  if (!found) throw faults.NOT_FOUND('employerId');
  const blocked = await tx.em.count(EmployerBlock, { graduateId: own.id });
  if (blocked >= MOST.blocks) throw faults.TOO_LONG('employerId', { length: blocked + 1, most: MOST.blocks });
  await tx.em.upsert(EmployerBlock, { graduateId: own.id, employerId: found.id, createdAt: now(tx) }, { onConflictAction: 'ignore', disableIdentityMap: true });
  changed(tx, 'graduate', own.id);
  return { graduate: own.id };
}

/** The employer may find the person again, if it is findable at all. An employer that was not blocked is answered alike. */
export async function unblockEmployer(tx: Tx, input: { employerId: string }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  await tx.em.nativeDelete(EmployerBlock, { graduateId: own.id, employerId: input.employerId });
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

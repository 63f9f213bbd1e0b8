import { Account, AccountRole } from '../identity/account.entity.ts';
import { addressed, type Addressee } from '../identity/addressee.ts';
import { endSessions } from '../identity/session.service.ts';
import { Graduate } from '../graduates/graduate.entity.ts';
import { GraduateMerge } from '../graduates/graduate-merge.entity.ts';
import { mergeFault } from '../graduates/merge.errors.ts';
import { moveProfile } from '../graduates/merge.profile.ts';
import { mergedGraduate } from '../graduates/merge.visibility.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { REASON_MOST, Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { moveLooks } from '../privacy/access-log.service.ts';
import { rememberErased } from '../privacy/erased-address.ts';
import { eraseSubject, sweepLater } from '../privacy/erasure.service.ts';
import type { Subject } from '../privacy/personal-data.ts';
import { moveApplications } from './merge.applications.ts';
import { tellMerged } from './merge.post.ts';

export interface MergePeople {
  readonly keepGraduateId: string;
  readonly otherGraduateId: string;
  readonly reason: string;
}

/** Both, each under its lock, in one order: two merges of the same people come one after the other. */
async function loadBoth(tx: Tx, { keepGraduateId, otherGraduateId }: MergePeople): Promise<{ kept: Graduate; other: Graduate }> {
  if (keepGraduateId === otherGraduateId) throw mergeFault.SAME_PERSON('otherGraduateId');
  const named = [{ id: keepGraduateId, field: 'keepGraduateId' }, { id: otherGraduateId, field: 'otherGraduateId' }].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const loaded = new Map<string, Graduate>();
  for (const { id, field } of named) loaded.set(id, await load(tx, mergedGraduate, Graduate, id, field));
  return { kept: loaded.get(keepGraduateId)!, other: loaded.get(otherGraduateId)! };
}

/** The account that goes, which is a graduate's and nothing else. */
async function leavingAccount(tx: Tx, accountId: string): Promise<Account> {
  const roles = (await tx.em.find(AccountRole, { accountId })).map(({ role }) => role).filter((role) => role !== 'GRADUATE');
  if (roles.length > 0) throw mergeFault.OTHER_ROLES('otherGraduateId', { roles: roles.toSorted().join(', ') });
  return tx.em.findOneOrFail(Account, { id: accountId });
}

/** Takes away the account that is empty now. Its name is the name of the one that stays: what names it is left alone. */
async function erase(tx: Tx, account: Account, other: Graduate): Promise<void> {
  const subject: Subject = { accountId: account.id, graduateId: other.id };
  const { email } = account;
  account.name = '';
  other.name = '';
  await endSessions(tx, { accountId: account.id }, 'ERASED');
  await tx.em.flush();
  // Whether or not the person ever confirmed it: whose address it is, is what a merge says.
  await rememberErased(tx, [email, ...(await eraseSubject(tx, subject))]);
  await sweepLater(tx, subject);
}

/**
 * Makes one of two graduates who are the same person. What the other has goes to the one that is kept: enrolments, skills,
 * applications (of two open ones to an offer the newer is withdrawn), disclosures, marks, notes, looks; the other account is
 * erased, and both addresses are told. Faults: NOT_FOUND, SAME_PERSON, OTHER_ROLES, EMAIL_NOT_CONFIRMED, HIRED_TWICE, REQUIRED, TOO_LONG.
 */
export async function mergePeople(tx: Tx, input: MergePeople): Promise<{ graduate: string }> {
  const rules = new Rules();
  rules.text('reason', input.reason, REASON_MOST);
  rules.done();
  const { kept, other } = await loadBoth(tx, input);
  const leaving = await leavingAccount(tx, other.accountId);
  const staying = await tx.em.findOneOrFail(Account, { id: kept.accountId });
  // What somebody has who showed its address is not given to an account that anybody may have made with any address.
  if (leaving.emailConfirmedAt && !staying.emailConfirmedAt) throw mergeFault.EMAIL_NOT_CONFIRMED('keepGraduateId');
  const told: { gone: Addressee; stays: Addressee } = { gone: addressed(leaving), stays: addressed(staying) };
  await moveApplications(tx, kept, other);
  await moveProfile(tx, kept, other);
  await moveLooks(tx, { accountId: leaving.id, graduateId: other.id }, { accountId: staying.id, graduateId: kept.id });
  tx.em.create(GraduateMerge, { id: newId(tx), keptId: kept.id, otherId: other.id, reason: input.reason.trim(), byId: tx.viewer.accountId, mergedAt: now(tx) });
  await erase(tx, leaving, other);
  await tellMerged(tx, told, input.reason.trim());
  return { graduate: kept.id };
}

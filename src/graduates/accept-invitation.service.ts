import { passwordRule } from '../identity/account.service.ts';
import { lockAccount, takeToken } from '../identity/account-token.service.ts';
import { markConfirmed } from '../identity/confirmation.service.ts';
import { accountFault } from '../identity/account.errors.ts';
import { hashPassword } from '../identity/passwords.ts';
import { personNameRule } from '../identity/person-name.ts';
import { startSession, type Tokens } from '../identity/session.service.ts';
import type { Tx } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { Rules } from '../kernel/rules.ts';
import { changed } from '../kernel/transact.ts';
import { acceptNotice, checkTerms, type Terms } from '../privacy/consent.service.ts';
import { Graduate } from './graduate.entity.ts';

export interface AcceptInvitation extends Terms {
  token: string;
  password: string;
  /** Left out: as the centre wrote it. */
  name?: string | null;
  language?: Language | null;
  device?: string | null;
}

/**
 * Somebody for whom a centre made an account takes it, by the link of a letter: the password is the person's own from now on,
 * the address is confirmed, the notice accepted, and a session starts. Faults: those of links, WEAK_PASSWORD, REQUIRED,
 * TOO_LONG, INVALID, UNDER_AGE, NOTICE_OUTDATED.
 */
export async function acceptInvitation(tx: Tx, input: AcceptInvitation): Promise<Tokens> {
  const rules = new Rules();
  passwordRule(rules, 'password', input.password);
  personNameRule(rules, 'name', input.name);
  rules.done();
  await checkTerms(tx, input);
  const token = await takeToken(tx, 'INVITATION', input.token, 'token');
  const holder = await lockAccount(tx, token.accountId);
  // A password that was set since is the person's: an old invitation does not take its place.
  if (holder.passwordHash || holder.suspendedAt) throw accountFault.LINK_INVALID('token');
  holder.passwordHash = await hashPassword(input.password);
  if (input.language) holder.language = input.language;
  if (input.name) await rename(tx, holder, input.name.trim());
  markConfirmed(tx, holder);
  await acceptNotice(tx, holder.id, input.privacyNotice, 'privacyNotice');
  return startSession(tx, holder.id, input.device ?? 'unnamed');
}

/** The centre may have written the name otherwise than the person does: in the account and in the profile. */
async function rename(tx: Tx, holder: { id: string; name: string }, name: string): Promise<void> {
  holder.name = name;
  const person = await tx.em.findOne(Graduate, { accountId: holder.id });
  if (!person) return;
  person.name = name;
  changed(tx, 'graduate', person.id);
}

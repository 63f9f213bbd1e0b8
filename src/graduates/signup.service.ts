import { createAccount, type Making, type NewAccount } from '../identity/account.service.ts';
import { startSession, type Tokens } from '../identity/session.service.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { Rules } from '../kernel/rules.ts';
import { changed } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { acceptNotice, checkTerms, type Terms } from '../privacy/consent.service.ts';
import { enrol, type Seat, seatRule } from './enrolment.service.ts';
import { Graduate } from './graduate.entity.ts';

export interface SignUpGraduate extends NewAccount, Seat, Terms {
  device?: string | null;
}

/** Makes an account and its graduate, with a seat: confirmed by a code of the centre, else a claim. Nobody is findable before saying so. */
export async function createGraduate(tx: Tx, input: NewAccount & Seat, making?: Making): Promise<{ account: string; graduate: string; enrolment: string }> {
  const rules = new Rules();
  seatRule(rules, input);
  rules.done();
  const account = await createAccount(tx, input, Role.GRADUATE, making);
  const person = tx.em.create(Graduate, {
    id: newId(tx),
    accountId: account.id,
    name: account.name,
    email: account.email,
    wantsRemote: false,
    mobilityOrdered: false,
    contractTypes: [],
    reconfirmedAt: now(tx),
    findableAt: [],
    createdAt: now(tx),
  });
  const enrolment = await enrol(tx, person.id, account.email, input);
  changed(tx, 'graduate', person.id);
  return { account: account.id, graduate: person.id, enrolment };
}

/** Signs up a graduate, who accepts the privacy notice and is of age, and starts a session. */
export async function signUpGraduate(tx: Tx, input: SignUpGraduate, making?: Making): Promise<Tokens & { graduate: string; enrolment: string }> {
  await checkTerms(tx, input);
  const { account, graduate, enrolment } = await createGraduate(tx, input, making);
  await acceptNotice(tx, account, input.privacyNotice, 'privacyNotice');
  return { graduate, enrolment, ...(await startSession(tx, account, input.device ?? 'unnamed')) };
}
